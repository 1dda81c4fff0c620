#include "query/coded_dictionary.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/value.h"
#include "dataset/db.h"
#include "query/codes.h"
#include "query/sql.h"
#include "query/dictionary.h"

#include <stdlib.h>

enum { STATEMENT_MAX = 1024 /* bytes */ };

/* Prepares `SELECT code, value FROM …`, for years with the year as the value, and the rest. */
static struct statement *prepare(const struct dictionary *dictionary, struct db *db,
	const char *rest, const struct value *parameter, struct error *err)
{
	struct buf sql;
	struct sql_values values = {.count = 0};
	if (parameter)
		where_bind(&values, *parameter);
	buf_init(&sql, STATEMENT_MAX);
	buf_puts(&sql, "SELECT code, v FROM (SELECT code, ");
	dimension_write(dictionary->dimension, "value", &sql);
	buf_printf(&sql, " AS v FROM api_word WHERE resource = '%s' AND field = '%s')%s",
		dictionary->resource->name, dictionary->dimension->field->name, rest);
	struct statement *rows = sql_prepare(db, buf_text(&sql), &values, err);
	buf_finish(&sql);
	return rows;
}

/* Reads the next word. Returns 1; 0 at the end; or -1 and sets err. */
static int next(
	struct statement *rows, int64_t *ret_code, struct value *ret_value, struct error *err)
{
	int more = rows ? statement_step(rows, err) : -1;
	if (more <= 0)
		return more;
	*ret_code = statement_column(rows, 0).integer;
	*ret_value = statement_column(rows, 1);
	if (*ret_code < 0 || *ret_code >= CODES_WORDS)
		return error_set(err, ERROR_INTERNAL, "a word has no such code") - 1;
	return 1;
}

/* Null has the last code. */
static bool read_null(struct dictionary *dictionary, struct db *db, struct error *err)
{
	int64_t code;
	struct value value;
	struct statement *row = prepare(dictionary, db, " ORDER BY code DESC LIMIT 1", NULL, err);
	int more = next(row, &code, &value, err);
	dictionary->null = more > 0 && value.type == VALUE_NULL ? code : -1;
	statement_release(row);
	return more >= 0;
}

/* Words are sorted by value, so the codes of a year are contiguous. */
static bool read_years(
	const struct dictionary *dictionary, struct db *db, uint16_t *firsts, struct error *err)
{
	struct statement *rows = prepare(dictionary, db, " ORDER BY code", NULL, err);
	struct value year = {.type = VALUE_NULL}, value;
	int64_t first = -1, code;
	int more;
	while ((more = next(rows, &code, &value, err)) > 0) {
		if (first < 0 || value_compare(&value, &year) != 0)
			first = code;
		year = value;
		firsts[code] = (uint16_t)first;
	}
	statement_release(rows);
	return more == 0;
}

bool coded_dictionary_begin(
	struct dictionary *dictionary, struct db *db, uint16_t **ret_firsts, struct error *err)
{
	*ret_firsts = dictionary->dimension->year ? calloc(CODES_WORDS, sizeof **ret_firsts) : NULL;
	if (dictionary->dimension->year && !*ret_firsts)
		return error_set(err, ERROR_INTERNAL, "no memory for years");
	for (int code = 0; *ret_firsts && code < CODES_WORDS; code++)
		(*ret_firsts)[code] = (uint16_t)code;
	return read_null(dictionary, db, err) &&
		(!*ret_firsts || read_years(dictionary, db, *ret_firsts, err));
}

bool coded_dictionary_load(struct dictionary *dictionary, struct db *db, const struct value *codes,
	size_t count, struct error *err)
{
	struct statement *rows =
		prepare(dictionary, db, " WHERE code IN (SELECT value FROM json_each(?1))", codes, err);
	struct value value;
	int64_t code;
	int more;
	size_t found = 0;
	for (; (more = next(rows, &code, &value, err)) > 0; found++) {
		if (value.type == VALUE_NULL && code != dictionary->null) {
			more = error_set(err, ERROR_INTERNAL, "null has not the last code") - 1;
			break;
		}
		dictionary_set(dictionary, (uint16_t)code, &value);
	}
	statement_release(rows);
	if (more == 0 && dictionary->texts.failed)
		return error_set(err, ERROR_INTERNAL, "no memory for the values of groups");
	return more == 0 && (found == count || error_set(err, ERROR_INTERNAL, "a code has no value"));
}

bool coded_dictionary_place(const struct dictionary *dictionary, struct db *db,
	const struct value *value, int64_t *ret_place, struct error *err)
{
	struct statement *rows =
		prepare(dictionary, db, " WHERE v >= ?1 ORDER BY code LIMIT 1", value, err);
	struct value there;
	int64_t code;
	int more = next(rows, &code, &there, err);
	*ret_place = 2 * (int64_t)CODES_WORDS - 1;
	if (more > 0)
		*ret_place = value_compare(&there, value) == 0 ? 2 * code : 2 * code - 1;
	statement_release(rows);
	return more >= 0;
}
