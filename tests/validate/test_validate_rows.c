#include "validate_fixture.h"

struct value_case {
	const char *field, *expression, *reason;
};

static void assert_reasons(const struct value_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char name[72];
		snprintf(name, sizeof name, "lights.%s", cases[i].field);
		bool ok = is_valid(dataset_view(cases[i].field, cases[i].expression));
		dataset_clear();
		ck_assert_msg(
			ok == !cases[i].reason, "%s = %s: %s", name, cases[i].expression, err.faults[0].reason);
		ck_assert_uint_eq(err.fault_count, cases[i].reason ? 1 : 0);
		if (!cases[i].reason)
			continue;
		ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
		ck_assert_str_eq(err.faults[0].parameter, name);
		ck_assert_msg(strcmp(err.faults[0].reason, cases[i].reason) == 0, "%s = %s: %s", name,
			cases[i].expression, err.faults[0].reason);
		ck_assert_str_eq(err.faults[0].value, "alexandria");
	}
}

START_TEST(the_fixture_has_no_faults)
{
	ck_assert(is_valid(dataset_lights()));
	ck_assert_int_eq(err.code, ERROR_NONE);
	ck_assert_uint_eq(err.fault_count, 0);
}

START_TEST(null_is_for_nullable_fields)
{
	static const struct value_case cases[] = {
		{"name_en", "NULL", "is null"},
		{"kind", "NULL", "is null"},
		{"colours", "NULL", "is null"},
		{"name_zh", "NULL", NULL},
		{"height", "NULL", NULL},
		{"floors", "NULL", NULL},
		{"lit", "NULL", NULL},
		{"automatic", "NULL", NULL},
		{"keeper", "NULL", NULL},
	};
	assert_reasons(cases, COUNT(cases));
}

START_TEST(text_is_utf8_text)
{
	static const struct value_case cases[] = {
		{"name_en", "''", NULL},
		{"name_en", "'灯塔 \U0001F5FC'", NULL},
		{"name_en", "CAST(x'0A09' AS TEXT)", NULL},
		{"name_en", "1", "is not text"},
		{"name_en", "1.5", "is not text"},
		{"name_en", "CAST(x'FF' AS TEXT)", "is not UTF-8, or holds a NUL"},
		{"name_en", "CAST(x'61C0AF' AS TEXT)", "is not UTF-8, or holds a NUL"},
		{"name_en", "CAST(x'EDA080' AS TEXT)", "is not UTF-8, or holds a NUL"},
		{"name_en", "CAST(x'E781' AS TEXT)", "is not UTF-8, or holds a NUL"},
		{"name_en", "CAST(x'610062' AS TEXT)", "is not UTF-8, or holds a NUL"},
	};
	assert_reasons(cases, COUNT(cases));
}

/* Search marks its hits by two of them; the others nobody sees. */
START_TEST(text_holds_no_controls)
{
	static const struct value_case cases[] = {
		{"name_en", "'a' || char(2) || 'b' || char(3)", "holds a control character"},
		{"name_en", "char(1)", "holds a control character"},
		{"name_en", "char(13)", "holds a control character"},
		{"name_en", "char(31)", "holds a control character"},
		{"name_en", "char(32)", NULL},
		{"name_en", "char(126)", NULL},
		{"name_en", "char(127)", "holds a control character"},
		{"name_en", "char(128)", "holds a control character"},
		{"name_en", "char(159)", "holds a control character"},
		{"name_en", "char(160)", NULL},
		{"name_en", "char(64975)", NULL},
		{"name_en", "char(64976)", "holds a control character"},
		{"name_en", "char(65007)", "holds a control character"},
		{"name_en", "char(65008)", NULL},
		{"name_en", "char(65533)", NULL},
		{"name_en", "char(65534)", "holds a control character"},
		{"name_en", "char(131071)", "holds a control character"},
		{"colours", "'[\"' || char(2) || '\"]'", "is not a list of texts"},
		{"keeper", "'{\"a\":\"' || char(2) || '\"}'", "is not JSON"},
		{"keeper", "'{\"a\":\"\\ud800\"}'", "is not JSON"},
		{"keeper", "'{\"a\":9e999}'", "is not JSON"},
	};
	assert_reasons(cases, COUNT(cases));
}

START_TEST(a_key_can_end_an_address)
{
	static const struct {
		const char *key, *reason;
	} cases[] = {
		{"a.b", NULL},
		{"json", NULL},
		{"a.jsonx", NULL},
		{"a.json.b", NULL},
		{"a.json", "ends like an address that names a format"},
		{"a.csv", "ends like an address that names a format"},
		{"a.txt", NULL},
		{"a.svg", "ends like an address that names a format"},
		{".json", "ends like an address that names a format"},
		{"", "cannot be the end of an address"},
		{".", "cannot be the end of an address"},
		{"..", "cannot be the end of an address"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char sql[200];
		snprintf(sql, sizeof sql, "UPDATE lights SET id = '%s' WHERE id = 'hook'", cases[i].key);
		bool ok = is_valid(dataset_with(sql));
		dataset_clear();
		ck_assert_msg(ok == !cases[i].reason, "%s", cases[i].key);
		ck_assert(ok || strcmp(err.faults[0].parameter, "lights.id") == 0);
		ck_assert(ok || strcmp(err.faults[0].reason, cases[i].reason) == 0);
	}
}

START_TEST(words_are_of_their_vocabulary)
{
	static const struct value_case cases[] = {
		{"kind", "'pier'", NULL},
		{"kind", "'Pier'", "is no word of its vocabulary"},
		{"kind", "'pier '", "is no word of its vocabulary"},
		{"kind", "''", "is no word of its vocabulary"},
		{"kind", "'pier,shore'", "is no word of its vocabulary"},
		{"kind", "1", "is not text"},
	};
	assert_reasons(cases, COUNT(cases));
}

START_TEST(sortable_text_has_at_most_512_bytes)
{
	static const struct value_case cases[] = {
		{"name_en", "printf('%.*c', 512, 'x')", NULL},
		{"name_en", "printf('%.*c', 513, 'x')",
			"is longer than a text to sort or to count by may be"},
		{"name_en", "replace(printf('%.*c', 170, 'x'), 'x', '灯') || 'xx'", NULL},
		{"name_en", "replace(printf('%.*c', 171, 'x'), 'x', '灯')",
			"is longer than a text to sort or to count by may be"},
		{"colours", "'[\"' || printf('%.*c', 5000, 'x') || '\"]'", NULL},
		{"keeper", "'{\"a\":\"' || printf('%.*c', 5000, 'x') || '\"}'", NULL},
	};
	assert_reasons(cases, COUNT(cases));
}

START_TEST(numbers_are_numbers)
{
	static const struct value_case cases[] = {
		{"height", "1", NULL},
		{"height", "-1.5", NULL},
		{"height", "1e300", NULL},
		{"height", "9e999", "is not a finite number"},
		{"height", "'1'", "is not a finite number"},
		{"height", "'tall'", "is not a finite number"},
		{"height", "''", "is not a finite number"},
		{"height", "x'31'", "is not a finite number"},
		{"floors", "9223372036854775807", NULL},
		{"floors", "-9223372036854775808", NULL},
		{"floors", "0", NULL},
		{"floors", "1.0", "is not an integer"},
		{"floors", "9223372036854775808", "is not an integer"},
		{"floors", "'1'", "is not an integer"},
	};
	assert_reasons(cases, COUNT(cases));
}

START_TEST(booleans_are_0_and_1)
{
	static const struct value_case cases[] = {
		{"automatic", "0", NULL},
		{"automatic", "1", NULL},
		{"automatic", "2", "is not 0 or 1"},
		{"automatic", "-1", "is not 0 or 1"},
		{"automatic", "1.0", "is not 0 or 1"},
		{"automatic", "'1'", "is not 0 or 1"},
		{"automatic", "'true'", "is not 0 or 1"},
	};
	assert_reasons(cases, COUNT(cases));
}

START_TEST(lists_are_arrays_of_texts)
{
	static const struct value_case cases[] = {
		{"colours", "'[]'", NULL},
		{"colours", "'[\"red\",\"白\"]'", NULL},
		{"colours", "' [ \"red\" ] '", NULL},
		{"colours", "'[1]'", "is not a list of texts"},
		{"colours", "'[\"red\",null]'", "is not a list of texts"},
		{"colours", "'[[\"red\"]]'", "is not a list of texts"},
		{"colours", "'{\"red\":\"red\"}'", "is not a list of texts"},
		{"colours", "'\"red\"'", "is not a list of texts"},
		{"colours", "'[\"red\"'", "is not a list of texts"},
		{"colours", "'[\"red\"] x'", "is not a list of texts"},
		{"colours", "'[''red'']'", "is not a list of texts"},
		{"colours", "'[\"\\u0000\"]'", "is not a list of texts"},
		{"colours", "CAST(x'5B22FF225D' AS TEXT)", "is not a list of texts"},
		{"colours", "''", "is not a list of texts"},
		{"colours", "'red'", "is not a list of texts"},
		{"colours", "1", "is not a list of texts"},
	};
	assert_reasons(cases, COUNT(cases));
}

START_TEST(json_is_parsed)
{
	static const struct value_case cases[] = {
		{"keeper", "'{}'", NULL},
		{"keeper", "'[1, 2.5, null, {\"a\": [true]}]'", NULL},
		{"keeper", "'{\"a\":1,\"a\":2}'", "is not JSON"},
		{"keeper", "'{\"a\":1'", "is not JSON"},
		{"keeper", "'{a:1}'", "is not JSON"},
		{"keeper", "'{\"a\":NaN}'", "is not JSON"},
		{"keeper", "'{} {}'", "is not JSON"},
		{"keeper", "''", "is not JSON"},
		{"keeper", "1", "is not JSON"},
		{"keeper", "CAST(x'7B22FF223A317D' AS TEXT)", "is not JSON"},
	};
	assert_reasons(cases, COUNT(cases));
}

SUITE("validate_rows", the_fixture_has_no_faults, null_is_for_nullable_fields, text_is_utf8_text,
	text_holds_no_controls, a_key_can_end_an_address, words_are_of_their_vocabulary,
	sortable_text_has_at_most_512_bytes, numbers_are_numbers, booleans_are_0_and_1,
	lists_are_arrays_of_texts, json_is_parsed)
