#include "fulltext/tokenizer.h"

#include "fulltext/checksum.h"
#include "fulltext/rank.h"
#include "fulltext/token.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>
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

typedef int give_token(void *, int, const char *, int, int, int);

static int give_one(give_token *give, void *context, const struct token *token)
{
	return give(context, 0, token->text, (int)token->len, (int)token->start, (int)token->end);
}

/* Two ideographs as one token, at the place of the first. */
static int give_pair(give_token *give, void *context, int flags, const struct token *first,
	const struct token *second)
{
	char pair[2 * TOKEN_MAX];
	memcpy(pair, first->text, first->len);
	memcpy(pair + first->len, second->text, second->len);
	return give(
		context, flags, pair, (int)(first->len + second->len), (int)first->start, (int)second->end);
}

/*
 * In a text, each ideograph is a token, and with the next one it is another at the same place. So a
 * phrase of ideographs can be asked for as its pairs, which are rarer by far: 医疗服务 is 医疗, 疗服
 * and 服务. The last ideograph stands only where something follows that it has no pair with.
 */
static int tokenize(
	Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int len, give_token *give)
{
	(void)tokenizer;
	struct token_reader reader = {.text = text, .len = text && len > 0 ? (size_t)len : 0};
	struct token token, next;
	bool paired = false, asks = flags & FTS5_TOKENIZE_QUERY;
	int result = SQLITE_OK;
	for (bool more = token_next(&reader, &token); more && result == SQLITE_OK; token = next) {
		more = token_next(&reader, &next);
		bool pair = more && token.kind == TOKEN_IDEOGRAPH && next.kind == TOKEN_IDEOGRAPH;
		if (!asks || (!pair && (more || !paired)))
			result = give_one(give, context, &token);
		if (pair && result == SQLITE_OK)
			result = give_pair(give, context, asks ? 0 : FTS5_TOKEN_COLOCATED, &token, &next);
		paired = pair;
	}
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
	int result = api->xCreateFunction(api, "bm25", NULL, rank_row, NULL);
	if (result == SQLITE_OK)
		result = api->xCreateTokenizer(api, "yigai", NULL, &tokenizer, NULL);
	return result == SQLITE_OK ? checksum_register(db) : result;
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
