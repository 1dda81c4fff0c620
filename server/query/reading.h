#ifndef READING_H
#define READING_H

#include <stdbool.h>
#include <stdint.h>

struct catalog;
struct db;
struct error;

/*
 * How much of the index words make FTS5 read. It looks for all of them at once, through all
 * records, whichever are searched: of each word, and of each pair of ideographs of a longer phrase,
 * it reads the records that have it. Where few can have all, it passes over pages of the rest.
 */
enum {
	READING_MAX = 1000000,     /* records that a search may read, each counted for each word */
	READING_OF_EACH_MAX = 4,   /* or so many times the records of the index, if that is more */
	READING_OF_PHRASES = 4,    /* times as long as for a word, since places are compared */
	READING_COMMON_MIN = 64,   /* records that a word of api_common has at least */
	READING_OF_PAGE_MAX = 600, /* records that are read for one that may have all words */
};

struct reading {
	int64_t reads; /* by these measures */
	int64_t rows;  /* that can have all words, at most; INT64_MAX without words */
};

/* What a search may read. */
int64_t reading_max(const struct catalog *catalog);

/* Stores what a search by an expression of match_write() reads. Returns false and sets err on
 * failure. */
bool reading_measure(
	struct db *db, const char *match, struct reading *ret_reading, struct error *err);

#endif
