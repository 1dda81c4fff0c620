#include "render_fixture.h"

#include "render/history.h"

/* What is written of an item of a dataset. */
static const char *history_of(const char *dataset, const char *resource, const char *key)
{
	static char text[200];
	open_dataset(dataset);
	buf_init(&body, sizeof text - 1);
	ck_assert_msg(history_write(&source, catalog_resource(catalog, resource), key, &body, &err),
		"%s", err.detail);
	snprintf(text, sizeof text, "%s", buf_text(&body));
	buf_finish(&body);
	close_dataset();
	return text;
}

START_TEST(an_item_has_its_own_versions_or_those_of_its_resource)
{
	static const struct {
		const char *resource, *key, *says;
	} cases[] = {
		{"lights", "hook", ",\"first_version\":\"1.1.0\",\"changed_version\":\"1.2.3\""},
		{"lights", "tower", ",\"first_version\":\"1.0.0\",\"changed_version\":\"1.0.0\""},
		{"keepers", "ida", ""},
		{"keepers", "hook", ""},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_str_eq(
			history_of(dataset_lights(), cases[i].resource, cases[i].key), cases[i].says);
}

START_TEST(a_version_is_written_as_a_string_whatever_is_in_it)
{
	ck_assert_str_eq(
		history_of(dataset_with("UPDATE api_history SET first_version = '1\"' || char(10)"),
			"lights", "hook"),
		",\"first_version\":\"1\\\"\\n\",\"changed_version\":\"1.2.3\"");
}

SUITE("history", an_item_has_its_own_versions_or_those_of_its_resource,
	a_version_is_written_as_a_string_whatever_is_in_it)
