#ifndef ARGUMENTS_H
#define ARGUMENTS_H

#include <jansson.h>
#include <stdbool.h>

struct error;

/*
 * Checks a tool's arguments against its schema: unknown and missing members, `type` (string,
 * integer, object), minLength, maxLength (in code points), minimum and maximum. Returns false with
 * ERROR_BAD_QUERY and a fault for each, with a suggestion where a name is near.
 */
bool arguments_check(const json_t *schema, json_t *arguments, struct error *err);

#endif
