#ifndef NEAREST_ROW_H
#define NEAREST_ROW_H

#include "base/text.h"
#include "query/fault.h"

#include <stdbool.h>

struct db;
struct error;
struct resource;

/*
 * A search for the value in the database that is nearest to a misspelt text. Initialize with
 * {.search.wanted = text}; the result is search.nearest, which points into this struct.
 */
struct nearest_row {
	struct nearest search;
	char text[FAULT_SUGGESTION_SIZE];
};

/* In larger resources only rows that begin with the same two bytes are compared. */
enum { NEAREST_ROWS_MAX = 2000 };

/*
 * Compares the values of a field. A value that is similar as a whole is preferred to one that only
 * begins with a similar text, up to some `-`. Returns false with ERROR_INTERNAL or
 * ERROR_TOO_COSTLY.
 */
bool nearest_row_offer(struct db *db, const struct resource *resource, const char *field,
	struct nearest_row *nearest, struct error *err);

/*
 * Compares the keys of a resource, after looking for an item that has exactly the wanted name
 * (ASCII letters in either case) in a field that search treats as a name; larger resources are
 * searched by key only. An item found by name is kept over what later calls offer. Fails as
 * nearest_row_offer() does.
 */
bool nearest_row_offer_key(
	struct db *db, const struct resource *resource, struct nearest_row *nearest, struct error *err);

#endif
