#include "fulltext/checksum.h"

#include "base/text.h"

#ifdef TOKENIZER_EXTENSION
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT3
#else
#include <sqlite3.h>
#endif

#include <stddef.h>
#include <stdint.h>

/* A value with its type and length, so that none passes for another, nor two for one. */
static uint64_t add_value(uint64_t hash, sqlite3_stmt *row, int column)
{
	int type = sqlite3_column_type(row, column);
	const void *data = sqlite3_column_blob(row, column); /* of a number: its text */
	unsigned len = (unsigned)sqlite3_column_bytes(row, column);
	const unsigned char head[] = {(unsigned char)type, (unsigned char)len,
		(unsigned char)(len >> 8), (unsigned char)(len >> 16), (unsigned char)(len >> 24)};
	return text_hash(text_hash(hash, head, sizeof head), data, len);
}

static int add_rows(sqlite3 *db, const char *sql, uint64_t *hash)
{
	sqlite3_stmt *row = NULL;
	int result = sqlite3_prepare_v2(db, sql, -1, &row, NULL);
	while (result == SQLITE_OK && (result = sqlite3_step(row)) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(row); i++)
			*hash = add_value(*hash, row, i);
		/* the text of a number may find no memory */
		result = sqlite3_errcode(db) == SQLITE_NOMEM ? SQLITE_NOMEM : SQLITE_OK;
	}
	sqlite3_finalize(row);
	return result == SQLITE_DONE ? SQLITE_OK : result;
}

static void checksum(sqlite3_context *context, int count, sqlite3_value **values)
{
	static const char *const tables[] = {
		"SELECT * FROM api_column WHERE resource = 'search' ORDER BY field, chunk",
		"SELECT * FROM api_common ORDER BY word",
		"SELECT * FROM api_item ORDER BY chunk",
		"SELECT * FROM api_length ORDER BY chunk",
		"SELECT * FROM api_search_config ORDER BY k",
		"SELECT * FROM api_search_data ORDER BY id",
		"SELECT * FROM api_search_idx ORDER BY segid, term",
		"SELECT * FROM api_text ORDER BY row",
		"SELECT * FROM api_word WHERE resource = 'search' ORDER BY field, code",
	};
	(void)count;
	(void)values;
	uint64_t hash = TEXT_HASH;
	int result = SQLITE_OK;
	for (size_t i = 0; i < sizeof tables / sizeof *tables && result == SQLITE_OK; i++)
		result = add_rows(sqlite3_context_db_handle(context), tables[i], &hash);
	if (result == SQLITE_OK)
		sqlite3_result_int64(context, (sqlite3_int64)hash);
	else
		sqlite3_result_error_code(context, result);
}

int checksum_register(sqlite3 *db)
{
	return sqlite3_create_function_v2(db, "search_checksum", 0, SQLITE_UTF8 | SQLITE_DIRECTONLY,
		NULL, checksum, NULL, NULL, NULL);
}
