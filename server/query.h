#ifndef QUERY_H
#define QUERY_H

#include "catalog.h"
#include "operand.h"
#include "value.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct error;
struct target;

enum {
	QUERY_CONDITIONS_MAX = 16,
	QUERY_VALUES_MAX = 64, /* of all conditions together */
	QUERY_SORT_MAX = 8,    /* terms that are given; the key comes on top */
	QUERY_LIMIT_MAX = 1000,
	QUERY_LIMIT_DEFAULT = 50,
};

struct condition {
	const struct field *field;
	enum op op;
	size_t first, count; /* in query.values; isnull has one integer, 0 or 1 */
};

struct sort_term {
	const struct field *field;
	bool descending; /* nulls come last either way */
};

/* A collection's parameters, checked: everything in it is sound for its resource. */
struct query {
	const struct resource *resource;
	struct condition conditions[QUERY_CONDITIONS_MAX]; /* in the order of fields and operators */
	size_t condition_count;
	struct value
		values[QUERY_VALUES_MAX]; /* typed by their fields; text borrowed from the target */
	size_t value_count;
	struct sort_term sort[QUERY_SORT_MAX + 1]; /* ends in the key */
	size_t sort_count;
	int limit;
	uint64_t fields;    /* set of those to show */
	uint64_t included;  /* those of them that include= named */
	const char *cursor; /* as given, or NULL */
};

/*
 * Checks the arguments of a collection against the catalog. False with ERROR_BAD_QUERY and a fault
 * for every key or value that is unknown, out of bounds or of the wrong type. The target must
 * outlive the query, and its arguments are taken apart in place.
 */
bool query_parse(
	struct query *query, const struct resource *resource, struct target *target, struct error *err);

/* The same for an item, which knows `fields` and `include` alone; query->fields is what to show. */
bool query_parse_item(
	struct query *query, const struct resource *resource, struct target *target, struct error *err);

#endif
