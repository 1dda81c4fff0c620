#include "suite.h"

#include "lights.h"

#include <string.h>

static struct query query;
static struct target target;
static struct error err;

static void assert_unknown(const char *text, const char *parameter, const char *suggestion)
{
	const char *value = strchr(text, '=') + 1;
	char given[64];
	snprintf(given, sizeof given, "%.*s", (int)strcspn(value, "&"), value);
	ck_assert_msg(!lights_parse(&query, &target, text, &err), "%s", text);
	ck_assert_msg(err.fault_count == 1, "%s: %zu faults", text, err.fault_count);
	ck_assert_str_eq(err.faults[0].parameter, parameter);
	ck_assert_str_eq(err.faults[0].value, given);
	ck_assert_msg(strcmp(err.faults[0].suggestion, suggestion) == 0, "%s: suggestion '%s'", text,
		err.faults[0].suggestion);
	ck_assert_ptr_nonnull(strstr(err.faults[0].reason, "is no parameter"));
}

START_TEST(an_unknown_key_suggests_what_may_have_been_meant)
{
	static const struct {
		const char *text, *parameter, *suggestion;
	} cases[] = {
		{"colour=red", "colour", "colours"},
		{"Kind=pier", "Kind", "kind"},
		{"limitt=1", "limitt", "limit"},
		{"sorted=id", "sorted", "sort"},
		{"field=id", "field", "fields"},
		{"xylophone=1", "xylophone", ""},
		{"=1", "", ""},
		{"_=1", "_", ""}, /* no letter of it is in q */
		{"include_=keeper", "include_", "include"},
		{"facets=kind", "facets", "facet"},
		{"formt=csv", "formt", "format"},
		{"typ=lights", "typ", ""}, /* known to the search alone */
		{"heigth__gte=1", "heigth__gte", "height__gte"},
		{"height__get=1", "height__get", "height__gt"},
		{"name_en__contans=a", "name_en__contans", "name_en__contains"},
		{"height__xyzzy=1", "height__xyzzy", ""},
		{"height_gt=1", "height_gt", "height__gt"},
		{"na=a", "na", ""},
		{"nam=a", "nam", "name_zh"},
		{"au=true", "au", ""},
		{"aut=true", "aut", "automatic"},
		{"__gt=1", "__gt", ""},
		{"limit__gt=1", "limit__gt", ""},
		{"height__GT=1", "height__GT", "height__gt"},
		{"height__gt__gt=1", "height__gt__gt", ""},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_unknown(cases[i].text, cases[i].parameter, cases[i].suggestion);
}

START_TEST(equality_has_one_spelling_which_an_unknown_key_suggests)
{
	static const struct {
		const char *text, *parameter, *suggestion;
	} cases[] = {
		{"kind__eq=shore", "kind__eq", "kind"},
		{"height__eq=35", "height__eq", "height"},
		{"floors__eq=3", "floors__eq", "floors"},
		{"automatic__eq=true", "automatic__eq", "automatic"},
		{"lit__eq=1811-02-01", "lit__eq", "lit"},
		{"colours__eq=red", "colours__eq", "colours"},
		{"name_en__eq=", "name_en__eq", "name_en"},
		{"id__eq=a&id__eq=b", "id__eq", "id"},
		{"heigth__eq=35", "heigth__eq", "height"},
		{"height__eqq=35", "height__eqq", "height"},
		{"keeper__eq=x", "keeper__eq", "keeper_id"}, /* keeper itself is no filter */
		{"height__EQ=35", "height__EQ", "height"},
		{"xylophone__eq=1", "xylophone__eq", ""},
		{"__eq=1", "__eq", ""},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_unknown(cases[i].text, cases[i].parameter, cases[i].suggestion);
}

START_TEST(an_operator_is_suggested_only_if_the_fields_type_allows_it)
{
	static const struct {
		const char *text, *parameter, *suggestion;
	} cases[] = {
		{"name_en__contans=a", "name_en__contans", "name_en__contains"},
		{"kind__contans=pier", "kind__contans", ""},
		{"height__contans=3", "height__contans", ""},
		{"colours__contans=red", "colours__contans", ""},
		{"lit__prefx=18", "lit__prefx", "lit__prefix"},
		{"height__prefx=3", "height__prefx", ""},
		{"floors__gtte=3", "floors__gtte", "floors__gte"},
		{"automatic__gtte=true", "automatic__gtte", ""},
		{"kind__ltte=pier", "kind__ltte", ""},
		{"heigth__lte=3", "heigth__lte", "height__lte"},
		{"colour__lte=red", "colour__lte", ""},
		{"colours__isnul=true", "colours__isnul", "colours__isnull"},
		{"kind__nee=pier", "kind__nee", "kind__ne"},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_unknown(cases[i].text, cases[i].parameter, cases[i].suggestion);
}

SUITE("parse_unknown", an_unknown_key_suggests_what_may_have_been_meant,
	equality_has_one_spelling_which_an_unknown_key_suggests,
	an_operator_is_suggested_only_if_the_fields_type_allows_it)
