#include "view_fixture.h"

#include "pages/columns.h"

/* The columns that are chosen, each followed by a blank. */
static const char *chosen(void)
{
	static char names[1000];
	struct columns columns = columns_choose(&view);
	names[0] = '\0';
	for (size_t i = 0; i < columns.count; i++)
		strcat(strcat(names, columns.fields[i]->name), " ");
	return names;
}

/* The fields that these are written of, in the same way. */
static const char *needed(void)
{
	static char names[1000];
	struct columns columns = columns_choose(&view);
	uint64_t set = columns_needed(&view, &columns);
	names[0] = '\0';
	for (size_t i = 0; i < query.resource->field_count; i++)
		if (set & field_bit(query.resource, &query.resource->fields[i]))
			strcat(strcat(names, query.resource->fields[i].name), " ");
	return names;
}

START_TEST(a_table_shows_what_tells_most_and_one_figure)
{
	open_view(dataset_lights(), "lights", "");
	ck_assert_str_eq(chosen(), "kind height ");
	close_view();
}

START_TEST(what_was_asked_for_is_shown_beside_the_name)
{
	open_view(dataset_lights(), "lights", "fields=floors,name_en,id");
	ck_assert_str_eq(chosen(), "floors ");
	ck_assert_str_eq(needed(), "id name_zh name_en floors ");
	close_view();
}

START_TEST(where_little_tells_much_the_first_fields_do)
{
	open_view(dataset_with("UPDATE api_field SET hit = NULL"), "lights", "");
	ck_assert_str_eq(chosen(), "kind height floors lit automatic ");
	close_view();
}

START_TEST(a_resource_without_names_is_shown_by_its_key)
{
	open_view(
		dataset_with("UPDATE api_resource SET label = NULL WHERE name = 'keepers'"), "keepers", "");
	ck_assert_str_eq(needed(), "id name ");
	ck_assert_str_eq(chosen(), "name ");
	close_view();
}

START_TEST(what_a_row_without_a_name_is_called_by_and_where_it_stands_are_not_told_again)
{
	open_view(dataset_with("UPDATE api_resource SET label = NULL WHERE name = 'lights';"
						   "UPDATE api_field SET hit = NULL;"
						   "UPDATE api_field SET ref = '*', nullable = 0 WHERE field = 'kind';"
						   "UPDATE api_field SET unit = 'code point' WHERE field = 'floors'"),
		"lights", "");
	ck_assert_ptr_null(strstr(chosen(), "kind"));
	ck_assert_ptr_null(strstr(chosen(), "floors"));
	ck_assert_ptr_nonnull(strstr(chosen(), "height"));
	close_view();
}

SUITE("columns", a_table_shows_what_tells_most_and_one_figure,
	what_was_asked_for_is_shown_beside_the_name, where_little_tells_much_the_first_fields_do,
	a_resource_without_names_is_shown_by_its_key,
	what_a_row_without_a_name_is_called_by_and_where_it_stands_are_not_told_again)
