#ifndef QUERY_H
#define QUERY_H

#include "dataset/catalog.h"
#include "query/dimension.h"
#include "query/format.h"
#include "query/operand.h"
#include "query/shown.h"
#include "base/value.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	QUERY_CONDITIONS_MAX = 16,
	QUERY_VALUES_MAX = 64, /* of all conditions together */
	QUERY_SORT_MAX = 8,    /* terms that are given; the key comes on top */
	QUERY_FACETS_MAX = 8,
	QUERY_GROUP_MAX = 4,                                /* fields to group by */
	QUERY_AGGREGATES_MAX = 8,                           /* of each group */
	QUERY_GROUPS_MAX = 10000,                           /* of an answer, on all its pages */
	QUERY_TERMS_MAX = QUERY_SORT_MAX + QUERY_GROUP_MAX, /* of a sort, with what is appended */
	QUERY_RANKED_MAX = 10000,                           /* items or hits that words put in order */
	QUERY_RELATED_MAX = 8,                              /* relations in one answer */
	QUERY_MATCH_SIZE = 4096,
	QUERY_LIMIT_MAX = 1000,
	QUERY_LIMIT_DEFAULT = 50,
	QUERY_PART_MAX = 4096, /* rows of a whole table that are read at a time */
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

/* What `sort=relevance` is by: how well an item answers q, as rank_row() has it, the best first. */
extern const struct field query_relevance;

/* The words of facet_mode, by query.multi_select. */
extern const char *const query_facet_modes[2];

/* What is computed of a group's rows: the sum of a field's values, the least of them and so on. */
struct aggregate {
	const struct field *field;
	const char *function; /* sum, avg, min or max */
};

enum {
	GROUP_FIELDS_MAX = QUERY_GROUP_MAX + 1 + QUERY_AGGREGATES_MAX,
	GROUP_NAME_SIZE = DIMENSION_NAME_SIZE, /* `__year` is as long as any of an aggregate's */
};

/* A collection's parameters, checked: everything in it is sound for its resource. */
struct query {
	const struct resource *resource; /* NULL for a search over all */
	const char *base;                /* what links begin with: /v1, or /v1/@digest where pinned */
	struct condition conditions[QUERY_CONDITIONS_MAX]; /* in the order of fields and operators */
	size_t condition_count;
	struct value
		values[QUERY_VALUES_MAX]; /* typed by their fields; text borrowed from the target */
	size_t value_count;
	struct sort_term sort[QUERY_TERMS_MAX]; /* ends in the key, or in what groups are of */
	size_t sort_count, sort_given;
	int limit;
	bool limit_given;
	bool is_rest;      /* of a whole table: its head went out with the first part */
	bool is_html;      /* of rows that a page of HTML is made of */
	uint64_t fields;   /* set of those to show */
	uint64_t included; /* those of them that include= named */
	uint64_t include;  /* set of the resource's relations to show */
	uint64_t nested[CATALOG_RELATIONS_MAX]; /* by relation: the set of its other's relations to show
											   in it */
	enum language labels; /* that the names beside references are in, LANGUAGE_NONE for no names */
	struct dimension facets[QUERY_FACETS_MAX];
	size_t facet_count;
	bool multi_select; /* facets are counted without the conditions on their own fields */
	struct dimension group[QUERY_GROUP_MAX];
	size_t group_count; /* 0: rows are items */
	struct aggregate aggregates[QUERY_AGGREGATES_MAX];
	size_t aggregate_count;
	struct resource grouped; /* what groups are rows of; a query with them is not copied */
	struct field group_fields[GROUP_FIELDS_MAX];
	char group_names[GROUP_FIELDS_MAX][GROUP_NAME_SIZE];
	const struct catalog *catalog;
	uint64_t types; /* of a search: set of the catalog's resources, 0 for the usual ones */
	const char *q;  /* full-text search, or NULL */
	char match[QUERY_MATCH_SIZE]; /* the same as FTS5 takes it */
	struct value
		found; /* what it finds, where that is known (hits_list()); null where SQL looks for it */
	const char *cursor;      /* as given, or NULL */
	enum format format;      /* FORMAT_NONE until it is chosen */
	bool format_is_explicit; /* the format was asked for by suffix or parameter: links keep it */
	bool bom;                /* before CSV */
	bool safe;               /* no text of CSV is a formula to a spreadsheet */
};

/* Whether the answer is a resource's rows and nothing else. */
static inline bool query_is_table(const struct query *query)
{
	return query->resource && (query->format == FORMAT_CSV || query->format == FORMAT_NDJSON);
}

/* Whether it has every row: a table has, unless a limit is given. */
static inline bool query_is_whole(const struct query *query)
{
	return query_is_table(query) && !query->limit_given;
}

/* The most rows that are read at a time. */
static inline int query_rows_max(const struct query *query)
{
	return query_is_whole(query) ? QUERY_PART_MAX : query->limit;
}

/* What the query's rows are of: its resource, or groups of that. */
static inline const struct resource *query_rows(const struct query *query)
{
	return query->group_count > 0 ? &query->grouped : query->resource;
}

/* What a row of them shows. */
static inline struct shown query_shown(const struct query *query)
{
	return (struct shown){
		query_rows(query), query->fields, query->labels, query->format == FORMAT_CSV};
}

/* Whether what q finds is known. */
static inline bool query_is_found(const struct query *query)
{
	return query->found.type != VALUE_NULL;
}

static inline bool query_is_sorted_by(const struct query *query, const struct field *field)
{
	for (size_t i = 0; i < query->sort_count; i++)
		if (query->sort[i].field == field)
			return true;
	return false;
}

#endif
