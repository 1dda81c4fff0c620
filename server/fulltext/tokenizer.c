#include "fulltext/tokenizer.h"

#include "fulltext/checksum.h"
#include "fulltext/lengths.h"
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

/* A tokenizer of FTS5's own makes stems of English words. */
struct stemmer {
	fts5_tokenizer porter;
	Fts5Tokenizer *instance;
};

static int create(void *context, const char **options, int count, Fts5Tokenizer **ret_tokenizer)
{
	fts5_api *api = context;
	const char *ascii = "ascii";
	void *porter_context = NULL;
	(void)options;
	if (count > 0)
		return SQLITE_ERROR;
	struct stemmer *stemmer = sqlite3_malloc(sizeof *stemmer);
	if (!stemmer)
		return SQLITE_NOMEM;
	int result = api->xFindTokenizer(api, "porter", &porter_context, &stemmer->porter);
	if (result == SQLITE_OK)
		result = stemmer->porter.xCreate(porter_context, &ascii, 1, &stemmer->instance);
	if (result != SQLITE_OK) {
		sqlite3_free(stemmer);
		return result;
	}
	*ret_tokenizer = (Fts5Tokenizer *)stemmer;
	return SQLITE_OK;
}

static void destroy(Fts5Tokenizer *tokenizer)
{
	struct stemmer *stemmer = (struct stemmer *)tokenizer;
	stemmer->porter.xDelete(stemmer->instance);
	sqlite3_free(stemmer);
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

static int keep_stem(void *context, int flags, const char *text, int len, int start, int end)
{
	struct token *stem = context;
	(void)flags;
	(void)start;
	(void)end;
	if (len >= TOKEN_MAX) /* no stem is longer than its word */
		return SQLITE_ERROR;
	stem->text[0] = '~'; /* so that it is no word */
	memcpy(stem->text + 1, text, (size_t)len);
	stem->len = (size_t)len + 1;
	return SQLITE_OK;
}

/* One that fills a token leaves its stem no room for the ~. */
static bool has_stem(const struct token *token)
{
	return token->len < TOKEN_MAX && token_is_english(token->text, token->len);
}

/*
 * A word's stem at its place, in a text only where it is not the word itself: who asks for a stem
 * is given the word that it is, too.
 */
static int give_stem(
	struct stemmer *stemmer, give_token *give, void *context, bool asks, const struct token *token)
{
	struct token stem = *token;
	int result = stemmer->porter.xTokenize(
		stemmer->instance, &stem, FTS5_TOKENIZE_DOCUMENT, token->text, (int)token->len, keep_stem);
	bool same = stem.len == token->len + 1 && memcmp(stem.text + 1, token->text, token->len) == 0;
	int start = (int)token->start, end = (int)token->end;
	if (result == SQLITE_OK && (asks || !same))
		result =
			give(context, asks ? 0 : FTS5_TOKEN_COLOCATED, stem.text, (int)stem.len, start, end);
	if (result == SQLITE_OK && asks)
		result = give(context, FTS5_TOKEN_COLOCATED, stem.text + 1, (int)stem.len - 1, start, end);
	return result;
}

/*
 * In a text, each ideograph is a token, and with the next one it is another at the same place. So a
 * phrase of ideographs can be asked for as its pairs, which are rarer by far: 医疗服务 is 医疗,
 * 疗服 and 服务. The last ideograph stands only where something follows that it has no pair with.
 */
static int tokenize_all(struct stemmer *stemmer, void *context, bool asks,
	struct token_reader *reader, give_token *give)
{
	struct token token, next;
	bool paired = false;
	int result = SQLITE_OK;
	for (bool more = token_next(reader, &token); more && result == SQLITE_OK; token = next) {
		more = token_next(reader, &next);
		bool pair = more && token.kind == TOKEN_IDEOGRAPH && next.kind == TOKEN_IDEOGRAPH;
		if (!asks || (!pair && (more || !paired)))
			result = give_one(give, context, &token);
		if (pair && result == SQLITE_OK)
			result = give_pair(give, context, asks ? 0 : FTS5_TOKEN_COLOCATED, &token, &next);
		if (!asks && result == SQLITE_OK && has_stem(&token))
			result = give_stem(stemmer, give, context, false, &token);
		paired = pair;
	}
	return result;
}

/* A question that begins with ~ is for the stem of its word: match.h. */
static int tokenize(
	Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int len, give_token *give)
{
	struct stemmer *stemmer = (struct stemmer *)tokenizer;
	struct token_reader reader = {.text = text, .len = text && len > 0 ? (size_t)len : 0};
	struct token word;
	bool asks = flags & FTS5_TOKENIZE_QUERY;
	if (asks && reader.len > 1 && text[0] == '~') {
		reader.at = 1;
		if (token_next(&reader, &word) && has_stem(&word))
			return give_stem(stemmer, give, context, true, &word);
		reader.at = 1;
	}
	return tokenize_all(stemmer, context, asks, &reader, give);
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
		result = api->xCreateFunction(api, "taken", NULL, rank_take, NULL);
	if (result == SQLITE_OK)
		result = api->xCreateTokenizer(api, "yigai", api, &tokenizer, NULL);
	if (result == SQLITE_OK)
		result = lengths_register(db);
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
