#include "query/units.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/reason.h"
#include "base/text.h"
#include "query/group.h"
#include "query/groups.h"

#include <string.h>

enum { UNITS_SHOWN_MAX = 8, UNITS_TEXT_SIZE = 125 };

/* The units of the values of an aggregate's field. */
struct units {
	struct buf names;
	size_t count; /* UNITS_SHOWN_MAX if there are more, too */
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

/*
 * Turns a query into one for groups by this unit, with the least value of each aggregated field
 * whose unit it is: null where the field has none in a group. Says which aggregates these are of.
 */
static size_t group_by_unit(
	struct query *query, const struct field *unit, size_t ret_aggregates[QUERY_AGGREGATES_MAX])
{
	size_t count = 0;
	for (size_t i = 0; i < query->aggregate_count; i++) {
		const struct field *field = query->aggregates[i].field;
		if (open_unit(query, field) != unit)
			continue;
		ret_aggregates[count] = i;
		query->aggregates[count++] = (struct aggregate){field, FUNCTION_MIN};
	}
	query->aggregate_count = count;
	query->group[0] = (struct dimension){.field = unit};
	query->group_count = 1;
	query->limit = QUERY_GROUPS_MAX;
	query->limit_given = true;
	group_complete(query);
	query->sort[0] = (struct sort_term){.field = &query->group_fields[0]};
	query->sort_count = 1;
	return count;
}

static void add_unit(struct units *units, const struct value *name)
{
	bool none = name->type != VALUE_TEXT;
	if (units->count == UNITS_SHOWN_MAX)
		return;
	buf_puts(&units->names, units->count > 0 ? ", " : "");
	buf_put(&units->names, none ? "none" : name->text, none ? strlen("none") : name->len);
	if (++units->count == UNITS_SHOWN_MAX)
		buf_puts(&units->names, ", …");
}

/* Reads the units of all matching rows, once for all fields whose unit this is. Sets err on
 * failure. */
static void read_units(const struct query *query, const struct field *unit, struct db *db,
	struct hits *hits, struct units *units, struct error *err)
{
	struct query by_unit = *query;
	size_t aggregates[QUERY_AGGREGATES_MAX], count = group_by_unit(&by_unit, unit, aggregates);
	struct groups *groups = groups_find(db, &by_unit, hits, NULL, err);
	bool too_many = groups && groups_total(groups) > QUERY_GROUPS_MAX;
	for (size_t i = 0; i < count && too_many; i++) {
		buf_printf(&units[aggregates[i]].names, "of more than %d kinds", QUERY_GROUPS_MAX);
		units[aggregates[i]].count = UNITS_SHOWN_MAX;
	}
	for (size_t n = 0; groups && n < groups_count(groups); n++) {
		struct value name = groups_value(groups, n, 0);
		for (size_t i = 0; i < count; i++)
			if (groups_value(groups, n, i + 2).type != VALUE_NULL)
				add_unit(&units[aggregates[i]], &name);
	}
	groups_release(groups);
}

/* Whether an aggregate before this one has the same unit. */
static bool is_read(const struct query *query, size_t aggregate, const struct field *unit)
{
	for (size_t i = 0; i < aggregate; i++)
		if (open_unit(query, query->aggregates[i].field) == unit)
			return true;
	return false;
}

static void add_fault(
	const struct query *query, size_t aggregate, struct units *units, struct error *err)
{
	char name[GROUP_NAME_SIZE], names[UNITS_TEXT_SIZE];
	const struct field *unit = open_unit(query, query->aggregates[aggregate].field);
	aggregate_name(&query->aggregates[aggregate], name);
	text_copy_cut(names, sizeof names, buf_text(&units->names) ? units->names.data : "");
	error_add(err, ERROR_BAD_QUERY, "aggregate", name, NULL, REASON_UNITS, names, unit->name);
}

bool units_check(const struct query *query, struct db *db, struct hits *hits, struct error *err)
{
	struct units units[QUERY_AGGREGATES_MAX];
	struct error stop;
	error_clear(&stop);
	for (size_t i = 0; i < query->aggregate_count; i++) {
		buf_init(&units[i].names, 1024);
		units[i].count = 0;
	}
	for (size_t i = 0; i < query->aggregate_count && stop.code == ERROR_NONE; i++) {
		const struct field *unit = open_unit(query, query->aggregates[i].field);
		if (unit && !is_read(query, i, unit))
			read_units(query, unit, db, hits, units, &stop);
	}
	for (size_t i = 0; i < query->aggregate_count; i++) {
		if (units[i].count > 1)
			add_fault(query, i, &units[i], err);
		buf_finish(&units[i].names);
	}
	if (stop.code != ERROR_NONE)
		error_replace(err, &stop);
	return err->code == ERROR_NONE;
}
