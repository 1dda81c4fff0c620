#include "query/column.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/db.h"
#include "query/sql.h"
#include "query/where.h"

#include <stdlib.h>

/*
 * Writes a condition on a field as one on its distinct values. For a list these are its members, or
 * null for an empty list.
 */
static void write_condition(const struct query *query, const struct condition *condition,
	struct buf *sql, struct sql_values *values)
{
	struct field word = *condition->field;
	struct condition on_word = *condition;
	on_word.field = &word;
	if (word.type == FIELD_LIST)
		word.type = FIELD_TEXT;
	where_write_condition(query, &on_word, sql, values);
}

/* Selects the distinct values that satisfy the conditions, under the field's name. */
static struct statement *prepare_words(
	struct db *db, const struct query *query, const struct column *column, struct error *err)
{
	struct buf sql;
	struct sql_values values = {.count = 0};
	const char *glue = " WHERE ";
	buf_init(&sql, SQL_MAX);
	buf_printf(&sql,
		"SELECT api_code, api_items FROM (SELECT code AS api_code, items AS api_items, value AS \"%s\" FROM api_word"
		" WHERE resource = '%s' AND field = '%s')",
		column->field->name, query->resource->name, column->field->name);
	for (size_t i = 0; column->judged && i < query->condition_count; i++) {
		const struct condition *condition = &query->conditions[i];
		if (condition->field != column->field || !condition_is_by_code(condition))
			continue;
		buf_puts(&sql, glue);
		write_condition(query, condition, &sql, &values);
		glue = " AND ";
	}
	struct statement *words = sql_prepare(db, buf_text(&sql), &values, err);
	buf_finish(&sql);
	return words;
}

bool column_judge(struct column *column, struct db *db, const struct query *query, int64_t *counts,
	struct error *err)
{
	struct statement *words = prepare_words(db, query, column, err);
	int more = -1;
	column->holds = words ? calloc(CODES_WORDS, 1) : NULL;
	if (words && !column->holds)
		error_set(err, ERROR_INTERNAL, "no memory to count by");
	while (column->holds && (more = statement_step(words, err)) > 0) {
		int64_t code = statement_column(words, 0).integer,
				items = statement_column(words, 1).integer;
		if (code < 0 || code >= CODES_WORDS || items < 0 || items > INT32_MAX) {
			more = error_set(err, ERROR_INTERNAL, "a word has no such code or number of items") - 1;
			break;
		}
		column->holds[code] = 1;
		column->items += items;
		if (counts)
			counts[code] = items;
	}
	statement_release(words);
	return more == 0;
}

/* Clears left[i] for lists without a matching member, then rewinds to the first list. */
static void judge_lists(struct column *column, int lists, uint8_t left[static CODES_CHUNK])
{
	const unsigned char *first = column->codes.at;
	for (int i = 0; i < lists; i++) {
		uint8_t any = 0;
		for (int n = codes_take(&column->codes); n > 0; n--)
			any |= column->holds[codes_take(&column->codes)];
		left[i] &= any;
	}
	column->codes.at = first;
}

int column_next(struct column *column, uint16_t codes[static CODES_CHUNK],
	uint8_t left[static CODES_CHUNK], struct error *err)
{
	if (column->field->type == FIELD_LIST) {
		int lists = codes_next_lists(&column->codes, err);
		if (column->judged && lists > 0)
			judge_lists(column, lists, left);
		return lists;
	}
	int count = codes_next(&column->codes, codes, err);
	for (int i = 0; column->judged && i < count; i++)
		left[i] &= column->holds[codes[i]];
	return count;
}

void column_close(struct column *column)
{
	codes_close(&column->codes);
	free(column->holds);
}
