#ifndef LENGTHS_H
#define LENGTHS_H

#include <stddef.h>
#include <stdint.h>

struct sqlite3;
struct sqlite3_stmt;

enum {
	LENGTHS_CHUNK = 8192, /* rows */
	LENGTHS_MAX = 65535,  /* tokens that are told of a row */
};

/*
 * Reads how many tokens rows of api_search have, from api_length (schema/generic/search.sql): FTS5
 * would look up each row by itself, a third of the time of a search that ranks very many. Rows that
 * are asked for in ascending order are read fastest. Initialize `db` and zero the rest.
 */
struct lengths {
	struct sqlite3 *db;
	/* internal */
	struct sqlite3_stmt *chunks;
	int64_t chunk; /* that is read, and one more */
	const unsigned char *at;
	size_t size; /* of it, in bytes */
};

/* Stores the length of a row, and returns an SQLite result code: SQLITE_CORRUPT if it has none. */
int lengths_read(struct lengths *lengths, int64_t row, int *ret_length);
void lengths_finish(struct lengths *lengths);

/*
 * Registers `search_lengths(CHUNK)` with a connection, which the build fills api_length with: a
 * blob of how many tokens the texts of each row of a chunk have in api_text, LENGTHS_MAX for more,
 * two bytes each, the low one first; null if there are no rows. Returns an SQLite result code.
 */
int lengths_register(struct sqlite3 *db);

#endif
