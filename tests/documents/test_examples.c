#include "suite.h"

#include "catalogs.h"
#include "query/parameter.h"
#include "documents/examples.h"

#include <string.h>

static struct buf out;

/* NULL where there is no such example. */
static void assert_example(
	const struct resource *resource, enum example example, const char *wanted)
{
	buf_init(&out, 4096);
	buf_puts(&out, "before");
	bool found = examples_write(resource, example, &out);
	ck_assert_int_eq(found, wanted != NULL);
	ck_assert_str_eq(buf_text(&out) + 6, wanted ? wanted : "");
	buf_finish(&out);
}

START_TEST(every_resource_has_the_examples_that_it_can_show)
{
	static const char *const wanted[][EXAMPLE_COUNT] = {
		{"/v1/keepers?limit=3", "/v1/keepers/grace", "/v1/keepers?id=grace", NULL,
			"/v1/keepers?fields=id,name&include=lights&limit=3", NULL, "/v1/keepers.csv?limit=3"},
		{"/v1/lights?limit=3", "/v1/lights/alexandria", "/v1/lights?kind=shore",
			"/v1/lights?height__gte=100&sort=-height",
			"/v1/lights?fields=id,name_zh&include=keeper&limit=3", "/v1/lights?facet=kind&limit=1",
			"/v1/lights.csv?limit=3"},
		{"/v1/wrecks?limit=3", NULL, NULL, NULL, NULL, NULL, "/v1/wrecks.csv?limit=3"},
	};
	struct catalog *catalog = catalogs_lights();
	for (size_t i = 0; i < COUNT(wanted); i++)
		for (int example = 0; example < EXAMPLE_COUNT; example++)
			assert_example(&catalog->resources[i], (enum example)example, wanted[i][example]);
	catalog_destroy(catalog);
}

START_TEST(an_example_is_escaped_for_a_url)
{
	const struct resource *things = &hostile_resources[0];
	assert_example(things, EXAMPLE_ITEM, "/v1/things/" HOSTILE_URL);
	assert_example(things, EXAMPLE_EQUAL, "/v1/things?kind=" HOSTILE_URL);
}

START_TEST(a_filter_shows_the_fields_example_where_equality_can_ask_for_it)
{
	const struct resource *things = &hostile_resources[0];
	static const char *const wanted[] = {
		"/v1/things?id=" HOSTILE_URL, "/v1/things?kind=" HOSTILE_URL, NULL, NULL};
	for (size_t i = 0; i < COUNT(wanted); i++) {
		buf_init(&out, 4096);
		ck_assert_int_eq(examples_filter(things, &hostile_fields[i], &out), wanted[i] != NULL);
		ck_assert_str_eq(buf_text(&out), wanted[i] ? wanted[i] : "");
		buf_finish(&out);
	}
}

START_TEST(an_operand_is_neither_empty_nor_a_list)
{
	static const char *const cases[][2] = {
		{NULL, NULL}, {"", NULL}, {"a,b", NULL}, {",", NULL}, {"a b", "a b"}, {"0", "0"}};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_pstr_eq(examples_operand(&(struct field){.example = cases[i][0]}), cases[i][1]);
}

START_TEST(a_command_line_asks_for_each_argument)
{
	static const char *const cases[][2] = {
		{"/v1", "curl -s localhost:8080/v1"},
		{"/v1/lights?limit=3", "curl -sG localhost:8080/v1/lights -d limit=3"},
		{"/v1/lights?fields=id,kind&sort=-lit&a=%26",
			"curl -sG localhost:8080/v1/lights -d fields=id,kind -d sort=-lit -d a=%26"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		buf_init(&out, 4096);
		examples_curl(cases[i][0], &out);
		ck_assert_str_eq(buf_text(&out), cases[i][1]);
		buf_finish(&out);
	}
}

/* Letters, digits, and what no shell looks at. */
START_TEST(a_command_line_is_safe_in_any_shell)
{
	struct buf url;
	for (int example = 0; example < EXAMPLE_COUNT; example++) {
		buf_init(&url, 4096);
		buf_init(&out, 4096);
		if (examples_write(&hostile_resources[0], (enum example)example, &url)) {
			examples_curl(buf_text(&url), &out);
			ck_assert_uint_eq(strspn(buf_text(&out),
								  "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
								  " -_.~%/:=,"),
				out.len);
		}
		buf_finish(&out);
		buf_finish(&url);
	}
}

START_TEST(a_search_has_an_example)
{
	buf_init(&out, 4096);
	examples_search(&out);
	ck_assert_ptr_eq(strstr(buf_text(&out), "/v1/search?q="), out.data);
	ck_assert_uint_gt(out.len, strlen("/v1/search?q="));
	buf_finish(&out);
}

START_TEST(operators_and_examples_are_named_in_both_languages)
{
	for (int op = 0; op < OPERATOR_COUNT; op++)
		ck_assert_str_ne(
			examples_operator((enum op)op, false), examples_operator((enum op)op, true));
	for (int example = 0; example < EXAMPLE_COUNT; example++)
		ck_assert_str_ne(examples_title((enum example)example, false),
			examples_title((enum example)example, true));
}

/* Whoever reads them takes a comma for what parts values, or for a comma. */
START_TEST(operators_say_whether_commas_part_their_values)
{
	for (int op = 0; op < OPERATOR_COUNT; op++) {
		bool parts = strstr(examples_operator((enum op)op, false), "parted by commas");
		bool keeps = strstr(examples_operator((enum op)op, false), "a comma is part of it");
		ck_assert_int_eq(parts, operator_splits_commas((enum op)op));
		ck_assert_int_eq(
			keeps, operator_takes_many((enum op)op) && !operator_splits_commas((enum op)op));
		ck_assert_int_eq(parts, strstr(examples_operator((enum op)op, true), "以逗号分隔") != NULL);
	}
}

START_TEST(every_operator_is_shown_with_a_field_that_takes_it)
{
	static const char *const wanted[] = {
		[OPERATOR_EQ] = "/v1/lights?kind=shore",
		[OPERATOR_NE] = "/v1/lights?kind__ne=shore",
		[OPERATOR_GT] = "/v1/lights?height__gt=100",
		[OPERATOR_GTE] = "/v1/lights?height__gte=100",
		[OPERATOR_LT] = "/v1/lights?height__lt=100",
		[OPERATOR_LTE] = "/v1/lights?height__lte=100",
		[OPERATOR_CONTAINS] = "/v1/lights?name_en__contains=Pharos%20of%20Alexandria",
		[OPERATOR_PREFIX] = "/v1/lights?name_en__prefix=Pharos%20of%20Alexandria",
		[OPERATOR_YEAR] = "/v1/lights?lit__year=1811",
		[OPERATOR_ISNULL] = "/v1/lights?name_zh__isnull=false",
	};
	struct catalog *catalog = catalogs_lights();
	const struct resource *lights = catalog_resource(catalog, "lights");
	for (int op = 0; op < OPERATOR_COUNT; op++) {
		buf_init(&out, 4096);
		ck_assert(examples_with_operator(lights, (enum op)op, &out));
		ck_assert_str_eq(buf_text(&out), wanted[op]);
		ck_assert(!examples_with_operator(&hostile_resources[0], OPERATOR_YEAR, &out));
		ck_assert_str_eq(buf_text(&out), wanted[op]);
		buf_finish(&out);
	}
	catalog_destroy(catalog);
}

START_TEST(the_parameters_come_in_the_order_of_the_list)
{
	static const char *const names[] = {
#define X(name, known_in, example, en, zh) #name,
		PARAMETERS(X)
#undef X
	};
	for (size_t i = 0; i < COUNT(names); i++)
		ck_assert_str_eq(examples_parameter(i)->name, names[i]);
	ck_assert_ptr_null(examples_parameter(COUNT(names)));
}

SUITE("examples", every_resource_has_the_examples_that_it_can_show, an_example_is_escaped_for_a_url,
	a_filter_shows_the_fields_example_where_equality_can_ask_for_it,
	an_operand_is_neither_empty_nor_a_list, a_command_line_asks_for_each_argument,
	a_command_line_is_safe_in_any_shell, a_search_has_an_example,
	operators_and_examples_are_named_in_both_languages,
	operators_say_whether_commas_part_their_values,
	every_operator_is_shown_with_a_field_that_takes_it,
	the_parameters_come_in_the_order_of_the_list)
