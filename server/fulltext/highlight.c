#include "fulltext/highlight.h"

#include "fulltext/token.h"

#include <stdbool.h>
#include <stddef.h>
#ifdef TOKENIZER_EXTENSION
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT3
#else
#include <sqlite3.h>
#endif

/* What was found in a column, phrases that overlap being one: its first and last token. */
struct found {
	const Fts5ExtensionApi *api;
	Fts5Context *fts;
	int column, count, at; /* of FTS5's instances, which come in the order of columns and tokens */
	int first, last;
};

/* The next one; false at the end, and where FTS5 fails. */
static bool find_next(struct found *found, int *result)
{
	bool any = false;
	for (; found->at < found->count; found->at++) {
		int phrase = 0, column = 0, first = 0;
		*result = found->api->xInst(found->fts, found->at, &phrase, &column, &first);
		if (*result != SQLITE_OK)
			return false;
		if (column != found->column)
			continue;
		if (any && first > found->last)
			break;
		int last = first + found->api->xPhraseSize(found->fts, phrase) - 1;
		found->first = any ? found->first : first;
		found->last = any && last < found->last ? found->last : last;
		any = true;
	}
	return any;
}

static void append(sqlite3_str *marked, const char *text, size_t start, size_t end)
{
	sqlite3_str_append(marked, text + start, (int)(end - start));
}

static int mark(struct found *found, const char *text, size_t len, const char *before,
	const char *behind, sqlite3_str *marked)
{
	struct token_reader reader = {.text = text, .len = len};
	struct token token;
	size_t copied = 0;
	int result = SQLITE_OK;
	bool more = find_next(found, &result);
	for (int i = 0; more && token_next(&reader, &token); i++) {
		if (i == found->first) {
			append(marked, text, copied, token.start);
			sqlite3_str_appendall(marked, before);
			copied = token.start;
		}
		if (i == found->last) {
			append(marked, text, copied, token.end);
			sqlite3_str_appendall(marked, behind);
			copied = token.end;
			more = find_next(found, &result);
		}
	}
	append(marked, text, copied, len);
	return result;
}

void highlight_column(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *context,
	int argument_count, sqlite3_value **arguments)
{
	if (argument_count != 3) {
		sqlite3_result_error(context, "highlight() takes a column and two marks", -1);
		return;
	}
	struct found found = {.api = api, .fts = fts, .column = sqlite3_value_int(arguments[0])};
	const char *text = NULL, *before = (const char *)sqlite3_value_text(arguments[1]),
			   *behind = (const char *)sqlite3_value_text(arguments[2]);
	if (!before || !behind) {
		sqlite3_result_error_nomem(context);
		return;
	}
	int len = 0, result = api->xColumnText(fts, found.column, &text, &len);
	if (result == SQLITE_OK)
		result = api->xInstCount(fts, &found.count);
	sqlite3_str *marked = sqlite3_str_new(sqlite3_context_db_handle(context));
	if (result == SQLITE_OK && text)
		result = mark(&found, text, (size_t)len, before, behind, marked);
	else if (result == SQLITE_OK && find_next(&found, &result))
		sqlite3_str_appendf(marked, "%s%s", before, behind);
	if (result == SQLITE_OK)
		result = sqlite3_str_errcode(marked);
	len = sqlite3_str_length(marked);
	char *whole = sqlite3_str_finish(marked); /* none where it is empty */
	if (result != SQLITE_OK) {
		sqlite3_free(whole);
		sqlite3_result_error_code(context, result);
	} else if (whole) {
		sqlite3_result_text(context, whole, len, sqlite3_free);
	} else if (text) {
		sqlite3_result_text(context, "", 0, SQLITE_STATIC);
	}
}
