#include "query/measures.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/db.h"
#include "query/group.h"
#include "query/sql.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

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

static bool open_field(struct measures *measures, struct db *db, const struct field *field,
	size_t groups, struct columns *columns, struct error *err)
{
	struct measure *measure = &measures->fields[measures->count++];
	*measure = (struct measure){.field = field,
		.column = columns->count,
		.values = calloc(CODES_WORDS, sizeof *measure->values),
		.figures = calloc(groups, sizeof *measure->figures)};
	if (!measure->values || !measure->figures)
		return error_set(err, ERROR_INTERNAL, "no memory for what is computed");
	return columns_open(columns, db, field, err) &&
		read_values(measure, db, columns->resource, err);
}

bool measures_open(struct measures *measures, struct db *db, const struct query *query,
	size_t groups, struct columns *columns, struct error *err)
{
	for (size_t i = 0; i < query->aggregate_count; i++) {
		const struct field *field = query->aggregates[i].field;
		if (place_of(measures, field) == measures->count &&
			!open_field(measures, db, field, groups, columns, err))
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

static double number_of(const struct value *value)
{
	return value->type == VALUE_INTEGER ? (double)value->integer : value->number;
}

void measures_add(struct measures *measures, const struct columns *columns, int row, size_t group)
{
	for (size_t i = 0; i < measures->count; i++) {
		const struct measure *measure = &measures->fields[i];
		struct figure *figure = &measure->figures[group];
		uint16_t code = columns->chunk[measure->column][row];
		const struct value *value = &measure->values[code];
		if (value->type == VALUE_NULL)
			continue;
		sum_add(&figure->sum, number_of(value));
		if (figure->count == 0 || code < figure->least)
			figure->least = code;
		if (code > figure->greatest)
			figure->greatest = code;
		figure->count++;
	}
}

const struct figure *measures_figure(
	const struct measures *measures, const struct aggregate *aggregate, size_t group)
{
	return &measures->fields[place_of(measures, aggregate->field)].figures[group];
}

double figure_number(const struct figure *figure, enum function function)
{
	double sum = sum_total(&figure->sum);
	return sum_round(function == FUNCTION_SUM ? sum : sum / (double)figure->count);
}

/* Writes enough digits to distinguish it from any other double. */
static void write_number(double number, struct buf *text)
{
	if (isfinite(number))
		buf_printf(text, "%*.17g", GROUP_FIGURE_WIDTH, number);
	else
		buf_printf(text, "%*s", GROUP_FIGURE_WIDTH, number > 0 ? "9e999" : "-9e999");
}

static void write_word(const struct value *value, struct buf *text)
{
	if (value->type == VALUE_INTEGER)
		buf_printf(text, "%*" PRId64, GROUP_FIGURE_WIDTH, value->integer);
	else
		write_number(value->number, text);
}

static void write_figure(const struct measure *measure, const struct figure *figure,
	enum function function, struct buf *text)
{
	if (figure->count == 0)
		buf_printf(text, "%*s", GROUP_FIGURE_WIDTH, "");
	else if (function == FUNCTION_MIN)
		write_word(&measure->values[figure->least], text);
	else if (function == FUNCTION_MAX)
		write_word(&measure->values[figure->greatest], text);
	else
		write_number(figure_number(figure, function), text);
}

void measures_write(
	const struct measures *measures, const struct query *query, size_t group, struct buf *text)
{
	for (size_t i = 0; i < query->aggregate_count; i++) {
		const struct aggregate *aggregate = &query->aggregates[i];
		write_figure(&measures->fields[place_of(measures, aggregate->field)],
			measures_figure(measures, aggregate, group), aggregate->function, text);
	}
}
