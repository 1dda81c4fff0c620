#include "coded_fixture.h"

#include "query/hits.h"
#include "query/order.h"

static struct hits hits;

static void finish(void)
{
	hits_finish(&hits);
	end();
}

START_TEST(what_words_find_is_ranked_once_in_a_coded_resource)
{
	static const struct {
		const char *sql, *text;
		bool ranked;
	} cases[] = {{CODED, "q=light&floors__gte=0&sort=relevance", true},
		{CODED, "q=light&sort=lit,-relevance", true}, {CODED, "q=light&sort=relevance", true},
		{CODED, "q=light&floors__gte=0&sort=lit", false},
		{"", "q=light&floors__gte=0&sort=relevance", false}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		begin(cases[i].sql);
		parse(cases[i].text);
		ck_assert_msg(query_is_ranked(&query) == cases[i].ranked, "%s", cases[i].text);
		finish();
	}
}

/* Reads the keys of all pages, in their order, with how each page begins. */
static void read_keys(const char *sql, const char *text, struct buf *keys)
{
	char texts[QUERY_TERMS_MAX][64];
	struct value after[QUERY_TERMS_MAX];
	begin(sql);
	parse(text);
	strcpy(query.match, "a* OR b* OR e* OR h* OR l* OR o* OR p*"); /* nearly all */
	ck_assert(query_is_ranked(&query) == (*sql != '\0'));
	buf_init(keys, 4000);
	for (bool more = true, first = true; more; first = false) {
		struct buf ranks, statement;
		struct sql_values values;
		buf_init(&ranks, 4000);
		buf_init(&statement, SQL_MAX);
		int ordered = order_find(db, &query, first ? NULL : after, &hits, &ranks, &err);
		ck_assert_int_eq(ordered, query_is_ranked(&query) && !strstr(text, "floors,"));
		if (query_is_ranked(&query))
			sql_write_ranked(&query, &ranks, first || ordered ? NULL : after, &statement, &values);
		else
			sql_write_select(&query, first ? NULL : after, &statement, &values);
		struct statement *row = sql_prepare(db, buf_text(&statement), &values, &err);
		ck_assert_msg(row, "%s", err.detail);
		for (int rows = 0; (more = statement_step(row, &err) > 0) && rows < query.limit; rows++) {
			buf_printf(keys, "%s ", statement_text(row, 0));
			for (size_t i = 0; i < query.sort_count; i++) {
				after[i] = statement_column(row, 1 + (int)i);
				if (after[i].type != VALUE_TEXT)
					continue;
				snprintf(texts[i], sizeof texts[i], "%s", after[i].text);
				after[i].text = texts[i];
			}
		}
		ck_assert_int_eq(err.code, ERROR_NONE);
		statement_release(row);
		buf_finish(&statement);
		buf_finish(&ranks);
	}
	finish();
}

START_TEST(pages_of_what_was_ranked_are_those_that_sql_ranks)
{
	static const char *const cases[] = {"sort=relevance", "sort=-relevance", "sort=relevance,-kind",
		"sort=kind,-relevance", "sort=relevance&floors__gte=0",
		"sort=relevance&floors__isnull=true", "sort=kind,relevance&name_en__contains=o",
		"sort=relevance&floors__gte=1000", "sort=kind,-relevance,-id", "sort=id,relevance",
		"sort=-id,-relevance", "sort=floors,relevance", "sort=floors,-relevance,kind"};
	static const int limits[] = {1, 2, 3, 5, 20};
	for (size_t i = 0; i < COUNT(cases) * COUNT(limits); i++) {
		char text[200];
		struct buf keys, wanted;
		snprintf(text, sizeof text, "q=rock&%s&fields=id&limit=%d", cases[i / COUNT(limits)],
			limits[i % COUNT(limits)]);
		read_keys(CODED, text, &keys);
		read_keys("", text, &wanted);
		ck_assert_msg(keys.len == wanted.len &&
				(keys.len == 0 || strcmp(buf_text(&keys), buf_text(&wanted)) == 0),
			"%s", text);
		buf_finish(&keys);
		buf_finish(&wanted);
	}
}

START_TEST(more_than_are_ranked_are_refused)
{
	struct buf ranks;
	for (int64_t more = 0; more < 2; more++) {
		begin(CODED);
		parse("q=rock&sort=relevance");
		buf_init(&ranks, 1000);
		ck_assert(hits_find(&hits, db, &query, NULL, &err));
		ck_assert_int_gt(hits.word_count, 0);
		hits.word_count = QUERY_RANKED_MAX + more;
		ck_assert_int_eq(order_find(db, &query, NULL, &hits, &ranks, &err), more ? -1 : 1);
		ck_assert_int_eq(err.code, more ? ERROR_BAD_QUERY : ERROR_NONE);
		buf_finish(&ranks);
		finish();
	}
}

SUITE("order_ranked", what_words_find_is_ranked_once_in_a_coded_resource,
	pages_of_what_was_ranked_are_those_that_sql_ranks, more_than_are_ranked_are_refused)
