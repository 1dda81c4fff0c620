#ifndef JSON_BUILDER_H
#define JSON_BUILDER_H

#include <jansson.h>
#include <stdbool.h>

struct buf;
struct error;

/*
 * Builds JSON and defers error checks: an object or array that cannot take a value (out of memory,
 * or invalid UTF-8) is released and becomes NULL, and so does everything it is then added to. Check
 * once, when writing. The value is stolen. *object must be a reference that the caller owns,
 * because a failure releases it.
 */
void builder_set(json_t **object, const char *name, json_t *value);
void builder_append(json_t **array, json_t *value);

/*
 * builder_path() returns a path of the server, which begins with a slash, after the base path;
 * builder_address() adds the origin if one is set.
 */
json_t *builder_path(const char *path);
json_t *builder_address(const char *path);

/*
 * Writes a tree and releases it. Returns false if it is NULL or does not fit, or if Jansson ran out
 * of memory in this thread since the last tree, since then members or parts of texts may be
 * missing.
 */
bool builder_print(json_t *tree, struct buf *body);

/* The same, setting ERROR_INTERNAL. */
bool builder_write(json_t *tree, struct buf *body, struct error *err);

/* Returns the version of the Jansson library. */
const char *builder_library_version(void);

#endif
