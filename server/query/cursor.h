#ifndef CURSOR_H
#define CURSOR_H

#include "query/query.h"

struct buf;
struct error;

/*
 * A cursor names the last row of a page by the values of its sort terms. It is the base64url
 * encoding (RFC 4648, section 5) of a version, the first bytes of the dataset's digest, a hash of
 * the resource and selection, the values, and a checksum against typing errors. It is not secret: a
 * forged cursor only starts at another row of public data.
 */
enum { CURSOR_TEXT_MAX = 512 /* bytes of a sortable text; `yigai check` rejects longer ones */ };

/* Appends the cursor for the row with these sort values, one for each sort term. */
void cursor_write(
	const struct query *query, const char *digest, const struct value *values, struct buf *out);

/*
 * Decodes query->cursor into one value for each sort term. Text values point into storage, which
 * must have TARGET_MAX bytes. Returns false and sets ERROR_STALE_CURSOR if the cursor belongs to
 * another dataset, ERROR_INTERNAL if out of memory, else ERROR_BAD_CURSOR.
 */
bool cursor_read(const struct query *query, const char *digest, char *storage,
	struct value *ret_values, struct error *err);

/* Extracts the dataset digest's prefix from a cursor. Returns false if the cursor is malformed. */
bool cursor_read_digest(const char *cursor, char ret_digest[static CATALOG_DIGEST_SHORT + 1]);

#endif
