#ifndef JSON_MEMORY_H
#define JSON_MEMORY_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

/*
 * Reads JSON as json_loadb() does, which must not be called itself: where a text finds no memory in
 * Jansson 2.14, its end is missing, and the copy that is made of it goes past the end of the heap's
 * block (lex_save() and lex_scan_string() in its load.c). Here the first allocation that fails ends
 * the reading, and what had been allocated is freed. A new reference; NULL if it is no JSON, which
 * the error tells where one is wanted, or lacks memory.
 */
json_t *json_memory_read(const char *text, size_t len, size_t flags, json_error_t *ret_error);

/* Whether Jansson lacked memory in this thread since this was asked last: not all of it says so. */
bool json_memory_lacked(void);

#endif
