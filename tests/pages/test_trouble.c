#include "view_fixture.h"

#include "pages/trouble.h"

static void write_trouble(const char *address)
{
	ck_assert(trouble_write(catalog, &query, view.language, &err, address, &out));
	error_clear(&err);
}

START_TEST(each_fault_is_named_with_the_right_word)
{
	open_view(dataset_lights(), "lights", "");
	error_add(&err, ERROR_BAD_QUERY, "knd", "<pier>", "kind", "is no parameter here");
	write_trouble("/en/lights?knd=%3Cpier%3E&sort=id");
	assert_says("<code>knd=&#60;pier&#62;</code> <span lang=\"en\">is no parameter here</span>"
				"<br>Did you mean: <code>kind</code>");
	close_view();
}

START_TEST(the_address_without_what_is_wrong_is_a_link)
{
	static const char *const cases[][2] = {
		{"/en/lights?knd=pier", "<a href=\"/en/lights\">"},
		{"/en/lights?knd=pier&sort=id", "<a href=\"/en/lights?sort=id\">"},
		{"/en/lights?sort=id&knd=pier&limit=1", "<a href=\"/en/lights?sort=id&#38;limit=1\">"},
		{"/en/lights?knd", "<a href=\"/en/lights\">"},
		{"/en/lights?kn=1&knd=2&kndd=3&", "<a href=\"/en/lights?kn=1&#38;kndd=3&#38;\">"},
		{"/en/lights?q=\"><b>&knd=1", "<a href=\"/en/lights?q=&#34;&#62;&#60;b&#62;\">"},
	};
	open_view(dataset_lights(), "lights", "");
	for (size_t i = 0; i < COUNT(cases); i++) {
		error_add(&err, ERROR_BAD_QUERY, "knd", "pier", "kind", "is no parameter here");
		write_trouble(cases[i][0]);
		assert_says(cases[i][1]);
		out.len = 0;
	}
	close_view();
}

START_TEST(an_address_that_asks_for_nothing_without_what_is_wrong_is_no_link)
{
	open_view(dataset_lights(), "lights", "");
	query.resource = NULL; /* as a comparison has none */
	error_add(&err, ERROR_BAD_QUERY, "id", "lights/hok", "lights/hook", "names no record");
	write_trouble("/en/compare?id=lights/hok&id=lights/bell-rock");
	assert_says_not("/en/compare");
	close_view();
}

START_TEST(what_an_item_became_is_a_link)
{
	open_view(dataset_lights(), "wrecks", "");
	error_set(&err, ERROR_GONE, "It was raised.");
	error_add(&err, ERROR_GONE, "id", "old", "hook", "names an item that is no longer here");
	strcpy(err.successor_resource, "lights");
	turn_chinese();
	write_trouble("/zh/wrecks/old");
	assert_says("<h1>这一条已撤下</h1>\n<p>这一条已经撤下，");
	assert_says("您要找的也许是：<a href=\"/zh/lights/hook\">hook</a>");
	close_view();
}

START_TEST(what_is_wrong_is_said_in_the_language_of_the_page)
{
	open_view(dataset_lights(), "lights", "");
	error_add(&err, ERROR_BAD_QUERY, "knd", "pier", "kind", "is no parameter here");
	write_trouble("/en/lights?knd=pier");
	assert_says("<p lang=\"en\">");
	out.len = 0;
	turn_chinese();
	error_add(&err, ERROR_BAD_QUERY, "knd", "pier", "kind", "is no parameter here");
	write_trouble("/zh/lights?knd=pier");
	assert_says("<p>地址里的参数有误");
	assert_says("<code>knd=pier</code> <span>这里没有这个参数</span>");
	close_view();
}

SUITE("trouble", each_fault_is_named_with_the_right_word,
	the_address_without_what_is_wrong_is_a_link,
	an_address_that_asks_for_nothing_without_what_is_wrong_is_no_link,
	what_an_item_became_is_a_link, what_is_wrong_is_said_in_the_language_of_the_page)
