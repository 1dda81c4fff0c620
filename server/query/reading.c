#include "query/reading.h"

#include "base/error.h"
#include "dataset/db.h"
#include "fulltext/tokenizer.h"

#include <string.h>

#define LAST_CHARACTER "\U0010FFFF"

struct reading {
	struct statement *counts; /* of the common words between two, in so many rows */
	struct value rows;
	int64_t read;
	struct error *err;
	size_t len; /* of the last token, which may go on */
	char token[TOKENIZER_TOKEN_MAX + sizeof LAST_CHARACTER];
};

/* Adds what the last token reads, or all words that begin with it. */
static bool add_last(struct reading *r, bool goes_on)
{
	struct value first = value_text(r->token, r->len), last = first;
	if (goes_on) {
		memcpy(r->token + r->len, LAST_CHARACTER, sizeof LAST_CHARACTER);
		last.len += strlen(LAST_CHARACTER);
	}
	statement_reset(r->counts);
	if (!statement_bind(r->counts, 1, &first, r->err) ||
		!statement_bind(r->counts, 2, &last, r->err) ||
		!statement_bind(r->counts, 3, &r->rows, r->err) || statement_step(r->counts, r->err) <= 0)
		return false;
	r->read += statement_column(r->counts, 0).integer;
	r->len = 0;
	return true;
}

static int take(void *context, int flags, const char *token, int len, int start, int end)
{
	struct reading *r = context;
	(void)flags;
	(void)start;
	(void)end;
	if (r->len > 0 && !add_last(r, false))
		return 1;
	memcpy(r->token, token, (size_t)len);
	r->len = (size_t)len;
	return 0;
}

/* Adds what each phrase of an expression reads. */
static bool read_phrases(struct reading *r, const char *match)
{
	for (const char *p = match; (p = strchr(p, '"'));) {
		size_t len = strcspn(++p, "\"");
		bool goes_on = strncmp(p + len, "\" *", 3) == 0;
		if (tokenizer_ask(p, len, goes_on, take, r) != 0 || (r->len > 0 && !add_last(r, goes_on)))
			return false;
		p += len + 1;
	}
	return true;
}

bool reading_exceeds(
	struct db *db, const char *match, int64_t rows, bool *ret_exceeds, struct error *err)
{
	struct reading reading = {.rows = value_integer(rows), .err = err};
	int64_t max =
		READING_OF_EACH_MAX * rows > READING_MAX ? READING_OF_EACH_MAX * rows : READING_MAX;
	reading.counts = db_prepare(db,
		"SELECT coalesce(sum(min(hits, ?3)), 0) FROM api_common WHERE word BETWEEN ?1 AND ?2", err);
	bool ok = reading.counts && read_phrases(&reading, match);
	statement_release(reading.counts);
	*ret_exceeds = reading.read > max;
	return ok || error_set(err, ERROR_INTERNAL, "no memory for the words of a search");
}
