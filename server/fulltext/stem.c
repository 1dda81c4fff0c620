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

/* A tokenizer of FTS5's own. It belongs to no connection, but each call needs it for itself. */
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

size_t stem_read(const char *word, size_t len, char ret_stem[static TOKEN_MAX])
{
	struct stem stem = {.text = ret_stem};
	pthread_mutex_lock(&porter.mutex);
	if (!porter.instance)
		create();
	if (porter.instance &&
		porter.tokenizer.xTokenize(
			porter.instance, &stem, FTS5_TOKENIZE_DOCUMENT, word, (int)len, keep) != SQLITE_OK)
		stem.len = 0;
	pthread_mutex_unlock(&porter.mutex);
	return stem.len;
}
