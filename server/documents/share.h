#ifndef SHARE_H
#define SHARE_H

#include <jansson.h>

/*
 * What is written alike in several places is put into a component once, and a `$ref` in its places, so
 * that the document stays small enough for a generator.
 */

/*
 * The parameters that several operations take. The components are called as the parameters; where a
 * name is taken, the operation's tag is before it. Returns them; NULL without memory, and then the
 * paths are not whole.
 */
json_t *share_parameters(json_t *paths);

/*
 * The arrays with a description that are members of several objects. Other members are hardly longer than
 * a reference, or may be null, which a generator may not see behind one. A component is called as the member, with `List`
 * behind it. Steals the schemas and returns them with the components among them; NULL without memory.
 */
json_t *share_arrays(json_t *schemas);

#endif
