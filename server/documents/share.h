#ifndef SHARE_H
#define SHARE_H

#include <jansson.h>

/*
 * Moves repeated parts of the OpenAPI document into components, and replaces them by `$ref` where
 * that is shorter, to keep the document small enough for generators.
 */

/*
 * Shares the parameters of several operations. A component has the parameter's name, with `path-`
 * before those in the path, and with the operation's tag before it if the name is taken. Returns
 * the components; NULL if out of memory, and then the paths are incomplete.
 */
json_t *share_parameters(json_t *paths);

/*
 * Shares the members of several objects that are not references yet. A component has the member's
 * name, with `List` or `OrNull` appended for such types. Steals the schemas and returns them with
 * the components added; NULL if out of memory.
 */
json_t *share_members(json_t *schemas);

#endif
