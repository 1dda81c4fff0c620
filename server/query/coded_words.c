#include "query/coded_words.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/db.h"
#include "query/sql.h"
#include "query/where.h"

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

/* Selects the values that satisfy the conditions, under the field's name. */
static struct statement *prepare_words(struct db *db, const struct query *query,
	const struct field *field, bool all, struct error *err)
{
	struct buf sql;
	struct sql_values values = {.count = 0};
	const char *glue = " WHERE ";
	buf_init(&sql, SQL_MAX);
	buf_printf(&sql,
		"SELECT api_code, api_items FROM (SELECT code AS api_code, items AS api_items, value AS \"%s\" FROM api_word"
		" WHERE resource = '%s' AND field = '%s')",
		field->name, query->resource->name, field->name);
	for (size_t i = 0; !all && i < query->condition_count; i++) {
		const struct condition *condition = &query->conditions[i];
		if (condition->field != field || !condition_is_by_code(condition))
			continue;
		buf_puts(&sql, glue);
		write_condition(query, condition, &sql, &values);
		glue = " AND ";
	}
	struct statement *words = sql_prepare(db, buf_text(&sql), &values, err);
	buf_finish(&sql);
	return words;
}

bool coded_words_read(struct coded_words *words, struct db *db, const struct query *query,
	const struct field *field, bool all, struct error *err)
{
	struct statement *rows = prepare_words(db, query, field, all, err);
	int more = -1;
	while (rows && (more = statement_step(rows, err)) > 0) {
		int64_t code = statement_column(rows, 0).integer, items = statement_column(rows, 1).integer;
		if (code < 0 || code >= CODES_WORDS || items < 0 || items > INT32_MAX) {
			more = error_set(err, ERROR_INTERNAL, "a word has no such code or number of items") - 1;
			break;
		}
		if (words->holds)
			words->holds[code] = 1;
		if (words->counts)
			words->counts[code] = items;
		words->items += items;
	}
	statement_release(rows);
	return more == 0;
}
