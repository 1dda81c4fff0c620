#include "parse_fixture.h"

#define ALL ((UINT64_C(1) << LIGHT_FIELD_COUNT) - 1)
#define BIT(name) (UINT64_C(1) << LIGHT_##name)

START_TEST(fields_and_include_choose_what_is_shown)
{
	static const struct {
		const char *text;
		uint64_t fields, included;
	} cases[] = {
		{"fields=id", BIT(ID), 0},
		{"fields=id,name_zh", BIT(ID) | BIT(NAME_ZH), 0},
		{"fields=name_zh,id", BIT(ID) | BIT(NAME_ZH), 0},
		{"fields=id,id", BIT(ID), 0},
		{"fields=id&fields=name_zh", BIT(ID) | BIT(NAME_ZH), 0},
		{"fields=id&fields=id,name_zh", BIT(ID) | BIT(NAME_ZH), 0},
		{"include=keeper&include=keeper", ALL, BIT(KEEPER)},
		{"fields=keeper", BIT(KEEPER), 0},
		{"include=keeper", ALL, BIT(KEEPER)},
		{"include=keeper&fields=id", BIT(ID) | BIT(KEEPER), BIT(KEEPER)},
		{"fields=id&include=keeper", BIT(ID) | BIT(KEEPER), BIT(KEEPER)},
		{"fields=id,keeper&include=keeper", BIT(ID) | BIT(KEEPER), BIT(KEEPER)},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		parse_good(cases[i].text);
		ck_assert_msg(query.fields == cases[i].fields, "%s", cases[i].text);
		ck_assert_msg(query.included == cases[i].included, "%s", cases[i].text);
	}
}

START_TEST(a_resource_with_the_most_fields_shows_them_all)
{
	static char names[CATALOG_FIELDS_MAX][8];
	static struct field fields[CATALOG_FIELDS_MAX];
	for (size_t i = 0; i < CATALOG_FIELDS_MAX; i++) {
		snprintf(names[i], sizeof names[i], "f%zu", i);
		fields[i] = (struct field){.name = names[i]};
	}
	fields[63].item_only = true;
	struct resource wide = {.name = "wide",
		.fields = fields,
		.field_count = CATALOG_FIELDS_MAX,
		.item_fields = UINT64_C(1) << 63,
		.key = 62};

	ck_assert(lights_parse_target(&query, &wide, &target, "/v1/wide", &err));
	ck_assert_uint_eq(query.fields, UINT64_MAX >> 1);
	ck_assert_uint_eq(query.sort_count, 1);
	ck_assert_str_eq(query.sort[0].field->name, "f62");

	ck_assert(lights_parse_target(&query, &wide, &target, "/v1/wide?fields=f0,f63", &err));
	ck_assert_uint_eq(query.fields, UINT64_C(1) << 63 | 1);

	query.format = FORMAT_NONE;
	ck_assert(target_parse(&target, "/v1/wide/x", &err));
	ck_assert(query_parse_item(&query, &wide, &target, &err));
	ck_assert_uint_eq(query.fields, UINT64_MAX);
}

START_TEST(a_resource_of_one_field_shows_it)
{
	struct field field = {.name = "id"};
	struct resource narrow = {.name = "narrow", .fields = &field, .field_count = 1};
	ck_assert(lights_parse_target(&query, &narrow, &target, "/v1/narrow", &err));
	ck_assert_uint_eq(query.fields, 1);
}

START_TEST(an_item_shows_all_fields_or_those_that_are_named)
{
	static const struct {
		const char *text;
		uint64_t fields, included;
	} cases[] = {
		{"", ALL, 0},
		{"&", ALL, 0},
		{"fields=id", BIT(ID), 0},
		{"fields=keeper,id", BIT(ID) | BIT(KEEPER), 0},
		{"include=keeper", ALL, BIT(KEEPER)},
		{"fields=id&include=keeper", BIT(ID) | BIT(KEEPER), BIT(KEEPER)},
		{"include=keeper&fields=id", BIT(ID) | BIT(KEEPER), BIT(KEEPER)},
		{"fields=id,keeper&include=keeper", BIT(ID) | BIT(KEEPER), BIT(KEEPER)},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		memset(&query, 0xAA, sizeof query);
		ck_assert_msg(lights_parse_item(&query, &target, cases[i].text, &err), "%s", cases[i].text);
		ck_assert_int_eq(err.code, ERROR_NONE);
		ck_assert_ptr_eq(query.resource, lights);
		ck_assert_msg(query.fields == cases[i].fields, "%s", cases[i].text);
		ck_assert_msg(query.included == cases[i].included, "%s", cases[i].text);
		ck_assert_uint_eq(query.condition_count, 0);
		ck_assert_uint_eq(query.value_count, 0);
		ck_assert_ptr_null(query.cursor);
	}
}

static const char *facets_text(void)
{
	static char text[200];
	*text = '\0';
	for (size_t i = 0; i < query.facet_count; i++) {
		char name[DIMENSION_NAME_SIZE];
		dimension_name(&query.facets[i], name);
		strcat(strcat(text, i > 0 ? "," : ""), name);
	}
	return text;
}

START_TEST(facets_stand_in_the_order_in_which_they_were_asked_for)
{
	static const char *const cases[] = {"kind", "automatic", "kind,automatic", "automatic,kind",
		"colours,keeper_id,kind,automatic"};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char text[100];
		snprintf(text, sizeof text, "facet=%s", cases[i]);
		parse_good(text);
		ck_assert_str_eq(facets_text(), cases[i]);
	}
}

START_TEST(a_format_is_of_the_path_whether_by_suffix_or_by_parameter)
{
	static const struct {
		enum format suffix;
		const char *text;
		enum format format;
		bool format_is_explicit, bom;
	} cases[] = {
		{FORMAT_NONE, "", FORMAT_NONE, false, false},
		{FORMAT_JSON, "", FORMAT_JSON, true, false},
		{FORMAT_CSV, "", FORMAT_CSV, true, false},
		{FORMAT_NDJSON, "", FORMAT_NDJSON, true, false},
		{FORMAT_NONE, "format=json", FORMAT_JSON, true, false},
		{FORMAT_NONE, "format=csv", FORMAT_CSV, true, false},
		{FORMAT_NONE, "format=ndjson", FORMAT_NDJSON, true, false},
		{FORMAT_NONE, "bom=1", FORMAT_NONE, false, true}, /* Accept decides what it is for */
		{FORMAT_NONE, "bom=0", FORMAT_NONE, false, false},
		{FORMAT_NONE, "bom=1&format=csv", FORMAT_CSV, true, true},
		{FORMAT_NONE, "format=csv&bom=1", FORMAT_CSV, true, true},
		{FORMAT_CSV, "bom=1", FORMAT_CSV, true, true},
		{FORMAT_CSV, "bom=0", FORMAT_CSV, true, false},
		{FORMAT_JSON, "bom=0", FORMAT_JSON, true, false},
		{FORMAT_JSON, "facet=kind", FORMAT_JSON, true, false},
		{FORMAT_NONE, "facet=kind&format=json", FORMAT_JSON, true, false},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		memset(&query, 0xAA, sizeof query);
		ck_assert_msg(lights_parse_as(&query, &target, cases[i].suffix, cases[i].text, &err), "%s",
			cases[i].text);
		ck_assert_int_eq(query.format, cases[i].format);
		ck_assert_msg(query.format_is_explicit == cases[i].format_is_explicit, "%s", cases[i].text);
		ck_assert_msg(query.bom == cases[i].bom, "%s", cases[i].text);
	}
}

START_TEST(include_relates_other_resources)
{
	static const struct {
		const char *raw;
		uint64_t fields, include;
	} cases[] = {
		{"/v1/keepers", 3, 0},
		{"/v1/keepers?include=lights", 3, 1},
		{"/v1/keepers?include=lights,lights", 3, 1},
		{"/v1/keepers?include=lights&fields=id", 1, 1},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		memset(&query, 0xAA, sizeof query);
		ck_assert(lights_parse_target(&query, keepers, &target, cases[i].raw, &err));
		ck_assert_msg(query.fields == cases[i].fields, "%s", cases[i].raw);
		ck_assert_msg(query.include == cases[i].include, "%s", cases[i].raw);
		ck_assert_uint_eq(query.included, 0);
	}
}

/* Parses with this format as the suffix; has one fault. */
static void assert_suffix_fault(
	enum format suffix, const char *text, const char *parameter, const char *reason)
{
	ck_assert_msg(!lights_parse_as(&query, &target, suffix, text, &err), "%s", text);
	ck_assert_int_eq(err.code, ERROR_BAD_QUERY);
	ck_assert_msg(err.fault_count == 1, "%s: %zu faults", text, err.fault_count);
	ck_assert_str_eq(err.faults[0].parameter, parameter);
	ck_assert_msg(strstr(err.faults[0].reason, reason), "%s: %s", text, err.faults[0].reason);
}

START_TEST(a_suffix_leaves_no_room_for_what_it_cannot_show)
{
	assert_suffix_fault(FORMAT_CSV, "format=csv", "format", "stands beside a suffix");
	assert_suffix_fault(FORMAT_JSON, "format=csv", "format", "stands beside a suffix");
	assert_suffix_fault(FORMAT_JSON, "format=xml", "format", "stands beside a suffix");
	assert_suffix_fault(FORMAT_JSON, "bom=1", "bom", "is for CSV alone");
	assert_suffix_fault(FORMAT_NDJSON, "bom=1", "bom", "is for CSV alone");
	assert_suffix_fault(FORMAT_CSV, "facet=kind", "facet", "in JSON alone");
	assert_suffix_fault(FORMAT_NDJSON, "facet=kind", "facet", "in JSON alone");
}

START_TEST(csv_relates_no_records)
{
	static const char *const texts[] = {
		"/v1/keepers?include=lights&format=csv", "/v1/keepers?format=csv&include=lights"};
	for (size_t i = 0; i < COUNT(texts); i++) {
		ck_assert(!lights_parse_target(&query, keepers, &target, texts[i], &err));
		ck_assert_uint_eq(err.fault_count, 1);
		ck_assert_str_eq(err.faults[0].parameter, "include");
		ck_assert_ptr_nonnull(strstr(err.faults[0].reason, "in JSON and NDJSON alone"));
	}
	ck_assert(lights_parse_target(
		&query, keepers, &target, "/v1/keepers?include=lights&format=ndjson", &err));
	/* a long field is a column like any other */
	ck_assert(lights_parse(&query, &target, "include=keeper&format=csv", &err));
}

SUITE("parse_shown", fields_and_include_choose_what_is_shown,
	a_resource_with_the_most_fields_shows_them_all, a_resource_of_one_field_shows_it,
	an_item_shows_all_fields_or_those_that_are_named,
	facets_stand_in_the_order_in_which_they_were_asked_for,
	a_format_is_of_the_path_whether_by_suffix_or_by_parameter, include_relates_other_resources,
	a_suffix_leaves_no_room_for_what_it_cannot_show, csv_relates_no_records)
