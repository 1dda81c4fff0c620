#ifndef SCHEMA_H
#define SCHEMA_H

#include <jansson.h>

#include <stdbool.h>
#include <stddef.h>

struct catalog;
struct field;
struct resource;

/*
 * JSON Schemas (2020-12) made from the catalog. Each function returns a new reference and steals
 * its json_t arguments; NULL if out of memory.
 */

/* Converts a name of the dataset to one for types and operations: `new_towns` gives NewTowns. */
enum { SCHEMA_NAME_SIZE = 96 }; /* of a name with prefix and suffix */
void schema_name(const char *name, const char *suffix, char ret_name[SCHEMA_NAME_SIZE]);

/*
 * {"type": …}, the same or null, a date, {"$ref": "#/components/schemas/…"}, an array, and an
 * object with any names.
 */
json_t *schema_type(const char *type);
json_t *schema_nullable(const char *type);
json_t *schema_date(void);
json_t *schema_ref(const char *name);

json_t *schema_array(json_t *items);
json_t *schema_map(json_t *values);

/* schema_object() is an object without members; schema_set_member() adds one. */
json_t *schema_object(void);
void schema_set_member(json_t **object, const char *name, json_t *schema, bool required);

/* An object with these members, all required: pairs of name and schema, ended by NULL. */
json_t *schema_object_of(const char *name, ...);

/* allOf of both. */
json_t *schema_all_of(json_t *one, json_t *other);

/* A string that is one of these words. */
json_t *schema_words(const char *const *words, size_t count);

/* Adds a title or description if text is not NULL. */
void schema_set_text(json_t **schema, const char *name, const char *text);

/* Returns the regular expression of a field's format; NULL if it has none. */
const char *schema_pattern(const struct field *field);

/* A single value of a field as in a filter: for a list, a member. Never null. */
json_t *schema_value(const struct field *field);

/*
 * The schema that the dataset gives for a JSON field, or a shape, of this name; any JSON if it
 * gives none.
 */
json_t *schema_shape(const struct catalog *catalog, const char *name);

/* A resource's name: a reference to the vocabulary of resource names, if the dataset uses it. */
json_t *schema_resource_name(const struct catalog *catalog);

#endif
