#ifndef HIT_ITEMS_H
#define HIT_ITEMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;
struct error;
struct statement;

/*
 * Reads which items rows of api_search are of, from api_item (schema/generic/search.sql): a join
 * with api_hit looks up each row by itself. Rows that are asked for in ascending order are read
 * fastest. Initialize `db` and zero the rest.
 */
struct hit_items {
	struct db *db;
	/* internal */
	struct statement *chunks;
	int64_t chunk; /* that is read, and one more */
	const unsigned char *at;
	size_t size; /* of it, in bytes */
};

/* Stores the api_row of a row's item: 0 if its resource has none, or if there is no such row.
 * Returns false and sets err on failure. */
bool hit_items_find(struct hit_items *items, int64_t row, int64_t *ret_item, struct error *err);

void hit_items_finish(struct hit_items *items);

#endif
