#include "fulltext/tokenizer.h"

#include "fulltext/checksum.h"
#include "fulltext/fts5.h"
#include "fulltext/lengths.h"
#include "fulltext/rank.h"
#include "fulltext/stem.h"
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

static int create(void *context, const char **options, int count, Fts5Tokenizer **ret_tokenizer)
{
	static char none; /* it has no state */
	(void)context;
	(void)options;
	if (count > 0)
		return SQLITE_ERROR;
	*ret_tokenizer = (Fts5Tokenizer *)&none;
	return SQLITE_OK;
}

static void destroy(Fts5Tokenizer *tokenizer)
{
	(void)tokenizer;
}

enum { JOINED = TOKENIZER_TOKEN_MAX / TOKEN_MAX /* tokens: two words and the mark between them */ };

/* A token and those behind it. */
struct window {
	struct token tokens[JOINED];
	size_t count;
};

static void advance(struct window *window, struct token_reader *reader)
{
	if (window->count > 0)
		memmove(window->tokens, window->tokens + 1, --window->count * sizeof *window->tokens);
	while (window->count < JOINED && token_next(reader, &window->tokens[window->count]))
		window->count++;
}

static bool is_mark(const struct token *token)
{
	return token->kind == TOKEN_MARK;
}

/*
 * How many tokens from the first on are told as one at its place: two ideographs; a mark and what
 * follows it; or a word, a mark and the next word. Each is rarer by far than its parts, of which
 * every text has some.
 */
static size_t measure(const struct window *w)
{
	const struct token *t = w->tokens;
	if (w->count < 2)
		return 1;
	if (is_mark(&t[0]))
		return is_mark(&t[1]) ? 1 : 2;
	if (is_mark(&t[1]))
		return w->count > JOINED - 1 && !is_mark(&t[2]) ? JOINED : 1;
	return t[0].kind == TOKEN_IDEOGRAPH && t[1].kind == TOKEN_IDEOGRAPH ? 2 : 1;
}

/* The first tokens as one at the place of the first; what a mark joins begins with a mark of its
 * own, so that no beginning of a word finds it. */
static int give_some(
	const struct window *w, size_t count, int flags, tokenizer_give *give, void *context)
{
	char text[JOINED * TOKEN_MAX];
	size_t len = count == JOINED;
	text[0] = '.';
	for (size_t i = 0; i < count; i++) {
		memcpy(text + len, w->tokens[i].text, w->tokens[i].len);
		len += w->tokens[i].len;
	}
	return give(
		context, flags, text, (int)len, (int)w->tokens[0].start, (int)w->tokens[count - 1].end);
}

/*
 * A word's stem at its place. What is no longer than two letters has none in a text: who asks for
 * a stem of two is given the word that it is, too.
 */
static int give_stem(tokenizer_give *give, void *context, bool asks, const struct token *token)
{
	char text[1 + TOKEN_MAX] = "~"; /* so that it is no word */
	char *stem = text + 1;
	size_t len = stem_read(token->text, token->len, stem);
	int start = (int)token->start, end = (int)token->end;
	if (len == 0)
		return SQLITE_NOMEM;
	int result = give(context, asks ? 0 : FTS5_TOKEN_COLOCATED, text, (int)len + 1, start, end);
	if (result == SQLITE_OK && asks && !token_is_english(stem, len))
		result = give(context, FTS5_TOKEN_COLOCATED, stem, (int)len, start, end);
	return result;
}

/*
 * In a text each word and each ideograph is a token, and with what follows it is another at the
 * same place.
 */
static int tokenize_text(void *context, struct token_reader *reader, tokenizer_give *give)
{
	struct window window = {.count = 0};
	int result = SQLITE_OK;
	for (advance(&window, reader); window.count > 0 && result == SQLITE_OK;
		 advance(&window, reader)) {
		size_t size = measure(&window), own = is_mark(window.tokens) ? size : 1;
		result = give_some(&window, own, 0, give, context);
		if (size > own && result == SQLITE_OK)
			result = give_some(&window, size, FTS5_TOKEN_COLOCATED, give, context);
		if (stem_has(window.tokens[0].text, window.tokens[0].len) && result == SQLITE_OK)
			result = give_stem(give, context, false, window.tokens);
	}
	return result;
}

/*
 * So a phrase can be asked for as its pairs and what its marks join: 医疗服务 is 医疗, 疗服 and
 * 服务. Its last token is asked for by itself, too, but not after another ideograph, nor where it
 * is the beginning of a word that a mark joins: of what is joined only the end may go on.
 */
static int tokenize_question(
	void *context, struct token_reader *reader, bool goes_on, tokenizer_give *give)
{
	struct window window = {.count = 0};
	size_t told = 0; /* of the next tokens, which need not be given if nothing follows them */
	int result = SQLITE_OK;
	for (advance(&window, reader); window.count > told && result == SQLITE_OK;
		 advance(&window, reader)) {
		size_t size = measure(&window);
		if (window.count == 1 && is_mark(window.tokens))
			break;
		result = give_some(&window, size, 0, give, context);
		bool tells = size == JOINED ? goes_on : !is_mark(window.tokens);
		told -= told > 0;
		if (tells && told < size - 1)
			told = size - 1;
	}
	return result;
}

/* A question that begins with ~ is for the stem of its word: match.h. */
int tokenizer_ask(const char *phrase, size_t len, bool goes_on, tokenizer_give *give, void *context)
{
	struct token_reader reader = {.text = phrase, .len = len};
	struct token word;
	if (len > 1 && phrase[0] == '~') {
		reader.at = 1;
		if (token_next(&reader, &word) && stem_has(word.text, word.len))
			return give_stem(give, context, true, &word);
		reader.at = 1;
	}
	return tokenize_question(context, &reader, goes_on, give);
}

static int tokenize(Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int len,
	tokenizer_give *give)
{
	struct token_reader reader = {.text = text, .len = text && len > 0 ? (size_t)len : 0};
	(void)tokenizer;
	return flags & FTS5_TOKENIZE_QUERY
		? tokenizer_ask(text, reader.len, flags & FTS5_TOKENIZE_PREFIX, give, context)
		: tokenize_text(context, &reader, give);
}

int tokenizer_register(sqlite3 *db)
{
	fts5_tokenizer tokenizer = {.xCreate = create, .xDelete = destroy, .xTokenize = tokenize};
	fts5_api *api = fts5_interface(db);
	if (!api)
		return SQLITE_ERROR;
	int result = api->xCreateFunction(api, "bm25", NULL, rank_row, NULL);
	if (result == SQLITE_OK)
		result = api->xCreateFunction(api, "taken", NULL, rank_take, NULL);
	if (result == SQLITE_OK)
		result = api->xCreateTokenizer(api, "yigai", NULL, &tokenizer, NULL);
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
