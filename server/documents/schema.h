#ifndef SCHEMA_H
#define SCHEMA_H

#include <jansson.h>

#include <stddef.h>

struct catalog;
struct field;

enum { SCHEMA_NAME_SIZE = 256 }; /* of a resource's name with what is put behind it */

/*
 * JSON Schema (2020-12) of what is asked and answered, made from the catalog. Each function gives a
 * new reference; NULL without memory.
 */

/* One value of a field as a filter names it: of a list, one of its members. Never null. */
json_t *schema_value(const struct field *field);

/* The field's example, typed; of a list, one of its members. NULL if there is none. */
json_t *schema_example(const struct field *field);

/* {"type": …} and {"$ref": "#/components/schemas/…"}. */
json_t *schema_type(const char *type);
json_t *schema_ref(const char *name);

/* Names of resources, or other words, as the only values of a text. */
json_t *schema_words(const char *const *words, size_t count);

/*
 * All of components.schemas. A resource `x` has four: `x`, an item of which `fields` may have left
 * out members; `x-item`, the same with every field; and the envelopes `x-document` of one and
 * `x-collection` of many.
 */
json_t *schema_components(const struct catalog *catalog);

#endif
