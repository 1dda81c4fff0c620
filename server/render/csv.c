#include "render/csv.h"

#include "base/buf.h"
#include "dataset/catalog.h"
#include "query/projection.h"
#include "render/record_names.h"
#include "render/row.h"

#include <limits.h>
#include <string.h>

/*
 * Whether a spreadsheet may compute it. Excel also accepts the full-width signs of Chinese input
 * methods.
 */
static bool is_formula(const char *text, size_t len)
{
	static const char signs[] = "=+-@\t\r\n", wide[][4] = {"＝", "＋", "－", "＠"};
	enum { WIDE = 3 };
	if (len > 0 && memchr(signs, text[0], sizeof signs - 1))
		return true;
	for (size_t i = 0; i < sizeof wide / sizeof *wide && len >= WIDE; i++)
		if (memcmp(text, wide[i], WIDE) == 0)
			return true;
	return false;
}

/* Whether a cell needs quotation marks: RFC 4180 gives a byte a meaning, or it is empty, not null.
 */
static bool is_quoted(const char *text, size_t len)
{
	static const bool marked[UCHAR_MAX + 1] = {
		[','] = true, ['"'] = true, ['\r'] = true, ['\n'] = true};
	bool any = len == 0;
	for (size_t i = 0; i < len; i++)
		any |= marked[(unsigned char)text[i]];
	return any;
}

void csv_write_text(struct buf *out, const char *text, size_t len, bool safe)
{
	bool quoted = is_quoted(text, len), formula = safe && is_formula(text, len);
	buf_puts(out, quoted ? "\"" : "");
	buf_puts(out, formula ? "'" : "");
	for (const char *mark; quoted && len > 0 && (mark = memchr(text, '"', len));) {
		size_t taken = (size_t)(mark + 1 - text);
		buf_put(out, text, taken);
		buf_putc(out, '"');
		text += taken;
		len -= taken;
	}
	buf_put(out, text, len);
	buf_puts(out, quoted ? "\"" : "");
}

/* Writes the members of a list, or what they are called, as one cell. */
static bool write_list(struct buf *out, const struct field *field, struct value list, bool safe,
	bool called, struct record_names *names, struct error *err)
{
	struct buf joined;
	struct value member, shown;
	const char *glue = "";
	int more;
	buf_init(&joined, out->max);
	for (; (more = record_names_next_key(names, &list, &member, err)) > 0;
		 glue = PROJECTION_JOINT) {
		buf_puts(&joined, glue);
		shown = member;
		if (called && !record_names_find(names, field, &member, &shown, err))
			break;
		if (shown.type == VALUE_TEXT)
			buf_put(&joined, shown.text, shown.len);
	}
	csv_write_text(out, joined.data, joined.len, safe);
	out->failed |= joined.failed;
	buf_finish(&joined);
	return more == 0;
}

/* Writes what a field has, or what that is called. */
static bool write_cell(struct buf *out, const struct field *field, struct value value, bool safe,
	bool called, struct record_names *names, struct error *err)
{
	if (field->type == FIELD_LIST && value.type == VALUE_TEXT)
		return write_list(out, field, value, safe, called, names, err);
	struct value shown = value;
	if (called && !record_names_find(names, field, &value, &shown, err))
		return false;
	if (shown.type == VALUE_TEXT)
		csv_write_text(out, shown.text, shown.len, safe);
	else if (!row_is_null(&shown))
		row_write_value(out, field, &shown);
	return true;
}

bool csv_write_row(struct buf *out, const struct projection *projection, bool safe,
	struct record_names *names, const struct value *columns, struct error *err)
{
	int column = 0;
	for (size_t i = 0; i < projection->resource->field_count; i++) {
		const struct field *field = projection_field(projection, i);
		int parts = projection_columns(projection, field);
		for (int part = 0; part < parts; part++) {
			buf_puts(out, column + part > 0 ? "," : "");
			if (!write_cell(out, field, columns[column], safe, part > 0, names, err))
				return false;
		}
		column += parts > 0;
	}
	buf_puts(out, "\r\n");
	return true;
}

void csv_write_header(struct buf *out, const struct projection *projection)
{
	bool any = false;
	for (size_t i = 0; i < projection->resource->field_count; i++) {
		const struct field *field = projection_field(projection, i);
		for (int part = 0; part < projection_columns(projection, field); part++) {
			buf_printf(out, "%s%s", any ? "," : "", part == 0 ? field->name : field->label);
			any = true;
		}
	}
	buf_puts(out, "\r\n");
}
