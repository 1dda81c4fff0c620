#include "fulltext/stem.h"

#include "fulltext/fts5.h"

#include <pthread.h>
#include <string.h>
#ifdef TOKENIZER_EXTENSION
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT3
#else
#include <sqlite3.h>
#endif

/* A tokenizer of FTS5's own, for as long as the process runs. It belongs to no connection, but each
 * call needs it for itself. */
static struct {
	pthread_mutex_t mutex;
	fts5_tokenizer tokenizer;
	Fts5Tokenizer *instance; /* NULL until the first word */
} porter = {.mutex = PTHREAD_MUTEX_INITIALIZER};

static void create(void)
{
	const char *ascii = "ascii";
	void *context = NULL;
	sqlite3 *db = NULL;
	fts5_api *api = NULL;
	if (sqlite3_open(":memory:", &db) == SQLITE_OK)
		api = fts5_interface(db);
	if (api && api->xFindTokenizer(api, "porter", &context, &porter.tokenizer) == SQLITE_OK &&
		porter.tokenizer.xCreate(context, &ascii, 1, &porter.instance) != SQLITE_OK)
		porter.instance = NULL;
	sqlite3_close(db);
}

struct stem {
	char *text;
	size_t len;
};

static int keep(void *context, int flags, const char *text, int len, int start, int end)
{
	struct stem *stem = context;
	(void)flags;
	(void)start;
	(void)end;
	if (len >= TOKEN_MAX)
		return SQLITE_ERROR;
	memcpy(stem->text, text, (size_t)len);
	stem->len = (size_t)len;
	return SQLITE_OK;
}

bool stem_has(const char *text, size_t len)
{
	return len < TOKEN_MAX && token_is_english(text, len);
}

/* Makes a stem of a word or of a stem; its length, 0 on failure. */
static size_t make(const char *word, size_t len, char *ret_stem)
{
	struct stem stem = {.text = ret_stem};
	int result = porter.tokenizer.xTokenize(
		porter.instance, &stem, FTS5_TOKENIZE_DOCUMENT, word, (int)len, keep);
	return result == SQLITE_OK ? stem.len : 0;
}

size_t stem_read(const char *word, size_t len, char ret_stem[static TOKEN_MAX])
{
	char before[TOKEN_MAX];
	size_t before_len;
	pthread_mutex_lock(&porter.mutex);
	if (!porter.instance)
		create();
	memcpy(ret_stem, word, len);
	do {
		before_len = len;
		memcpy(before, ret_stem, len);
		len = porter.instance ? make(before, before_len, ret_stem) : 0;
	} while (token_is_english(ret_stem, len) &&
		(len < before_len || memcmp(before, ret_stem, len) != 0));
	pthread_mutex_unlock(&porter.mutex);
	return len;
}
