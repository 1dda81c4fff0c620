#include "view_fixture.h"

#include "pages/problem_page.h"

static const char *needed;

static void write_trouble(const char *address)
{
	ck_assert(problem_page_write(&source, &query, view.language, &err, address, needed, &out));
	error_clear(&err);
}

START_TEST(each_fault_is_named_with_the_right_word)
{
	open_view(dataset_lights(), "lights", "");
	error_add(&err, ERROR_BAD_QUERY, "knd", "<pier>", "kind", "is no parameter here");
	write_trouble("/en/lights?knd=%3Cpier%3E&sort=id");
	assert_says("<li>This page knows nothing by the name of “<bdi>knd</bdi>”. "
				"Did you mean: <strong>Kind</strong></li>");
	assert_says("<li><code>knd=&#60;pier&#62;</code> <span>is no parameter here</span></li>");
	close_view();
}

/* The whole value that is wrong is replaced; a part of one, or a name that has operators, is not.
 */
START_TEST(the_right_word_leads_to_the_address_with_it)
{
	static const struct {
		const char *parameter, *value, *suggestion, *reason, *address, *link;
	} cases[] = {
		{"id", "lights/hok", "lights/hook", "names no record",
			"/en/compare?id=lights/bell-rock&id=lights%2fhok",
			"<a href=\"/en/compare?id=lights/bell-rock&#38;id=lights%2Fhook\">Hook</a>"},
		{"kind", "peer", "pier", "is not one", "/en/lights?kind=peer", "?kind=pier\">pier</a>"},
		{"knd", "pier", "kind", "is no parameter here", "/en/lights?&knd=pier&&sort=id",
			"?kind=pier&#38;sort=id\">Kind</a>"},
		{"embd", "1", "embed", "is no parameter here", "/en/lights/hook?embd=1",
			"?embed=1\">Embed it in another site</a>"},
		{"embd", "", "embed", "is no parameter here", "/en/lights/hook?embd",
			"<strong>Embed it in another site</strong>"},
		{"knd", "peer", "kind", "is no parameter here", "/en/lights?knd=peer",
			"<strong>Kind</strong>"},
		{"knd", "pier", "kind", "is no parameter here", "/en/lights?knd=pier&knd=tower",
			"<strong>Kind</strong>"},
		{"knd", "pier", "kind", "is no parameter here", "/en/lights?cursor=x&knd=pier",
			"<a href=\"/en/lights?kind=pier\">Kind</a>"},
		{"kind", "", "pier", "is not one", "/en/lights?kind", "?kind=pier\">pier</a>"},
		{"sort", "hight", "height", "is no field", "/en/lights?sort=id,hight",
			"<strong>Height</strong>"},
		{"knd", "pier", "kind", "is no parameter here", "/en/lights", "<strong>Kind</strong>"},
	};
	open_view(dataset_lights(), "lights", "");
	for (size_t i = 0; i < COUNT(cases); i++) {
		error_add(&err, ERROR_BAD_QUERY, cases[i].parameter, cases[i].value, cases[i].suggestion,
			"%s", cases[i].reason);
		write_trouble(cases[i].address);
		assert_says(cases[i].link);
		out.len = 0;
	}
	close_view();
}

START_TEST(the_address_without_what_is_wrong_is_a_link)
{
	static const char *const cases[][2] = {
		{"/en/lights?knd=pier", "<a href=\"/en/lights\">"},
		{"/en/lights?knd=pier&sort=id", "<a href=\"/en/lights?sort=id\">"},
		{"/en/lights?sort=id&knd=pier&limit=1", "<a href=\"/en/lights?sort=id&#38;limit=1\">"},
		{"/en/lights?knd", "<a href=\"/en/lights\">"},
		{"/en/lights?limit=1&knd=2&sort=id&", "<a href=\"/en/lights?limit=1&#38;sort=id\">"},
		{"/en/lights?&&knd=pier&&sort=id", "<a href=\"/en/lights?sort=id\">"},
		{"/en/lights?k%6Ed=pier&s%6Frt=id", "<a href=\"/en/lights?s%6Frt=id\">"},
		{"/en/lights?%6b%6e%64", "<a href=\"/en/lights\">"},
		{"/en/lights?knd%=1&knd=2", "<a href=\"/en/lights\">"},
		{"/en/lights?knd=2&q=rock&sort=relevance", "<a href=\"/en/lights?q=rock\">"},
		{"/en/lights?cursor=x&knd=2&sort=id", "<a href=\"/en/lights?sort=id\">"},
		{"/en/lights/search?knd=2", "<a href=\"/en/lights/search\">"},
		{"/en/lights/compare?knd=2", "<a href=\"/en/lights/compare\">"},
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

/* As query/target.h names them: by what was sent where that is broken, and cut where it is long. */
START_TEST(a_parameter_is_known_by_what_its_fault_is_called)
{
	char name[100], address[200];
	memset(name, 'k', sizeof name - 1);
	static const struct {
		const char *parameter, *query;
	} cases[] = {{"a b", "a+b=1"}, {"a b", "a%20b=1"}, {"so%72t", "so%72t=%ff"}, {"k%zz", "k%zz=1"},
		{"\xE7\xA7\x8D", "%E7%A7%8D=1"}, {"k&d", "k%26d=1"}};
	open_view(dataset_lights(), "lights", "");
	for (size_t i = 0; i < COUNT(cases); i++) {
		error_add(&err, ERROR_BAD_QUERY, cases[i].parameter, "1", NULL, "is no parameter here");
		snprintf(address, sizeof address, "/en/lights?%s&limit=1", cases[i].query);
		write_trouble(address);
		assert_says("<a href=\"/en/lights?limit=1\">");
		out.len = 0;
	}
	for (size_t len = 66; len < sizeof name; len++) {
		name[len] = '\0';
		error_add(&err, ERROR_BAD_QUERY, name, "1", NULL, "is no parameter here");
		snprintf(address, sizeof address, "/en/lights?%s=1&limit=1", name);
		write_trouble(address);
		assert_says("<a href=\"/en/lights?limit=1\">");
		out.len = 0;
		name[len] = 'k';
	}
	close_view();
}

START_TEST(an_address_that_asks_for_nothing_without_what_is_wrong_is_no_link)
{
	static const struct {
		const char *needed, *address;
	} cases[] = {
		{"id", "/en/compare?id=lights/hok&id=lights/bell-rock"},
		{"id", "/en/compare?id=lights/hok&foo=1"},
		{"id", "/en/compare?%69d=lights/hok&idd=1"},
		{"q", "/en/search?id=1"},
		{"q", "/en/search?id=1&limit=2&qq=3"},
	};
	open_view(dataset_lights(), "lights", "");
	query.resource = NULL; /* as a comparison has none */
	for (size_t i = 0; i < COUNT(cases); i++) {
		error_add(&err, ERROR_BAD_QUERY, "id", "lights/hok", "lights/hook", "names no record");
		needed = cases[i].needed;
		write_trouble(cases[i].address);
		assert_says_not("Open the page without this");
		out.len = 0;
	}
	error_add(&err, ERROR_BAD_QUERY, "foo", "1", "id", "is no parameter here");
	write_trouble("/en/search?foo=1&%71=a");
	assert_says("<a href=\"/en/search?%71=a\">");
	needed = NULL;
	close_view();
}

START_TEST(an_address_leads_not_back_to_itself)
{
	static const char *const cases[][2] = {
		{"id", "/en/compare?foo=1"}, {"id", "/en/compare?foo=1&i=2"}, {NULL, "/en/lights?foo=1"}};
	open_view(dataset_lights(), "lights", "");
	for (size_t i = 0; i < COUNT(cases); i++) {
		error_add(&err, ERROR_BAD_QUERY, "id", NULL, NULL, "is missing");
		needed = cases[i][0];
		write_trouble(cases[i][1]);
		assert_says_not("foo=1");
		out.len = 0;
	}
	needed = NULL;
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
	assert_says("接替它的是：<a href=\"/zh/lights/hook\"><bdi>hook</bdi></a>");
	close_view();
}

/* Readers know neither keys nor parameters; what has no name is called by its key. */
START_TEST(what_an_address_may_mean_is_called_by_its_name)
{
	static const char *const cases[][3] = {
		{"UPDATE lights SET name_en = 'Hook & Eye' WHERE id = 'hook'", "hook",
			"</h1>\n<p>Check the address, or search above.</p>\n"
			"<p>Did you mean: <a href=\"/en/lights/hook\">Hook &#38; Eye</a></p>\n"},
		{"UPDATE api_resource SET label = NULL WHERE name = 'lights'", "hook",
			"<p>Did you mean: <a href=\"/en/lights/hook\"><bdi>hook</bdi></a></p>\n"},
		{"SELECT 1", NULL, "<p>Check the address, or search above.</p>\n</main>"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		open_view(dataset_with(cases[i][0]), "lights", "");
		error_set(&err, ERROR_NOT_FOUND, "No item of lights has the key hok.");
		error_add(&err, ERROR_NOT_FOUND, "id", "hok", cases[i][1], "names no item");
		write_trouble("/en/lights/hok");
		assert_says(cases[i][2]);
		assert_says_not("hok<");
		close_view();
	}
}

START_TEST(why_an_item_is_gone_is_said_in_chinese_where_the_dataset_does)
{
	open_view(dataset_lights(), "wrecks", "");
	error_set(&err, ERROR_GONE, "It was raised.");
	strcpy(err.detail_zh, "它已被打捞。");
	turn_chinese();
	write_trouble("/zh/wrecks/old");
	assert_says("<h1>这一条已撤下</h1>\n<p>它已被打捞。</p>");
	close_view();
}

START_TEST(what_is_wrong_is_said_in_the_language_of_the_page)
{
	open_view(dataset_lights(), "lights", "");
	error_add(&err, ERROR_BAD_QUERY, "knd", "pier", "kind", "is no parameter here");
	write_trouble("/en/lights?knd=pier");
	assert_says("<h1>Something in this address is wrong</h1>\n<p>The address of this page has");
	assert_says("<summary>In the words of the data interface</summary>");
	out.len = 0;
	turn_chinese();
	error_add(&err, ERROR_BAD_QUERY, "knd", "pier", "kind", "is no parameter here");
	write_trouble("/zh/lights?knd=pier");
	assert_says("<h1>地址有误</h1>\n<p>这个地址里有无法识别的内容");
	assert_says("<code>knd=pier</code> <span>这里没有这个参数</span>");
	close_view();
}

START_TEST(a_page_of_a_list_that_is_not_there_leads_to_its_first)
{
	static const enum error_code codes[] = {ERROR_BAD_CURSOR, ERROR_STALE_CURSOR};
	open_view(dataset_lights(), "lights", "");
	for (size_t i = 0; i < COUNT(codes); i++) {
		error_set(&err, codes[i], "The cursor is broken; follow links.next as it is.");
		write_trouble("/en/lights?sort=id&cursor=x");
		assert_says("<h1>This page of the list is not there</h1>");
		assert_says("<p><a href=\"/en/lights?sort=id\">First page</a></p>");
		assert_says_not("links.next");
		out.len = 0;
	}
	close_view();
}

SUITE("problem_page", a_page_of_a_list_that_is_not_there_leads_to_its_first,
	each_fault_is_named_with_the_right_word, the_right_word_leads_to_the_address_with_it,
	the_address_without_what_is_wrong_is_a_link, a_parameter_is_known_by_what_its_fault_is_called,
	an_address_that_asks_for_nothing_without_what_is_wrong_is_no_link,
	an_address_leads_not_back_to_itself, what_an_item_became_is_a_link,
	what_an_address_may_mean_is_called_by_its_name,
	why_an_item_is_gone_is_said_in_chinese_where_the_dataset_does,
	what_is_wrong_is_said_in_the_language_of_the_page)
