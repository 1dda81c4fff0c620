#include "view_fixture.h"

#include "pages/summary.h"

/* What a line says of the item that JSON tells. */
static void assert_line(const char *item, const char *wanted)
{
	struct buf line;
	json_t *json = json_of(item);
	buf_init(&line, 1000);
	summary_write(&view, query.resource, json, &line);
	ck_assert_str_eq(buf_text(&line), wanted);
	buf_finish(&line);
	json_decref(json);
}

START_TEST(a_description_is_sentences_on_the_name_and_on_what_a_hit_shows)
{
	open_view(dataset_with("UPDATE api_field SET hit = 'date' WHERE field = 'lit'"), "lights", "");
	assert_line("{\"id\": \"x\", \"name_en\": \"X\", \"kind\": \"pier\", \"lit\": \"1826-02-15\"}",
		"X: what is recorded of it in Lighthouses. Kind: pier; First lit: 15 February 1826.");
	assert_line("{\"id\": \"x\", \"name_en\": \"X\", \"kind\": null, \"lit\": null}",
		"X: what is recorded of it in Lighthouses.");
	turn_chinese();
	assert_line("{\"id\": \"x\", \"name_zh\": \"某\", \"lit\": \"1826-02-15\"}",
		"某的相关记录，收录于灯塔。启用：1826年2月15日。");
	close_view();
}

START_TEST(a_verdict_comes_first)
{
	open_view(
		dataset_with("UPDATE api_field SET hit = 'verdict' WHERE field = 'lit'"), "lights", "");
	assert_line("{\"id\": \"x\", \"name_en\": \"X\", \"kind\": \"pier\", \"lit\": \"1826-02-15\"}",
		"X: what is recorded of it in Lighthouses. First lit: 15 February 1826; Kind: pier.");
	close_view();
}

/* The unit is told by a field that who the light is kept by has, too. */
START_TEST(a_figure_stands_with_the_name_of_what_it_counts)
{
	open_view(
		dataset_with("UPDATE api_field SET unit = 'id' WHERE field = 'height'"), "lights", "");
	assert_line("{\"id\": \"mile\", \"name_en\": \"X\", \"kind\": \"pier\", \"height\": 5, "
				"\"keeper_id\": \"grace\"}",
		"X: what is recorded of it in Lighthouses. Darling, Grace: 5 mile; Kind: pier.");
	assert_line("{\"id\": \"mile\", \"name_en\": \"X\", \"kind\": \"pier\", \"height\": 5, "
				"\"keeper_id\": \"nobody\"}",
		"X: what is recorded of it in Lighthouses. Kind: pier.");
	assert_line("{\"id\": \"mile\", \"name_en\": \"X\", \"height\": 5, \"keeper_id\": null}",
		"X: what is recorded of it in Lighthouses.");
	close_view();
}

/* Lights without a label stand for what relates keepers: who, how, to whom, and as what. */
#define BONDS                                                                                      \
	"UPDATE api_resource SET label = NULL WHERE name = 'lights';"                                  \
	"UPDATE api_field SET search = 'text' WHERE field LIKE 'name_%';"                              \
	"UPDATE api_field SET ref = '*' WHERE field IN ('id', 'keeper_id') AND resource = 'lights'"

static void assert_known(const char *item, const char *wanted)
{
	static struct field fields[] = {{.name = "id", .type = FIELD_TEXT},
		{.name = "name", .type = FIELD_TEXT, .search = SEARCH_NAME},
		{.name = "kind",
			.type = FIELD_TEXT,
			.vocabulary = "kind",
			.title_en = "Kind",
			.title_zh = "类别"},
		{.name = "keeper_id",
			.type = FIELD_TEXT,
			.ref = "keepers",
			.title_en = "Part of",
			.title_zh = "属于"},
		{.name = "lights", .type = FIELD_JSON}};
	static const struct resource people = {
		.name = "people", .label = "name", .fields = fields, .field_count = COUNT(fields)};
	struct buf line;
	json_t *json = json_of(item);
	buf_init(&line, 1000);
	summary_points(&view, &people, json, &line);
	ck_assert_str_eq(line.len > 0 ? buf_text(&line) : "", wanted);
	buf_finish(&line);
	json_decref(json);
}

#define BOND(id, keeper)                                                                           \
	"{\"id\": \"" id "\", \"kind\": \"pier\", \"keeper_id\": \"" keeper                            \
	"\", \"other_id\": \"grace\", \"other_resource\": \"keepers\", \"name_en\": \"head\"}"

START_TEST(what_a_search_shows_by_its_name_alone_is_known_by_what_it_is_and_belongs_to)
{
	open_view(dataset_with(BONDS), NULL, "");
	assert_known("{\"id\": \"x\", \"name\": \"X\"}", "");
	assert_known("{\"id\": \"x\", \"kind\": \"pier\", \"keeper_id\": \"grace\"}",
		"Kind: pier; Part of: Darling, Grace.");
	assert_known("{\"id\": \"x\", \"keeper_id\": \"nobody\"}", "");
	assert_known("{\"id\": \"x\", \"lights\": [" BOND("y", "x") ", " BOND("x", "grace") "]}",
		"Pier: Darling, Grace (head).");
	assert_known("{\"id\": \"x\", \"lights\": [" BOND("grace", "x") "]}", "");
	turn_chinese();
	assert_known("{\"id\": \"x\", \"kind\": \"pier\", \"lights\": [" BOND("x", "grace") "]}",
		"类别：码头；码头：Darling, Grace。");
	close_view();
}

START_TEST(what_an_item_says_of_itself_is_its_description)
{
	open_view(
		dataset_with("UPDATE api_field SET search = 'text' WHERE field = 'kind'"), "lights", "");
	assert_line("{\"id\": \"x\", \"name_en\": \"X\", \"kind\": \"It stands on a pier.\"}",
		"X: It stands on a pier.");
	close_view();
}

START_TEST(a_statement_is_its_own_description)
{
	open_view(dataset_with("UPDATE api_field SET search = 'text' WHERE field LIKE 'name_%'"),
		"lights", "");
	assert_line("{\"id\": \"x\", \"name_en\": \"It is lit.\", \"kind\": \"pier\"}",
		"It is lit. Kind: pier.");
	close_view();
}

START_TEST(a_statement_of_which_a_hit_shows_nothing_else_says_what_comes_next)
{
	open_view(
		dataset_with(
			"UPDATE api_field SET search = 'text' WHERE field LIKE 'name_%' OR field = 'keeper_id'"),
		"lights", "");
	assert_line("{\"id\": \"x\", \"name_en\": \"It is lit.\", \"keeper_id\": \"By gas.\"}",
		"It is lit. By gas.");
	assert_line("{\"id\": \"x\", \"name_en\": \"It is lit.\"}", "It is lit.");
	turn_chinese();
	assert_line(
		"{\"id\": \"x\", \"name_zh\": \"灯亮了。\", \"keeper_id\": \"燃气。\"}", "灯亮了。燃气。");
	close_view();
}

/* What a resource without a label is called that relates two others by a word. */
static void assert_related(const char *text, const char *wanted)
{
	struct field fields[] = {{.name = "id"}, {.name = "light_id"},
		{.name = "kind", .vocabulary = "kind"}, {.name = "keeper_id"},
		{.name = "last_id", .nullable = true}};
	const struct resource related = {
		.title_en = "Bonds", .title_zh = "关联", .fields = fields, .field_count = COUNT(fields)};
	struct buf title;
	json_t *item = json_of(text);
	buf_init(&title, 100);
	summary_title(&view, &related, item, &title);
	ck_assert_str_eq(buf_text(&title), wanted);
	buf_finish(&title);
	json_decref(item);
}

START_TEST(an_item_without_a_name_is_called_by_what_it_relates)
{
	static const char both[] =
		"{\"id\": \"x\", \"light_id\": \"hook\", \"light_resource\": \"lights\", \"kind\": \"pier\", "
		"\"keeper_id\": \"grace\", \"keeper_resource\": \"keepers\", "
		"\"last_id\": \"grace\", \"last_resource\": \"keepers\"}";
	open_view(dataset_lights(), "lights", "");
	assert_related(both, "Bonds: Hook pier Darling, Grace");
	assert_related("{\"id\": \"x\", \"kind\": \"pier\"}", "Bonds: x");
	turn_chinese();
	assert_related("{\"id\": \"x\", \"kind\": \"pier\", \"keeper_id\": \"grace\", "
				   "\"keeper_resource\": \"keepers\"}",
		"关联：码头Darling, Grace");
	close_view();
}

START_TEST(an_item_without_a_name_is_called_by_its_key)
{
	struct buf title;
	open_view(dataset_lights(), "lights", "");
	json_t *item = json_of("{\"id\": \"<x>\"}");
	buf_init(&title, 100);
	summary_title(&view, query.resource, item, &title);
	ck_assert_str_eq(buf_text(&title), "Lighthouses: <x>");
	buf_finish(&title);
	json_decref(item);
	close_view();
}

SUITE("summary", a_description_is_sentences_on_the_name_and_on_what_a_hit_shows,
	a_verdict_comes_first, a_figure_stands_with_the_name_of_what_it_counts,
	what_a_search_shows_by_its_name_alone_is_known_by_what_it_is_and_belongs_to,
	what_an_item_says_of_itself_is_its_description, a_statement_is_its_own_description,
	a_statement_of_which_a_hit_shows_nothing_else_says_what_comes_next,
	an_item_without_a_name_is_called_by_what_it_relates,
	an_item_without_a_name_is_called_by_its_key)
