#ifndef CANONICAL_H
#define CANONICAL_H

#include <stddef.h>

struct buf;
struct catalog;
struct query;

/*
 * Writes a checked query as a query string without the leading `?`. Queries that differ only in the
 * order of their arguments, in percent-encoding or in defaults spelled out give the same string,
 * and parsing the string gives the same query. Links, entity tags and cursors are built from it.
 *
 * canonical_selection() writes the conditions and the sort order only; a cursor is valid for
 * exactly one selection. canonical_query() adds fields, limit and, unless NULL, the cursor; for
 * HTML pages it omits the sort order if that is the page's default.
 */
void canonical_selection(const struct query *query, struct buf *out);
void canonical_query(const struct query *query, const char *cursor, struct buf *out);

/*
 * Writes the path of a collection (key NULL), an item or a search, with the format suffix if the
 * client used one.
 */
void canonical_path(const struct query *query, const char *key, struct buf *out);

/* Writes the path and query of the page that starts at the cursor; NULL is the first page. */
void canonical_link(const struct query *query, const char *cursor, struct buf *out);

/*
 * Returns the cursor in a link written by canonical_link(), or NULL if it has none. The result
 * points into link.
 */
const char *canonical_cursor(const char *link);

/*
 * Writes `/v1/@digest`, after --origin if one is set: the prefix of permanent addresses, in place
 * of `/v1`.
 */
void canonical_pin(const struct catalog *catalog, struct buf *out);

/* Writes the permanent address of an item, or of the dataset itself (key NULL). */
void canonical_pinned(
	const struct catalog *catalog, const char *resource, const char *key, struct buf *out);

/* Writes text with all but unreserved characters percent-encoded (RFC 3986, section 2.3). */
void canonical_text(struct buf *out, const char *text, size_t len);

#endif
