#ifndef CODES_H
#define CODES_H

#include "dataset/catalog.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;
struct error;
struct statement;

enum {
	CODES_WORDS = 1 << 16,  /* possible values of a two-byte code */
	CODES_CHUNK = 1 << 13,  /* maximum rows in a chunk */
	CODES_COLUMNS_MAX = 12, /* columns read in parallel */
};

/*
 * Reads the encoded column of a field (api_column in schema/generic/description.sql) chunk by
 * chunk, from the first row on. A chunk holds one code per row, or one list of codes per row if the
 * field is a list.
 */
struct codes {
	struct statement *chunks;
	const unsigned char *at,
		*end; /* unread part of the current chunk of lists; valid until the next chunk is read */
};

/*
 * Opens the column of a field. Returns false and sets err on failure. codes_close() may be called
 * after failure, and on a zeroed struct.
 */
bool codes_open(struct codes *codes, struct db *db, const struct resource *resource,
	const struct field *field, struct error *err);
void codes_close(struct codes *codes);

/* Reads the codes of the next chunk. Returns their number, 0 at the end, or -1 and sets err. */
int codes_next(struct codes *codes, uint16_t ret_codes[static CODES_CHUNK], struct error *err);

/*
 * Advances to the next chunk of lists. Returns the number of lists, 0 at the end, or -1 and sets
 * err.
 */
int codes_next_lists(struct codes *codes, struct error *err);

/*
 * Reads the next value of the current chunk of lists: for each list its length, then that many
 * codes. The caller must not read past the last list.
 */
uint16_t codes_take(struct codes *codes);

/*
 * Several encoded columns of a resource, read in parallel from the first row on. Zero it and set
 * `resource` before columns_open().
 */
struct columns {
	const struct resource *resource;
	size_t count;
	int64_t rows; /* read so far */
	struct codes codes[CODES_COLUMNS_MAX];
	uint16_t chunk[CODES_COLUMNS_MAX][CODES_CHUNK]; /* codes of the rows read last, by column */
};

/*
 * Adds the column of a field. Fails as codes_open() does; columns_close() may be called after
 * failure.
 */
bool columns_open(
	struct columns *columns, struct db *db, const struct field *field, struct error *err);
void columns_close(struct columns *columns);

/*
 * Reads the next chunk of every column. Returns the number of rows, 0 at the end, or -1 and sets
 * err, also if the columns differ in length from each other or from the resource.
 */
int columns_next(struct columns *columns, struct error *err);

#endif
