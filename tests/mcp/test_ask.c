#include "mcp_fixture.h"

#include "mcp/ask.h"

START_TEST(what_is_asked_is_an_address_with_everything_escaped)
{
	struct ask ask;
	ask_init(&ask, "/v1");
	ask_add_segment(&ask, "a/b?");
	ask_add(&ask, "q", "c&d=灯");
	ask_add_number(&ask, "limit", -2);
	ck_assert_str_eq(buf_text(&ask.target), "/v1/a%2Fb%3F?q=c%26d%3D%E7%81%AF&limit=-2");
	ask_finish(&ask);
}

START_TEST(the_answer_is_the_apis_own_be_it_a_problem)
{
	struct ask ask;
	int status = 0;
	mcp_open();
	ask_init(&ask, "/v1/lights/hook");
	json_t *answer = ask_json(&ask, mcp_snapshot, &status);
	ck_assert_int_eq(status, 200);
	ck_assert_str_eq(text_at(at(answer, "data", NULL), "id"), "hook");
	json_decref(answer);
	ask_finish(&ask);
	ask_init(&ask, "/v1/lights/hok");
	answer = ask_json(&ask, mcp_snapshot, &status);
	ck_assert_int_eq(status, 404);
	ck_assert_int_eq(json_integer_value(at(answer, "status", NULL)), 404);
	json_decref(answer);
	ask_finish(&ask);
}

START_TEST(rows_are_had_as_they_are_written)
{
	struct ask ask;
	struct buf rows;
	int status = 0;
	mcp_open();
	ask_init(&ask, "/v1/keepers?fields=id");
	json_t *answer = ask_rows(&ask, mcp_snapshot, &rows, &status);
	ck_assert_str_eq(buf_text(&rows), "[{\"id\":\"grace\"},{\"id\":\"ida\"}]");
	ck_assert_ptr_null(json_object_get(answer, "data"));
	ck_assert_int_eq(json_integer_value(at(answer, "meta", "total", NULL)), 2);
	json_decref(answer);
	buf_finish(&rows);
	ask_finish(&ask);
	ask_init(&ask, "/v1/search?q=hook"); /* its rows have links, too */
	answer = ask_rows(&ask, mcp_snapshot, &rows, &status);
	ck_assert_ptr_nonnull(strstr(buf_text(&rows), "\"links\":{\"self\":\"/v1/lights/hook\"}}"));
	ck_assert_ptr_nonnull(at(answer, "meta", "search", NULL));
	json_decref(answer);
	buf_finish(&rows);
	ask_finish(&ask);
	ask_init(&ask, "/v1/keepers?id=x");
	answer = ask_rows(&ask, mcp_snapshot, &rows, &status);
	ck_assert_int_eq(status, 400);
	ck_assert_uint_eq(rows.len, 0);
	ck_assert_ptr_nonnull(at(answer, "errors", NULL));
	json_decref(answer);
	buf_finish(&rows);
	ask_finish(&ask);
}

START_TEST(in_lines_a_search_finds_only_what_has_all_of_its_words)
{
	static const struct {
		const char *target, *rows;
		int total;
	} all[] = {{"/v1/keepers?fields=id", "[{\"id\":\"grace\"},{\"id\":\"ida\"}]", 2},
		{"/v1/keepers?fields=id&limit=1", "[{\"id\":\"grace\"}]", 2},
		{"/v1/keepers?fields=id&id=grace", "[{\"id\":\"grace\"}]", 1},
		{"/v1/search?q=hook%20zeppelin", "[]", 0}};
	mcp_open();
	for (size_t i = 0; i < COUNT(all); i++) {
		struct ask ask;
		struct buf rows;
		int status = 0;
		ask_init(&ask, all[i].target);
		ask.has_query = true;
		json_t *answer = ask_lines(&ask, mcp_snapshot, &rows, &status);
		ck_assert_int_eq(status, 200);
		ck_assert_str_eq(buf_text(&rows), all[i].rows);
		ck_assert_int_eq(json_integer_value(at(answer, "meta", "total", NULL)), all[i].total);
		json_decref(answer);
		buf_finish(&rows);
		ask_finish(&ask);
	}
}

START_TEST(a_problem_has_no_lines)
{
	struct ask ask;
	struct buf rows;
	int status = 0;
	mcp_open();
	ask_init(&ask, "/v1/hok");
	json_t *answer = ask_lines(&ask, mcp_snapshot, &rows, &status);
	ck_assert_int_eq(status, 404);
	ck_assert_uint_eq(rows.len, 0);
	ck_assert_int_eq(json_integer_value(at(answer, "status", NULL)), 404);
	json_decref(answer);
	buf_finish(&rows);
	ask_finish(&ask);
}

START_TEST(text_is_had_as_it_is_and_no_problem_is_text)
{
	struct ask ask;
	struct buf text;
	mcp_open();
	ask_init(&ask, "/v1/lights/hook.cite.txt");
	ck_assert(ask_text(&ask, mcp_snapshot, &text));
	ck_assert_ptr_nonnull(strstr(buf_text(&text), "/lights/hook"));
	buf_finish(&text);
	ask_finish(&ask);
	ask_init(&ask, "/v1/lights/hok.cite.txt");
	ck_assert(!ask_text(&ask, mcp_snapshot, &text));
	ask_finish(&ask);
}

SUITE("ask", what_is_asked_is_an_address_with_everything_escaped,
	the_answer_is_the_apis_own_be_it_a_problem, rows_are_had_as_they_are_written,
	in_lines_a_search_finds_only_what_has_all_of_its_words, a_problem_has_no_lines,
	text_is_had_as_it_is_and_no_problem_is_text)
