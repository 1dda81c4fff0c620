#include "query/measures.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/db.h"
#include "query/sql.h"

#include <stdlib.h>

_Static_assert((int)QUERY_GROUP_MAX + (int)QUERY_AGGREGATES_MAX <= (int)CODES_COLUMNS_MAX,
	"each field has a column");

enum { STATEMENT_MAX = 1024 /* bytes */ };

/* Reads the number that each code stands for; null, which has the last code, is left out. */
static bool read_values(
	struct measure *measure, struct db *db, const struct resource *resource, struct error *err)
{
	struct buf sql;
	int more = -1;
	buf_init(&sql, STATEMENT_MAX);
	buf_printf(&sql,
		"SELECT code, value FROM api_word WHERE resource = '%s' AND field = '%s' AND value NOT NULL",
		resource->name, measure->field->name);
	struct statement *words = sql_prepare(db, buf_text(&sql), NULL, err);
	while (words && (more = statement_step(words, err)) > 0) {
		int64_t code = statement_column(words, 0).integer;
		struct value value = statement_column(words, 1);
		if (code < 0 || code >= CODES_WORDS || value.type == VALUE_TEXT) {
			more = error_set(err, ERROR_INTERNAL, "a word is no number") - 1;
			break;
		}
		measure->values[code] = value;
	}
	statement_release(words);
	buf_finish(&sql);
	return more == 0;
}

/* Returns the index of a field, or where it would be added. */
static size_t place_of(const struct measures *measures, const struct field *field)
{
	size_t place = 0;
	while (place < measures->count && measures->fields[place].field != field)
		place++;
	return place;
}

bool measures_open(
	struct measures *measures, const struct query *query, size_t groups, struct error *err)
{
	for (size_t i = 0; i < query->aggregate_count; i++) {
		const struct field *field = query->aggregates[i].field;
		if (place_of(measures, field) < measures->count)
			continue;
		struct measure *measure = &measures->fields[measures->count++];
		*measure =
			(struct measure){.field = field, .figures = calloc(groups, sizeof *measure->figures)};
		if (!measure->figures)
			return error_set(err, ERROR_INTERNAL, "no memory for what is computed");
	}
	return true;
}

bool measures_open_columns(
	struct measures *measures, struct db *db, struct columns *columns, struct error *err)
{
	for (size_t i = 0; i < measures->count; i++) {
		struct measure *measure = &measures->fields[i];
		measure->column = columns->count;
		measure->values = calloc(CODES_WORDS, sizeof *measure->values);
		if (!measure->values)
			return error_set(err, ERROR_INTERNAL, "no memory for what is computed");
		if (!columns_open(columns, db, measure->field, err) ||
			!read_values(measure, db, columns->resource, err))
			return false;
	}
	return true;
}

void measures_close(struct measures *measures)
{
	for (size_t i = 0; i < measures->count; i++) {
		free(measures->fields[i].values);
		free(measures->fields[i].figures);
	}
}

bool measures_add(struct measures *measures, size_t field, size_t group, const struct value *value,
	struct error *err)
{
	struct figure *figure = &measures->fields[field].figures[group];
	if (value->type == VALUE_NULL)
		return true;
	if (value->type == VALUE_TEXT)
		return error_set(
			err, ERROR_INTERNAL, "a value of %s is no number", measures->fields[field].field->name);
	sum_add(&figure->sum, value_as_number(value));
	if (figure->count == 0 || value_compare(value, &figure->least) < 0)
		figure->least = *value;
	if (figure->count == 0 || value_compare(value, &figure->greatest) > 0)
		figure->greatest = *value;
	figure->count++;
	return true;
}

bool measures_add_row(struct measures *measures, const struct columns *columns, int row,
	size_t group, struct error *err)
{
	for (size_t i = 0; i < measures->count; i++) {
		const struct measure *measure = &measures->fields[i];
		uint16_t code = columns->chunk[measure->column][row];
		if (!measures_add(measures, i, group, &measure->values[code], err))
			return false;
	}
	return true;
}

static struct value figure_value(const struct figure *figure, enum function function)
{
	double sum = sum_total(&figure->sum);
	switch (function) {
	case FUNCTION_MIN:
		return figure->least;
	case FUNCTION_MAX:
		return figure->greatest;
	case FUNCTION_SUM:
		return value_number(sum_round(sum));
	case FUNCTION_AVG:
		return value_number(sum_round(sum / (double)figure->count));
	case FUNCTION_COUNT:
		break;
	}
	return (struct value){.type = VALUE_NULL};
}

struct value measures_value(
	const struct measures *measures, const struct aggregate *aggregate, size_t group)
{
	const struct value null = {.type = VALUE_NULL};
	const struct figure *figure =
		&measures->fields[place_of(measures, aggregate->field)].figures[group];
	if (figure->count == 0)
		return null;
	struct value value = figure_value(figure, aggregate->function);
	return value.type == VALUE_NUMBER && !isfinite(value.number) ? null : value;
}
