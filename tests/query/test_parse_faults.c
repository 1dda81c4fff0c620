#include "suite.h"

#include "lights.h"

#include <string.h>

static struct query query;
static struct target target;
static struct error err;

static void parse_bad(const char *text)
{
	ck_assert_msg(!lights_parse(&query, &target, text, &err), "%s", text);
	ck_assert_msg(err.code == ERROR_BAD_QUERY, "%s: code %d", text, (int)err.code);
	ck_assert_msg(err.fault_count > 0, "%s", text);
}

static void assert_limit_fault(const char *value)
{
	char text[64];
	snprintf(text, sizeof text, "limit=%s", value);
	parse_bad(text);
	ck_assert_uint_eq(err.fault_count, 1);
	ck_assert_str_eq(err.faults[0].parameter, "limit");
	ck_assert_str_eq(err.faults[0].value, value);
	ck_assert_str_eq(err.faults[0].reason, "must be a whole number from 0 to 1000");
}

START_TEST(limit_rejects_numbers_out_of_bounds)
{
	static const char *const values[] = {"-1", "1001", "-50", "2147483648", "4294967297",
		"9223372036854775807", "18446744073709551617"};
	for (size_t i = 0; i < COUNT(values); i++)
		assert_limit_fault(values[i]);
}

START_TEST(limit_rejects_trailing_text)
{
	static const char *const values[] = {"10x", "10.5", "10,20", "1e", "10-", "010"};
	for (size_t i = 0; i < COUNT(values); i++)
		assert_limit_fault(values[i]);
}

START_TEST(limit_rejects_what_is_no_number)
{
	static const char *const values[] = {"x", "ten", "0x10", "all", "-"};
	for (size_t i = 0; i < COUNT(values); i++)
		assert_limit_fault(values[i]);
}

/* A query with one fault. */
struct case_of_fault {
	const char *text, *parameter, *value, *suggestion, *reason;
};

static void assert_fault(const struct case_of_fault *wanted)
{
	const char *text = wanted->text;
	parse_bad(text);
	const struct fault *fault = &err.faults[0];
	ck_assert_msg(err.fault_count == 1, "%s: %zu faults", text, err.fault_count);
	ck_assert_msg(strcmp(fault->parameter, wanted->parameter) == 0, "%s: parameter '%s'", text,
		fault->parameter);
	ck_assert_msg(fault->has_value && strcmp(fault->value, wanted->value) == 0, "%s: value '%s'",
		text, fault->value);
	ck_assert_msg(strcmp(fault->suggestion, wanted->suggestion) == 0, "%s: suggestion '%s'", text,
		fault->suggestion);
	ck_assert_msg(strstr(fault->reason, wanted->reason), "%s: reason '%s'", text, fault->reason);
}

START_TEST(each_fault_names_parameter_value_and_suggestion)
{
	static const struct case_of_fault cases[] = {
		/* fields that cannot be filtered, operators that they do not have */
		{"keeper=x", "keeper", "x", "", "cannot be filtered"},
		{"keeper__isnull=true", "keeper__isnull", "true", "", "cannot be filtered"},
		{"kind__gt=pier", "kind__gt", "pier", "", "does not have"},
		{"kind__contains=pier", "kind__contains", "pier", "", "does not have"},
		{"height__prefix=3", "height__prefix", "3", "", "does not have"},
		{"automatic__lt=true", "automatic__lt", "true", "", "does not have"},
		{"colours__contains=red", "colours__contains", "red", "colours", "does not have"},
		/* values */
		{"height=tall", "height", "tall", "", "must be a number"},
		{"height=35,", "height", "", "height__isnull", "has an empty value"},
		{"height=,35", "height", "", "height__isnull", "has an empty value"},
		{"kind=", "kind", "", "kind__isnull", "has an empty value"},
		{"kind", "kind", "", "kind__isnull", "has an empty value"},
		{"name_en__contains=", "name_en__contains", "", "name_en__isnull", "has an empty value"},
		{"floors__gt=3.5", "floors__gt", "3.5", "", "must be a whole number"},
		{"floors__gt=3,4", "floors__gt", "3,4", "", "must be a whole number"},
		{"automatic=1", "automatic", "1", "true", "must be true or false"},
		{"height__isnull=", "height__isnull", "", "", "must be true or false"},
		{"height__isnull=true,false", "height__isnull", "true,false", "", "must be true or false"},
		{"kind=shore,peir", "kind", "peir", "pier", "is not one of"},
		{"lit=1811", "lit", "1811", "", "must be a date"},
		{"lit__gt=2023-02-30", "lit__gt", "2023-02-30", "", "is no day"},
		/* once is enough */
		{"height__gt=1&height__gt=2", "height__gt", "2", "", "more than once"},
		{"height__isnull=true&height__isnull=true", "height__isnull", "true", "", "more than once"},
		{"limit=1&limit=1", "limit", "1", "", "more than once"},
		{"cursor=a&cursor=b", "cursor", "b", "", "more than once"},
		{"sort=id&sort=-id", "sort", "-id", "", "is named twice"},
		{"fields=id&fields=idd", "fields", "idd", "id", "is no field"},
		{"include=keeper&include=", "include", "", "", "has an empty value"},
		/* sort, fields, include */
		{"sort=heigth", "sort", "heigth", "height", "is no field"},
		{"sort=-heigth", "sort", "-heigth", "-height", "is no field"},
		{"sort=height+desc", "sort", "height desc", "-height", "is no field"},
		{"sort=height.desc", "sort", "height.desc", "-height", "is no field"},
		{"sort=height:DESC", "sort", "height:DESC", "-height", "is no field"},
		{"sort=height:asc", "sort", "height:asc", "height", "is no field"},
		{"sort=%2Bheight", "sort", "+height", "height", "is no field"},
		{"sort=HEIGHT", "sort", "HEIGHT", "height", "is no field"},
		{"sort=desc", "sort", "desc", "", "is no field"},
		{"sort=", "sort", "", "", "has an empty value"},
		{"sort=-", "sort", "-", "", "is no field"},
		{"sort=kind,", "sort", "", "", "has an empty value"},
		{"sort=--kind", "sort", "--kind", "-kind", "is no field"},
		{"sort=colours", "sort", "colours", "", "cannot be sorted"},
		{"sort=keeper", "sort", "keeper", "", "cannot be sorted"},
		{"sort=kind,-kind", "sort", "-kind", "", "is named twice"},
		{"sort=id,kind,id", "sort", "id", "", "is named twice"},
		{"fields=", "fields", "", "", "has an empty value"},
		{"fields=id,nmae_en", "fields", "nmae_en", "name_en", "is no field"},
		{"fields=keper", "fields", "keper", "keeper", "is no field"},
		{"fields=-id", "fields", "-id", "id", "is no field"},
		{"include=", "include", "", "", "has an empty value"},
		{"include=kind", "include", "kind", "", "cannot be included"},
		{"include=keepers", "include", "keepers", "keeper", "cannot be included"},
		{"include=keeper,", "include", "", "", "has an empty value"},
		{"type=lights", "type", "lights", "", "is no parameter"},
		/* facet, format, bom, and what does not go together; whatever the order */
		{"facet=", "facet", "", "", "has an empty value"},
		{"facet=knid", "facet", "knid", "kind", "is no field"},
		{"facet=heigth", "facet", "heigth", "", "is no field"}, /* height is not facetable */
		{"facet=height", "facet", "height", "", "cannot be counted by"},
		{"facet_mode=", "facet_mode", "", "", "has an empty value"},
		{"facet_mode=multiselect", "facet_mode", "multiselect", "multi_select",
			"must be filtered or"},
		{"facet_mode=all", "facet_mode", "all", "", "must be filtered or multi_select"},
		{"facet=lit", "facet", "lit", "lit__year", "cannot be counted by"},
		{"facet=lit__yaer", "facet", "lit__yaer", "lit__year", "is no field"},
		{"facet=colours__year", "facet", "colours__year", "", "is no field"},
		{"facet=lit__year,lit__year", "facet", "lit__year", "", "is named twice"},
		{"lit__year=999", "lit__year", "999", "", "must be a year, 1000 to 9999"},
		{"lit__year=10000", "lit__year", "10000", "", "must be a year, 1000 to 9999"},
		{"lit__year=2021-01-01", "lit__year", "2021-01-01", "", "must be a year"},
		{"lit__year=", "lit__year", "", "lit__isnull", "has an empty value"},
		{"kind__year=2021", "kind__year", "2021", "", "does not have"},
		{"lit__yaer=2021", "lit__yaer", "2021", "lit__year", "is no parameter"},
		{"facet=kind,kind", "facet", "kind", "", "is named twice"},
		{"facet=kind&facet=kind", "facet", "kind", "", "is named twice"},
		{"limit=", "limit", "", "", "has an empty value"},
		{"format=xml&facet=kind&bom=1", "format", "xml", "", "must be json, csv or ndjson"},
		{"format=", "format", "", "", "has an empty value"},
		{"format=jsonl", "format", "jsonl", "ndjson", "must be json, csv or ndjson"},
		{"format=TSV", "format", "TSV", "", "must be json, csv or ndjson"},
		{"format=cvs", "format", "cvs", "csv", "must be json, csv or ndjson"},
		{"format=CSV", "format", "CSV", "csv", "must be json, csv or ndjson"},
		{"format=csv&format=csv", "format", "csv", "", "more than once"},
		{"bom=", "bom", "", "", "has an empty value"},
		{"bom=true", "bom", "true", "1", "must be 1 or 0"},
		{"bom=1&bom=1&format=csv", "bom", "1", "", "more than once"},
		{"bom=1&format=json", "bom", "1", "", "is for CSV alone"},
		{"safe=yes", "safe", "yes", "1", "must be 1 or 0"},
		{"safe=1&format=ndjson", "safe", "1", "", "is for CSV alone"},
		{"format=ndjson&bom=1", "bom", "1", "", "is for CSV alone"},
		{"facet=kind&format=csv", "facet", "kind", "", "has its place in JSON alone"},
		{"format=csv&facet=kind", "facet", "kind", "", "has its place in JSON alone"},
		{"facet=kind&format=ndjson", "facet", "kind", "", "has its place in JSON alone"},
		/* the target's own */
		{"kind=%zz", "kind", "%zz", "", "percent"},
		{"%6bind=%zz", "%6bind", "%zz", "", "percent"},
		{"name_en=%FF", "name_en", "%FF", "", "UTF-8"},
		{"name_en=a%00", "name_en", "a%00", "", "NUL"},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_fault(&cases[i]);
}

START_TEST(every_fault_is_named_at_once)
{
	static const struct {
		const char *parameter, *value;
	} faults[] = {
		{"limit", "-1"},
		{"colour", "red"},
		{"height__gt", "tall"},
		{"sort", "x"},
		{"sort", "colours"},
		{"kind", "peir"},
		{"kind", "shroe"},
		{"fields", "y"},
		{"include", "kind"},
	};
	parse_bad("limit=-1&colour=red&height__gt=tall&sort=x,-kind,colours&kind=peir,shore,shroe"
			  "&fields=id,y&include=kind&floors=3");
	ck_assert_uint_eq(err.fault_count, COUNT(faults));
	for (size_t i = 0; i < err.fault_count; i++) {
		ck_assert_str_eq(err.faults[i].parameter, faults[i].parameter);
		ck_assert_str_eq(err.faults[i].value, faults[i].value);
	}
}

START_TEST(broken_arguments_do_not_hide_the_faults_of_the_others)
{
	static const struct {
		const char *text;
		size_t count;
		const char *parameters[4];
	} cases[] = {
		{"kind=%zz&limit=-1", 2, {"kind", "limit"}},
		{"limit=-1&kind=%zz", 2, {"kind", "limit"}},
		{"kind=%zz&limit=-1&colour=red&name_en=%FF", 4, {"kind", "name_en", "limit", "colour"}},
		{"k%zz=1&sort=x,y", 3, {"k%zz", "sort", "sort"}},
		{"%6bind=%zz&kind=peir", 2, {"%6bind", "kind"}},
		{"limit=%zz&limit=-1", 2, {"limit", "limit"}},
		{"limit=0&cursor=x&kind=peir", 2, {"kind", "cursor"}},
		{"kind=%zz&limit=1&kind=pier", 1, {"kind"}},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		parse_bad(cases[i].text);
		ck_assert_msg(
			err.fault_count == cases[i].count, "%s: %zu faults", cases[i].text, err.fault_count);
		for (size_t j = 0; j < cases[i].count; j++)
			ck_assert_str_eq(err.faults[j].parameter, cases[i].parameters[j]);
	}
}

START_TEST(an_error_that_was_set_before_fails_the_query)
{
	ck_assert(lights_parse(&query, &target, "", &err));
	ck_assert(target_parse(&target, "/v1/lights?kind=pier", &err));
	error_set(&err, ERROR_INTERNAL, "before");
	ck_assert(!query_parse(&query, lights, &target, &err));
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
}

START_TEST(an_item_refuses_the_parameters_of_collections)
{
	static const struct {
		const char *text, *parameter, *suggestion, *reason;
	} cases[] = {
		{"limit=1", "limit", "", "is no parameter"},
		{"sort=id", "sort", "", "is no parameter"},
		{"cursor=x", "cursor", "", "is no parameter"},
		{"q=rock", "q", "", "is no parameter"},
		{"type=lights", "type", "", "is no parameter"},
		{"facet=kind", "facet", "", "is no parameter"},
		{"bom=1", "bom", "", "is no parameter"},
		{"bom=0", "bom", "", "is no parameter"},
		{"format=xml", "format", "", "must be json, csv or ndjson"},
		{"formt=csv", "formt", "format", "is no parameter"},
		{"facets=kind", "facets", "", "is no parameter"},
		{"kind=pier", "kind", "", "is no parameter"},
		{"height__gt=1", "height__gt", "", "is no parameter"},
		{"feilds=id", "feilds", "fields", "is no parameter"},
		{"limitt=1", "limitt", "", "is no parameter"},
		{"fields=x", "fields", "", "is no field"},
		{"format=csv&format=csv", "format", "", "more than once"},
		{"fields=%zz", "fields", "", "percent"},
		{"includ=keeper", "includ", "include", "is no parameter"},
		{"kind__eq=pier", "kind__eq", "", "is no parameter"},
		{"include=kind", "include", "", "cannot be included"},
		{"include=keper", "include", "keeper", "cannot be included"},
		{"include=", "include", "", "has an empty value"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *text = cases[i].text;
		ck_assert_msg(!lights_parse_item(&query, &target, text, &err), "%s", text);
		ck_assert_int_eq(err.code, ERROR_BAD_QUERY);
		ck_assert_msg(err.fault_count == 1, "%s: %zu faults", text, err.fault_count);
		ck_assert_str_eq(err.faults[0].parameter, cases[i].parameter);
		ck_assert_str_eq(err.faults[0].suggestion, cases[i].suggestion);
		ck_assert_msg(strstr(err.faults[0].reason, cases[i].reason), "%s: reason '%s'", text,
			err.faults[0].reason);
	}
}

SUITE("parse_faults", limit_rejects_numbers_out_of_bounds, limit_rejects_trailing_text,
	limit_rejects_what_is_no_number, each_fault_names_parameter_value_and_suggestion,
	every_fault_is_named_at_once, broken_arguments_do_not_hide_the_faults_of_the_others,
	an_error_that_was_set_before_fails_the_query, an_item_refuses_the_parameters_of_collections)
