#include "render/row.h"

#include "base/buf.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "query/projection.h"
#include "render/record_names.h"

#include <endian.h>
#include <inttypes.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

/*
 * Returns how many of the next eight bytes need no escape in a JSON string: no control byte,
 * quotation mark or backslash.
 */
static size_t plain_length(const char *text)
{
	const uint64_t ones = UINT64_MAX / 255, high = ones << 7;
	uint64_t eight;
	memcpy(&eight, text, sizeof eight);
	eight = le64toh(eight);
	uint64_t quote = eight ^ (ones * '"'), backslash = eight ^ (ones * '\\');
	/* the high bit marks such a byte; bytes after the first may be marked wrongly */
	uint64_t marked = (((eight - ones * ' ') & ~eight) | ((quote - ones) & ~quote) |
						  ((backslash - ones) & ~backslash)) &
		high;
	return marked ? (size_t)__builtin_ctzll(marked) / 8 : sizeof eight;
}

/* Writes at most six bytes. Returns the end. */
static char *write_byte(char *out, unsigned char c)
{
	static const char digits[] = "0123456789abcdef";
	if (c >= ' ' && c != '"' && c != '\\') {
		*out++ = (char)c;
		return out;
	}
	*out++ = '\\';
	if (c >= ' ' || c == '\n') {
		*out++ = c == '\n' ? 'n' : (char)c;
		return out;
	}
	memcpy(out, "u00", 3);
	out[3] = digits[c >> 4];
	out[4] = digits[c & 15];
	return out + 5;
}

/* Copies plain runs at once; JSON in text has an escape every few bytes. */
void row_escape(struct buf *out, const char *text, size_t len)
{
	enum { STEP = 8, LAST = 6 * STEP };
	char piece[512], *at = piece;
	while (len >= STEP) {
		size_t plain = plain_length(text), taken = plain;
		memcpy(at, text, STEP);
		at += plain;
		if (plain < STEP)
			at = write_byte(at, (unsigned char)text[taken++]);
		text += taken;
		len -= taken;
		if (at > piece + sizeof piece - LAST) {
			buf_put(out, piece, (size_t)(at - piece));
			at = piece;
		}
	}
	for (size_t i = 0; i < len; i++) /* text may be NULL if len is 0 */
		at = write_byte(at, (unsigned char)text[i]);
	buf_put(out, piece, (size_t)(at - piece));
}

void row_write_string(struct buf *out, const char *text, size_t len)
{
	buf_putc(out, '"');
	row_escape(out, text, len);
	buf_putc(out, '"');
}

/* A sum that overflows is infinite, which JSON and CSV cannot express. */
bool row_is_null(const struct value *value)
{
	return value->type == VALUE_NULL || (value->type == VALUE_NUMBER && !isfinite(value->number));
}

static void write_number(struct buf *out, const struct field *field, const struct value *value)
{
	if (value->type == VALUE_NUMBER)
		buf_printf(out, "%.15g", value->number);
	else if (field->type == FIELD_BOOLEAN)
		buf_puts(out, value->integer ? "true" : "false");
	else
		buf_printf(out, "%" PRId64, value->integer);
}

void row_write_value(struct buf *out, const struct field *field, const struct value *value)
{
	if (row_is_null(value))
		buf_puts(out, "null");
	else if (value->type != VALUE_TEXT)
		write_number(out, field, value);
	else if (field->type == FIELD_LIST || field->type == FIELD_JSON)
		buf_put(out, value->text, value->len);
	else
		row_write_string(out, value->text, value->len);
}

static bool write_name(struct buf *out, const struct field *field, const struct value *key,
	struct record_names *names, struct error *err)
{
	struct value name;
	if (!record_names_find(names, field, key, &name, err))
		return false;
	if (name.type == VALUE_TEXT)
		row_write_string(out, name.text, name.len);
	else
		buf_puts(out, "null");
	return true;
}

/* Writes the name of what a field refers to; of a list an array of names in its order. */
static bool write_names(struct buf *out, const struct field *field, struct value refers,
	struct record_names *names, struct error *err)
{
	struct value key;
	const char *glue = "";
	int more;
	if (field->type != FIELD_LIST || refers.type != VALUE_TEXT)
		return write_name(out, field, &refers, names, err);
	buf_putc(out, '[');
	for (; (more = record_names_next_key(names, &refers, &key, err)) > 0; glue = ",") {
		buf_puts(out, glue);
		if (!write_name(out, field, &key, names, err))
			return false;
	}
	buf_putc(out, ']');
	return more == 0;
}

int row_read(struct statement *row, const struct projection *projection,
	struct value ret_columns[static ROW_COLUMNS_MAX])
{
	int count = projection_count(projection);
	for (int i = 0; i < count; i++)
		ret_columns[i] = statement_column(row, i);
	return count;
}

static void write_key(struct buf *out, bool first, const char *name)
{
	buf_puts(out, first ? "\"" : ",\"");
	buf_puts(out, name);
	buf_puts(out, "\":");
}

bool row_json(struct buf *out, const struct projection *projection, struct record_names *names,
	const struct value *columns, struct error *err)
{
	int column = 0;
	for (size_t i = 0; i < projection->resource->field_count; i++) {
		const struct field *field = projection_field(projection, i);
		int parts = projection_columns(projection, field);
		if (parts == 0)
			continue;
		const struct value *value = &columns[column++];
		write_key(out, column == 1, field->name);
		row_write_value(out, field, value);
		if (parts == 1)
			continue;
		write_key(out, false, field->label);
		if (!write_names(out, field, *value, names, err))
			return false;
	}
	return true;
}
