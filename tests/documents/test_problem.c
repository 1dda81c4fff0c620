#include "suite.h"

#include "base/buf.h"
#include "base/error.h"
#include "documents/document.h"

#include <jansson.h>
#include <string.h>

enum { BODY_MAX = 1 << 20 };

static struct error problem;
static struct buf body;

/* The problem as a document; also writes it to `body`. */
static json_t *write_problem(const char *instance)
{
	buf_init(&body, BODY_MAX);
	ck_assert(document_problem(&problem, instance, &body));
	ck_assert_int_eq(body.data[body.len - 1], '\n');
	json_t *json = json_loadb(body.data, body.len, JSON_REJECT_DUPLICATES, NULL);
	ck_assert_ptr_nonnull(json);
	buf_finish(&body);
	return json;
}

static const char *member(const json_t *json, const char *name)
{
	const json_t *value = json_object_get(json, name);
	ck_assert_msg(value != NULL, "%s is missing", name);
	return json_is_null(value) ? "null" : json_string_value(value);
}

START_TEST(a_problem_is_written_byte_for_byte)
{
	static const char wanted[] =
		"{\"type\":\"/docs#bad-query\",\"title\":\"The query has faults\",\"status\":400,"
		"\"detail\":\"One parameter is wrong.\",\"instance\":\"/v1/lights?kind=peer\","
		"\"errors\":[{\"parameter\":\"kind\",\"value\":\"peer\",\"reason\":\"is no word\","
		"\"suggestion\":\"pier\"}]}\n";
	error_clear(&problem);
	error_add(&problem, ERROR_BAD_QUERY, "kind", "peer", "pier", "is no word");
	buf_init(&body, BODY_MAX);
	ck_assert(document_problem(&problem, "/v1/lights?kind=peer", &body));
	ck_assert_str_eq(buf_text(&body), wanted);
	buf_finish(&body);
	buf_init(&body, sizeof wanted - 1);
	ck_assert(document_problem(&problem, "/v1/lights?kind=peer", &body));
	buf_finish(&body);
	buf_init(&body, sizeof wanted - 2);
	ck_assert(!document_problem(&problem, "/v1/lights?kind=peer", &body));
	buf_finish(&body);
}

START_TEST(every_kind_of_error_is_a_problem)
{
	static const enum error_code codes[] = {
#define X(code, status, slug, title) ERROR_##code,
		ERRORS(X)
#undef X
	};
	for (size_t i = 0; i < COUNT(codes); i++) {
		char type[64];
		snprintf(type, sizeof type, "/docs#%s", error_slug(codes[i]));
		error_clear(&problem);
		error_set(&problem, codes[i], "What went \"wrong\".");
		json_t *json = write_problem("/v1");
		ck_assert_str_eq(member(json, "type"), type);
		ck_assert_str_eq(member(json, "title"), error_title(codes[i]));
		ck_assert_int_eq(
			json_integer_value(json_object_get(json, "status")), error_status(codes[i]));
		ck_assert_str_eq(member(json, "detail"), "What went \"wrong\".");
		ck_assert_str_eq(member(json, "instance"), "/v1");
		ck_assert_ptr_null(json_object_get(json, "errors"));
		json_decref(json);
	}
}

START_TEST(an_instance_is_shown_whatever_its_bytes_are)
{
	static const char *const cases[][2] = {
		{"", "null"},
		{"/v1/灯塔", "/v1/灯塔"},
		{"\U0001F5FC", "\U0001F5FC"},
		{"/\xFF/", "/\xEF\xBF\xBD/"},
		{"\x80\x80", "\xEF\xBF\xBD\xEF\xBF\xBD"},
		{"a\xE7\x81", "a\xEF\xBF\xBD\xEF\xBF\xBD"},
		{"\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD"},
		{"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
		{"\xE7\x81灯", "\xEF\xBF\xBD\xEF\xBF\xBD灯"},
		{"\xF0\x9F\x97", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
		{"\x01\x1F\x7F\t\n", "\x01\x1F\x7F\t\n"},
		{"\"\\</script>", "\"\\</script>"},
	};
	error_clear(&problem);
	error_set(&problem, ERROR_NOT_FOUND, "Nothing.");
	for (size_t i = 0; i < COUNT(cases); i++) {
		json_t *json = write_problem(cases[i][0]);
		ck_assert_str_eq(member(json, "instance"), cases[i][1]);
		json_decref(json);
	}
}

START_TEST(an_instance_of_any_length_is_shown)
{
	static char instance[100001];
	memset(instance, '\xFF', sizeof instance - 1);
	error_clear(&problem);
	error_set(&problem, ERROR_URI_TOO_LONG, "Too long.");
	json_t *json = write_problem(instance);
	ck_assert_uint_eq(
		json_string_length(json_object_get(json, "instance")), 3 * (sizeof instance - 1));
	json_decref(json);
}

START_TEST(an_empty_value_is_a_value)
{
	error_clear(&problem);
	error_add(&problem, ERROR_BAD_QUERY, "limit", "", NULL, "has an empty value");
	json_t *json = write_problem("/");
	ck_assert_str_eq(member(json_array_get(json_object_get(json, "errors"), 0), "value"), "");
	json_decref(json);
}

START_TEST(what_a_fault_does_not_say_is_null)
{
	error_clear(&problem);
	error_add(&problem, ERROR_BAD_QUERY, "limit", NULL, NULL, "is given twice");
	error_add(&problem, ERROR_BAD_QUERY, "", "x\xFFy", "id", "is %s", "灯");
	json_t *json = write_problem("/");
	json_t *errors = json_object_get(json, "errors");
	ck_assert_uint_eq(json_array_size(errors), 2);
	const json_t *first = json_array_get(errors, 0), *second = json_array_get(errors, 1);
	ck_assert_str_eq(member(first, "parameter"), "limit");
	ck_assert_str_eq(member(first, "value"), "null");
	ck_assert_str_eq(member(first, "reason"), "is given twice");
	ck_assert_str_eq(member(first, "suggestion"), "null");
	ck_assert_str_eq(member(second, "parameter"), "null");
	ck_assert_str_eq(member(second, "value"), "x\xEF\xBF\xBDy");
	ck_assert_str_eq(member(second, "reason"), "is 灯");
	ck_assert_str_eq(member(second, "suggestion"), "id");
	json_decref(json);
}

START_TEST(the_detail_counts_the_faults)
{
	static const struct {
		size_t count, shown;
		const char *detail;
	} cases[] = {
		{1, 1, "One parameter is wrong."},
		{2, 2, "2 parameters are wrong."},
		{64, 64, "64 parameters are wrong."},
		{65, 64, "65 parameters are wrong; the first 64 are named here."},
		{1000, 64, "1000 parameters are wrong; the first 64 are named here."},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		error_clear(&problem);
		for (size_t n = 0; n < cases[i].count; n++)
			error_add(&problem, ERROR_BAD_QUERY, "a", "b", "c", "is number %zu", n);
		json_t *json = write_problem("/");
		ck_assert_str_eq(member(json, "detail"), cases[i].detail);
		ck_assert_uint_eq(json_array_size(json_object_get(json, "errors")), cases[i].shown);
		json_decref(json);
	}
}

START_TEST(a_detail_that_was_given_stays_beside_faults)
{
	error_clear(&problem);
	error_set(&problem, ERROR_NOT_FOUND, "Nothing is here.");
	error_add(&problem, ERROR_NOT_FOUND, "path", "lihgts", "/v1/lights", "names nothing");
	json_t *json = write_problem("/v1/lihgts");
	ck_assert_str_eq(member(json, "detail"), "Nothing is here.");
	ck_assert_uint_eq(json_array_size(json_object_get(json, "errors")), 1);
	json_decref(json);
}

START_TEST(a_detail_that_was_cut_is_shown_with_its_mark)
{
	char detail[601];
	memset(detail, 'a', sizeof detail - 1);
	memcpy(detail + 506, "灯", 3);
	detail[600] = '\0';
	error_clear(&problem);
	error_set(&problem, ERROR_NOT_FOUND, "%s", detail);
	json_t *json = write_problem("/");
	ck_assert_mem_eq(member(json, "detail"), detail, 506);
	ck_assert_str_eq(member(json, "detail") + 506, "…");
	json_decref(json);
}

SUITE("problem", a_problem_is_written_byte_for_byte, every_kind_of_error_is_a_problem,
	an_instance_is_shown_whatever_its_bytes_are, an_instance_of_any_length_is_shown,
	an_empty_value_is_a_value, what_a_fault_does_not_say_is_null, the_detail_counts_the_faults,
	a_detail_that_was_given_stays_beside_faults, a_detail_that_was_cut_is_shown_with_its_mark)
