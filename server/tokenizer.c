#include "tokenizer.h"

#include "token.h"

#include <stddef.h>
#ifdef TOKENIZER_EXTENSION
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT1
#else
#include <sqlite3.h>
#endif

/* It has neither options nor state, but FTS5 takes NULL for a failure. */
static char only;

static int create(void *context, const char **options, int count, Fts5Tokenizer **ret_tokenizer)
{
	(void)context;
	(void)options;
	if (count > 0)
		return SQLITE_ERROR;
	*ret_tokenizer = (Fts5Tokenizer *)&only;
	return SQLITE_OK;
}

static void destroy(Fts5Tokenizer *tokenizer)
{
	(void)tokenizer;
}

static int tokenize(Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int len,
	int (*give)(void *, int, const char *, int, int, int))
{
	(void)tokenizer;
	(void)flags;
	struct token_reader reader = {.text = text, .len = text && len > 0 ? (size_t)len : 0};
	struct token token;
	int result = SQLITE_OK;
	while (result == SQLITE_OK && token_next(&reader, &token))
		result = give(context, 0, token.text, (int)token.len, (int)token.start, (int)token.end);
	return result;
}

/* FTS5 hands out its interface only through a pointer that a query takes. */
static fts5_api *fts5(sqlite3 *db)
{
	fts5_api *api = NULL;
	sqlite3_stmt *statement = NULL;
	if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &statement, NULL) == SQLITE_OK) {
		sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", NULL);
		sqlite3_step(statement);
	}
	sqlite3_finalize(statement);
	return api;
}

int tokenizer_register(sqlite3 *db)
{
	fts5_tokenizer tokenizer = {.xCreate = create, .xDelete = destroy, .xTokenize = tokenize};
	fts5_api *api = fts5(db);
	if (!api)
		return SQLITE_ERROR;
	return api->xCreateTokenizer(api, "yigai", NULL, &tokenizer, NULL);
}

#ifdef TOKENIZER_EXTENSION
int sqlite3_tokenizer_init(sqlite3 *db, char **message, const sqlite3_api_routines *api);

int sqlite3_tokenizer_init(sqlite3 *db, char **message, const sqlite3_api_routines *api)
{
	(void)message;
	SQLITE_EXTENSION_INIT2(api);
	return tokenizer_register(db);
}
#endif
