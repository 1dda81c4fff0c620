#include "query/shown.h"

#include "base/buf.h"
#include "base/text.h"
#include "dataset/labels.h"
#include "dataset/parts.h"

#include <stdio.h>
#include <string.h>

struct shown shown_usual(const struct resource *resource, enum language labels)
{
	return (struct shown){resource, resource_usual_fields(resource), labels, false};
}

int shown_count(const struct shown *shown)
{
	int count = 0;
	for (size_t i = 0; i < shown->resource->field_count; i++)
		count += shown_columns(shown, &shown->resource->fields[i]);
	return count;
}

/* A field of a name: of a date as much as is known, so that a year alone is not called by its last
 * day. */
static void write_piece(const struct resource *other, const struct field *field, struct buf *sql)
{
	const struct field *precision = parts_find(other, field, PART_PRECISION);
	if (precision)
		buf_printf(sql,
			"substr(o.\"%s\", 1, CASE coalesce(o.\"%s\", 'day') WHEN 'day' THEN 10 WHEN 'month' THEN 7 "
			"WHEN 'month_end' THEN 7 ELSE 4 END)",
			field->name, precision->name);
	else
		buf_printf(sql, "o.\"%s\"", field->name);
}

void shown_write_name(const struct resource *other, enum language language, struct buf *sql)
{
	char name[LABEL_NAME_SIZE];
	size_t len;
	bool several = strchr(other->label, ' ') != NULL;
	buf_puts(sql, several ? "nullif(substr(" : "");
	for (const char *rest = other->label, *piece; (piece = text_next_word(&rest, &len));) {
		labels_field(piece, len, language, name);
		if (several)
			buf_printf(sql, "%scoalesce('%s' || ", piece > other->label ? " || " : "",
				language_joint(language));
		write_piece(other, resource_field(other, name), sql);
		buf_puts(sql, several ? ", '')" : "");
	}
	if (several) /* without the first joint */
		buf_printf(sql, ", length('%s') + 1), '')", language_joint(language));
}

/* The name of the record whose key an expression has, as the build has put it down
 * (schema/generic/names.sql). */
static void write_named(
	const struct field *field, enum language language, const char *key, struct buf *sql)
{
	buf_printf(
		sql, "(SELECT n.%s FROM api_name AS n WHERE n.item = %s", language_code(language), key);
	if (!field_refers(field, "*"))
		for (size_t i = 0; i < field->named_count; i++)
			buf_printf(sql, "%s'%s'", i > 0 ? ", " : " AND n.resource IN (", field->named[i]->name);
	buf_puts(sql, field_refers(field, "*") ? "" : ")");
	buf_puts(sql, " ORDER BY n.ordinal LIMIT 1)");
}

/* A list's members, or their names, as a list; or joined, where an empty list is an empty text. */
static void write_list(const struct shown *shown, const struct field *field, bool named,
	const char *column, struct buf *sql)
{
	buf_printf(
		sql, "(SELECT %s", shown->table ? "coalesce(group_concat(coalesce(" : "json_group_array(");
	if (named)
		write_named(field, shown->labels, "m.value", sql);
	else
		buf_puts(sql, "m.value");
	buf_printf(sql, "%s) FROM json_each(%s) AS m)",
		shown->table ? ", ''), '" SHOWN_JOINT "'), ''" : "", column);
}

/* A field, or the name of what it refers to; null has none, and is not looked for in all that could
 * have it. */
static void write_column(
	const struct shown *shown, const struct field *field, bool named, struct buf *sql)
{
	char column[2 * (CATALOG_NAME_MAX + 16)];
	bool list = field->type == FIELD_LIST && (named || shown->table);
	snprintf(column, sizeof column, "\"%s\".\"%s\"", shown->resource->view, field->name);
	if (!list && !named) {
		buf_printf(sql, "\"%s\"", field->name);
		return;
	}
	buf_printf(sql, "iif(%s IS NULL, NULL, ", column);
	if (list)
		write_list(shown, field, named, column, sql);
	else
		write_named(field, shown->labels, column, sql);
	buf_putc(sql, ')');
}

void shown_write(const struct shown *shown, struct buf *sql)
{
	const char *glue = "SELECT ";
	for (size_t i = 0; i < shown->resource->field_count; i++) {
		const struct field *field = shown_field(shown, i);
		for (int part = 0; part < shown_columns(shown, field); part++) {
			buf_puts(sql, glue);
			write_column(shown, field, part > 0, sql);
			glue = ", ";
		}
	}
}
