#include "query/codes.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/db.h"
#include "query/sql.h"

enum { STATEMENT_MAX = 1024 /* bytes */ };

bool codes_open(struct codes *codes, struct db *db, const struct resource *resource,
	const struct field *field, struct error *err)
{
	struct buf sql;
	buf_init(&sql, STATEMENT_MAX);
	buf_printf(&sql,
		"SELECT codes FROM api_column WHERE resource = '%s' AND field = '%s' ORDER BY chunk",
		resource->name, field->name);
	codes->chunks = sql_prepare(db, buf_text(&sql), NULL, err);
	buf_finish(&sql);
	return codes->chunks;
}

void codes_close(struct codes *codes)
{
	statement_release(codes->chunks);
	*codes = (struct codes){0};
}

uint16_t codes_take(struct codes *codes)
{
	uint16_t code = (uint16_t)(codes->at[0] | codes->at[1] << 8);
	codes->at += 2;
	return code;
}

/*
 * Reads the next chunk. Returns the number of two-byte items (codes and lengths), 0 at the end, or
 * -1 and sets err.
 */
static int64_t next_chunk(struct codes *codes, struct error *err)
{
	size_t size = 0;
	int more = statement_step(codes->chunks, err);
	if (more <= 0)
		return more;
	codes->at = statement_blob(codes->chunks, 0, &size);
	if (!codes->at || size == 0 || size % 2 != 0)
		return error_set(err, ERROR_INTERNAL, "a chunk of codes has %zu bytes", size) - 1;
	codes->end = codes->at + size;
	return (int64_t)(size / 2);
}

int codes_next(struct codes *codes, uint16_t ret_codes[static CODES_CHUNK], struct error *err)
{
	int64_t count = next_chunk(codes, err);
	if (count > CODES_CHUNK)
		return error_set(err, ERROR_INTERNAL, "a chunk has more than %d codes", CODES_CHUNK) - 1;
	for (int64_t i = 0; i < count; i++)
		ret_codes[i] = codes_take(codes);
	return (int)count;
}

int codes_next_lists(struct codes *codes, struct error *err)
{
	int64_t count = next_chunk(codes, err);
	if (count <= 0)
		return (int)count;
	const unsigned char *first = codes->at;
	int lists = 0;
	for (; codes->at < codes->end; lists++) {
		size_t bytes = 2 * (size_t)codes_take(codes);
		if (bytes > (size_t)(codes->end - codes->at) || lists == CODES_CHUNK)
			return error_set(err, ERROR_INTERNAL, "a chunk of lists is not whole") - 1;
		codes->at += bytes;
	}
	codes->at = first;
	return lists;
}

bool columns_open(
	struct columns *columns, struct db *db, const struct field *field, struct error *err)
{
	return codes_open(&columns->codes[columns->count++], db, columns->resource, field, err);
}

void columns_close(struct columns *columns)
{
	for (size_t i = 0; i < columns->count; i++)
		codes_close(&columns->codes[i]);
}

int columns_next(struct columns *columns, struct error *err)
{
	int rows = 0;
	for (size_t i = 0; i < columns->count; i++) {
		int count = codes_next(&columns->codes[i], columns->chunk[i], err);
		if (count < 0)
			return -1;
		if ((i > 0 && count != rows) || columns->rows + count > columns->resource->count)
			return error_set(err, ERROR_INTERNAL, "coded columns differ in length") - 1;
		rows = count;
	}
	columns->rows += rows;
	if (rows == 0 && columns->rows != columns->resource->count)
		return error_set(err, ERROR_INTERNAL, "fewer rows are coded than there are") - 1;
	return rows;
}
