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
 * Reading what a dataset says about itself, whoever made it. All fail with ERROR_UNAVAILABLE, or
 * with what db.h fails with.
 */

/* Runs a query, ?1 bound to a text if it is not NULL, and gives each row to `row`, which says
 * whether to go on. */
bool description_each(struct db *db, const char *sql, const char *bound,
	bool (*row)(void *context, struct statement *, struct error *), void *context,
	struct error *err);

/* The number that the only row of a query has; bound as above. */
bool description_count(
	struct db *db, const char *sql, const char *bound, int64_t *ret_count, struct error *err);

/* Sets the error of a description that finds no memory in the catalog, or has no room there. */
bool description_no_memory(struct error *err);

/* Rows that were counted before, read into an array with room for so many. */
struct row_reader {
	bool (*row)(struct row_reader *, struct statement *, struct error *);
	struct catalog *catalog;
	struct resource *resource;
	struct named_json *named;
	struct release_note *notes;
	struct story *story;
	const char *table;  /* that `named` or `words` are read from */
	const char **words; /* of a vocabulary */
	struct meaning *meanings;
	size_t count, room; /* rows read, and that there should be */
};

/* The same for so many rows; more or fewer are a fault. `count` is the index of the row in `row`.
 */
bool description_read(struct db *db, const char *sql, const char *bound, struct row_reader *reader,
	struct error *err);

/* Where the columns of a row go, in order; a null one is NULL. */
struct texts {
	const char *table;
	size_t needed;            /* the first so many are not null */
	const char **targets[13]; /* up to a NULL */
};

/* Copies a row's texts into the catalog; each must be UTF-8. */
bool description_copy_texts(struct catalog *catalog, struct statement *statement,
	const struct texts *texts, struct error *err);

/* Whether a name may stand in SQL, in addresses and in JSON as it is. */
bool description_check_name(const char *table, const char *name, struct error *err);

#endif
