#ifndef SHARE_H
#define SHARE_H

#include <jansson.h>

/*
 * Puts each parameter that several operations take into a component, and a `$ref` in its places. The
 * components are called as the parameters; where a name is taken, the operation's tag is before it.
 * Returns them; NULL without memory, and then the paths are not whole.
 */
json_t *share_parameters(json_t *paths);

#endif
