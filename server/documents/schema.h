#ifndef SCHEMA_H
#define SCHEMA_H

#include <jansson.h>

#include <stdbool.h>
#include <stddef.h>

struct catalog;
struct field;
struct resource;

/*
 * JSON Schema (2020-12) of what is asked and answered, made from the catalog. Each function gives a
 * new reference and steals those that it is given; NULL without memory.
 */

/* A name of the dataset's as types and operations of a client are called: `new_towns` NewTowns. */
enum { SCHEMA_NAME_SIZE = 96 }; /* of such a name with what is put before or behind it */
void schema_name(const char *name, const char *suffix, char ret_name[SCHEMA_NAME_SIZE]);

/* {"type": …}, the same or null, a date, and {"$ref": "#/components/schemas/…"}. */
json_t *schema_type(const char *type);
json_t *schema_nullable(const char *type);
json_t *schema_date(void);
json_t *schema_ref(const char *name);

json_t *schema_array(json_t *items);
json_t *schema_map(json_t *values);

/* An object without members; a member is always there if it is required. */
json_t *schema_object(void);
void schema_set_member(json_t **object, const char *name, json_t *schema, bool required);

/* An object of these members, names and schemas in turn up to a NULL, all of them required. */
json_t *schema_object_of(const char *name, ...);

/* What the first says and the second adds. */
json_t *schema_all_of(json_t *one, json_t *other);

/* Names of resources, or other words, as the only values of a text. */
json_t *schema_words(const char *const *words, size_t count);

/* What a schema's readers see, where the dataset says it. */
void schema_set_text(json_t **schema, const char *name, const char *text);

/* The regular expression that a field's format stands for; NULL without one. */
const char *schema_pattern(const struct field *field);

/* One value of a field as a filter names it: of a list, one of its members. Never null. */
json_t *schema_value(const struct field *field);

/* The JSON fields or abouts of this name; any JSON where the dataset has no shape of it. */
json_t *schema_shape(const struct catalog *catalog, const char *name);

/* The name of a resource: a vocabulary that the build makes, if a field takes its words. */
json_t *schema_resource_name(const struct catalog *catalog);

#endif
