#ifndef CURSOR_H
#define CURSOR_H

#include "query/query.h"

struct buf;
struct error;

/*
 * A cursor names the last row that was given, by the values of the query's sort terms. It is
 * base64url (RFC 4648, section 5) of: a version, the first bytes of the dataset's digest, a hash of
 * the resource and the selection it is good for, the values, and a checksum against slips. It is no
 * secret: whoever forges one gets another row of public data to start from.
 */
enum { CURSOR_TEXT_MAX = 512 /* bytes of a sortable text; `yigai check` holds datasets to it */ };

/* Appends the cursor for a row whose sort terms have these values. */
void cursor_write(
	const struct query *query, const char *digest, const struct value *values, struct buf *out);

/*
 * Reads query->cursor into one value a sort term; texts point into storage, which holds
 * TARGET_MAX bytes. False with ERROR_STALE_CURSOR for another dataset's, ERROR_INTERNAL without
 * memory, else ERROR_BAD_CURSOR.
 */
bool cursor_read(const struct query *query, const char *digest, char *storage,
	struct value *ret_values, struct error *err);

/* The beginning of the digest of the dataset that a cursor is of; false if it is broken. */
bool cursor_read_digest(const char *cursor, char ret_digest[static CATALOG_DIGEST_SHORT + 1]);

#endif
