#include "query/row_scan.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/db.h"
#include "query/code_scan.h"
#include "query/query.h"
#include "query/sql.h"
#include "query/text_scan.h"
#include "query/where.h"
#include "query/word_scan.h"

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

struct row_scan {
	struct hits *hits;
	struct db *db;
	const struct query *query;
	struct query rows; /* the rows to read: all, or the few in list */
	struct buf list;   /* row numbers as JSON */
	struct condition conditions[QUERY_CONDITIONS_MAX]; /* evaluated together; `ne` is inverted */
	size_t count;
	bool few; /* the search has left few rows: SQL reads their texts sooner than all texts are */
};

static uint16_t bit_of(const struct query *query, const struct field *field)
{
	for (size_t i = 0; query->multi_select && i < query->facet_count; i++)
		if (query->facets[i].field == field)
			return (uint16_t)(ALWAYS << (i + 1));
	return ALWAYS;
}

static struct statement *read_list(struct row_scan *scan, struct error *err)
{
	struct buf sql;
	struct sql_values values = {.count = 0};
	buf_init(&sql, SQL_MAX);
	buf_puts(&sql, "SELECT ");
	where_write_items(scan->query, &sql, &values);
	struct statement *rows = sql_prepare(scan->db, buf_text(&sql), &values, err);
	buf_finish(&sql);
	return rows;
}

/* Selects the rows for which any, or all, of the conditions hold. */
static struct statement *search_rows(struct row_scan *scan, bool any, struct error *err)
{
	const struct query *query = &scan->rows;
	struct buf sql;
	struct sql_values values = {.count = 0};
	buf_init(&sql, SQL_MAX);
	/* and the key: of a view of which only api_row is read SQLite asks about the base table */
	buf_printf(&sql, "SELECT api_row, \"%s\"", query->resource->fields[query->resource->key].name);
	where_write(query, &sql, &values);
	for (size_t i = 0; i < scan->count; i++) {
		buf_puts(&sql, i == 0 ? query->q ? " AND (" : " WHERE (" : any ? " OR " : " AND ");
		where_write_condition(query, &scan->conditions[i], &sql, &values);
	}
	buf_putc(&sql, ')');
	struct statement *rows = sql_prepare(scan->db, buf_text(&sql), &values, err);
	buf_finish(&sql);
	return rows;
}

/*
 * Selects the rows whose lists contain one of the condition's values; a row may occur several
 * times.
 */
static struct statement *search_members(struct row_scan *scan, struct error *err)
{
	struct buf sql;
	struct sql_values values = {.count = 0};
	buf_init(&sql, SQL_MAX);
	buf_puts(&sql, "SELECT item");
	where_write_members(scan->query, &scan->conditions[0], &sql, &values);
	struct statement *rows = sql_prepare(scan->db, buf_text(&sql), &values, err);
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
static size_t set_found(struct hits *hits, unsigned bits)
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
static bool narrow(struct row_scan *scan, struct error *err)
{
	struct hits *hits = scan->hits;
	if (set_found(hits, ALWAYS) >= hits->count / FEW)
		return true;
	scan->list.len = 0;
	row_scan_write_rows(hits->found, hits->count, &scan->list);
	if (!buf_text(&scan->list))
		return error_set(err, ERROR_INTERNAL, "no memory for what is found");
	scan->rows.found = value_text(scan->list.data, scan->list.len);
	scan->rows.q = scan->list.data;
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

static bool is_by_sql(const struct row_scan *scan, const struct condition *condition)
{
	return !condition_is_by_code(condition) && (scan->few || !condition_is_by_text(condition));
}

/* Adds a condition, `ne` inverted. */
static void add_condition(struct row_scan *scan, const struct condition *condition)
{
	struct condition *taken = &scan->conditions[scan->count++];
	*taken = *condition;
	taken->op = condition->op == OPERATOR_NE ? OPERATOR_EQ : condition->op;
}

static bool evaluate_alone(struct row_scan *scan, struct error *err)
{
	for (size_t i = 0; i < scan->query->condition_count; i++) {
		const struct condition *condition = &scan->query->conditions[i];
		if (!is_by_sql(scan, condition) || !is_alone(condition))
			continue;
		scan->count = 0;
		add_condition(scan, condition);
		struct statement *rows = condition->field->type == FIELD_LIST && !scan->rows.q
			? search_members(scan, err)
			: search_rows(scan, false, err);
		uint16_t bit = bit_of(scan->query, condition->field);
		if (!(condition->op == OPERATOR_NE ? mark : mark_others)(scan->hits, rows, bit, err))
			return false;
	}
	return true;
}

/*
 * Evaluates the remaining conditions and sets a bit for rows that fail: rows that match an inverted
 * `ne`, or rows that do not match the others.
 */
static bool evaluate_together(struct row_scan *scan, uint16_t bit, bool excludes, struct error *err)
{
	scan->count = 0;
	for (size_t i = 0; i < scan->query->condition_count; i++) {
		const struct condition *condition = &scan->query->conditions[i];
		if (is_by_sql(scan, condition) && !is_alone(condition) &&
			bit_of(scan->query, condition->field) == bit &&
			(condition->op == OPERATOR_NE) == excludes)
			add_condition(scan, condition);
	}
	if (scan->count == 0)
		return true;
	if (!narrow(scan, err))
		return false;
	struct statement *rows = search_rows(scan, excludes, err);
	return (excludes ? mark : mark_others)(scan->hits, rows, bit, err);
}

/*
 * Evaluates the conditions on the columns that the build has laid beside the rows. Conditions are
 * sorted by field, so each column is read once.
 */
static bool evaluate_columns(struct row_scan *scan, bool (*is_by_column)(const struct condition *),
	bool (*mark_failed)(struct db *, const struct query *, const struct field *, uint16_t *,
		uint16_t, struct error *),
	struct error *err)
{
	const struct field *last = NULL;
	for (size_t i = 0; i < scan->query->condition_count; i++) {
		const struct condition *condition = &scan->query->conditions[i];
		if (condition->field == last || !is_by_column(condition))
			continue;
		last = condition->field;
		if (!mark_failed(
				scan->db, scan->query, last, scan->hits->failed, bit_of(scan->query, last), err))
			return false;
	}
	return true;
}

static bool evaluate_words(struct row_scan *scan, struct error *err)
{
	struct hits *hits = scan->hits;
	if (query_is_found(scan->query))
		return mark_others(hits, read_list(scan, err), ALWAYS, err);
	return word_scan_find(
		scan->db, scan->query, hits->failed, ALWAYS, &hits->ranks, &hits->word_count, err);
}

static bool evaluate(struct row_scan *scan, struct error *err)
{
	if (scan->query->q && !evaluate_words(scan, err))
		return false;
	if (!evaluate_columns(scan, condition_is_by_code, code_scan_mark, err) || !narrow(scan, err))
		return false;
	scan->few = scan->rows.q != NULL;
	if (!evaluate_alone(scan, err) ||
		(!scan->few && !evaluate_columns(scan, condition_is_by_text, text_scan_mark, err)))
		return false;
	for (size_t i = 0; i <= scan->query->facet_count; i++) {
		uint16_t bit = (uint16_t)(ALWAYS << i);
		if (!evaluate_together(scan, bit, false, err) || !evaluate_together(scan, bit, true, err))
			return false;
	}
	return true;
}

bool row_scan_find(struct hits *hits, struct db *db, const struct query *query, struct error *err)
{
	struct row_scan scan = {.hits = hits, .db = db, .query = query, .rows = *query};
	scan.rows.q = NULL;
	scan.rows.condition_count = scan.rows.sort_count = 0;
	buf_init(&scan.list, LIST_MAX);
	hits->count = (size_t)query->resource->count;
	hits->found = malloc(hits->count);
	hits->failed = calloc(hits->count, sizeof *hits->failed);
	bool ok = hits->found && hits->failed
		? evaluate(&scan, err)
		: error_set(err, ERROR_INTERNAL, "no memory for what is found");
	buf_finish(&scan.list);
	if (ok)
		row_scan_find_without(hits, query, NULL);
	if (ok && !(query->multi_select && query->facet_count > 0)) {
		free(hits->failed);
		hits->failed = NULL;
	}
	return ok;
}

void row_scan_find_without(
	struct hits *hits, const struct query *query, const struct field *without)
{
	set_found(hits, ~(without ? bit_of(query, without) : 0u));
}

void row_scan_write_rows(const uint8_t *marks, size_t count, struct buf *list)
{
	for (size_t i = 0; i < count; i++)
		if (marks[i])
			buf_printf(list, "%c%zu", list->len > 0 ? ',' : '[', i + 1);
	buf_puts(list, list->len > 0 ? "]" : "[]");
}
