#ifndef JSON_MEMORY_H
#define JSON_MEMORY_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

/*
 * Parses JSON; use it instead of json_loadb(). In Jansson 2.14, lex_save() and lex_scan_string() in
 * load.c truncate a text when an allocation fails and then read past the heap block when copying
 * it. Here the first failing allocation ends the parse, and everything is freed. Returns a new
 * reference; or NULL if the text is not JSON, described in ret_error unless that is NULL, or if out
 * of memory.
 */
json_t *json_memory_read(const char *text, size_t len, size_t flags, json_error_t *ret_error);

/* What a text must be: any JSON value, an object or array, or an array of strings. */
enum json_form { JSON_FORM_VALUE, JSON_FORM_COMPOSITE, JSON_FORM_TEXTS };

/* Whether the text is JSON of this form, without duplicate names in an object. */
bool json_memory_is(const char *text, size_t len, enum json_form form);

/*
 * Whether Jansson ran out of memory in this thread since the last call; some of its functions do
 * not report that.
 */
bool json_memory_lacked(void);

#endif
