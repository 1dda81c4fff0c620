#include "canonical_fixture.h"

#include <string.h>

static void assert_query(const char *text, const char *cursor, const char *wanted)
{
	struct buf out;
	buf_init(&out, 8 * TARGET_MAX);
	parse(text);
	canonical_query(&query, cursor, &out);
	const char *got = buf_text(&out);
	ck_assert_msg(strcmp(got, wanted) == 0, "%s: '%s' is not '%s'", text, got, wanted);
	buf_finish(&out);
}

static const struct {
	const char *text, *canonical;
} queries[] = {
	{"", ""},
	/* conditions */
	{"kind=pier", "kind=pier"},
	{"%6bind=%70ier", "kind=pier"},
	{"kind=shore,pier", "kind=shore,pier"},
	{"kind=shore&kind=pier", "kind=shore,pier"},
	{"kind__ne=shore&kind__ne=pier", "kind__ne=shore,pier"},
	{"floors=6&kind=pier", "kind=pier&floors=6"},
	{"height__lte=9&height__gt=1&height=5", "height=5&height__gt=1&height__lte=9"},
	{"name_en__contains=b&name_en__contains=a", "name_en__contains=b&name_en__contains=a"},
	{"name_en__contains=a,b", "name_en__contains=a%2Cb"},
	{"name_en__prefix=x&name_en__contains=y&name_en__prefix=z",
		"name_en__contains=y&name_en__prefix=x&name_en__prefix=z"},
	{"name_en=Bell+Rock", "name_en=Bell%20Rock"},
	{"name_en=%41-._~%2f%3F%26%3d%25%2B", "name_en=A-._~%2F%3F%26%3D%25%2B"},
	{"name_zh=灯", "name_zh=%E7%81%AF"},
	{"name_zh=%e7%81%af", "name_zh=%E7%81%AF"},
	{"lit__gte=1811-02-01", "lit__gte=1811-02-01"},
	{"height=35.50", "height=35.5"},
	{"height=3.5e1,1E2", "height=35,100"},
	{"height=0.1,-0.25", "height=0.1,-0.25"},
	{"height=12345.678", "height=12345.678"},
	{"height=0.00015", "height=0.00015"},
	{"height=1e20", "height=1e%2B20"},
	{"height=1e%2B20", "height=1e%2B20"},
	{"height=100000000000000", "height=100000000000000"},
	{"height=1000000000000000", "height=1e%2B15"},
	{"height=1e-7", "height=1e-07"},
	{"height=-0,-0.0,-0e5,-1e-400", "height=0,0,0,0"},
	{"height__gt=-0", "height__gt=0"},
	{"height=0.10000000000000000555", "height=0.1"},                       /* 15 digits */
	{"height=9007199254740993", "height=9007199254740992"},                /* 16 */
	{"height=0.30000000000000004", "height=0.30000000000000004"},          /* 17 */
	{"height=1.7976931348623157e308", "height=1.7976931348623157e%2B308"}, /* the greatest */
	{"height=2.2250738585072014e-308", "height=2.2250738585072014e-308"},  /* the least */
	{"height=5e-324", "height=4.94065645841247e-324"},                     /* subnormal */
	{"height=3.3333333333333333333333", "height=3.3333333333333335"},
	{"floors=6.0", "floors=6"},
	{"floors=-9223372036854775808,9223372036854775807",
		"floors=-9223372036854775808,9223372036854775807"},
	{"automatic=true,false", "automatic=true,false"},
	{"automatic__ne=false", "automatic__ne=false"},
	{"height__isnull=true", "height__isnull=true"},
	{"lit__isnull=false", "lit__isnull=false"},
	{"lit__year=1811&lit__year=1.858e3", "lit__year=1811,1858"},
	{"colours=white,red", "colours=white,red"},
	{"facet=lit__year,kind", "facet=lit__year,kind"},
	{"labels=en&facet=kind&include=keeper", "include=keeper&labels=en&facet=kind"},
	{"labels=zh&fields=id", "fields=id&labels=zh"},
	{"facet_mode=multi_select&facet=kind", "facet=kind&facet_mode=multi_select"},
	{"facet_mode=filtered&facet=kind", "facet=kind"},
	{"facet_mode=multi_select", ""},
	{"sort=-count&group=kind&group=lit__year&kind=pier",
		"kind=pier&group=kind,lit__year&sort=-count"},
	{"aggregate=height__sum&group=kind&fields=count,kind",
		"group=kind&aggregate=height__sum&fields=kind,count"},
	{"fields=kind,count&group=kind", "group=kind"},
	/* sort */
	{"sort=id", ""},
	{"sort=-id", "sort=-id"},
	{"sort=height", "sort=height"},
	{"sort=-height,id", "sort=-height"},
	{"sort=-height,-id", "sort=-height,-id"},
	{"sort=kind,-lit,height", "sort=kind,-lit,height"},
	{"sort=name_zh,name_en,kind,height,floors,lit,automatic,keeper_id",
		"sort=name_zh,name_en,kind,height,floors,lit,automatic,keeper_id"},
	/* fields */
	{"fields=id", "fields=id"},
	{"fields=name_en,id", "fields=id,name_en"},
	{"fields=id,name_zh,name_en,kind,height,floors,lit,automatic,keeper_id,colours", ""},
	{"fields=colours,keeper_id,automatic,lit,floors,height,kind,name_en,name_zh,id", ""},
	{"fields=id,name_zh,name_en,kind,height,floors,lit,automatic,keeper_id,colours,keeper",
		"include=keeper"},
	{"include=keeper", "include=keeper"},
	{"fields=id&include=keeper", "fields=id,keeper"},
	{"fields=keeper", "fields=keeper"},
	/* facets */
	{"facet=kind", "facet=kind"},
	{"facet=kind,automatic", "facet=kind,automatic"},
	{"facet=automatic,kind", "facet=automatic,kind"}, /* the answer's order, too */
	{"limit=9&facet=colours&include=keeper&fields=id", "fields=id,keeper&facet=colours&limit=9"},
	/* words */
	{"q=rock", "q=rock"},
	{"q=Bell+Rock", "q=Bell%20Rock"},
	{"q=%E7%81%AF", "q=%E7%81%AF"},
	{"kind=pier&q=rock", "q=rock&kind=pier"},
	/* format: in the path, not here */
	{"format=csv", ""},
	{"format=csv&bom=1", "bom=1"},
	{"bom=1", "bom=1"},
	{"bom=0", ""},
	{"bom=1&safe=1", "safe=1&bom=1"},
	{"safe=0", ""},
	{"limit=1&bom=1&kind=pier", "kind=pier&bom=1&limit=1"},
	/* limit */
	{"limit=50", ""},
	{"limit=5e1", ""},
	{"limit=1", "limit=1"},
	{"limit=1000", "limit=1000"},
	/* all together, the cursor left to the caller */
	{"limit=5&cursor=abc&include=keeper&sort=-lit&kind=pier&name_zh=灯",
		"name_zh=%E7%81%AF&kind=pier&sort=-lit&include=keeper&limit=5"},
};

enum { QUERY_COUNT = COUNT(queries) };

START_TEST(a_query_has_one_form)
{
	for (size_t i = 0; i < QUERY_COUNT; i++)
		assert_query(queries[i].text, NULL, queries[i].canonical);
}

START_TEST(the_one_form_is_its_own)
{
	for (size_t i = 0; i < QUERY_COUNT; i++)
		assert_query(queries[i].canonical, NULL, queries[i].canonical);
}

START_TEST(the_cursor_comes_last_and_is_encoded)
{
	assert_query("", "AbC-_0", "cursor=AbC-_0");
	assert_query("", "", "cursor=");
	assert_query("limit=5&kind=pier", "a b/+", "kind=pier&limit=5&cursor=a%20b%2F%2B");
	assert_query("cursor=theirs", "mine", "cursor=mine");
}

START_TEST(a_selection_is_conditions_and_sort_alone)
{
	static const struct {
		const char *text, *selection;
	} cases[] = {
		{"", ""},
		{"limit=5&fields=id&cursor=abc", ""},
		{"limit=5&kind=pier&include=keeper&sort=-height&cursor=abc", "kind=pier&sort=-height"},
		{"sort=height,id", "sort=height"},
		{"q=rock&format=csv&bom=0&sort=height", "q=rock&sort=height"},
		{"facet=kind&kind=pier", "kind=pier"},
		{"floors__gt=3&kind__ne=pier", "kind__ne=pier&floors__gt=3"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf out;
		buf_init(&out, TARGET_MAX);
		parse(cases[i].text);
		canonical_selection(&query, &out);
		ck_assert_str_eq(buf_text(&out), cases[i].selection);
		buf_finish(&out);
	}
}

START_TEST(a_query_goes_on_after_its_question_mark)
{
	static const struct {
		const char *text, *address;
	} cases[] = {
		{"", "/v1/lights?"},
		{"kind=pier", "/v1/lights?kind=pier"},
		{"sort=kind", "/v1/lights?sort=kind"},
		{"include=keeper", "/v1/lights?include=keeper"},
		{"fields=id", "/v1/lights?fields=id"},
		{"limit=1", "/v1/lights?limit=1"},
		{"limit=1&kind=pier", "/v1/lights?kind=pier&limit=1"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf out;
		buf_init(&out, TARGET_MAX);
		buf_puts(&out, "/v1/lights?");
		parse(cases[i].text);
		canonical_query(&query, NULL, &out);
		ck_assert_str_eq(buf_text(&out), cases[i].address);
		buf_finish(&out);
	}
}

START_TEST(a_form_that_does_not_fit_fails_the_buffer)
{
	struct buf out;
	parse("kind=pier&limit=1");
	buf_init(&out, strlen("kind=pier&limit=1"));
	canonical_query(&query, NULL, &out);
	ck_assert(!out.failed);
	buf_finish(&out);

	buf_init(&out, strlen("kind=pier&limit=1") - 1);
	canonical_query(&query, NULL, &out);
	ck_assert(out.failed);
	buf_finish(&out);
}

START_TEST(a_resource_with_the_most_fields_has_a_form)
{
	static char names[CATALOG_FIELDS_MAX][8];
	static struct field fields[CATALOG_FIELDS_MAX];
	for (size_t i = 0; i < CATALOG_FIELDS_MAX; i++) {
		snprintf(names[i], sizeof names[i], "f%zu", i);
		fields[i] = (struct field){.name = names[i]};
	}
	struct resource wide = {.name = "wide", .fields = fields, .field_count = CATALOG_FIELDS_MAX};
	static const struct {
		const char *raw, *canonical;
	} cases[] = {
		{"/v1/wide", ""},
		{"/v1/wide?fields=f63,f0", "fields=f0,f63"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf out;
		buf_init(&out, TARGET_MAX);
		ck_assert(lights_parse_target(&query, &wide, &target, cases[i].raw, &err));
		canonical_query(&query, NULL, &out);
		ck_assert_str_eq(buf_text(&out), cases[i].canonical);
		buf_finish(&out);
	}
}

START_TEST(all_but_unreserved_characters_are_encoded)
{
	static const char plain[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
	for (int byte = 0; byte < 256; byte++) {
		char c = (char)byte, wanted[4];
		if (byte != 0 && strchr(plain, c))
			snprintf(wanted, sizeof wanted, "%c", c);
		else
			snprintf(wanted, sizeof wanted, "%%%02X", (unsigned)byte);
		struct buf out;
		buf_init(&out, 8);
		canonical_text(&out, &c, 1);
		ck_assert_str_eq(buf_text(&out), wanted);
		buf_finish(&out);
	}
}

START_TEST(text_is_encoded_by_its_length)
{
	struct buf out;
	buf_init(&out, 64);
	canonical_text(&out, "a b\0c", 5);
	canonical_text(&out, "never", 0);
	ck_assert_str_eq(buf_text(&out), "a%20b%00c");
	buf_finish(&out);
}

SUITE("canonical", a_query_has_one_form, the_one_form_is_its_own,
	the_cursor_comes_last_and_is_encoded, a_selection_is_conditions_and_sort_alone,
	a_query_goes_on_after_its_question_mark, a_form_that_does_not_fit_fails_the_buffer,
	a_resource_with_the_most_fields_has_a_form, all_but_unreserved_characters_are_encoded,
	text_is_encoded_by_its_length)
