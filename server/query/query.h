#ifndef QUERY_H
#define QUERY_H

#include "dataset/catalog.h"
#include "dataset/items.h"
#include "fulltext/rank.h"
#include "query/dimension.h"
#include "query/format.h"
#include "query/operand.h"
#include "query/projection.h"
#include "base/value.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	QUERY_CONDITIONS_MAX = 16,
	QUERY_VALUES_MAX = 64, /* of all conditions together */
	QUERY_TEXTS_MAX = 4,   /* values of __contains and __prefix together: each scans all texts */
	QUERY_SORT_MAX = 8,    /* terms that a client may give; the key is appended */
	QUERY_FACETS_MAX = 8,
	QUERY_GROUP_MAX = 4,      /* dimensions to group by */
	QUERY_AGGREGATES_MAX = 8, /* aggregates of a group */
	QUERY_GROUPS_MAX = 10000, /* groups in an answer, over all of its pages */
	QUERY_TERMS_MAX =
		QUERY_SORT_MAX + QUERY_GROUP_MAX, /* sort terms, with those that are appended */
	QUERY_RANKED_MAX = RANK_ROWS_MAX,     /* items or hits that can be ranked by relevance */
	QUERY_RELATED_MAX = 8,                /* relations in one answer */
	QUERY_TOGETHER_MAX = 8,               /* relations and facets in one answer that has rows */
	QUERY_MATCH_SIZE = 4096,
	QUERY_LIMIT_MAX = 1000,
	QUERY_LIMIT_DEFAULT = 50,
	QUERY_PART_MAX = 4096, /* rows of a whole table that are read at a time */
};

struct condition {
	const struct field *field;
	enum op op;
	size_t first, count; /* in query.values; isnull has one value, the integer 0 or 1 */
};

/*
 * Whether the condition is evaluated on the codes of its column. In a list only the members have
 * codes, which tell only whether the list is empty.
 */
static inline bool condition_is_by_code(const struct condition *condition)
{
	const struct field *field = condition->field;
	return field->coded &&
		(field->type == FIELD_LIST ? condition->op == OPERATOR_ISNULL : !field->has_texts);
}

/*
 * Whether the condition is evaluated on the texts of its column. What is equal and what is of a
 * year is found sooner by the index of a field that is no prose (schema/generic/indexes.sql).
 */
static inline bool condition_is_by_text(const struct condition *condition)
{
	const struct field *field = condition->field;
	bool is_indexed = field->sortable || field->format || field->vocabulary || field->ref;
	bool is_by_index = condition->op == OPERATOR_EQ || condition->op == OPERATOR_NE ||
		condition->op == OPERATOR_YEAR;
	return field->has_texts && !(is_indexed && is_by_index);
}

struct sort_term {
	const struct field *field;
	bool descending; /* nulls sort last either way */
};

/* The pseudo-field of `sort=relevance`: the rank of an item for q (rank_row()), best first. */
extern const struct field query_relevance;

/* The values of facet_mode, indexed by query.multi_select. */
extern const char *const query_facet_modes[2];

/* The aggregate functions and their names in the API. */
#define FUNCTIONS(X)                                                                               \
	X(SUM, "sum")                                                                                  \
	X(AVG, "avg")                                                                                  \
	X(MIN, "min")                                                                                  \
	X(MAX, "max")

enum function {
#define X(id, name) FUNCTION_##id,
	FUNCTIONS(X)
#undef X
		FUNCTION_COUNT
};

struct aggregate {
	const struct field *field;
	enum function function;
};

enum {
	GROUP_FIELDS_MAX = QUERY_GROUP_MAX + 1 + QUERY_AGGREGATES_MAX,
	GROUP_NAME_SIZE = DIMENSION_NAME_SIZE, /* `__year` is as long as the longest aggregate suffix */
};

/*
 * The checked parameters of a request for rows. The parsers guarantee that all of it is valid for
 * the resource.
 */
struct query {
	const struct resource *resource; /* NULL for a search over all resources */
	const char *base;                /* prefix of links: /v1, or /v1/@digest if pinned */
	struct condition conditions[QUERY_CONDITIONS_MAX]; /* sorted by field, then operator */
	size_t condition_count;
	struct value values[QUERY_VALUES_MAX]; /* typed as their fields; texts point into the target */
	size_t value_count;
	struct sort_term sort[QUERY_TERMS_MAX]; /* ends in the key, or in the dimensions if grouped */
	size_t sort_count, sort_given;
	int limit;
	bool limit_given;
	bool is_rest; /* a later part of a whole table, without its header line */
	bool is_html; /* the rows are for an HTML page */
	bool
		links_to_pages; /* links lead to HTML pages, which have a default sort order of their own */
	uint64_t fields;    /* bit set of the fields to show */
	uint64_t included;  /* those of `fields` that include= named */
	uint64_t include;   /* bit set of the resource's relations to show */
	uint64_t nested[CATALOG_RELATIONS_MAX]; /* by relation: bit set of the other resource's
											   relations to show inside it */
	enum language labels; /* language of the names beside references, or LANGUAGE_NONE */
	struct dimension facets[QUERY_FACETS_MAX];
	size_t facet_count;
	bool multi_select; /* facet_mode=multi_select: count each facet without the conditions on its
						  own field */
	struct dimension group[QUERY_GROUP_MAX];
	size_t group_count; /* 0: the rows are items */
	struct aggregate aggregates[QUERY_AGGREGATES_MAX];
	size_t aggregate_count;
	struct resource grouped; /* pseudo-resource whose rows are the groups; points into this struct,
								so a grouped query must not be copied */
	struct field group_fields[GROUP_FIELDS_MAX];
	char group_names[GROUP_FIELDS_MAX][GROUP_NAME_SIZE];
	const struct catalog *catalog;
	uint64_t
		types;     /* bit set of the catalog's resources for a search; 0 selects the default ones */
	const char *q; /* full-text search as given, or NULL */
	char match[QUERY_MATCH_SIZE]; /* q as an FTS5 expression */
	struct value found;      /* result of q, if hits_list() has set it; null if SQL must search */
	struct value ranked;     /* as written by order_find(): ranks by row; null: SQL ranks q */
	const char *cursor;      /* as given, or NULL */
	enum format format;      /* FORMAT_NONE until it is chosen */
	bool format_is_explicit; /* the format was given by suffix or parameter, so links keep it */
	bool bom;                /* write a byte-order mark before CSV */
	bool safe;               /* escape texts in CSV that a spreadsheet would take for formulas */
};

/*
 * Whether the answer is a bare table (CSV or NDJSON of a resource), without the envelope of JSON.
 */
static inline bool query_is_table(const struct query *query)
{
	return query->resource && (query->format == FORMAT_CSV || query->format == FORMAT_NDJSON);
}

/* Whether the answer has every row: a table without limit= has. */
static inline bool query_is_whole(const struct query *query)
{
	return query_is_table(query) && !query->limit_given;
}

/* The maximum number of rows to read at a time: each time, all groups are made. */
static inline int query_rows_max(const struct query *query)
{
	int whole = query->group_count > 0 ? QUERY_GROUPS_MAX : QUERY_PART_MAX;
	return query_is_whole(query) ? whole : query->limit;
}

/* The resource that the rows belong to: the query's, or the pseudo-resource of its groups. */
static inline const struct resource *query_rows(const struct query *query)
{
	return query->group_count > 0 ? &query->grouped : query->resource;
}

/* The fields to show of each row. */
static inline struct projection query_projection(const struct query *query)
{
	return (struct projection){
		query_rows(query), query->fields, query->labels, query->format == FORMAT_CSV};
}

/* Whether the result of q is in query->found. */
static inline bool query_is_found(const struct query *query)
{
	return query->found.type != VALUE_NULL;
}

/*
 * The number of sort terms of items that matter: those after the key are dropped, since keys are
 * unique.
 */
static inline size_t query_order(const struct query *query)
{
	const struct resource *resource = query->resource;
	for (size_t i = 0; resource && i < query->sort_count; i++)
		if (query->sort[i].field == &resource->fields[resource->key])
			return i + 1;
	return query->sort_count;
}

static inline bool query_is_sorted_by(const struct query *query, const struct field *field)
{
	for (size_t i = 0; i < query->sort_count; i++)
		if (query->sort[i].field == field)
			return true;
	return false;
}

/* Whether what q finds is ranked by hits_find(), once for the page, its total and its facets. */
static inline bool query_is_ranked(const struct query *query)
{
	return query->q && !query_is_found(query) && query->group_count == 0 &&
		items_are_coded(query->resource) && query_is_sorted_by(query, &query_relevance);
}

#endif
