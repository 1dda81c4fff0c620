#ifndef JSON_BUILDER_H
#define JSON_BUILDER_H

#include <jansson.h>
#include <stdbool.h>

struct buf;
struct error;

/*
 * JSON that is being built, and remembers failure: an object or array that could not take a value
 * (no memory, or a text that is not UTF-8) is released and becomes NULL, and so does all that it is
 * then put into. The writer checks once, at the end. Values are stolen.
 */
void builder_set(json_t **object, const char *name, json_t *value);
void builder_append(json_t **array, json_t *value);

/*
 * Where something of the server is, by a path that begins with a slash: behind the base path, and
 * there under the origin, if one was said.
 */
json_t *builder_path(const char *path);
json_t *builder_address(const char *path);

/*
 * Writes a tree and releases it. False if it is NULL or does not fit, or if jansson lacked memory
 * in this thread since the last tree was written: then a member, or part of a text, may be missing.
 */
bool builder_print(json_t *tree, struct buf *body);

/* The same with ERROR_INTERNAL. */
bool builder_write(json_t *tree, struct buf *body, struct error *err);

/* The Jansson library's version. */
const char *builder_library_version(void);

#endif
