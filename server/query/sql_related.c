#include "query/sql_related.h"

#include "base/buf.h"
#include "query/projection.h"
#include "query/where.h"

void sql_write_relation_columns(
	const struct resource *resource, uint64_t relations, struct buf *sql)
{
	for (size_t i = 0; i < resource->relation_count; i++) {
		const struct relation *relation = &resource->relations[i];
		if (!(relations & (UINT64_C(1) << i)))
			continue;
		const struct field *field =
			relation->kind == RELATION_MANY ? &resource->fields[resource->key] : relation->field;
		buf_printf(sql, ", \"%s\"", field->name);
	}
}

/*
 * Selects the first rows whose field is the bound key, or whose list contains it, in the order of
 * the index, since a whole table may refer to one item.
 */
static void write_holders(const struct relation *relation, struct buf *sql)
{
	const struct resource *other = relation->other;
	const char *row = where_row(other);
	if (relation->field->type != FIELD_LIST) {
		buf_printf(sql, "\"%s\" = ?1 ORDER BY \"%s\" LIMIT %d", relation->field->name, row,
			SQL_RELATED_MAX);
		return;
	}
	buf_printf(sql, "\"%s\" IN (SELECT item", row);
	where_write_list(other, relation->field, sql);
	buf_printf(
		sql, " AND value = ?1 ORDER BY item LIMIT %d) ORDER BY \"%s\"", SQL_RELATED_MAX, row);
}

void sql_write_related(
	const struct relation *relation, uint64_t nested, enum language labels, struct buf *sql)
{
	const struct resource *other = relation->other;
	const char *key = other->fields[other->key].name;
	struct projection projection = projection_usual(other, labels);
	projection_write(&projection, sql);
	sql_write_relation_columns(other, nested, sql);
	buf_printf(sql, " FROM \"%s\" WHERE ", other->view);
	switch (relation->kind) {
	case RELATION_ONE:
		buf_printf(sql, "\"%s\" = ?1", key);
		break;
	case RELATION_LIST:
		buf_printf(sql, "\"%s\" IN (SELECT value FROM json_each(?1)) ORDER BY \"%s\"", key, key);
		break;
	case RELATION_MANY:
		write_holders(relation, sql);
		break;
	}
}

void sql_write_related_count(const struct relation *relation, struct buf *sql)
{
	buf_puts(sql, "SELECT count(*)");
	if (relation->field->type == FIELD_LIST) {
		where_write_list(relation->other, relation->field, sql);
		buf_puts(sql, " AND value = ?1");
	} else {
		buf_printf(
			sql, " FROM \"%s\" WHERE \"%s\" = ?1", relation->other->view, relation->field->name);
	}
}
