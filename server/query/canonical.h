#ifndef CANONICAL_H
#define CANONICAL_H

#include <stddef.h>

struct buf;
struct catalog;
struct query;

/*
 * A checked query as a query string without `?`, which links, entity tags and cursors are made
 * from: the same for queries that differ only in the order of their arguments, in escapes, or in
 * defaults that are written out. It reads back as the same query.
 *
 * canonical_selection: what selects and orders the rows (conditions and sort); a cursor is good for
 * one such form. canonical_query: the same, then fields, limit and, if not NULL, the cursor.
 */
void canonical_selection(const struct query *query, struct buf *out);
void canonical_query(const struct query *query, const char *cursor, struct buf *out);

/* The path of a collection (key NULL), an item or a search, with the suffix that was asked for. */
void canonical_path(const struct query *query, const char *key, struct buf *out);

/* Path and query of the page that begins at the cursor (NULL: the first). */
void canonical_link(const struct query *query, const char *cursor, struct buf *out);

/* The cursor of such a link, borrowed; NULL for one without. */
const char *canonical_cursor(const char *link);

/* What every absolute address, at --origin, that stays with this dataset begins with: it takes the
 * place of /v1. */
void canonical_pin(const struct catalog *catalog, struct buf *out);

/* Such an address: of an item, or of the dataset itself (key NULL). */
void canonical_pinned(
	const struct catalog *catalog, const char *resource, const char *key, struct buf *out);

/* Text with all but unreserved characters percent-encoded (RFC 3986, section 2.3). */
void canonical_text(struct buf *out, const char *text, size_t len);

#endif
