#ifndef ARGUMENTS_H
#define ARGUMENTS_H

#include <jansson.h>
#include <stdbool.h>

struct error;

/*
 * Whether what a tool is given is what its schema says: the members of `properties` alone, those of
 * `required` among them, each of its `type` (string, integer, object), within minLength, maxLength
 * (bytes), minimum and maximum. False with ERROR_BAD_QUERY and each fault, with the right name
 * where one is near.
 */
bool arguments_check(const json_t *schema, json_t *arguments, struct error *err);

#endif
