#ifndef DESCRIPTION_H
#define DESCRIPTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct catalog;
struct db;
struct error;
struct field;
struct resource;
struct statement;

/*
 * Helpers to read the description of a dataset, which is not trusted. All functions fail with
 * ERROR_UNAVAILABLE, or as db.h does.
 */

/*
 * Runs a query, with ?1 bound to a text unless that is NULL, and calls `row` for each row. `row`
 * returns whether to continue.
 */
bool description_each(struct db *db, const char *sql, const char *bound,
	bool (*row)(void *context, struct statement *, struct error *), void *context,
	struct error *err);

/* Stores the number in the only row of a query; bound as above. */
bool description_count(
	struct db *db, const char *sql, const char *bound, int64_t *ret_count, struct error *err);

/* Sets the error for a catalog without memory or beyond CATALOG_SIZE_MAX. */
bool description_no_memory(struct error *err);

/* Reads a known number of rows into an array. */
struct row_reader {
	bool (*row)(struct row_reader *, struct statement *, struct error *);
	struct catalog *catalog;
	struct resource *resource;
	struct named_json *named;
	struct release_note *notes;
	struct story *story;
	const char *table;  /* that `named` or `words` are read from */
	const char **words; /* words of a vocabulary */
	struct meaning *meanings;
	size_t count, room; /* rows read so far, and expected */
};

/*
 * The same for exactly `room` rows; more or fewer are a fault. In `row`, `count` is the index of
 * the row.
 */
bool description_read(struct db *db, const char *sql, const char *bound, struct row_reader *reader,
	struct error *err);

/* Destinations of the columns of a row, in order; null is stored as NULL. */
struct texts {
	const char *table;
	size_t needed;            /* number of first columns that must not be null */
	const char **targets[13]; /* ended by NULL */
};

/* Copies the texts of a row into the catalog; each must be UTF-8. */
bool description_copy_texts(struct catalog *catalog, struct statement *statement,
	const struct texts *texts, struct error *err);

/* Whether a name can be used unescaped in SQL, addresses and JSON. */
bool description_check_name(const char *table, const char *name, struct error *err);

#endif
