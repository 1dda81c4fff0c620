#include "parse_fixture.h"

#include "base/buf.h"
#include "query/canonical.h"

static void parse_bad(const char *text)
{
	ck_assert_msg(!lights_parse(&query, &target, text, &err), "%s", text);
	ck_assert_msg(err.code == ERROR_BAD_QUERY, "%s: code %d", text, (int)err.code);
	ck_assert_msg(err.fault_count > 0, "%s", text);
}

START_TEST(there_may_be_no_more_sort_terms_than_the_limit)
{
	parse_bad("sort=name_zh,name_en,kind,height,floors,lit,automatic,keeper_id,-id");
	ck_assert_uint_eq(err.fault_count, 1);
	ck_assert_str_eq(err.faults[0].parameter, "sort");
	ck_assert_str_eq(err.faults[0].value, "-id");
	ck_assert_msg(strstr(err.faults[0].reason, "8 are the limit"), "%s", err.faults[0].reason);
}

/* 16 conditions, and one more. */
#define CONDITIONS                                                                                 \
	"id=a&id__ne=b&id__gt=a&id__lt=z&name_zh=a&name_zh__ne=b&name_en=a&name_en__ne=b&kind=pier"    \
	"&kind__ne=shore&height=1&height__gt=1&floors=1&floors__gt=1&lit__isnull=true&automatic=true"

START_TEST(there_may_be_as_many_conditions_as_the_limit_and_no_more)
{
	parse_good(CONDITIONS);
	ck_assert_uint_eq(query.condition_count, QUERY_CONDITIONS_MAX);
	parse_good(CONDITIONS "&id=more&limit=1&sort=id");
	ck_assert_uint_eq(query.condition_count, QUERY_CONDITIONS_MAX);

	parse_bad(CONDITIONS "&colours=red");
	ck_assert_uint_eq(err.fault_count, 1);
	ck_assert_str_eq(err.faults[0].parameter, "colours");
	ck_assert_msg(strstr(err.faults[0].reason, "16 are the limit"), "%s", err.faults[0].reason);
}

/* `floors=1,1,…` with so many values, then the rest. */
static const char *many_values(size_t count, const char *rest)
{
	static char text[2 * QUERY_VALUES_MAX + 100];
	strcpy(text, "floors=1");
	for (size_t i = 1; i < count; i++)
		strcat(text, ",1");
	return strcat(text, rest);
}

START_TEST(there_may_be_as_many_values_as_the_limit_and_no_more)
{
	parse_good(many_values(QUERY_VALUES_MAX, ""));
	ck_assert_uint_eq(query.value_count, QUERY_VALUES_MAX);
	ck_assert_uint_eq(query.conditions[0].count, QUERY_VALUES_MAX);
	parse_good(many_values(QUERY_VALUES_MAX - 1, "&kind=pier"));
	ck_assert_uint_eq(query.value_count, QUERY_VALUES_MAX);

	static const char *const rest[] = {",1", "&kind=pier", "&height__isnull=true", "&floors=2"};
	for (size_t i = 0; i < COUNT(rest); i++) {
		parse_bad(many_values(QUERY_VALUES_MAX, rest[i]));
		ck_assert_uint_eq(err.fault_count, 1);
		ck_assert_msg(strstr(err.faults[0].reason, "64 are the limit"), "%s", err.faults[0].reason);
	}
}

/* Each is looked for in every row. */
START_TEST(there_may_be_as_many_texts_to_look_for_as_the_limit_and_no_more)
{
	char text[200] = "name_en__contains=a&name_en__contains=b&id__prefix=c&id__prefix=d&kind=pier";
	parse_good(text);
	ck_assert_uint_eq(query.value_count, QUERY_TEXTS_MAX + 1);
	strcat(text, "&name_zh__prefix=i");
	parse_bad(text);
	ck_assert_uint_eq(err.fault_count, 1);
	ck_assert_str_eq(err.faults[0].parameter, "name_zh__prefix");
	ck_assert_str_eq(err.faults[0].reason,
		"is one text too many; __contains and __prefix look for 4, ask for more with q or apart");
}

START_TEST(there_may_be_no_more_arguments_than_the_target_takes)
{
	char text[6 * TARGET_ARGUMENTS_MAX] = "";
	for (size_t i = 0; i < TARGET_ARGUMENTS_MAX; i++)
		strcat(text, "&id=a");
	parse_good(text);
	ck_assert_uint_eq(query.conditions[0].count, TARGET_ARGUMENTS_MAX);
	parse_bad(strcat(text, "&id=a"));
	ck_assert_uint_eq(err.fault_count, 1);
}

START_TEST(long_keys_and_values_are_refused_without_harm)
{
	static const char *const marks[] = {"", "__gt", "__isnull", "__"};
	char word[1000], text[4000];
	for (size_t len = 60; len < sizeof word; len += len < 80 ? 1 : 200)
		for (size_t i = 0; i < COUNT(marks); i++) {
			memset(word, 'k', len);
			word[len] = '\0';
			snprintf(text, sizeof text, "%s%s=1&height=%s&sort=%s", word, marks[i], word, word);
			parse_bad(text);
			ck_assert_uint_eq(err.fault_count, 3);
		}
}

/* A resource of more facetable fields and relations than a query may name. */
enum { MANY = QUERY_RELATED_MAX + 1 };

static struct field wide_fields[1 + MANY];
static struct relation wide_relations[MANY];
static const struct resource wide = {.name = "wide",
	.fields = wide_fields,
	.field_count = 1 + MANY,
	.relations = wide_relations,
	.relation_count = MANY};

static void fill_wide(void)
{
	static char names[2 * MANY][8];
	wide_fields[0] = (struct field){.name = "id"};
	for (size_t i = 0; i < MANY; i++) {
		snprintf(names[i], sizeof names[i], "f%zu", i);
		snprintf(names[MANY + i], sizeof names[MANY + i], "r%zu", i);
		wide_fields[1 + i] = (struct field){.name = names[i], .facetable = true};
		wide_relations[i] = (struct relation){.name = names[MANY + i], .other = &wide};
	}
}

static void assert_one_too_many(const char *parameter, const char *value)
{
	ck_assert_int_eq(err.code, ERROR_BAD_QUERY);
	ck_assert_uint_eq(err.fault_count, 1);
	ck_assert_str_eq(err.faults[0].parameter, parameter);
	ck_assert_str_eq(err.faults[0].value, value);
	ck_assert_msg(strstr(err.faults[0].reason, "8 are the limit"), "%s", err.faults[0].reason);
}

START_TEST(there_may_be_as_many_facets_as_the_limit_and_no_more)
{
	fill_wide();
	ck_assert(lights_parse_target(
		&query, &wide, &target, "/v1/wide?facet=f8,f7,f6,f5,f4,f3,f2,f1", &err));
	ck_assert_uint_eq(query.facet_count, QUERY_FACETS_MAX);
	ck_assert_str_eq(query.facets[QUERY_FACETS_MAX - 1].field->name, "f1");
	ck_assert(!lights_parse_target(
		&query, &wide, &target, "/v1/wide?facet=f8,f7,f6,f5,f4,f3,f2,f1,f0", &err));
	assert_one_too_many("facet", "f0");
}

START_TEST(relations_and_facets_of_rows_may_be_as_many_together_as_the_limit_and_no_more)
{
	static const struct {
		const char *target;
		bool taken;
	} cases[] = {
		{"/v1/wide?include=r1,r2,r3,r4&facet=f1,f2,f3,f4", true},
		{"/v1/wide?include=r1,r2,r3,r4,r5&facet=f1,f2,f3,f4", false},
		{"/v1/wide?include=r1,r2,r3,r4&facet=f1,f2,f3,f5,f4", false},
		{"/v1/wide?facet=f1,f2,f3,f4&include=r1.r2,r3.r4&limit=1", true},
		{"/v1/wide?facet=f1,f2,f3,f5,f4&include=r1.r2,r3.r4&limit=1", false},
		{"/v1/wide?include=r1,r2,r3,r4,r5,r6,r7&facet=f4&limit=1000", true},
		{"/v1/wide?include=r1,r2,r3,r4,r5,r6,r7,r8&facet=f4", false},
		{"/v1/wide?include=r1,r2,r3,r4,r5,r6,r7,r8&facet=f1,f2,f3,f4,f5,f6,f7,f8&limit=0", true},
	};
	fill_wide();
	for (size_t i = 0; i < COUNT(cases); i++) {
		bool taken = lights_parse_target(&query, &wide, &target, cases[i].target, &err);
		ck_assert_msg(taken == cases[i].taken, "%s", cases[i].target);
		if (taken)
			continue;
		ck_assert_uint_eq(err.fault_count, 1);
		ck_assert_str_eq(err.faults[0].parameter, "facet");
		ck_assert_str_eq(err.faults[0].value, "f4");
		ck_assert_str_eq(err.faults[0].reason,
			"and include have at most 8 names together; with limit=0 facets are counted without rows");
	}
}

START_TEST(there_may_be_as_many_relations_as_the_limit_and_no_more)
{
	fill_wide();
	ck_assert(lights_parse_target(
		&query, &wide, &target, "/v1/wide?include=r1,r2,r3,r4,r5,r6,r7,r8", &err));
	ck_assert_uint_eq(query.include, 0x1FE);
	ck_assert(lights_parse_target(
		&query, &wide, &target, "/v1/wide?include=r1,r2,r3,r4,r5,r6,r7,r8,r1,r8", &err));
	ck_assert(!lights_parse_target(
		&query, &wide, &target, "/v1/wide?include=r1,r2,r3,r4,r5,r6,r7,r8,r0", &err));
	assert_one_too_many("include", "r0");
}

START_TEST(relations_within_others_count_as_relations_and_are_one_deep)
{
	struct buf link;
	fill_wide();
	buf_init(&link, 1000);
	ck_assert(lights_parse_target(
		&query, &wide, &target, "/v1/wide?include=r2.r1,r2.r0,r1.r0,r1.r1,r2,r0.r8", &err));
	ck_assert_uint_eq(query.include, 7);
	ck_assert_uint_eq(query.nested[0], 1 << 8);
	ck_assert_uint_eq(query.nested[2], 3);
	canonical_query(&query, NULL, &link);
	ck_assert_str_eq(buf_text(&link), "include=r0.r8,r1.r0,r1.r1,r2.r0,r2.r1");
	buf_finish(&link);
	ck_assert(!lights_parse_target(
		&query, &wide, &target, "/v1/wide?include=r2.r1,r2.r0,r1.r0,r1.r1,r2,r0.r8,r3", &err));
	assert_one_too_many("include", "r3");
	ck_assert(!lights_parse_target(
		&query, &wide, &target, "/v1/wide?include=r1,r2,r3,r4,r5,r6,r7,r8.r0", &err));
	assert_one_too_many("include", "r8.r0");
}

START_TEST(a_relation_within_another_that_is_misspelt_is_put_right)
{
	static const char *const cases[][3] = {
		{"r1.f1", "cannot be included here", "r1.r1"},
		{"rr1.r2", "cannot be included here", "r1.r2"},
		{"r1.xyzzy", "cannot be included here", ""},
		{"xyzzy.r1", "cannot be included here", ""},
		{"r1.", "cannot be included here", ""},
		{".r1", "cannot be included here", ""},
		{"f1.r1", "cannot be included here", "r1.r1"},
		{"r1.r2.r3", "leads on more than once; one dot is the limit", ""},
	};
	fill_wide();
	for (size_t i = 0; i < COUNT(cases); i++) {
		char raw[80];
		snprintf(raw, sizeof raw, "/v1/wide?include=%s", cases[i][0]);
		ck_assert_msg(!lights_parse_target(&query, &wide, &target, raw, &err), "%s", raw);
		ck_assert_uint_eq(err.fault_count, 1);
		ck_assert_str_eq(err.faults[0].value, cases[i][0]);
		ck_assert_str_eq(err.faults[0].reason, cases[i][1]);
		ck_assert_msg(strcmp(err.faults[0].suggestion, cases[i][2]) == 0, "%s: %s", cases[i][0],
			err.faults[0].suggestion);
	}
}

SUITE("parse_bounds", relations_within_others_count_as_relations_and_are_one_deep,
	a_relation_within_another_that_is_misspelt_is_put_right,
	there_may_be_no_more_sort_terms_than_the_limit,
	there_may_be_as_many_conditions_as_the_limit_and_no_more,
	there_may_be_as_many_values_as_the_limit_and_no_more,
	there_may_be_as_many_texts_to_look_for_as_the_limit_and_no_more,
	there_may_be_no_more_arguments_than_the_target_takes,
	long_keys_and_values_are_refused_without_harm,
	there_may_be_as_many_facets_as_the_limit_and_no_more,
	relations_and_facets_of_rows_may_be_as_many_together_as_the_limit_and_no_more,
	there_may_be_as_many_relations_as_the_limit_and_no_more)
