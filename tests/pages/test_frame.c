#include "view_fixture.h"

#include "base/origin.h"
#include "pages/frame.h"

#define HOSTILE_TEXT "</title></script><!--<script>\"'&"

static void write_frame(struct frame frame)
{
	frame_begin(&view, &frame);
	frame_end(&view);
	ck_assert_int_eq(err.code, ERROR_NONE);
}

START_TEST(addresses_are_paths_without_an_origin_and_absolute_with_one)
{
	open_view(dataset_lights(), "lights", "");
	write_frame((struct frame){.title = "T", .path = "/lights/hook"});
	assert_says("<link rel=\"canonical\" href=\"/en/lights/hook\">");
	assert_says("<link rel=\"alternate\" hreflang=\"zh-Hans\" href=\"/zh/lights/hook\">");
	assert_says_not("og:url");
	out.len = 0;
	origin_set("https://data.example");
	write_frame((struct frame){.title = "T", .path = "/lights/hook"});
	origin_set("");
	assert_says("<link rel=\"canonical\" href=\"https://data.example/en/lights/hook\">");
	assert_says("<meta property=\"og:url\" content=\"https://data.example/en/lights/hook\">");
	close_view();
}

START_TEST(what_is_unlisted_has_no_canonical_address)
{
	open_view(dataset_lights(), "lights", "");
	write_frame((struct frame){.title = "T", .path = "", .is_unlisted = true});
	assert_says("<meta name=\"robots\" content=\"noindex, follow\">");
	assert_says_not("canonical");
	close_view();
}

START_TEST(a_preview_does_not_say_its_title_again)
{
	open_view(dataset_lights(), "lights", "");
	write_frame(
		(struct frame){.title = "It is lit.", .description = "It is lit. Kind: pier.", .path = ""});
	assert_says("name=\"description\" content=\"It is lit. Kind: pier.\"");
	assert_says("property=\"og:description\" content=\"Kind: pier.\"");
	out.len = 0;
	write_frame((struct frame){.title = "It", .description = "It is lit.", .path = ""});
	assert_says("property=\"og:description\" content=\"It is lit.\"");
	out.len = 0;
	write_frame((struct frame){.title = "It is lit.", .description = "It is lit.", .path = ""});
	assert_says_not("og:description\" content=\"It is lit.\"");
	close_view();
}

START_TEST(hostile_text_stays_text_in_title_attributes_and_json)
{
	open_view(dataset_lights(), "lights", "");
	write_frame((struct frame){.title = HOSTILE_TEXT,
		.description = HOSTILE_TEXT,
		.path = "/x",
		.q = HOSTILE_TEXT,
		.linked = json_pack("{s:s}", "name", HOSTILE_TEXT)});
	assert_says_not("<!--");
	assert_says("{\"name\":\"\\u003c/title>\\u003c/script>\\u003c!--\\u003cscript>\\\"'&\"}");
	assert_says("<title>&#60;/title&#62;");
	assert_says("value=\"&#60;/title&#62;");
	close_view();
}

START_TEST(the_trail_leads_to_the_resource)
{
	open_view(dataset_lights(), "lights", "");
	frame_write_trail(&view, query.resource);
	assert_page("<nav class=\"trail\" aria-label=\"Where you are\">"
				"<a href=\"/en/lights\">Lighthouses</a></nav>\n");
	close_view();
}

SUITE("frame", addresses_are_paths_without_an_origin_and_absolute_with_one,
	what_is_unlisted_has_no_canonical_address, a_preview_does_not_say_its_title_again,
	hostile_text_stays_text_in_title_attributes_and_json, the_trail_leads_to_the_resource)
