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

/*
 * Whether a spreadsheet may compute it. Excel also accepts the full-width signs of Chinese input
 * methods.
 */
static bool is_formula(const char *text, size_t len)
{
	static const char *const signs[] = {
		"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (len >= strlen(signs[i]) && memcmp(text, signs[i], strlen(signs[i])) == 0)
			return true;
	return false;
}

void row_write_cell(struct buf *out, const char *text, size_t len, bool safe)
{
	const char *before = safe && is_formula(text, len) ? "'" : "";
	bool quote = len == 0;
	for (size_t i = 0; i < len && !quote; i++)
		quote = strchr(",\"\r\n", text[i]) != NULL;
	buf_printf(out, "%s%s", quote ? "\"" : "", before);
	if (!quote) {
		buf_put(out, text, len);
		return;
	}
	for (size_t i = 0; i < len; i++) {
		if (text[i] == '"')
			buf_putc(out, '"');
		buf_putc(out, text[i]);
	}
	buf_putc(out, '"');
}

/* A sum that overflows is infinite, which JSON and CSV cannot express. */
static bool is_null(const struct value *value)
{
	return value->type == VALUE_NULL || (value->type == VALUE_NUMBER && !isfinite(value->number));
}

/* Writes a number for JSON and CSV. */
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
	if (is_null(value))
		buf_puts(out, "null");
	else if (value->type != VALUE_TEXT)
		write_number(out, field, value);
	else if (field->type == FIELD_LIST || field->type == FIELD_JSON)
		buf_put(out, value->text, value->len);
	else
		row_write_string(out, value->text, value->len);
}

static void csv_value(
	struct buf *out, const struct field *field, const struct value *value, bool safe)
{
	if (value->type == VALUE_TEXT)
		row_write_cell(out, value->text, value->len, safe);
	else if (!is_null(value))
		write_number(out, field, value);
}

static void write_text(struct buf *out, const struct value *text)
{
	if (text->type == VALUE_TEXT)
		row_write_string(out, text->text, text->len);
	else
		buf_puts(out, "null");
}

/* Finds the name of the record that a field refers to; null for null. */
static bool find_name(const struct field *field, const struct value *key,
	struct record_names *names, struct value *ret_name, struct error *err)
{
	*ret_name = (struct value){.type = VALUE_NULL};
	return key->type != VALUE_TEXT || record_names_find(names, field, key, ret_name, err);
}

/* Writes the names for a list of keys in its order, as a text or as an array. */
static bool write_list(struct buf *out, const struct field *field, struct value list, bool joined,
	struct record_names *names, struct error *err)
{
	struct value key, name;
	for (bool first = true; record_names_next_key(&list, &key); first = false) {
		buf_puts(out, first ? "" : joined ? PROJECTION_JOINT : ",");
		if (!find_name(field, &key, names, &name, err))
			return false;
		if (!joined)
			write_text(out, &name);
		else if (name.type == VALUE_TEXT)
			buf_put(out, name.text, name.len);
	}
	return true;
}

static bool is_list(const struct field *field, const struct value *refers)
{
	return field->type == FIELD_LIST && refers->type == VALUE_TEXT;
}

static bool write_names(struct buf *out, const struct field *field, struct value refers,
	struct record_names *names, struct error *err)
{
	struct value name;
	bool ok;
	if (!is_list(field, &refers)) {
		ok = find_name(field, &refers, names, &name, err);
		write_text(out, &name);
		return ok;
	}
	buf_putc(out, '[');
	ok = write_list(out, field, refers, false, names, err);
	buf_putc(out, ']');
	return ok;
}

/* Writes names as a CSV cell; null is empty. */
static bool write_names_cell(struct buf *out, const struct field *field, struct value refers,
	bool safe, struct record_names *names, struct error *err)
{
	struct value name;
	struct buf joined;
	bool ok;
	if (!is_list(field, &refers)) {
		ok = find_name(field, &refers, names, &name, err);
		csv_value(out, field, &name, safe);
		return ok;
	}
	buf_init(&joined, out->max);
	ok = write_list(&joined, field, refers, true, names, err);
	row_write_cell(out, joined.data, joined.len, safe);
	out->failed |= joined.failed;
	buf_finish(&joined);
	return ok;
}

int row_read(struct statement *row, const struct projection *projection,
	struct value ret_columns[static ROW_COLUMNS_MAX])
{
	int count = projection_count(projection);
	for (int i = 0; i < count; i++)
		ret_columns[i] = statement_column(row, i);
	return count;
}

bool row_json(struct buf *out, const struct projection *projection, struct record_names *names,
	const struct value *columns, struct error *err)
{
	int column = 0;
	for (size_t i = 0; i < projection->resource->field_count; i++) {
		const struct field *field = projection_field(projection, i);
		for (int part = 0; part < projection_columns(projection, field); part++, column++) {
			buf_puts(out, column > 0 ? ",\"" : "\"");
			buf_puts(out, part == 0 ? field->name : field->label);
			buf_puts(out, "\":");
			if (part == 0)
				row_write_value(out, field, &columns[column]);
			else if (!write_names(out, field, columns[column], names, err))
				return false;
		}
	}
	return true;
}

bool row_csv(struct buf *out, const struct projection *projection, bool safe,
	struct record_names *names, const struct value *columns, struct error *err)
{
	int column = 0;
	for (size_t i = 0; i < projection->resource->field_count; i++) {
		const struct field *field = projection_field(projection, i);
		for (int part = 0; part < projection_columns(projection, field); part++, column++) {
			if (column > 0)
				buf_putc(out, ',');
			if (part == 0)
				csv_value(out, field, &columns[column], safe);
			else if (!write_names_cell(out, field, columns[column], safe, names, err))
				return false;
		}
	}
	buf_puts(out, "\r\n");
	return true;
}

void row_csv_header(struct buf *out, const struct projection *projection)
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
