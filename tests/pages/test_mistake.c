#include "view_fixture.h"

#include "base/reason.h"
#include "pages/mistake.h"

#define REPLACED "\xEF\xBF\xBD"

static const struct fault *fault_of(
	const char *parameter, const char *value, const char *suggestion, const char *reason)
{
	error_clear(&err);
	error_add(&err, ERROR_BAD_QUERY, parameter, value, suggestion, "%s", reason);
	return &err.faults[0];
}

/* Readers are told by the titles of fields, and by what pages call the parameters. */
START_TEST(a_mistake_is_told_in_the_words_of_readers)
{
	static const struct {
		const char *parameter, *value, *reason, *en, *zh;
	} cases[] = {
		{"knd", "a&b", REASON_NO_PARAMETER,
			"This page knows nothing by the name of “<bdi>knd</bdi>”.",
			"这个页面没有“<bdi>knd</bdi>”这一项。"},
		{"height__foo", "3", REASON_NO_PARAMETER,
			"This page knows nothing by the name of “<bdi>height__foo</bdi>”.",
			"这个页面没有“<bdi>height__foo</bdi>”这一项。"},
		{"q", "", "must have 1 to 200 characters",
			"“Search words” <span>must have 1 to 200 characters</span>.",
			"“搜索词”<span>须有1到200个字符</span>。"},
		{"id", NULL, "must be given for 2 to 4 records, not for 1",
			"The address names too few records to compare, or too many.",
			"<span>可以对比2到4条记录，这里给了1条</span>。"},
		{"sort", "-hight", REASON_NO_FIELD, "Order: there is no “<bdi>-hight</bdi>” here.",
			"排列方式：这里没有“<bdi>-hight</bdi>”。"},
		{"sort", "-colours", REASON_NOT_SORTED, "The list cannot be put in order by “Colours”.",
			"不能按“颜色”排列。"},
		{"sort", "--height", REASON_NO_FIELD, "Order: there is no “<bdi>--height</bdi>” here.",
			"排列方式：这里没有“<bdi>--height</bdi>”。"},
		{"sort", "height__gte", REASON_NO_FIELD,
			"Order: there is no “<bdi>height__gte</bdi>” here.",
			"排列方式：这里没有“<bdi>height__gte</bdi>”。"},
		{"fields", "-height", REASON_NO_FIELD, "Columns: there is no “<bdi>-height</bdi>” here.",
			"显示的列：这里没有“<bdi>-height</bdi>”。"},
		{"fields", "height", REASON_TWICE, "Columns: “Height” <span>is named twice</span>.",
			"显示的列：“高度”<span>重复了</span>。"},
		{"sort", "", REASON_EMPTY, "“Order” is there, but says nothing.", "没有给出排列方式。"},
		{"k\x01\n\xFF", "", REASON_NO_PARAMETER,
			"This page knows nothing by the name of “<bdi>k" REPLACED REPLACED REPLACED "</bdi>”.",
			"这个页面没有“<bdi>k" REPLACED REPLACED REPLACED "</bdi>”这一项。"},
		{"kind", "\xE2\x80\xAEreip", REASON_NO_VALUE,
			"Kind: there is no “<bdi>" REPLACED "reip</bdi>” here.",
			"类别：这里没有“<bdi>" REPLACED "reip</bdi>”。"},
		{"limit", "9999", "must be a whole number from 0 to 1000",
			"Rows of a page: “<bdi>9999</bdi>” <span>must be a whole number from 0 to 1000</span>.",
			"每页条数：“<bdi>9999</bdi>”<span>须是0到1000之间的整数</span>。"},
		{"kind", "peer", REASON_NO_VALUE, "Kind: there is no “<bdi>peer</bdi>” here.",
			"类别：这里没有“<bdi>peer</bdi>”。"},
		{"kind", "x", REASON_NO_VALUE ": offshore, shore",
			"Kind: there is no “<bdi>x</bdi>” here. There is: offshore, pier, shore.",
			"类别：这里没有“<bdi>x</bdi>”。可选：离岸、码头、岸上。"},
		{"height__gte", "<b>", REASON_NO_NUMBER,
			"Height: “<bdi>&#60;b&#62;</bdi>” is not a number.",
			"高度：“<bdi>&#60;b&#62;</bdi>”不是数字。"},
		{"height__prefix", "1", REASON_NO_OPERATOR,
			"The list cannot be narrowed by “Height” in this way.", "不能这样按“高度”筛选。"},
		{"q", NULL, REASON_NO_Q, "What do you look for? No words are given.",
			"要找什么？没有给出搜索词。"},
		{"", NULL, "65 arguments are given; 64 are the limit",
			"<span>65 arguments are given; 64 are the limit</span>.",
			"<span>给了65个参数；最多64个</span>。"},
		{"cursor", NULL, "has its own words", "“<bdi>cursor</bdi>” <span>has its own words</span>.",
			"“<bdi>cursor</bdi>”<span lang=\"en\">has its own words</span>。"},
	};
	open_view(dataset_lights(), "lights", "");
	for (size_t n = 0; n < 2; n++) {
		for (size_t i = 0; i < COUNT(cases); i++) {
			mistake_write(
				&view, fault_of(cases[i].parameter, cases[i].value, NULL, cases[i].reason));
			error_clear(&err);
			assert_page(n == 0 ? cases[i].en : cases[i].zh);
		}
		turn_chinese();
	}
	close_view();
}

START_TEST(what_is_suggested_is_called_as_on_pages)
{
	static const struct {
		const char *parameter, *suggestion, *reason, *name;
	} cases[] = {
		{"knd", "kind", REASON_NO_PARAMETER, "Kind"},
		{"min_height", "height__gte", REASON_NO_PARAMETER, "Height"},
		{"lim", "limit", REASON_NO_PARAMETER, "Rows of a page"},
		{"embd", "other", REASON_NO_PARAMETER, "<bdi>other</bdi>"},
		{"sort", "height", REASON_NO_FIELD, "Height"},
		{"type", "lights", REASON_NO_RESOURCE, "Lighthouses"},
		{"keeper_id", "grace", REASON_NO_RECORD, "Darling, Grace"},
		{"keeper_id", "nobody", REASON_NO_RECORD, "<bdi>nobody</bdi>"},
		{"id", "lights/longstone", REASON_NO_RECORD, "Longstone"},
		{"id", "nothing/longstone", REASON_NO_RECORD, "<bdi>nothing/longstone</bdi>"},
		{"embed", "1", REASON_EMBED, "<bdi>1</bdi>"},
	};
	open_view(dataset_lights(), "lights", "");
	for (size_t i = 0; i < COUNT(cases); i++) {
		mistake_write_suggestion(
			&view, fault_of(cases[i].parameter, "x", cases[i].suggestion, cases[i].reason));
		error_clear(&err);
		assert_page(cases[i].name);
	}
	close_view();
}

/* Where a value is missing, another filter is no value to take in its place. */
START_TEST(for_a_value_that_is_missing_nothing_is_suggested)
{
	ck_assert(mistake_suggests(fault_of("kind", "peer", "pier", REASON_NO_VALUE)));
	ck_assert(!mistake_suggests(fault_of("kind", "peer", NULL, REASON_NO_VALUE)));
	ck_assert(!mistake_suggests(fault_of("lit", "", "lit__isnull", REASON_EMPTY)));
}

SUITE("mistake", for_a_value_that_is_missing_nothing_is_suggested,
	a_mistake_is_told_in_the_words_of_readers, what_is_suggested_is_called_as_on_pages)
