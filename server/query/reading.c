#include "query/reading.h"

#include "base/error.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "fulltext/tokenizer.h"

#include <string.h>

#define LAST_CHARACTER "\U0010FFFF"

enum { TOKENS_MAX = 1024 };

struct measuring {
	struct statement *counts; /* of the common words between two */
	struct error *err;
	size_t len; /* of the last token, which may go on */
	char token[TOKENIZER_TOKEN_MAX + sizeof LAST_CHARACTER];
	int64_t hits[TOKENS_MAX]; /* of each token */
	int64_t weights[TOKENS_MAX];
	size_t count;
};

/* Stores what the last token has, or all words that begin with it. */
static bool add_last(struct measuring *m, bool goes_on)
{
	struct value first = value_text(m->token, m->len), last = first;
	if (goes_on) {
		memcpy(m->token + m->len, LAST_CHARACTER, sizeof LAST_CHARACTER);
		last.len += strlen(LAST_CHARACTER);
	}
	statement_reset(m->counts);
	if (m->count == TOKENS_MAX || !statement_bind(m->counts, 1, &first, m->err) ||
		!statement_bind(m->counts, 2, &last, m->err) || statement_step(m->counts, m->err) <= 0)
		return false;
	int64_t hits = statement_column(m->counts, 0).integer;
	m->hits[m->count++] = hits < READING_COMMON_MIN ? READING_COMMON_MIN : hits;
	m->len = 0;
	return true;
}

static int take(void *context, int flags, const char *token, int len, int start, int end)
{
	struct measuring *m = context;
	(void)flags;
	(void)start;
	(void)end;
	if (m->len > 0 && !add_last(m, false))
		return 1;
	memcpy(m->token, token, (size_t)len);
	m->len = (size_t)len;
	return 0;
}

/* Measures a phrase: how many rows have its rarest token. */
static bool read_phrase(
	struct measuring *m, const char *phrase, size_t len, bool goes_on, int64_t *ret_rows)
{
	size_t first = m->count;
	if (tokenizer_ask(phrase, len, goes_on, take, m) != 0 || (m->len > 0 && !add_last(m, goes_on)))
		return false;
	*ret_rows = INT64_MAX;
	for (size_t i = first; i < m->count; i++) {
		*ret_rows = m->hits[i] < *ret_rows ? m->hits[i] : *ret_rows;
		m->weights[i] = m->count - first > 1 ? READING_OF_PHRASES : 1;
	}
	return true;
}

/* Measures each phrase. Of those in parentheses any may do, so that as many rows may have them as
 * have the most common. */
static bool read_phrases(struct measuring *m, const char *match, int64_t *ret_rows)
{
	int depth = 0;
	int64_t most = -1, rows;
	*ret_rows = INT64_MAX;
	for (const char *p = match; *p; p++) {
		depth += (*p == '(') - (*p == ')');
		if (*p == '"') {
			size_t len = strcspn(++p, "\"");
			if (!read_phrase(m, p, len, strncmp(p + len, "\" *", 3) == 0, &rows))
				return false;
			most = rows > most ? rows : most;
			p += len;
		}
		if (depth == 0 && most >= 0) {
			*ret_rows = most < *ret_rows ? most : *ret_rows;
			most = -1;
		}
	}
	return true;
}

int64_t reading_max(const struct catalog *catalog)
{
	int64_t rows = 0;
	for (size_t i = 0; i < catalog->resource_count; i++)
		rows += catalog->resources[i].first_row > 0 ? catalog->resources[i].count : 0;
	return READING_OF_EACH_MAX * rows > READING_MAX ? READING_OF_EACH_MAX * rows : READING_MAX;
}

bool reading_measure(
	struct db *db, const char *match, struct reading *ret_reading, struct error *err)
{
	struct measuring m = {.err = err};
	*ret_reading = (struct reading){.rows = INT64_MAX};
	m.counts = db_prepare(
		db, "SELECT coalesce(sum(hits), 0) FROM api_common WHERE word BETWEEN ?1 AND ?2", err);
	bool ok = m.counts && read_phrases(&m, match, &ret_reading->rows);
	statement_release(m.counts);
	for (size_t i = 0; i < m.count && ok; i++) {
		bool few = ret_reading->rows < m.hits[i] / READING_OF_PAGE_MAX;
		int64_t reads = few ? ret_reading->rows * READING_OF_PAGE_MAX : m.hits[i];
		ret_reading->reads += reads * m.weights[i];
	}
	return ok || error_set(err, ERROR_INTERNAL, "the words of a search cannot be measured");
}
