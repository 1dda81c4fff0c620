#include "query/grouping.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/db.h"
#include "query/group.h"
#include "query/sql.h"

#include <stdlib.h>

_Static_assert(CODES_WORDS == 1 << GROUP_CODE_BITS, "a code has its place in a key");

/* Words are sorted by value, so the codes of a year are contiguous. */
static bool read_years(struct grouping *g, struct db *db, size_t at, struct error *err)
{
	const struct dimension *dimension = &g->query->group[at];
	uint16_t *firsts = g->least[at] = calloc(CODES_WORDS, sizeof *firsts);
	struct buf sql;
	struct value year = {.type = VALUE_NULL};
	int64_t least = -1;
	int more = -1;
	buf_init(&sql, SQL_MAX);
	buf_puts(&sql, "SELECT code, ");
	dimension_write(dimension, "value", &sql);
	buf_printf(&sql, " FROM api_word WHERE resource = '%s' AND field = '%s' ORDER BY code",
		g->query->resource->name, dimension->field->name);
	struct statement *words = sql_prepare(db, buf_text(&sql), NULL, err);
	if (words && !firsts)
		error_set(err, ERROR_INTERNAL, "no memory for years");
	while (words && firsts && (more = statement_step(words, err)) > 0) {
		int64_t code = statement_column(words, 0).integer;
		struct value next = statement_column(words, 1);
		if (code < 0 || code >= CODES_WORDS)
			continue;
		if (least < 0 || next.type != year.type ||
			(next.type != VALUE_NULL && next.integer != year.integer))
			least = code;
		year = next;
		firsts[code] = (uint16_t)least;
	}
	statement_release(words);
	buf_finish(&sql);
	return more == 0;
}

bool grouping_measures(const struct query *query)
{
	for (size_t i = 0; i < query->aggregate_count; i++)
		if (!query->aggregates[i].field->coded)
			return false;
	return true;
}

bool grouping_begin(struct grouping *g, struct db *db, struct error *err)
{
	g->columns.resource = g->query->resource;
	for (size_t i = 0; i < g->query->group_count; i++) {
		const struct dimension *dimension = &g->query->group[i];
		if (!columns_open(&g->columns, db, dimension->field, err) ||
			(dimension->year && !read_years(g, db, i, err)))
			return false;
	}
	return !grouping_measures(g->query) ||
		measures_open(&g->measures, db, g->query, QUERY_GROUPS_MAX + 1, &g->columns, err);
}

void grouping_finish(struct grouping *g)
{
	for (size_t i = 0; g && i < QUERY_GROUP_MAX; i++)
		free(g->least[i]);
	if (g) {
		columns_close(&g->columns);
		measures_close(&g->measures);
	}
	free(g);
}

static uint64_t codes_of(const struct grouping *g, int row)
{
	uint64_t codes = 0;
	for (size_t i = g->query->group_count; i-- > 0;) {
		uint16_t code = g->columns.chunk[i][row];
		codes = codes << GROUP_CODE_BITS | (g->least[i] ? g->least[i][code] : code);
	}
	return codes;
}

/* Counts a row. Adds a new group only while count <= QUERY_GROUPS_MAX. */
static void add(struct grouping *g, int row)
{
	uint64_t codes = codes_of(g, row);
	size_t at = codes * 0x9E3779B97F4A7C15 >> (64 - GROUPING_SLOT_BITS);
	while (g->slots[at].rows > 0 && g->slots[at].codes != codes)
		at = (at + 1) & (GROUPING_SLOTS - 1);
	struct slot *slot = &g->slots[at];
	if (slot->rows == 0 && g->count > QUERY_GROUPS_MAX)
		return;
	if (slot->rows == 0)
		*slot = (struct slot){.codes = codes, .group = g->count++};
	slot->rows++;
	measures_add(&g->measures, &g->columns, row, slot->group);
}

bool grouping_count(struct grouping *g, const uint8_t *left, struct error *err)
{
	int rows;
	while ((rows = columns_next(&g->columns, err)) > 0) {
		const uint8_t *those = left + g->columns.rows - rows;
		for (int row = 0; row < rows; row++)
			if (those[row])
				add(g, row);
	}
	return rows == 0;
}
