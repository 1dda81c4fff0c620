#include "query/units.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/reason.h"
#include "base/text.h"
#include "dataset/db.h"
#include "query/group.h"
#include "query/sql.h"

#include <string.h>

enum { UNITS_SHOWN_MAX = 8, UNITS_TEXT_SIZE = 125 };

/* The units of an aggregate's field. */
struct units {
	char names[UNITS_TEXT_SIZE];
	size_t count;
};

/* The field that holds the unit of another, unless rows are grouped by it or have but one. */
static const struct field *open_unit(const struct query *query, const struct field *field)
{
	const struct field *unit = field->unit ? resource_field(query->resource, field->unit) : NULL;
	for (size_t i = 0; unit && i < query->group_count; i++)
		if (query->group[i].field == unit)
			return NULL;
	for (size_t i = 0; unit && i < query->condition_count; i++) {
		const struct condition *condition = &query->conditions[i];
		if (condition->field == unit && condition->op == OPERATOR_EQ && condition->count == 1)
			return NULL;
	}
	return unit;
}

/* The units of all rows that have a value, of those that are matched: says how many, and which. */
static bool read_units(const struct query *query, const struct aggregate *aggregate,
	const struct field *unit, struct db *db, struct buf *names, size_t *ret_count,
	struct error *err)
{
	struct buf sql;
	struct sql_values values = {.count = 0};
	int more = -1;
	buf_init(&sql, SQL_MAX);
	buf_printf(&sql, "SELECT DISTINCT \"%s\" FROM (SELECT \"%s\", \"%s\" AS field", unit->name,
		unit->name, aggregate->field->name);
	where_write(query, &sql, &values);
	buf_printf(&sql, ") WHERE field IS NOT NULL ORDER BY 1 LIMIT %d", UNITS_SHOWN_MAX);
	struct statement *row = sql_prepare(db, buf_text(&sql), &values, err);
	*ret_count = 0;
	while (row && (more = statement_step(row, err)) > 0) {
		const char *name = statement_text(row, 0);
		buf_printf(names, "%s%s", (*ret_count)++ > 0 ? ", " : "", name ? name : "none");
	}
	buf_puts(names, *ret_count == UNITS_SHOWN_MAX ? ", …" : "");
	statement_release(row);
	buf_finish(&sql);
	return more == 0;
}

/* The same, read once for all aggregates of a field. */
static bool find_units(const struct query *query, size_t aggregate, const struct field *unit,
	struct db *db, struct units *units, struct error *err)
{
	const struct aggregate *aggregates = query->aggregates;
	for (size_t i = 0; i < aggregate; i++) {
		if (aggregates[i].field == aggregates[aggregate].field) {
			units[aggregate] = units[i];
			return true;
		}
	}
	struct buf names;
	buf_init(&names, 1024);
	bool ok =
		read_units(query, &aggregates[aggregate], unit, db, &names, &units[aggregate].count, err);
	text_copy_cut(units[aggregate].names, UNITS_TEXT_SIZE, buf_text(&names) ? names.data : "");
	buf_finish(&names);
	return ok;
}

bool units_check(const struct query *query, struct db *db, struct error *err)
{
	struct units units[QUERY_AGGREGATES_MAX];
	for (size_t i = 0; i < query->aggregate_count; i++) {
		const struct field *unit = open_unit(query, query->aggregates[i].field);
		struct error stop;
		char name[GROUP_NAME_SIZE];
		if (!unit)
			continue;
		error_clear(&stop);
		if (!find_units(query, i, unit, db, units, &stop)) {
			error_replace(err, &stop);
			return false;
		}
		aggregate_name(&query->aggregates[i], name);
		if (units[i].count > 1)
			error_add(err, ERROR_BAD_QUERY, "aggregate", name, NULL, REASON_UNITS, units[i].names,
				unit->name);
	}
	return err->code == ERROR_NONE;
}
