#ifndef SHARE_H
#define SHARE_H

#include <jansson.h>

/*
 * What is written alike in several places is put into a component once, and a `$ref` in its places,
 * where that is shorter: the document stays small enough for a generator.
 */

/*
 * The parameters that several operations take. The components are called as the parameters, those
 * in the path with `path-` before; where a name is taken, the operation's tag is before it. Returns
 * them; NULL without memory, and then the paths are not whole.
 */
json_t *share_parameters(json_t *paths);

/*
 * The members of several objects that are no references yet. A component is called as the member,
 * with `List` or `OrNull` behind it where it is one. Steals the schemas and returns them with the
 * components among them; NULL without memory.
 */
json_t *share_members(json_t *schemas);

#endif
