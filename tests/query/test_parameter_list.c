#include "suite.h"

#include "query/parameter.h"

#include <stdint.h>

START_TEST(the_list_is_found_by_name_and_by_number)
{
	size_t count = 0;
	const struct parameter *parameter;
	for (; (parameter = parameter_at(count)); count++) {
		for (int where = IN_COLLECTIONS; where <= IN_SEARCH; where <<= 1)
			ck_assert_ptr_eq(parameter_find(parameter->name, where),
				parameter->known_in & where ? parameter : NULL);
		ck_assert_int_ne(parameter->known_in, 0);
		ck_assert_int_eq(parameter->known_in &
				~(IN_COLLECTIONS | IN_ITEMS | IN_SEARCH | LISTS_NAMES | IN_CITATIONS |
					IN_TABLE_PAGES | IN_SEARCH_PAGES),
			0);
	}
	ck_assert_uint_eq(count, 15);
	ck_assert_ptr_null(parameter_at(count));
	ck_assert_ptr_null(parameter_at(SIZE_MAX));
	static const char *const unknown[] = {"", "Q", "field", "fieldss", "limit ", "id"};
	for (size_t i = 0; i < COUNT(unknown); i++)
		ck_assert_ptr_null(parameter_find(unknown[i], IN_COLLECTIONS | IN_ITEMS | IN_SEARCH));
}

START_TEST(each_parameter_is_known_where_it_has_a_meaning)
{
	static const struct {
		const char *name;
		int known_in;
	} cases[] = {
		{"q", IN_COLLECTIONS | IN_SEARCH | IN_TABLE_PAGES | IN_SEARCH_PAGES},
		{"type", IN_SEARCH | LISTS_NAMES | IN_SEARCH_PAGES},
		{"sort", IN_COLLECTIONS | LISTS_NAMES | IN_TABLE_PAGES},
		{"limit", IN_COLLECTIONS | IN_SEARCH | IN_TABLE_PAGES | IN_SEARCH_PAGES},
		{"cursor", IN_COLLECTIONS | IN_SEARCH | IN_TABLE_PAGES | IN_SEARCH_PAGES},
		{"fields", IN_COLLECTIONS | IN_ITEMS | LISTS_NAMES | IN_TABLE_PAGES},
		{"include", IN_COLLECTIONS | IN_ITEMS | LISTS_NAMES},
		{"labels", IN_COLLECTIONS | IN_ITEMS | IN_CITATIONS},
		{"group", IN_COLLECTIONS | LISTS_NAMES},
		{"aggregate", IN_COLLECTIONS | LISTS_NAMES},
		{"facet", IN_COLLECTIONS | IN_SEARCH | LISTS_NAMES},
		{"facet_mode", IN_COLLECTIONS},
		{"format", IN_COLLECTIONS | IN_ITEMS | IN_SEARCH},
		{"safe", IN_COLLECTIONS | IN_ITEMS},
		{"bom", IN_COLLECTIONS | IN_SEARCH},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_str_eq(parameter_at(i)->name, cases[i].name);
		ck_assert_int_eq(parameter_at(i)->known_in, cases[i].known_in);
	}
}

SUITE("parameter_list", the_list_is_found_by_name_and_by_number,
	each_parameter_is_known_where_it_has_a_meaning)
