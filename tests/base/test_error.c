#include "suite.h"

#include "base/error.h"

#include <string.h>

#define TEN "0123456789"
#define HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN
#define LIGHTS_11 "灯灯灯灯灯灯灯灯灯灯灯"
#define LIGHTS_33 LIGHTS_11 LIGHTS_11 LIGHTS_11

static struct error err;

START_TEST(a_cleared_error_is_none_and_empty)
{
	memset(&err, 0xAA, sizeof err);
	error_clear(&err);
	ck_assert_int_eq(err.code, ERROR_NONE);
	ck_assert_str_eq(err.detail, "");
	ck_assert_uint_eq(err.fault_count, 0);
}

START_TEST(setting_formats_the_detail_and_returns_false)
{
	error_clear(&err);
	ck_assert(!error_set(&err, ERROR_NOT_FOUND, "%s is %d", "bell-rock", 35));
	ck_assert_int_eq(err.code, ERROR_NOT_FOUND);
	ck_assert_str_eq(err.detail, "bell-rock is 35");
	ck_assert_uint_eq(err.fault_count, 0);
}

START_TEST(the_first_error_wins)
{
	error_clear(&err);
	error_set(&err, ERROR_METHOD, "first");
	ck_assert(!error_set(&err, ERROR_INTERNAL, "second"));
	ck_assert_int_eq(err.code, ERROR_METHOD);
	ck_assert_str_eq(err.detail, "first");
}

START_TEST(a_cleared_error_can_be_set_again)
{
	error_clear(&err);
	error_add(&err, ERROR_BAD_QUERY, "limit", "x", NULL, "first");
	error_clear(&err);
	error_add(&err, ERROR_NOT_FOUND, "path", "y", "z", "second");
	ck_assert_int_eq(err.code, ERROR_NOT_FOUND);
	ck_assert_uint_eq(err.fault_count, 1);
	ck_assert_str_eq(err.faults[0].parameter, "path");
}

START_TEST(a_detail_fits_up_to_its_size_and_is_cut_between_two_characters_beyond)
{
	enum { MOST = sizeof err.detail - sizeof "…" };
	char text[sizeof err.detail + 8];
	memset(text, 'a', sizeof text);
	text[MOST] = '\0';
	error_clear(&err);
	error_set(&err, ERROR_INTERNAL, "%s", text);
	ck_assert_str_eq(err.detail, text);

	strcpy(text + MOST - 1, "灯");
	error_clear(&err);
	error_set(&err, ERROR_INTERNAL, "%s", text);
	ck_assert_uint_eq(strlen(err.detail), MOST - 1 + strlen("…"));
	ck_assert_str_eq(err.detail + MOST - 1, "…");
}

START_TEST(an_error_in_the_place_of_another_has_none_of_its_faults)
{
	static struct error other;
	error_clear(&err);
	error_clear(&other);
	error_add(&err, ERROR_BAD_QUERY, "limit", "x", NULL, "first");
	error_set(&other, ERROR_TOO_COSTLY, "100%% of %s", "the budget");
	error_replace(&err, &other);
	ck_assert_int_eq(err.code, ERROR_TOO_COSTLY);
	ck_assert_str_eq(err.detail, "100% of the budget");
	ck_assert_uint_eq(err.fault_count, 0);
}

START_TEST(a_fault_sets_the_code_where_none_was)
{
	error_clear(&err);
	ck_assert(!error_add(&err, ERROR_BAD_QUERY, "limit", "0", "10", "must be %d at least", 1));
	ck_assert_int_eq(err.code, ERROR_BAD_QUERY);
	ck_assert_uint_eq(err.fault_count, 1);
	ck_assert_str_eq(err.faults[0].parameter, "limit");
	ck_assert_str_eq(err.faults[0].value, "0");
	ck_assert_str_eq(err.faults[0].suggestion, "10");
	ck_assert_str_eq(err.faults[0].reason, "must be 1 at least");
}

START_TEST(a_fault_keeps_the_code_and_detail_that_were_set)
{
	error_clear(&err);
	error_set(&err, ERROR_NOT_FOUND, "nothing here");
	error_add(&err, ERROR_BAD_QUERY, "path", NULL, NULL, "is unknown");
	ck_assert_int_eq(err.code, ERROR_NOT_FOUND);
	ck_assert_str_eq(err.detail, "nothing here");
	ck_assert_uint_eq(err.fault_count, 1);
}

START_TEST(a_fault_wins_over_a_later_error)
{
	error_clear(&err);
	error_add(&err, ERROR_BAD_QUERY, "limit", NULL, NULL, "is wrong");
	error_set(&err, ERROR_INTERNAL, "later");
	ck_assert_int_eq(err.code, ERROR_BAD_QUERY);
	ck_assert_str_eq(err.detail, "");
}

START_TEST(a_value_and_a_suggestion_that_are_null_are_empty)
{
	memset(&err, 0xAA, sizeof err);
	error_clear(&err);
	error_add(&err, ERROR_BAD_QUERY, "q", NULL, NULL, "is unknown");
	ck_assert_str_eq(err.faults[0].value, "");
	ck_assert(!err.faults[0].has_value);
	ck_assert_str_eq(err.faults[0].suggestion, "");
}

START_TEST(faults_are_kept_up_to_the_limit_and_counted_beyond)
{
	error_clear(&err);
	for (int i = 0; i < ERROR_FAULTS_MAX; i++)
		error_add(&err, ERROR_BAD_QUERY, "p", NULL, NULL, "%d", i);
	ck_assert_uint_eq(err.fault_count, ERROR_FAULTS_MAX);
	ck_assert_str_eq(err.faults[0].reason, "0");
	ck_assert_str_eq(err.faults[ERROR_FAULTS_MAX - 1].reason, "63");

	ck_assert(!error_add(&err, ERROR_BAD_QUERY, "p", NULL, NULL, "one past"));
	ck_assert_uint_eq(err.fault_count, ERROR_FAULTS_MAX + 1);
	ck_assert_str_eq(err.faults[ERROR_FAULTS_MAX - 1].reason, "63");
}

START_TEST(long_values_are_cut_between_two_characters)
{
	static const struct {
		const char *given, *kept;
	} cases[] = {
		{"", ""},
		{"short", "short"},
		{HUNDRED, HUNDRED},
		{HUNDRED "0", HUNDRED "…"},
		{HUNDRED "0123", HUNDRED "…"},
		{HUNDRED HUNDRED HUNDRED, HUNDRED "…"},
		{LIGHTS_33, LIGHTS_33},
		{"a" LIGHTS_33, "a" LIGHTS_33},
		{"a" LIGHTS_33 "灯灯", "a" LIGHTS_33 "…"},
		{LIGHTS_33 "灯灯", LIGHTS_33 "…"},
		{LIGHTS_33 "é", LIGHTS_33 "…"},
		{LIGHTS_33 "aé", LIGHTS_33 "a…"},
		{"a" LIGHTS_33 "abcd", "a" LIGHTS_33 "…"},
		{"aa" LIGHTS_33 "灯", "aa" LIGHTS_11 LIGHTS_11 "灯灯灯灯灯灯灯灯灯灯…"},
		{LIGHTS_33 "🗼abc", LIGHTS_33 "…"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		error_clear(&err);
		error_add(&err, ERROR_BAD_QUERY, "p", cases[i].given, NULL, "is wrong");
		ck_assert_str_eq(err.faults[0].value, cases[i].kept);
	}
}

START_TEST(a_value_without_any_boundary_is_cut_to_the_mark_alone)
{
	char text[200];
	memset(text, '\x80', sizeof text - 1);
	text[sizeof text - 1] = '\0';
	error_clear(&err);
	error_add(&err, ERROR_BAD_QUERY, "p", text, NULL, "is wrong");
	ck_assert_str_eq(err.faults[0].value, "…");
}

#define SIXTY TEN TEN TEN TEN TEN TEN

START_TEST(long_parameters_are_cut_between_two_characters_and_long_suggestions_left_out)
{
	static const struct {
		const char *given, *kept;
	} cases[] = {
		{"", ""},
		{"short", "short"},
		{SIXTY "01234567", SIXTY "01234567"},
		{SIXTY "012345678", SIXTY "01234567…"},
		{SIXTY "0123456789a", SIXTY "01234567…"},
		{HUNDRED TEN TEN "0123", SIXTY "01234567…"},
		{HUNDRED TEN TEN "01234", SIXTY "01234567…"},
		{SIXTY "01234灯", SIXTY "01234灯"},
		{SIXTY "012345灯", SIXTY "012345…"},
		{SIXTY "0123456灯", SIXTY "0123456…"},
		{SIXTY "01234567灯", SIXTY "01234567…"},
		{SIXTY "0123456é", SIXTY "0123456…"},
		{SIXTY "0123🗼", SIXTY "0123🗼"},
		{SIXTY "01234🗼", SIXTY "01234…"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		error_clear(&err);
		error_add(&err, ERROR_BAD_QUERY, cases[i].given, NULL, cases[i].given, "is wrong");
		ck_assert_str_eq(err.faults[0].parameter, cases[i].kept);
		bool whole = strlen(cases[i].given) <= sizeof err.faults[0].suggestion - sizeof "…";
		ck_assert_str_eq(err.faults[0].suggestion, whole ? cases[i].given : "");
	}
}

START_TEST(a_reason_beyond_its_size_is_cut)
{
	char text[1000];
	memset(text, 'r', sizeof text - 1);
	text[sizeof text - 1] = '\0';
	error_clear(&err);
	error_add(&err, ERROR_BAD_QUERY, "p", NULL, NULL, "%s", text);
	ck_assert_uint_eq(strlen(err.faults[0].reason), sizeof err.faults[0].reason - 1);
}

START_TEST(every_code_has_its_status_and_slug)
{
	static const struct {
		enum error_code code;
		int status;
		const char *slug;
	} cases[] = {
		{ERROR_BAD_REQUEST, 400, "bad-request"},
		{ERROR_BAD_QUERY, 400, "bad-query"},
		{ERROR_BAD_CURSOR, 400, "bad-cursor"},
		{ERROR_NOT_FOUND, 404, "not-found"},
		{ERROR_METHOD, 405, "method-not-allowed"},
		{ERROR_STALE_CURSOR, 410, "stale-cursor"},
		{ERROR_PRECONDITION, 412, "precondition-failed"},
		{ERROR_BODY, 413, "content-too-large"},
		{ERROR_URI_TOO_LONG, 414, "uri-too-long"},
		{ERROR_HEAD, 431, "head-too-large"},
		{ERROR_INTERNAL, 500, "internal"},
		{ERROR_UNAVAILABLE, 503, "unavailable"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_int_eq(error_status(cases[i].code), cases[i].status);
		ck_assert_str_eq(error_slug(cases[i].code), cases[i].slug);
	}
}

START_TEST(every_code_of_the_list_is_an_error_with_slug_and_title)
{
	static const enum error_code codes[] = {
#define X(code, status, slug, title) ERROR_##code,
		ERRORS(X)
#undef X
	};
	for (size_t i = 0; i < COUNT(codes); i++) {
		ck_assert_int_ge(error_status(codes[i]), 300); /* one that moved is told, too */
		ck_assert_int_lt(error_status(codes[i]), 600);
		ck_assert_uint_gt(strlen(error_title(codes[i])), 0);
		const char *slug = error_slug(codes[i]);
		ck_assert_uint_eq(strspn(slug, "abcdefghijklmnopqrstuvwxyz-"), strlen(slug));
		for (size_t j = 0; j < i; j++)
			ck_assert_str_ne(slug, error_slug(codes[j]));
	}
}

START_TEST(a_line_for_operators_has_the_detail_or_the_first_fault)
{
	char line[ERROR_LINE_SIZE];
	error_clear(&err);
	error_line(&err, line);
	ck_assert_str_eq(line, "");
	error_set(&err, ERROR_UNAVAILABLE, "not a file");
	error_line(&err, line);
	ck_assert_str_eq(line, "not a file");
	error_clear(&err);
	error_add(&err, ERROR_UNAVAILABLE, "lights", NULL, NULL, "has no key");
	error_add(&err, ERROR_UNAVAILABLE, "wrecks", NULL, NULL, "has no rows");
	error_line(&err, line);
	ck_assert_str_eq(line, "lights has no key");
}

SUITE("error", a_line_for_operators_has_the_detail_or_the_first_fault,
	a_cleared_error_is_none_and_empty, setting_formats_the_detail_and_returns_false,
	the_first_error_wins, a_cleared_error_can_be_set_again,
	a_detail_fits_up_to_its_size_and_is_cut_between_two_characters_beyond,
	an_error_in_the_place_of_another_has_none_of_its_faults, a_fault_sets_the_code_where_none_was,
	a_fault_keeps_the_code_and_detail_that_were_set, a_fault_wins_over_a_later_error,
	a_value_and_a_suggestion_that_are_null_are_empty,
	faults_are_kept_up_to_the_limit_and_counted_beyond, long_values_are_cut_between_two_characters,
	a_value_without_any_boundary_is_cut_to_the_mark_alone,
	long_parameters_are_cut_between_two_characters_and_long_suggestions_left_out,
	a_reason_beyond_its_size_is_cut, every_code_has_its_status_and_slug,
	every_code_of_the_list_is_an_error_with_slug_and_title)
