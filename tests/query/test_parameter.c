#include "suite.h"

#include "dataset/catalog.h"
#include "base/error.h"
#include "query/parameter.h"
#include "query/query.h"

#include <stdio.h>
#include <string.h>

enum { MANY = 9 }; /* one more than a query may name */

static char names[2][MANY][16];
static struct field fields[1 + MANY];
static struct relation relations[MANY];
static struct resource towers = {.name = "towers",
	.fields = fields,
	.field_count = 1 + MANY,
	.relations = relations,
	.relation_count = MANY};
static const struct catalog catalog = {.resources = &towers, .resource_count = 1};
static struct query query;
static struct error err;

/* Fields id, f0 to f8, of which the even ones are facetable and sortable, f1 item_only; relations
 * r0 to r8. */
static void fill(void)
{
	fields[0] = (struct field){.name = "id"};
	for (int i = 0; i < MANY; i++) {
		snprintf(names[0][i], sizeof names[0][i], "f%d", i);
		snprintf(names[1][i], sizeof names[1][i], "r%d", i);
		fields[1 + i] = (struct field){
			.name = names[0][i], .facetable = i != 1, .sortable = i != 1, .item_only = i == 1};
		relations[i] = (struct relation){.name = names[1][i], .other = &towers};
	}
	query = (struct query){.resource = &towers, .catalog = &catalog};
	error_clear(&err);
}

static bool parse_more(const char *name, const char *value)
{
	static char text[10000];
	const struct parameter *parameter = parameter_find(name, IN_COLLECTIONS | IN_ITEMS | IN_SEARCH);
	ck_assert_ptr_nonnull(parameter);
	strcpy(text, value);
	return parameter_parse(parameter, &query, text, &err);
}

static bool parse(const char *name, const char *value)
{
	fill();
	return parse_more(name, value);
}

static void assert_fault(
	const char *name, const char *value, const char *suggestion, const char *reason)
{
	ck_assert_int_eq(err.code, ERROR_BAD_QUERY);
	ck_assert_uint_eq(err.fault_count, 1);
	ck_assert_str_eq(err.faults[0].parameter, name);
	ck_assert_str_eq(err.faults[0].value, value);
	ck_assert_str_eq(err.faults[0].suggestion, suggestion);
	ck_assert_msg(
		strstr(err.faults[0].reason, reason), "%s=%s: %s", name, value, err.faults[0].reason);
}

START_TEST(a_parameter_that_is_not_of_the_list_is_none)
{
	const struct parameter other = {"limit", IN_COLLECTIONS};
	char value[] = "1";
	fill();
	ck_assert(!parameter_parse(&other, &query, value, &err));
}

START_TEST(a_facet_is_a_facetable_field_named_once)
{
	ck_assert(parse("facet", "f0"));
	ck_assert_uint_eq(query.facet_count, 1);
	ck_assert_ptr_eq(query.facets[0].field, &fields[1]);
	ck_assert(!parse("facet", "f1"));
	assert_fault("facet", "f1", "", "cannot be counted by");
	ck_assert(!parse("facet", "f2,f2"));
	assert_fault("facet", "f2", "", "is named twice");
	ck_assert(!parse("facet", "f22"));
	assert_fault("facet", "f22", "f2", "is no field");
	ck_assert(!parse("facet", "f11"));
	assert_fault("facet", "f11", "", "is no field"); /* f1 is near, but not facetable */
	ck_assert(!parse("facet", ""));
	assert_fault("facet", "", "", "has an empty value");
	ck_assert(!parse("facet", "f0,"));
	assert_fault("facet", "", "", "has an empty value");
}

START_TEST(there_are_at_most_8_facets)
{
	fill();
	fields[2].facetable = true;
	ck_assert(parse_more("facet", "f0,f1,f2,f3,f4,f5,f6,f7"));
	ck_assert_uint_eq(query.facet_count, QUERY_FACETS_MAX);
	fill();
	fields[2].facetable = true;
	ck_assert(!parse_more("facet", "f0,f1,f2,f3,f4,f5,f6,f7,f8"));
	assert_fault("facet", "f8", "", "is one field too many; 8 are the limit");
	ck_assert_uint_eq(query.facet_count, QUERY_FACETS_MAX);
	fill();
	fields[2].facetable = true;
	ck_assert(!parse_more("facet", "f0,f1,f2,f3,f4,f5,f6,f7,f7"));
	assert_fault("facet", "f7", "", "is named twice");
}

START_TEST(include_names_long_fields_and_relations)
{
	static const struct {
		const char *value;
		uint64_t included, include;
	} cases[] = {
		{"f1", 4, 0},
		{"r0", 0, 1},
		{"r8", 0, 256},
		{"r1,f1,r0", 4, 3},
		{"r1,r1,f1,f1", 4, 2},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert(parse("include", cases[i].value));
		ck_assert_uint_eq(query.included, cases[i].included);
		ck_assert_uint_eq(query.include, cases[i].include);
	}
	ck_assert(!parse("include", "f0"));
	assert_fault("include", "f0", "f1", "cannot be included here"); /* shown anyway */
	ck_assert(!parse("include", "rr3"));
	assert_fault("include", "rr3", "r3", "cannot be included here");
	ck_assert(!parse("include", ""));
	assert_fault("include", "", "", "has an empty value");
	ck_assert(!parse("include", "r0,,r1"));
	assert_fault("include", "", "", "has an empty value");
	ck_assert(!parse("include", "xyzzy"));
	assert_fault("include", "xyzzy", "", "cannot be included here");
}

START_TEST(there_are_at_most_8_relations)
{
	ck_assert(parse("include", "r0,r1,r2,r3,r4,r5,r6,r7"));
	ck_assert_uint_eq(query.include, 0xFF);
	ck_assert(parse("include", "r0,r1,r2,r3,r4,r5,r6,r7,r0,r7,f1"));
	ck_assert(!parse("include", "r0,r1,r2,r3,r4,r5,r6,r7,r8"));
	assert_fault("include", "r8", "", "is one relation too many; 8 are the limit");
}

START_TEST(the_last_of_64_relations_can_be_included)
{
	static char wide_names[CATALOG_RELATIONS_MAX][8];
	static struct relation wide[CATALOG_RELATIONS_MAX];
	for (size_t i = 0; i < COUNT(wide); i++) {
		snprintf(wide_names[i], sizeof wide_names[i], "x%zu", i);
		wide[i] = (struct relation){.name = wide_names[i], .other = &towers};
	}
	struct resource other = towers;
	other.relations = wide;
	other.relation_count = COUNT(wide);
	fill();
	query.resource = &other;
	ck_assert(parse_more("include", "x63,x0"));
	ck_assert_uint_eq(query.include, UINT64_C(1) << 63 | 1);
}

START_TEST(a_format_is_chosen_once)
{
	static const struct {
		const char *value;
		enum format format;
	} cases[] = {{"json", FORMAT_JSON}, {"csv", FORMAT_CSV}, {"ndjson", FORMAT_NDJSON}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert(parse("format", cases[i].value));
		ck_assert_int_eq(query.format, cases[i].format);
		ck_assert(query.format_is_explicit);
	}
	static const char *const wrong[][2] = {{"xml", ""}, {"CSV", "csv"}, {"cvs", "csv"},
		{"jsn", "json"}, {"ndjsn", "ndjson"}, {"jsonl", "ndjson"}, {"json,csv", ""},
		{" csv", "csv"}};
	for (size_t i = 0; i < COUNT(wrong); i++) {
		ck_assert(!parse("format", wrong[i][0]));
		assert_fault("format", wrong[i][0], wrong[i][1], "must be json, csv or ndjson");
	}
	ck_assert(!parse("format", ""));
	assert_fault("format", "", "", "has an empty value");
	fill();
	query.format = FORMAT_CSV; /* a suffix */
	ck_assert(!parse_more("format", "csv"));
	assert_fault("format", "csv", "", "stands beside a suffix");
	ck_assert_int_eq(query.format, FORMAT_CSV);
}

START_TEST(a_byte_order_mark_is_1_or_0)
{
	ck_assert(parse("bom", "1"));
	ck_assert(query.bom);
	ck_assert(parse("bom", "0"));
	ck_assert(!query.bom);
	static const struct {
		const char *value, *meant;
	} wrong[] = {
		{"2", ""}, {"true", "1"}, {"yes", "1"}, {"no", "0"}, {"01", ""}, {"1 ", ""}, {"1,0", ""}};
	for (size_t i = 0; i < COUNT(wrong); i++) {
		ck_assert(!parse("bom", wrong[i].value));
		assert_fault("bom", wrong[i].value, wrong[i].meant, "must be 1 or 0");
		ck_assert(!query.bom);
	}
}

START_TEST(a_type_is_a_resource_of_the_catalog)
{
	ck_assert(parse("type", "towers"));
	ck_assert_uint_eq(query.types, 1);
	ck_assert(parse("type", "towers,towers"));
	ck_assert_uint_eq(query.types, 1);
	ck_assert(!parse("type", "towrs"));
	assert_fault("type", "towrs", "towers", "is no resource");
	ck_assert(!parse("type", "towers,"));
	assert_fault("type", "", "", "has an empty value");
	ck_assert(!parse("type", "api_towers"));
	assert_fault("type", "api_towers", "", "is no resource");
}

START_TEST(words_are_kept_as_given_and_as_fts5_takes_them)
{
	static char word[1000];
	ck_assert(parse("q", "Bell, \"ROCK\""));
	ck_assert_ptr_nonnull(strstr(query.q, "\"ROCK\""));
	ck_assert_str_eq(query.match, "(\"bell\" OR \"~bell\") AND (\"rock\" * OR \"~rock\")");
	for (size_t len = 199; len <= 201; len++) {
		memset(word, 'x', len);
		word[len] = '\0';
		ck_assert_msg(parse("q", word) == (len <= 200), "%zu characters", len);
	}
	static const char *const wrong[] = {"", " ", "\"", "*", "()", "，。"};
	for (size_t i = 0; i < COUNT(wrong); i++) {
		ck_assert_msg(!parse("q", wrong[i]), "'%s'", wrong[i]);
		ck_assert_str_eq(err.faults[0].parameter, "q");
	}
}

START_TEST(each_wrong_piece_is_a_fault_of_its_own)
{
	static const struct {
		const char *name, *value;
		size_t count;
	} cases[] = {
		{"sort", "x,f0,y,-f0,f1", 4},
		{"fields", "x,f0,y,,f1", 3},
		{"include", "x,f1,y,r0,f0", 3},
		{"facet", "x,f0,y,f0,f1", 4},
		{"type", "x,towers,y", 2},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert(!parse(cases[i].name, cases[i].value));
		ck_assert_msg(err.fault_count == cases[i].count, "%s: %zu", cases[i].name, err.fault_count);
	}
}

SUITE("parameter", a_parameter_that_is_not_of_the_list_is_none,
	a_facet_is_a_facetable_field_named_once, there_are_at_most_8_facets,
	include_names_long_fields_and_relations, there_are_at_most_8_relations,
	the_last_of_64_relations_can_be_included, a_format_is_chosen_once, a_byte_order_mark_is_1_or_0,
	a_type_is_a_resource_of_the_catalog, words_are_kept_as_given_and_as_fts5_takes_them,
	each_wrong_piece_is_a_fault_of_its_own)
