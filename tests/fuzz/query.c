#include "fuzz.h"

#include "base/buf.h"
#include "base/reason.h"
#include "query/canonical.h"
#include "query/sql.h"
#include "base/text.h"

#include "lights.h"

#include <string.h>

/*
 * A byte that says which address, then the query string. What is accepted has one canonical form,
 * which reads back as the same query; what is refused says why in texts that JSON can hold.
 */
enum scope { COLLECTION, COLLECTION_OF_OTHERS, ITEM, SEARCH, SCOPE_COUNT };

struct parsed {
	struct target target;
	struct query query;
	struct error err;
};

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	return 0;
}

static bool parse(struct parsed *parsed, enum scope scope, enum format format, const char *raw)
{
	struct query *query = &parsed->query;
	struct error *err = &parsed->err;
	query->base = "/v1";
	query->format = format;
	error_clear(err);
	if (!target_parse(&parsed->target, raw, err))
		return false;
	switch (scope) {
	case COLLECTION_OF_OTHERS:
		return query_parse(query, keepers, &parsed->target, err);
	case ITEM:
		return query_parse_item(query, lights, &parsed->target, err);
	case SEARCH:
		return query_parse_search(query, &light_catalog, &parsed->target, err);
	default:
		return query_parse(query, lights, &parsed->target, err);
	}
}

static bool is_text(const char *text)
{
	return text_is_utf8(text, strlen(text));
}

/* Pages say it in Chinese. */
static bool is_known(const char *reason)
{
	struct buf chinese;
	buf_init(&chinese, 4096);
	bool known = reason_write_chinese(reason, &chinese) && is_text(buf_text(&chinese));
	buf_finish(&chinese);
	return known && is_text(reason);
}

static void check_refusal(const struct error *err)
{
	int status = error_status(err->code);
	CLAIM(status == 400 || status == 414);
	CLAIM(err->fault_count > 0 || err->detail[0]);
	for (size_t i = 0; i < err->fault_count && i < ERROR_FAULTS_MAX; i++) {
		const struct fault *fault = &err->faults[i];
		CLAIM(is_text(fault->suggestion) && is_known(fault->reason));
	}
}

static bool is_canonical(const char *text)
{
	static const char plain[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~%=&,";
	return strspn(text, plain) == strlen(text);
}

static void check_same(const struct query *a, const struct query *b)
{
	CLAIM(a->condition_count == b->condition_count && a->value_count == b->value_count);
	CLAIM(a->sort_count == b->sort_count && a->limit == b->limit && a->fields == b->fields);
	CLAIM(a->include == b->include && a->facet_count == b->facet_count && a->types == b->types);
	CLAIM(memcmp(a->nested, b->nested, sizeof a->nested) == 0);
	CLAIM(a->labels == b->labels && a->safe == b->safe);
	CLAIM(a->bom == b->bom && !a->q == !b->q && !a->cursor == !b->cursor);
	CLAIM(!a->q || (strcmp(a->q, b->q) == 0 && strcmp(a->match, b->match) == 0));
	CLAIM(!a->cursor || strcmp(a->cursor, b->cursor) == 0);
}

/* Reads the canonical form, whose own form must be itself. */
static void check_round(const struct query *query, enum scope scope, struct buf *canonical)
{
	static struct parsed again;
	char raw[TARGET_MAX + 1];
	struct buf second;
	const char *text = buf_text(canonical);
	CLAIM(text && is_canonical(text));
	if (canonical->len > TARGET_MAX - 2)
		return; /* all but unreserved bytes take three: it is too long to be asked for */
	snprintf(raw, sizeof raw, "/?%s", text);
	/* format= is no part of the form: links have it as a suffix */
	CLAIM(parse(&again, scope, query->format_is_explicit ? query->format : FORMAT_NONE, raw));
	check_same(query, &again.query);
	buf_init(&second, 8 * TARGET_MAX);
	canonical_query(&again.query, again.query.cursor, &second);
	CLAIM(buf_text(&second) && strcmp(second.data, text) == 0);
	buf_finish(&second);
}

static void check_sql(const struct query *query)
{
	struct sql_values values;
	struct buf sql;
	buf_init(&sql, SQL_MAX);
	sql_write_select(query, NULL, &sql, &values);
	CLAIM(buf_text(&sql) && values.count <= SQL_VALUES_MAX);
	buf_finish(&sql);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct parsed parsed;
	static char raw[FUZZ_INPUT_MAX + 3] = "/?";
	if (size == 0)
		return 0;
	enum scope scope = data[0] % SCOPE_COUNT;
	enum format format = data[0] / SCOPE_COUNT % FORMAT_COUNT;
	size_t len = size - 1 < FUZZ_INPUT_MAX ? size - 1 : FUZZ_INPUT_MAX;
	memcpy(raw + 2, data + 1, len);
	raw[2 + len] = '\0';
	if (!parse(&parsed, scope, format, raw)) {
		check_refusal(&parsed.err);
		return 0;
	}
	CLAIM(parsed.err.code == ERROR_NONE);
	struct buf canonical;
	buf_init(&canonical, 8 * TARGET_MAX);
	canonical_query(&parsed.query, parsed.query.cursor, &canonical);
	check_round(&parsed.query, scope, &canonical);
	if (scope == COLLECTION || scope == COLLECTION_OF_OTHERS)
		check_sql(&parsed.query);
	buf_finish(&canonical);
	return 0;
}
