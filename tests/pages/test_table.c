#include "view_fixture.h"

#include "pages/table.h"

START_TEST(a_page_that_does_not_fit_is_an_error_and_one_that_does_is_none)
{
	open_view(dataset_lights(), "lights", "");
	ck_assert(table_write(&source, &query, NULL, LANGUAGE_EN, &out, &err));
	size_t len = out.len;
	for (size_t less = 0; less < 2; less++) {
		buf_finish(&out);
		buf_init(&out, len - less);
		ck_assert_int_eq(table_write(&source, &query, NULL, LANGUAGE_EN, &out, &err), less == 0);
	}
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	close_view();
}

START_TEST(hostile_texts_of_the_dataset_are_shown_as_text)
{
	open_view(dataset_with("UPDATE lights SET name_en = '<script>';"
						   "UPDATE api_resource SET title_en = '<b>', description_en = '\"><i>';"
						   "UPDATE api_field SET title_en = '\"><u>'"),
		"lights", "");
	ck_assert(table_write(&source, &query, NULL, LANGUAGE_EN, &out, &err));
	static const char *const marks[] = {"<script>", "<b>", "<i>", "<u>"};
	for (size_t i = 1; i < COUNT(marks); i++)
		ck_assert_msg(strstr(strstr(buf_text(&out), "<main"), marks[i]) == NULL, "%s", marks[i]);
	ck_assert_ptr_null(strstr(buf_text(&out), marks[0]));
	close_view();
}

SUITE("table", a_page_that_does_not_fit_is_an_error_and_one_that_does_is_none,
	hostile_texts_of_the_dataset_are_shown_as_text)
