#include "render_fixture.h"

#include "render/retired.h"

static const char old_head[] =
	"{\"resource\":\"lights\",\"id\":\"old-head\",\"successor_resource\":\"lights\","
	"\"successor_id\":\"hook\",\"reason\":\"Old Head is another name of Hook.\",\"reason_zh\":null}";
static const char sunk[] =
	"{\"resource\":\"lights\",\"id\":\"sunk\",\"successor_resource\":null,\"successor_id\":null,"
	"\"reason\":\"It sank before it was lit.\",\"reason_zh\":null}";

START_TEST(a_key_that_was_is_told_with_what_became_of_it)
{
	static const struct {
		const char *q, *says;
	} cases[] = {
		{"old-head", old_head},
		{"  old-head ", old_head},
		{"sunk", sunk},
		{"old", ""},
		{"old-head sunk", ""},
		{"Old-Head", ""},
		{"hook", ""},
		{"%", ""},
		{"", ""},
	};
	open_dataset(dataset_lights());
	for (size_t i = 0; i < COUNT(cases); i++) {
		buf_init(&body, 1000);
		ck_assert_msg(retired_write(&source, cases[i].q, &body, &err), "%s", err.detail);
		ck_assert_msg(strcmp(buf_text(&body), cases[i].says) == 0, "%s: %s", cases[i].q, body.data);
		buf_finish(&body);
	}
	close_dataset();
}

START_TEST(a_key_of_several_resources_is_told_of_each)
{
	open_dataset(dataset_with("UPDATE api_gone SET item = 'ida'"
							  " WHERE resource = 'lights' AND item = 'sunk'"));
	buf_init(&body, 1000);
	ck_assert(retired_write(&source, "ida", &body, &err));
	const char *first = strstr(buf_text(&body), "{\"resource\":\"lights\",\"id\":\"ida\"");
	const char *second = strstr(buf_text(&body), "},{\"resource\":\"wrecks\",\"id\":\"ida\"");
	ck_assert_ptr_eq(first, body.data);
	ck_assert_ptr_nonnull(second);
	buf_finish(&body);
	close_dataset();
}

SUITE("retired", a_key_that_was_is_told_with_what_became_of_it,
	a_key_of_several_resources_is_told_of_each)
