#include "query/grouping.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/db.h"
#include "query/coded_dictionary.h"
#include "query/codes.h"
#include "query/sql.h"
#include "query/where.h"

#include <stdlib.h>

_Static_assert(CODES_WORDS == 1 << GROUPING_CODE_BITS, "a code has its place in a key");
_Static_assert(GROUPING_SLOTS > 2 * (QUERY_GROUPS_MAX + 1), "the hash table stays half empty");
_Static_assert(GROUPING_CODE_BITS *QUERY_GROUP_MAX <= 64, "a key has a place for each code");

/* The columns of the dimensions, then those of the aggregates. */
struct group_columns {
	struct columns columns;
	uint16_t *firsts[QUERY_GROUP_MAX]; /* see coded_dictionary_begin() */
};

bool grouping_is_coded(const struct query *query)
{
	for (size_t i = 0; i < query->group_count; i++)
		if (!query->group[i].field->coded)
			return false;
	for (size_t i = 0; i < query->aggregate_count; i++)
		if (!query->aggregates[i].field->coded)
			return false;
	return true;
}

bool grouping_begin(struct grouping *g, const struct query *query, struct error *err)
{
	g->query = query;
	bool coded = grouping_is_coded(query);
	for (size_t i = 0; i < query->group_count; i++)
		if (!dictionary_begin(&g->dictionaries[i], query->resource, &query->group[i], coded, err))
			return false;
	return measures_open(&g->measures, query, QUERY_GROUPS_MAX + 1, err);
}

void grouping_finish(struct grouping *g)
{
	for (size_t i = 0; i < QUERY_GROUP_MAX; i++)
		dictionary_finish(&g->dictionaries[i]);
	measures_close(&g->measures);
}

static bool is_full(const struct grouping *g)
{
	return g->count > QUERY_GROUPS_MAX;
}

/* Counts a row. Returns its group. */
static size_t add(struct grouping *g, uint64_t codes)
{
	/* Fibonacci hashing: 2^64 divided by the golden ratio (Knuth, The Art of Computer Programming
	 * 3, 6.4) */
	size_t at = codes * 0x9E3779B97F4A7C15 >> (64 - GROUPING_SLOT_BITS);
	while (g->slots[at].rows > 0 && g->slots[at].codes != codes)
		at = (at + 1) % GROUPING_SLOTS;
	struct slot *slot = &g->slots[at];
	if (slot->rows == 0)
		*slot = (struct slot){.codes = codes, .group = g->count++};
	slot->rows++;
	return slot->group;
}

static bool open_columns(
	struct grouping *g, struct group_columns *c, struct db *db, struct error *err)
{
	c->columns.resource = g->query->resource;
	for (size_t i = 0; i < g->query->group_count; i++)
		if (!columns_open(&c->columns, db, g->query->group[i].field, err) ||
			!coded_dictionary_begin(&g->dictionaries[i], db, &c->firsts[i], err))
			return false;
	return measures_open_columns(&g->measures, db, &c->columns, err);
}

static void close_columns(struct group_columns *c)
{
	columns_close(&c->columns);
	for (size_t i = 0; i < QUERY_GROUP_MAX; i++)
		free(c->firsts[i]);
}

static uint64_t codes_of(const struct grouping *g, const struct group_columns *c, int row)
{
	uint64_t codes = 0;
	for (size_t i = g->query->group_count; i-- > 0;) {
		uint16_t code = c->columns.chunk[i][row];
		codes = codes << GROUPING_CODE_BITS | (c->firsts[i] ? c->firsts[i][code] : code);
	}
	return codes;
}

static bool add_coded(struct grouping *g, const struct group_columns *c, int row, struct error *err)
{
	return measures_add_row(&g->measures, &c->columns, row, add(g, codes_of(g, c, row)), err);
}

static bool read_chunks(
	struct grouping *g, struct group_columns *c, const uint8_t *left, struct error *err)
{
	int rows = 0;
	while (!is_full(g) && (rows = columns_next(&c->columns, err)) > 0) {
		const uint8_t *those = left + c->columns.rows - rows;
		for (int row = 0; row < rows && !is_full(g); row++)
			if (those[row] && !add_coded(g, c, row, err))
				return false;
	}
	return rows >= 0;
}

bool grouping_read_columns(
	struct grouping *g, struct db *db, const uint8_t *left, struct error *err)
{
	struct group_columns *c = calloc(1, sizeof *c);
	if (!c)
		return error_set(err, ERROR_INTERNAL, "no memory for columns");
	bool ok = open_columns(g, c, db, err) && read_chunks(g, c, left, err);
	close_columns(c);
	free(c);
	return ok;
}

static struct statement *prepare(
	const struct grouping *g, struct db *db, const struct buf *found, struct error *err)
{
	const struct query *query = g->query;
	struct buf sql;
	struct sql_values values = {.count = 0};
	buf_init(&sql, SQL_MAX);
	for (size_t i = 0; i < query->group_count; i++) {
		char column[CATALOG_NAME_MAX + sizeof "\"\""];
		snprintf(column, sizeof column, "\"%s\"", query->group[i].field->name);
		buf_puts(&sql, i == 0 ? "SELECT " : ", ");
		dimension_write(&query->group[i], column, &sql);
	}
	for (size_t i = 0; i < g->measures.count; i++)
		buf_printf(&sql, ", \"%s\"", g->measures.fields[i].field->name);
	if (found)
		buf_printf(&sql, " FROM \"%s\" WHERE \"api_row\" IN (SELECT value FROM json_each(?%zu))",
			query->resource->view, where_bind(&values, value_text(found->data, found->len)));
	else
		where_write(query, &sql, &values);
	struct statement *rows = sql_prepare(db, buf_text(&sql), &values, err);
	buf_finish(&sql);
	return rows;
}

/* Counts the current row. Returns false and sets err on failure. */
static bool add_row(struct grouping *g, struct statement *row, struct error *err)
{
	size_t dimensions = g->query->group_count;
	uint64_t codes = 0;
	for (size_t i = 0; i < dimensions; i++) {
		struct value value = statement_column(row, (int)i);
		int code = dictionary_add(&g->dictionaries[i], &value);
		if (code < 0)
			return error_set(err, ERROR_INTERNAL, "no memory for the values of groups");
		codes |= (uint64_t)code << (GROUPING_CODE_BITS * i);
	}
	size_t group = add(g, codes);
	for (size_t i = 0; i < g->measures.count; i++) {
		struct value value = statement_column(row, (int)(dimensions + i));
		if (!measures_add(&g->measures, i, group, &value, err))
			return false;
	}
	return true;
}

bool grouping_read_rows(
	struct grouping *g, struct db *db, const struct buf *found, struct error *err)
{
	struct statement *row = prepare(g, db, found, err);
	int more = row ? 0 : -1;
	while (row && !is_full(g) && (more = statement_step(row, err)) > 0) {
		if (!add_row(g, row, err)) {
			more = -1;
			break;
		}
	}
	statement_release(row);
	for (size_t i = 0; i < g->query->group_count && !is_full(g); i++)
		dictionary_sort(&g->dictionaries[i]);
	return more >= 0;
}

struct value grouping_value(const struct grouping *g, const struct slot *slot, size_t field)
{
	size_t dimensions = g->query->group_count;
	if (field < dimensions)
		return dictionary_value(&g->dictionaries[field], grouping_code(slot, field));
	if (field == dimensions)
		return value_integer(slot->rows);
	return measures_value(&g->measures, &g->query->aggregates[field - dimensions - 1], slot->group);
}
