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

/* The field that holds the unit of another, unless rows are grouped by it. */
static const struct field *open_unit(const struct query *query, const struct field *field)
{
	const struct field *unit = field->unit ? resource_field(query->resource, field->unit) : NULL;
	for (size_t i = 0; unit && i < query->group_count; i++)
		if (query->group[i].field == unit)
			return NULL;
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

bool units_check(const struct query *query, struct db *db, struct error *err)
{
	for (size_t i = 0; i < query->aggregate_count; i++) {
		const struct aggregate *aggregate = &query->aggregates[i];
		const struct field *unit = open_unit(query, aggregate->field);
		struct buf names;
		struct error stop;
		size_t count = 0;
		if (!unit)
			continue;
		error_clear(&stop);
		buf_init(&names, 1024);
		char name[GROUP_NAME_SIZE], units[UNITS_TEXT_SIZE];
		aggregate_name(aggregate, name);
		bool ok = read_units(query, aggregate, unit, db, &names, &count, &stop);
		text_copy_cut(units, sizeof units, buf_text(&names) ? names.data : "");
		if (ok && count > 1)
			error_add(
				err, ERROR_BAD_QUERY, "aggregate", name, NULL, REASON_UNITS, units, unit->name);
		buf_finish(&names);
		if (!ok) {
			error_replace(err, &stop);
			return false;
		}
	}
	return err->code == ERROR_NONE;
}
