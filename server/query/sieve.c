#include "query/sieve.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/db.h"
#include "query/query.h"
#include "query/sql.h"
#include "query/where.h"

#include <inttypes.h>
#include <stdlib.h>

enum {
	FEW = 8,           /* "few" is less than one in so many rows of a resource */
	LIST_MAX = 8 << 20 /* bytes of a list of row numbers */
};

/*
 * Bits for what a row fails: ALWAYS for the search and the conditions that apply to every count,
 * and one bit for each facet that ignores the conditions on its own field.
 */
enum { ALWAYS = 1, SEEN = 1 << 15 };

_Static_assert(ALWAYS << QUERY_FACETS_MAX < SEEN, "each facet has a bit");

struct sieve {
	struct hits *hits;
	struct db *db;
	const struct query *query;
	struct query rows; /* the rows to read: all, or the few in list */
	struct buf list;   /* row numbers as JSON */
	struct condition conditions[QUERY_CONDITIONS_MAX]; /* evaluated together; `ne` is inverted */
	size_t count;
};

static uint16_t bit_of(const struct query *query, const struct field *field)
{
	for (size_t i = 0; query->multi_select && i < query->facet_count; i++)
		if (query->facets[i].field == field)
			return (uint16_t)(ALWAYS << (i + 1));
	return ALWAYS;
}

static struct statement *search_words(struct sieve *sieve, struct error *err)
{
	struct buf sql;
	struct sql_values values = {.count = 0};
	buf_init(&sql, SQL_MAX);
	buf_puts(&sql, "SELECT ");
	where_write_items(sieve->query, &sql, &values);
	struct statement *rows = sql_prepare(sieve->db, buf_text(&sql), &values, err);
	buf_finish(&sql);
	return rows;
}

/* Selects the rows for which any, or all, of the conditions hold. */
static struct statement *search_rows(struct sieve *sieve, bool any, struct error *err)
{
	const struct query *query = &sieve->rows;
	struct buf sql;
	struct sql_values values = {.count = 0};
	buf_init(&sql, SQL_MAX);
	/*
	 * also selects the key: if only api_row is read of a view, SQLite asks the authorizer about the
	 * base table
	 */
	buf_printf(&sql, "SELECT api_row, \"%s\"", query->resource->fields[query->resource->key].name);
	where_write(query, &sql, &values);
	for (size_t i = 0; i < sieve->count; i++) {
		buf_puts(&sql, i == 0 ? query->q ? " AND (" : " WHERE (" : any ? " OR " : " AND ");
		where_write_condition(query, &sieve->conditions[i], &sql, &values);
	}
	buf_putc(&sql, ')');
	struct statement *rows = sql_prepare(sieve->db, buf_text(&sql), &values, err);
	buf_finish(&sql);
	return rows;
}

/*
 * Selects the rows whose lists contain one of the condition's values; a row may occur several
 * times.
 */
static struct statement *search_members(struct sieve *sieve, struct error *err)
{
	struct buf sql;
	struct sql_values values = {.count = 0};
	buf_init(&sql, SQL_MAX);
	buf_puts(&sql, "SELECT item");
	where_write_members(sieve->query, &sieve->conditions[0], &sql, &values);
	struct statement *rows = sql_prepare(sieve->db, buf_text(&sql), &values, err);
	buf_finish(&sql);
	return rows;
}

/* Sets a bit for the rows of a statement, and releases the statement. */
static bool mark(struct hits *hits, struct statement *rows, uint16_t bit, struct error *err)
{
	int more = -1;
	while (rows && (more = statement_step(rows, err)) > 0) {
		int64_t row = statement_column(rows, 0).integer;
		if (row < 1 || (uint64_t)row > hits->count) {
			more = -1;
			error_set(err, ERROR_INTERNAL, "a hit is of row %" PRId64 " of %zu", row, hits->count);
			break;
		}
		hits->failed[row - 1] |= bit;
	}
	statement_release(rows);
	return more == 0;
}

/* Sets a bit for all other rows. */
static bool mark_others(struct hits *hits, struct statement *rows, uint16_t bit, struct error *err)
{
	if (!mark(hits, rows, SEEN, err))
		return false;
	for (size_t i = 0; i < hits->count; i++) {
		uint16_t failed = hits->failed[i];
		hits->failed[i] = (uint16_t)(failed & SEEN ? failed ^ SEEN : failed | bit);
	}
	return true;
}

/* Sets found for the rows that have none of the bits. Returns their number. */
static size_t tell(struct hits *hits, unsigned bits)
{
	size_t count = 0;
	for (size_t i = 0; i < hits->count; i++)
		count += hits->found[i] = !(hits->failed[i] & bits);
	return count;
}

/*
 * If few rows are left, reads only these, as if the search had found them. For more, reading all
 * rows is faster than looking each up.
 */
static bool narrow(struct sieve *sieve, struct error *err)
{
	struct hits *hits = sieve->hits;
	if (tell(hits, ALWAYS) >= hits->count / FEW)
		return true;
	sieve->list.len = 0;
	sieve_write_marked(hits->found, hits->count, &sieve->list);
	if (!buf_text(&sieve->list))
		return error_set(err, ERROR_INTERNAL, "no memory for what is found");
	sieve->rows.found = value_text(sieve->list.data, sieve->list.len);
	sieve->rows.q = sieve->list.data;
	return true;
}

/*
 * Whether a condition is better evaluated alone because an index finds its rows: members of lists,
 * and `ne` on sortable fields (indexes.sql).
 */
static bool is_alone(const struct condition *condition)
{
	return condition->field->type == FIELD_LIST
		? condition->op == OPERATOR_EQ || condition->op == OPERATOR_NE
		: condition->op == OPERATOR_NE && condition->field->sortable;
}

/* Adds a condition, `ne` inverted. */
static void take(struct sieve *sieve, const struct condition *condition)
{
	struct condition *taken = &sieve->conditions[sieve->count++];
	*taken = *condition;
	taken->op = condition->op == OPERATOR_NE ? OPERATOR_EQ : condition->op;
}

static bool judge_alone(struct sieve *sieve, struct error *err)
{
	for (size_t i = 0; i < sieve->query->condition_count; i++) {
		const struct condition *condition = &sieve->query->conditions[i];
		if (condition_is_by_code(condition) || !is_alone(condition))
			continue;
		sieve->count = 0;
		take(sieve, condition);
		struct statement *rows = condition->field->type == FIELD_LIST && !sieve->rows.q
			? search_members(sieve, err)
			: search_rows(sieve, false, err);
		uint16_t bit = bit_of(sieve->query, condition->field);
		if (!(condition->op == OPERATOR_NE ? mark : mark_others)(sieve->hits, rows, bit, err))
			return false;
	}
	return true;
}

/*
 * Evaluates the remaining conditions and sets a bit for rows that fail: rows that match an inverted
 * `ne`, or rows that do not match the others.
 */
static bool judge_together(struct sieve *sieve, uint16_t bit, bool excludes, struct error *err)
{
	sieve->count = 0;
	for (size_t i = 0; i < sieve->query->condition_count; i++) {
		const struct condition *condition = &sieve->query->conditions[i];
		if (!condition_is_by_code(condition) && !is_alone(condition) &&
			bit_of(sieve->query, condition->field) == bit &&
			(condition->op == OPERATOR_NE) == excludes)
			take(sieve, condition);
	}
	if (sieve->count == 0)
		return true;
	if (!narrow(sieve, err))
		return false;
	struct statement *rows = search_rows(sieve, excludes, err);
	return (excludes ? mark : mark_others)(sieve->hits, rows, bit, err);
}

static bool judge(struct sieve *sieve, struct error *err)
{
	if (sieve->query->q &&
		!(mark_others(sieve->hits, search_words(sieve, err), ALWAYS, err) && narrow(sieve, err)))
		return false;
	if (!judge_alone(sieve, err))
		return false;
	for (size_t i = 0; i <= sieve->query->facet_count; i++) {
		uint16_t bit = (uint16_t)(ALWAYS << i);
		if (!judge_together(sieve, bit, false, err) || !judge_together(sieve, bit, true, err))
			return false;
	}
	return true;
}

bool sieve_search(struct hits *hits, struct db *db, const struct query *query, struct error *err)
{
	struct sieve sieve = {.hits = hits, .db = db, .query = query, .rows = *query};
	sieve.rows.q = NULL;
	sieve.rows.condition_count = sieve.rows.sort_count = 0;
	buf_init(&sieve.list, LIST_MAX);
	hits->count = (size_t)query->resource->count;
	hits->found = malloc(hits->count);
	hits->failed = calloc(hits->count, sizeof *hits->failed);
	bool ok = hits->found && hits->failed
		? judge(&sieve, err)
		: error_set(err, ERROR_INTERNAL, "no memory for what is found");
	buf_finish(&sieve.list);
	if (ok)
		sieve_tell(hits, query, NULL);
	if (ok && !(query->multi_select && query->facet_count > 0)) {
		free(hits->failed);
		hits->failed = NULL;
	}
	return ok;
}

void sieve_tell(struct hits *hits, const struct query *query, const struct field *without)
{
	tell(hits, ~(without ? bit_of(query, without) : 0u));
}

void sieve_write_marked(const uint8_t *marks, size_t count, struct buf *list)
{
	for (size_t i = 0; i < count; i++)
		if (marks[i])
			buf_printf(list, "%c%zu", list->len > 0 ? ',' : '[', i + 1);
	buf_puts(list, list->len > 0 ? "]" : "[]");
}
