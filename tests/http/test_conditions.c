#include "asking.h"

START_TEST(a_known_entity_tag_is_answered_with_304)
{
	static const char *const targets[] = {"/v1", "/v1/lights?kind=shore", "/v1/lights/hook"};
	begin(dataset_lights());
	for (size_t i = 0; i < COUNT(targets); i++) {
		get(targets[i]);
		char tag[128], strong[160], weak[160], list[400], blanks[400];
		snprintf(tag, sizeof tag, "%s", header("ETag"));
		snprintf(strong, sizeof strong, "If-None-Match: %s", tag);
		snprintf(weak, sizeof weak, "If-None-Match: W/%s", tag);
		snprintf(list, sizeof list, "If-None-Match: \"a,b\", W/\"c\",%s, \"d\"", tag);
		snprintf(blanks, sizeof blanks, "if-none-match:   %s  ", tag);
		const char *const cases[][4] = {{strong}, {weak}, {list}, {blanks}, {"If-None-Match: *"},
			{"If-None-Match: \"a\"", "Accept: */*", strong}, {strong, "If-None-Match: \"a\""},
			{"If-None-Match: \"a\"", "If-None-Match: \"b\"", weak}};
		for (size_t j = 0; j < 2 * COUNT(cases); j++) {
			ask(j % 2 ? "HEAD" : "GET", targets[i], cases[j / 2]);
			ck_assert_msg(answer.status == 304, "%s, case %zu: %ld", targets[i], j, answer.status);
			ck_assert_uint_eq(answer.len, 0);
			ck_assert_str_eq(header("ETag"), tag);
			ck_assert_ptr_nonnull(header("Cache-Control"));
			ck_assert_ptr_null(header("Content-Type"));
			ck_assert_str_eq(header("Access-Control-Allow-Origin"), "*");
		}
	}
	end();
}

START_TEST(an_unknown_entity_tag_is_answered_in_full)
{
	static char list[8000] = "If-None-Match: ";
	begin(dataset_lights());
	get("/v1/lights");
	char tag[128], match[160], part[160], inside[160];
	snprintf(tag, sizeof tag, "%s", header("ETag"));
	snprintf(match, sizeof match, "If-Match: %s", tag);
	snprintf(part, sizeof part, "If-None-Match: %.*s\"", (int)strlen(tag) - 2, tag);
	snprintf(inside, sizeof inside, "If-None-Match: \"x, %s", tag + 1);
	for (int i = 0; i < 700; i++)
		sprintf(list + strlen(list), "\"%04d\", ", i);
	const char *const cases[][2] = {{"If-None-Match: \"a\""}, {part}, {inside}, {"If-None-Match;"},
		{"If-None-Match: ,"}, {list}, {"If-Match: *"}, {match}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ask("GET", "/v1/lights", cases[i]);
		ck_assert_msg(answer.status == 200, "case %zu: %ld", i, answer.status);
		ck_assert_str_eq(header("ETag"), tag);
		ck_assert_uint_gt(answer.len, 1000);
	}
	end();
}

START_TEST(a_condition_that_does_not_hold_is_answered_with_412)
{
	static const char *const targets[] = {"/v1", "/v1/lights?kind=shore", "/v1/lights/hook"};
	static const char *const lines[][3] = {{"If-Match: \"a\""},
		{"If-Match: W/\"a\"", "If-Match: \"b\""},
		{"If-Unmodified-Since: Sun, 05 May 2024 23:59:59 GMT"}};
	begin(dataset_lights());
	for (size_t i = 0; i < 2 * COUNT(targets) * COUNT(lines); i++) {
		get(targets[i % COUNT(targets)]); /* it is in memory then */
		ck_assert_int_eq(answer.status, 200);
		ask(i % 2 ? "HEAD" : "GET", targets[i % COUNT(targets)], lines[i / 2 % COUNT(lines)]);
		ck_assert_int_eq(answer.status, 412);
		ck_assert_str_eq(header("Content-Type"), "application/problem+json");
	}
	end();
}

START_TEST(replicas_agree_on_bytes_and_entity_tags)
{
	static const char *const targets[] = {
		"/v1", "/v1/lights?sort=-height&limit=3", "/v1/lights/hook", "/v1/nothing"};
	static struct answer first[COUNT(targets)];
	for (int replica = 0; replica < 2; replica++) {
		begin(replica ? dataset_copy("replica.db") : dataset_lights());
		for (size_t i = 0; i < COUNT(targets); i++) {
			get(targets[i]);
			if (replica == 0)
				first[i] = answer;
			ck_assert_int_eq(answer.status, first[i].status);
			ck_assert_str_eq(answer.body, first[i].body);
			ck_assert_pstr_eq(header("ETag"), header_of(&first[i], "ETag"));
		}
		end();
	}
}

SUITE("conditions", a_known_entity_tag_is_answered_with_304,
	an_unknown_entity_tag_is_answered_in_full, a_condition_that_does_not_hold_is_answered_with_412,
	replicas_agree_on_bytes_and_entity_tags)
