#include "query/projection.h"

#include "base/buf.h"
#include "base/text.h"
#include "dataset/labels.h"
#include "dataset/parts.h"

#include <stdio.h>
#include <string.h>

struct projection projection_usual(const struct resource *resource, enum language labels)
{
	return (struct projection){resource, resource_usual_fields(resource), labels, false};
}

int projection_count(const struct projection *projection)
{
	int count = 0;
	for (size_t i = 0; i < projection->resource->field_count; i++)
		count += projection_columns(projection, &projection->resource->fields[i]) > 0;
	return count;
}

/*
 * Writes a field of a name. A date is cut to its precision, so that a year is not shown as its last
 * day.
 */
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

void projection_write_name(const struct resource *other, enum language language, struct buf *sql)
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
	if (several) /* removes the first separator */
		buf_printf(sql, ", length('%s') + 1), '')", language_joint(language));
}

void projection_write(const struct projection *projection, struct buf *sql)
{
	const char *glue = "SELECT ";
	for (size_t i = 0; i < projection->resource->field_count; i++) {
		const struct field *field = projection_field(projection, i);
		if (projection_columns(projection, field) == 0)
			continue;
		buf_printf(sql, "%s\"%s\"", glue, field->name);
		glue = ", ";
	}
}
