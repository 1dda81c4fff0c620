#include "fulltext/lengths.h"

#include "fulltext/token.h"

#ifdef TOKENIZER_EXTENSION
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT3
#else
#include <sqlite3.h>
#endif

enum { FIRST_TEXT = 3 /* of the columns of api_text, behind row, resource and id */ };

/* Rows are numbered from 1 on, without gaps. */
static int read_chunk(struct lengths *lengths, int64_t chunk)
{
	int result = SQLITE_OK;
	lengths->chunk = 0;
	if (!lengths->chunks)
		result = sqlite3_prepare_v2(lengths->db, "SELECT lengths FROM api_length WHERE chunk = ?1",
			-1, &lengths->chunks, NULL);
	if (result != SQLITE_OK)
		return result;
	sqlite3_reset(lengths->chunks);
	sqlite3_bind_int64(lengths->chunks, 1, chunk);
	result = sqlite3_step(lengths->chunks);
	if (result != SQLITE_ROW)
		return result == SQLITE_DONE ? SQLITE_CORRUPT : result;
	lengths->at = sqlite3_column_blob(lengths->chunks, 0);
	lengths->size = (size_t)sqlite3_column_bytes(lengths->chunks, 0);
	lengths->chunk = chunk + 1;
	return SQLITE_OK;
}

int lengths_read(struct lengths *lengths, int64_t row, int *ret_length)
{
	if (row < 1)
		return SQLITE_CORRUPT;
	int64_t chunk = (row - 1) / LENGTHS_CHUNK;
	size_t at = 2 * (size_t)((row - 1) % LENGTHS_CHUNK);
	int result = lengths->chunk == chunk + 1 ? SQLITE_OK : read_chunk(lengths, chunk);
	if (result != SQLITE_OK)
		return result;
	if (at + 2 > lengths->size)
		return SQLITE_CORRUPT;
	*ret_length = lengths->at[at] | lengths->at[at + 1] << 8;
	return SQLITE_OK;
}

void lengths_finish(struct lengths *lengths)
{
	sqlite3_finalize(lengths->chunks);
	*lengths = (struct lengths){.db = lengths->db};
}

/* What FTS5 counts: of the tokens at one place the first. */
static int count_tokens(sqlite3_stmt *row)
{
	int count = 0;
	for (int i = FIRST_TEXT; i < sqlite3_column_count(row); i++) {
		const char *text = (const char *)sqlite3_column_text(row, i);
		struct token_reader reader = {.text = text, .len = (size_t)sqlite3_column_bytes(row, i)};
		struct token token;
		while (text && token_next(&reader, &token))
			count++;
	}
	return count < LENGTHS_MAX ? count : LENGTHS_MAX;
}

/* Stores where each goes: in a file that lies rows may be missing. */
static int read_rows(sqlite3_stmt *rows, int64_t first, unsigned char *lengths, int *ret_size)
{
	int result;
	while ((result = sqlite3_step(rows)) == SQLITE_ROW) {
		int count = count_tokens(rows), at = 2 * (int)(sqlite3_column_int64(rows, 0) - first);
		lengths[at] = (unsigned char)count;
		lengths[at + 1] = (unsigned char)(count >> 8);
		*ret_size = at + 2;
	}
	return result == SQLITE_DONE ? SQLITE_OK : result;
}

static void pack(sqlite3_context *context, int argument_count, sqlite3_value **arguments)
{
	unsigned char lengths[2 * LENGTHS_CHUNK] = {0};
	int64_t first = sqlite3_value_int(arguments[0]) * (int64_t)LENGTHS_CHUNK + 1;
	sqlite3_stmt *rows = NULL;
	int size = 0;
	(void)argument_count;
	int result = sqlite3_prepare_v2(sqlite3_context_db_handle(context),
		"SELECT * FROM api_text WHERE row BETWEEN ?1 AND ?2 ORDER BY row", -1, &rows, NULL);
	if (result == SQLITE_OK) {
		sqlite3_bind_int64(rows, 1, first);
		sqlite3_bind_int64(rows, 2, first + LENGTHS_CHUNK - 1);
		result = read_rows(rows, first, lengths, &size);
	}
	sqlite3_finalize(rows);
	if (result != SQLITE_OK)
		sqlite3_result_error_code(context, result);
	else if (size > 0)
		sqlite3_result_blob(context, lengths, size, SQLITE_TRANSIENT);
}

int lengths_register(sqlite3 *db)
{
	return sqlite3_create_function_v2(
		db, "search_lengths", 1, SQLITE_UTF8, NULL, pack, NULL, NULL, NULL);
}
