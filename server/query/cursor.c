#include "query/cursor.h"

#include "base/base64.h"
#include "base/buf.h"
#include "query/canonical.h"
#include "base/error.h"
#include "query/target.h"
#include "base/text.h"

#include <math.h>
#include <string.h>

enum {
	VERSION = 1,
	HASH_LEN = 8,
	CHECKSUM_LEN = 4,
	HEAD_LEN = 1 + CATALOG_DIGEST_SHORT + HASH_LEN,
};

static void put_number(struct buf *out, uint64_t number, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++)
		buf_putc(out, (char)(number >> (8 * i)));
}

static uint64_t get_number(const char *data, size_t bytes)
{
	uint64_t number = 0;
	for (size_t i = 0; i < bytes; i++)
		number |= (uint64_t)(unsigned char)data[i] << (8 * i);
	return number;
}

/*
 * Hashes what a cursor is valid for: resource, conditions and order. Returns false if out of
 * memory.
 */
static bool hash_selection(const struct query *query, uint64_t *ret_hash)
{
	struct buf selection;
	buf_init(&selection, 8 * TARGET_MAX);
	buf_printf(&selection, "%s?", query->resource ? query->resource->name : "search");
	canonical_selection(query, &selection);
	bool ok = !selection.failed;
	*ret_hash = text_hash(TEXT_HASH, selection.data, selection.len);
	buf_finish(&selection);
	return ok;
}

void cursor_write(
	const struct query *query, const char *digest, const struct value *values, struct buf *out)
{
	struct buf raw;
	uint64_t selection;
	buf_init(&raw, TARGET_MAX);
	raw.failed = !hash_selection(query, &selection);
	buf_putc(&raw, VERSION);
	buf_put(&raw, digest, CATALOG_DIGEST_SHORT);
	put_number(&raw, selection, HASH_LEN);
	for (size_t i = 0; i < query->sort_count; i++) {
		const struct value *value = &values[i];
		buf_putc(&raw, (char)value->type);
		uint64_t number;
		switch (value->type) {
		case VALUE_NULL:
			break;
		case VALUE_INTEGER:
			put_number(&raw, (uint64_t)value->integer, 8);
			break;
		case VALUE_NUMBER:
			memcpy(&number, &value->number, 8);
			put_number(&raw, number, 8);
			break;
		case VALUE_TEXT:
			put_number(&raw, value->len, 2);
			buf_put(&raw, value->text, value->len);
			break;
		}
	}
	put_number(&raw, text_hash(TEXT_HASH, raw.data, raw.len), CHECKSUM_LEN);
	if (raw.failed)
		out->failed = true;
	else
		base64url_write(raw.data, raw.len, out);
	buf_finish(&raw);
}

/* Reads one value of a field at *p. Returns false if the data ends early or has another type. */
static bool read_value(
	const char **p, const char *end, const struct field *field, struct value *ret_value)
{
	if (*p == end)
		return false;
	size_t left = (size_t)(end - *p) - 1;
	char type = *(*p)++;
	bool is_text = field->type == FIELD_TEXT || field->type == FIELD_LIST;
	uint64_t number;
	switch (type) {
	case VALUE_NULL:
		*ret_value = (struct value){.type = VALUE_NULL};
		return field->nullable;
	case VALUE_INTEGER:
	case VALUE_NUMBER:
		if (left < 8 || is_text || (type == VALUE_NUMBER && field->type != FIELD_NUMBER))
			return false;
		number = get_number(*p, 8);
		*ret_value = value_integer((int64_t)number);
		if (type == VALUE_NUMBER) {
			ret_value->type = VALUE_NUMBER;
			memcpy(&ret_value->number, &number, 8);
			if (isnan(ret_value->number))
				return false;
			/* cursors of before ranks were whole numbers of these */
			if (field == &query_relevance)
				ret_value->number = round(ret_value->number * RANK_UNITS) / RANK_UNITS;
		}
		*p += 8;
		return true;
	case VALUE_TEXT:
		if (left < 2 || left - 2 < get_number(*p, 2) || !is_text)
			return false;
		*ret_value = value_text(*p + 2, get_number(*p, 2));
		*p += 2 + ret_value->len;
		return text_is_utf8(ret_value->text, ret_value->len);
	default:
		return false;
	}
}

/* Decodes into TARGET_MAX bytes. Returns false if cursor_write() did not write it. */
static bool decode(const char *cursor, char *storage, size_t *ret_len)
{
	size_t len;
	if (strlen(cursor) > TARGET_MAX || !base64url_read(cursor, storage, &len) ||
		len < HEAD_LEN + CHECKSUM_LEN || storage[0] != VERSION)
		return false;
	*ret_len = len - CHECKSUM_LEN;
	uint64_t sum = text_hash(TEXT_HASH, storage, *ret_len) & UINT32_MAX;
	return get_number(storage + *ret_len, CHECKSUM_LEN) == sum;
}

bool cursor_read_digest(const char *cursor, char ret_digest[static CATALOG_DIGEST_SHORT + 1])
{
	char storage[TARGET_MAX];
	size_t len;
	if (!decode(cursor, storage, &len))
		return false;
	memcpy(ret_digest, storage + 1, CATALOG_DIGEST_SHORT);
	ret_digest[CATALOG_DIGEST_SHORT] = '\0';
	return true;
}

bool cursor_read(const struct query *query, const char *digest, char *storage,
	struct value *ret_values, struct error *err)
{
	size_t len;
	if (!decode(query->cursor, storage, &len))
		return error_set(
			err, ERROR_BAD_CURSOR, "The cursor is broken; follow links.next as it is.");
	const char *p = storage + HEAD_LEN, *end = storage + len;
	if (memcmp(storage + 1, digest, CATALOG_DIGEST_SHORT) != 0)
		return error_set(err, ERROR_STALE_CURSOR,
			"The cursor belongs to another version of the dataset; begin again without it.");
	struct value values[QUERY_TERMS_MAX];
	uint64_t selection;
	if (!hash_selection(query, &selection))
		return error_set(err, ERROR_INTERNAL, "no memory for the cursor");
	bool ok = get_number(storage + 1 + CATALOG_DIGEST_SHORT, HASH_LEN) == selection;
	for (size_t i = 0; ok && i < query->sort_count; i++)
		ok = read_value(&p, end, query->sort[i].field, &values[i]);
	if (!ok || p != end)
		return error_set(err, ERROR_BAD_CURSOR,
			"The cursor belongs to another query; conditions and sort must stay the same.");
	memcpy(ret_values, values, query->sort_count * sizeof *values);
	return true;
}
