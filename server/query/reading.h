#ifndef READING_H
#define READING_H

#include <stdbool.h>
#include <stdint.h>

struct db;
struct error;

/*
 * How much of the index words make FTS5 read. It looks for all of them at once, and reads of each,
 * and of each pair of ideographs, the places of all records that have it.
 */
enum {
	READING_MAX = 2000000,   /* records that may be read, each once for each word */
	READING_OF_EACH_MAX = 8, /* or so many times the records that are searched, if that is more */
};

/*
 * Stores whether a search by an expression of match_write() among so many rows reads more than
 * that. Words that few records have (api_common) are not counted. Returns false and sets err on
 * failure.
 */
bool reading_exceeds(
	struct db *db, const char *match, int64_t rows, bool *ret_exceeds, struct error *err);

#endif
