#include "parse_fixture.h"

#include <inttypes.h>
#include <stdarg.h>

#define USUAL ((UINT64_C(1) << LIGHT_KEEPER) - 1)

struct text {
	char bytes[1000];
	size_t len;
};

__attribute__((format(printf, 2, 3))) static void append(struct text *text, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	int len = vsnprintf(text->bytes + text->len, sizeof text->bytes - text->len, format, args);
	va_end(args);
	ck_assert(len >= 0 && (size_t)len < sizeof text->bytes - text->len);
	text->len += (size_t)len;
}

/* The conditions as `field operator value value; …`; texts stand in quotes, numbers have a point.
 */
static const char *conditions_text(void)
{
	static struct text text;
	text = (struct text){.len = 0};
	for (size_t i = 0; i < query.condition_count; i++) {
		const struct condition *condition = &query.conditions[i];
		append(&text, "%s%s %s", i > 0 ? "; " : "", condition->field->name,
			operator_name(condition->op));
		for (size_t j = 0; j < condition->count; j++) {
			const struct value *value = &query.values[condition->first + j];
			if (value->type == VALUE_INTEGER)
				append(&text, " %" PRId64, value->integer);
			else if (value->type == VALUE_NUMBER)
				append(&text, " %.2f", value->number);
			else
				append(&text, " '%.*s'", (int)value->len, value->text);
		}
	}
	return text.bytes;
}

static const char *sort_text(void)
{
	static struct text text;
	text = (struct text){.len = 0};
	for (size_t i = 0; i < query.sort_count; i++)
		append(&text, "%s%s%s", i > 0 ? "," : "", query.sort[i].descending ? "-" : "",
			query.sort[i].field->name);
	return text.bytes;
}

START_TEST(no_parameters_mean_the_defaults)
{
	static const char *const empty[] = {"", "&", "&&"};
	for (size_t i = 0; i < COUNT(empty); i++) {
		parse_good(empty[i]);
		ck_assert_uint_eq(query.condition_count, 0);
		ck_assert_uint_eq(query.value_count, 0);
		ck_assert_str_eq(sort_text(), "id");
		ck_assert_int_eq(query.limit, QUERY_LIMIT_DEFAULT);
		ck_assert_uint_eq(query.fields, USUAL);
		ck_assert_uint_eq(query.included, 0);
		ck_assert_uint_eq(query.include, 0);
		ck_assert_uint_eq(query.types, 0);
		ck_assert_uint_eq(query.facet_count, 0);
		ck_assert_ptr_null(query.cursor);
		ck_assert_ptr_null(query.q);
		ck_assert(!query_is_found(&query));
		ck_assert_int_eq(query.labels, LANGUAGE_NONE);
		ck_assert_int_eq(query.format, FORMAT_NONE);
		ck_assert(!query.format_is_explicit);
		ck_assert(!query.limit_given && !query.is_rest && !query.is_html);
		ck_assert(!query.bom && !query.safe && !query.multi_select);
		ck_assert_str_eq(query.base, "/v1");
	}
}

START_TEST(filters_become_typed_conditions)
{
	static const struct {
		const char *text, *conditions;
	} cases[] = {
		{"kind=shore", "kind eq 'shore'"},
		{"kind=shore,pier", "kind eq 'shore' 'pier'"},
		{"kind=shore&kind=pier", "kind eq 'shore' 'pier'"},
		{"kind=shore,pier&kind=offshore", "kind eq 'shore' 'pier' 'offshore'"},
		{"kind=shore&height=35&kind=pier", "kind eq 'shore' 'pier'; height eq 35.00"},
		{"kind__ne=shore,pier", "kind ne 'shore' 'pier'"},
		{"kind__ne=shore&kind__ne=pier", "kind ne 'shore' 'pier'"},
		{"height=35", "height eq 35.00"},
		{"height=35,49.5", "height eq 35.00 49.50"},
		{"height__gt=35", "height gt 35.00"},
		{"height__gte=35", "height gte 35.00"},
		{"height__lt=35", "height lt 35.00"},
		{"height__lte=-3.5e1", "height lte -35.00"},
		{"floors__gte=6", "floors gte 6"},
		{"floors=6,-7", "floors eq 6 -7"},
		{"automatic=true", "automatic eq 1"},
		{"automatic=false", "automatic eq 0"},
		{"automatic=true,false", "automatic eq 1 0"},
		{"lit__lt=1900-01-01", "lit lt '1900-01-01'"},
		{"lit=1811-02-01", "lit eq '1811-02-01'"},
		{"lit__prefix=18", "lit prefix '18'"},
		{"lit__year=1811", "lit year 1811"},
		{"lit__year=1000,9999", "lit year 1000 9999"},
		{"height__isnull=true", "height isnull 1"},
		{"name_zh__isnull=false", "name_zh isnull 0"},
		{"kind__isnull=false", "kind isnull 0"},
		{"colours__isnull=true", "colours isnull 1"},
		{"name_en__contains=rock", "name_en contains 'rock'"},
		{"name_en__contains=a,b", "name_en contains 'a,b'"},
		{"name_en__contains=a&name_en__contains=b", "name_en contains 'a' 'b'"},
		{"name_en__prefix=Bell%2C", "name_en prefix 'Bell,'"},
		{"name_en__gt=a,b", "name_en gt 'a,b'"},
		{"name_en=Bell+Rock", "name_en eq 'Bell Rock'"},
		{"name_en=Bell%20Rock", "name_en eq 'Bell Rock'"},
		{"name_zh=亚历山大灯塔", "name_zh eq '亚历山大灯塔'"},
		{"name_en=a%26b%3Dc", "name_en eq 'a&b=c'"},
		{"colours=white", "colours eq 'white'"},
		{"colours=white,red", "colours eq 'white' 'red'"},
		{"colours__ne=red", "colours ne 'red'"},
		{"id=bell-rock", "id eq 'bell-rock'"},
		{"keeper_id=grace", "keeper_id eq 'grace'"},
		{"%6bind=shore", "kind eq 'shore'"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		parse_good(cases[i].text);
		ck_assert_str_eq(conditions_text(), cases[i].conditions);
	}
}

START_TEST(conditions_stand_in_the_order_of_fields_and_operators)
{
	static const char wanted[] = "kind eq 'pier'; kind ne 'shore'; height gt 1.00; "
								 "height lte 9.00; floors eq 3";
	static const char *const orders[] = {
		"kind=pier&kind__ne=shore&height__gt=1&height__lte=9&floors=3",
		"floors=3&height__lte=9&height__gt=1&kind__ne=shore&kind=pier",
		"height__lte=9&kind=pier&floors=3&kind__ne=shore&height__gt=1",
		"height__gt=1&limit=7&kind__ne=shore&floors=3&sort=id&kind=pier&height__lte=9",
	};
	for (size_t i = 0; i < COUNT(orders); i++) {
		parse_good(orders[i]);
		ck_assert_str_eq(conditions_text(), wanted);
	}
}

START_TEST(sort_terms_end_in_the_key)
{
	static const struct {
		const char *text, *sort;
	} cases[] = {
		{"sort=height", "height,id"},
		{"sort=-height", "-height,id"},
		{"sort=-lit,name_en", "-lit,name_en,id"},
		{"sort=id", "id"},
		{"sort=-id", "-id"},
		{"sort=kind,-id", "kind,-id"},
		{"sort=id,kind", "id,kind"},
		{"sort=name_zh%2C-kind", "name_zh,-kind,id"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		parse_good(cases[i].text);
		ck_assert_str_eq(sort_text(), cases[i].sort);
	}
}

START_TEST(there_may_be_as_many_sort_terms_as_the_limit)
{
	parse_good("sort=name_zh,name_en,kind,height,floors,lit,automatic,keeper_id");
	ck_assert_uint_eq(query.sort_count, QUERY_SORT_MAX + 1);
	ck_assert_str_eq(sort_text(), "name_zh,name_en,kind,height,floors,lit,automatic,keeper_id,id");

	parse_good("sort=id,name_zh,name_en,kind,height,floors,lit,automatic");
	ck_assert_uint_eq(query.sort_count, QUERY_SORT_MAX);
	ck_assert_str_eq(sort_text(), "id,name_zh,name_en,kind,height,floors,lit,automatic");
}

START_TEST(a_limit_is_a_whole_number_within_its_bounds)
{
	static const struct {
		const char *text;
		int limit;
	} cases[] = {{"limit=0", 0}, {"limit=1", 1}, {"limit=2", 2}, {"limit=50", 50},
		{"limit=999", 999}, {"limit=1000", QUERY_LIMIT_MAX}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		parse_good(cases[i].text);
		ck_assert_int_eq(query.limit, cases[i].limit);
	}
}

START_TEST(a_cursor_is_kept_as_given)
{
	static const struct {
		const char *text, *cursor;
	} cases[] = {
		{"cursor=AbC-_0", "AbC-_0"},
		{"cursor=", ""},
		{"cursor", ""},
		{"cursor=a,b", "a,b"},
		{"limit=1&cursor=%41&sort=kind", "A"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		parse_good(cases[i].text);
		ck_assert_pstr_eq(query.cursor, cases[i].cursor);
	}
}

SUITE("parse", no_parameters_mean_the_defaults, filters_become_typed_conditions,
	conditions_stand_in_the_order_of_fields_and_operators, sort_terms_end_in_the_key,
	there_may_be_as_many_sort_terms_as_the_limit, a_limit_is_a_whole_number_within_its_bounds,
	a_cursor_is_kept_as_given)
