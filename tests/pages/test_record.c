#include "view_fixture.h"

#include "pages/record.h"

static bool write_record(const char *key)
{
	return record_write(&source, &query, key, view.language, &out, &err);
}

START_TEST(an_item_that_is_not_there_is_the_api_s_error)
{
	open_view(dataset_lights(), "lights", "");
	ck_assert(!write_record("hok"));
	ck_assert_int_eq(err.code, ERROR_NOT_FOUND);
	ck_assert_str_eq(err.faults[0].suggestion, "hook");
	close_view();
}

START_TEST(a_page_that_does_not_fit_is_an_error_and_one_that_does_is_none)
{
	open_view(dataset_lights(), "lights", "");
	ck_assert(write_record("longstone"));
	size_t len = out.len;
	for (size_t less = 0; less < 2; less++) {
		buf_finish(&out);
		buf_init(&out, len - less);
		ck_assert_int_eq(write_record("longstone"), less == 0);
	}
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	close_view();
}

START_TEST(an_item_without_a_name_is_called_by_what_it_is_and_its_key)
{
	open_view(dataset_with("UPDATE api_resource SET label = NULL WHERE name = 'wrecks';"
						   "INSERT INTO wrecks VALUES ('<x>', 'n')"),
		"wrecks", "");
	ck_assert(write_record("<x>"));
	assert_says("<h1>Wrecks: &#60;x&#62;</h1>");
	close_view();
}

START_TEST(hostile_texts_of_the_dataset_are_shown_as_text)
{
	open_view(dataset_with("UPDATE keepers SET name = '<script>alert(1)</script>'"), "keepers", "");
	ck_assert(write_record("grace"));
	assert_says_not("<script>");
	assert_says("<h1>&#60;script&#62;alert(1)&#60;/script&#62;</h1>");
	close_view();
}

/* SQL by which all lights are wrecks, too, if these have the key. */
#define PIERS                                                                                      \
	"UPDATE api_field SET field = 'light_kind' WHERE field = 'kind';"                              \
	"ALTER TABLE lights RENAME COLUMN kind TO light_kind;"                                         \
	"UPDATE lights SET light_kind = 'pier';"                                                       \
	"UPDATE api_resource SET singular = 'pier' WHERE name = 'wrecks';"

START_TEST(a_record_in_two_resources_has_one_address_and_says_what_its_own_kind_does)
{
	static const char wreck[] =
		PIERS "INSERT INTO wrecks VALUES ('hook', 'Wreck of Hook'), ('alone', 'Alone')";
	static const char *const cases[][3] = {{"lights", "hook", "/en/lights/hook"},
		{"wrecks", "hook", "/en/lights/hook"}, {"wrecks", "alone", "/en/wrecks/alone"}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char canonical[64];
		open_view(dataset_with(wreck), cases[i][0], "");
		ck_assert(write_record(cases[i][1]));
		snprintf(canonical, sizeof canonical, "rel=\"canonical\" href=\"%s\"", cases[i][2]);
		assert_says(canonical);
		assert_says(strcmp(cases[i][1], "hook") == 0 ? "<h1>Wreck of Hook</h1>" : "<h1>Alone</h1>");
		close_view();
	}
	open_view(dataset_with(wreck), "lights", "");
	ck_assert(write_record("longstone"));
	assert_says("<h1>Longstone</h1>");
	close_view();
}

/* Half of it would be kept as the whole. */
START_TEST(what_its_own_kind_cannot_say_now_is_an_error)
{
	static const char broken[] =
		PIERS "DROP VIEW api_wrecks;"
			  "CREATE VIEW api_wrecks AS"
			  " SELECT id, 'x' || abs(-9223372036854775807 - (id = 'hook')) AS name FROM lights";
	open_view(dataset_with(broken), "lights", "");
	ck_assert(!write_record("hook"));
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	close_view();
}

START_TEST(a_page_is_less_than_twenty_kilobytes)
{
	open_view(dataset_lights(), "lights", "");
	ck_assert(write_record("longstone"));
	ck_assert_uint_lt(out.len, 20000);
	close_view();
}

SUITE("record", a_record_in_two_resources_has_one_address_and_says_what_its_own_kind_does,
	what_its_own_kind_cannot_say_now_is_an_error, an_item_that_is_not_there_is_the_api_s_error,
	a_page_that_does_not_fit_is_an_error_and_one_that_does_is_none,
	an_item_without_a_name_is_called_by_what_it_is_and_its_key,
	hostile_texts_of_the_dataset_are_shown_as_text, a_page_is_less_than_twenty_kilobytes)
