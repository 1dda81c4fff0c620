#ifndef RENDER_H
#define RENDER_H

#include "target.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct catalog;
struct db;
struct error;
struct query;
struct value;

enum { RENDER_MAX = 64 << 20 /* bytes of a body */ };

/* What a collection's headers say beside its body. */
struct page {
	int64_t total;             /* rows that the conditions leave, exact */
	char next[TARGET_MAX + 1]; /* path and query of the next page; empty on the last */
};

/*
 * Runs a query and writes the collection: {"data": […], "links": {…}, "meta": {…}}. `after` is what
 * cursor_read() made of the query's cursor, NULL without one. The same dataset and query give the
 * same bytes. False with ERROR_INTERNAL.
 */
bool render_collection(const struct catalog *catalog, struct db *db, const struct query *query,
	const struct value *after, struct buf *body, struct page *ret_page, struct error *err);

/* Writes one item, {"data": {…}, "links": {…}, "meta": {…}}; ERROR_NOT_FOUND if there is none. */
bool render_item(const struct catalog *catalog, struct db *db, const struct query *query,
	const char *key, struct buf *body, struct error *err);

/* Text as a JSON string (RFC 8259, section 7). The text must be UTF-8. */
void render_text(struct buf *out, const char *text, size_t len);

#endif
