#include "snapshot_fixture.h"

#include "api/context.h"
#include "api/not_found.h"
#include "api/request.h"
#include "dataset/catalog.h"

#include <string.h>

static struct snapshot *snapshot;
static struct context ctx;

static void begin(void)
{
	snapshot = open_snapshot(dataset_lights(), 1);
}

static void end(void)
{
	snapshot_unref(snapshot);
}

/* What is told of an address beside these fixed ones. */
static void tell(const char *path, const char *accept, const char *accept_language)
{
	static const char *const paths[] = {
		"/docs", "/openapi.json", "/readyz", "/docs/zh", "/v1/dataset", "/v1/dataset.sqlite"};
	static struct request request;
	request = (struct request){
		.method = "GET", .target = path, .accept = accept, .accept_language = accept_language};
	ctx = (struct context){
		.request = &request, .snapshot = snapshot, .catalog = snapshot_catalog(snapshot)};
	error_clear(&ctx.err);
	ck_assert(target_parse(&ctx.target, path, &ctx.err));
	not_found_set(&ctx, &(struct fixed_paths){paths, COUNT(paths)});
	ck_assert_int_eq(ctx.err.code, ERROR_NOT_FOUND);
	ck_assert_uint_eq(ctx.err.fault_count, 1);
	ck_assert_str_eq(ctx.err.faults[0].parameter, "path");
}

struct told {
	const char *path, *suggestion;
};

static void expect(const struct told *cases, size_t count, const char *accept)
{
	begin();
	for (size_t i = 0; i < count; i++) {
		tell(cases[i].path, accept, NULL);
		ck_assert_msg(strcmp(ctx.err.faults[0].suggestion, cases[i].suggestion) == 0, "%s: %s",
			cases[i].path, ctx.err.faults[0].suggestion);
	}
	end();
}

START_TEST(the_nearest_address_of_the_api_is_suggested)
{
	static const struct told cases[] = {
		{"/v1/lihgts", "/v1/lights"},
		{"/v1/lights.xml", "/v1/lights"},
		{"/v1/light?x=1", "/v1/lights"},   /* in the singular */
		{"/v1/Lighthouses", "/v1/lights"}, /* by its title */
		{"/v1/%E7%81%AF%E5%A1%94", "/v1/lights"},
		{"/v1/light.csv", "/v1/lights.csv"},
		{"/v1/serch", "/v1/search"},
		{"/v1/datset", "/v1/dataset"},
		{"/lights", "/v1/lights"},
		{"/datasets", "/v1/dataset"},
		{"/dcs", "/docs"},
		{"/opnapi.json", "/openapi.json"},
		{"/v1/readyz", "/readyz"},
		{"/v1/", "/v1"},
		{"/v1/tall-light", "/en/tall-lights"}, /* a page alone */
		{"/nothing-is-like-this", ""},
	};
	expect(cases, COUNT(cases), NULL);
}

START_TEST(the_nearest_page_is_suggested_in_its_language)
{
	static const struct told cases[] = {
		{"/en/lihgts", "/en/lights"},
		{"/zh/lihgts", "/zh/lights"},
		{"/en/comparee", "/en/compare"},
		{"/en/tall-light", "/en/tall-lights"},
		{"/zh/%E9%AB%98%E5%A1%94", "/zh/tall-lights"}, /* by its title */
		{"/en/dataset", "/v1/dataset"},                /* of the API alone */
		{"/en/docs", "/docs"},
		{"/en/", "/en"},
	};
	expect(cases, COUNT(cases), NULL);
}

START_TEST(an_item_is_suggested_where_its_resource_is_misspelt)
{
	static const struct told cases[] = {
		{"/en/light/longstone", "/en/lights/longstone"},
		{"/zh/%E7%81%AF%E5%A1%94/%E8%8A%B1%E9%B8%9F%E5%B1%B1%E7%81%AF%E5%A1%94",
			"/zh/lights/hua-niao"}, /* as both are called */
		{"/v1/light/longston", "/v1/lights/longstone"},
		{"/v1/light/longstone.bib", "/v1/lights/longstone.bib"},
		{"/v1/light/nothing-is-like-this", "/v1/lights"},
		{"/en/lights/longstone/more", "/en/lights/longstone"},
		{"/en/tall-lights/longstone", "/en/tall-lights"},
	};
	expect(cases, COUNT(cases), NULL);
}

START_TEST(what_stands_before_a_name_or_behind_it_elsewhere_is_known)
{
	static const struct told cases[] = {
		{"/index.html", "/en"},
		{"/zh/index.htm", "/zh"},
		{"/en/lights.html", "/en/lights"},
		{"/en/lights/longstone.md", "/v1/lights/longstone.md"},
		{"/en/lights.csv", "/v1/lights.csv"},
		{"/en/lights.md", "/en/lights"}, /* rows have none */
		{"/en/openapi.json", "/openapi.json"},
		{"/fr/lights", "/en/lights"},
		{"/fr", "/en"},
		{"/zh-CN/lights", "/zh/lights"},
		{"/cn/lights", "/zh/lights"},
		{"/en_GB/lights/longstone", "/en/lights/longstone"},
		{"/en/en/lights", "/en/lights"},
		{"/en/v1/lights", "/v1/lights"},
		{"/v1/en/lights", "/en/lights"},
		{"/v2/lights", "/v1/lights"},
		{"/api/lights/longstone", "/v1/lights/longstone"},
		{"/lights/longstone", "/en/lights/longstone"},
		{"/a-b/lights", ""},
	};
	expect(cases, COUNT(cases), "text/html");
}

START_TEST(a_page_tells_whoever_asks_for_one_in_the_language_that_they_read)
{
	static const struct {
		const char *path, *accept_language;
		enum language language;
		const char *listed;
	} cases[] = {
		{"/lights", "zh", LANGUAGE_ZH, " /zh lists"},
		{"/lights", NULL, LANGUAGE_EN, " /en lists"},
		{"/fr/lights", "zh-TW, fr", LANGUAGE_ZH, " /zh lists"},
		{"/en/lihgts", "zh", LANGUAGE_EN, " /en lists"},
		{"/v1/lihgts", "zh", LANGUAGE_NONE, " /v1 lists"}, /* the API's own problem */
		{"/v2/lights", "zh", LANGUAGE_ZH, " /v1 lists"},
	};
	begin();
	for (size_t i = 0; i < COUNT(cases); i++) {
		tell(cases[i].path, "text/html", cases[i].accept_language);
		ck_assert_msg(ctx.language == cases[i].language, "%s", cases[i].path);
		ck_assert_msg(strstr(ctx.err.detail, cases[i].listed), "%s", ctx.err.detail);
	}
	end();
}

START_TEST(a_wrong_address_is_told_in_the_letters_that_it_has)
{
	static const char *const cases[][2] = {
		{"/zh/%e7%81%af/%E5%A1%94", "/zh/灯/塔"}, {"/zh/a%2Fb%20c", "/zh/a%2Fb%20c"},
		{"/zh/%E7%81%AF%2F", "/zh/灯%2F"}, {"/zh/%C2%85", "/zh/%C2%85"}, /* a control */
		{"/zh/%E2%80%AEa", "/zh/%E2%80%AEa"},                            /* turns the order */
	};
	begin();
	for (size_t i = 0; i < COUNT(cases); i++) {
		tell(cases[i][0], NULL, NULL);
		ck_assert_str_eq(ctx.err.faults[0].value, cases[i][1]);
	}
	end();
}

SUITE("not_found", the_nearest_address_of_the_api_is_suggested,
	the_nearest_page_is_suggested_in_its_language,
	an_item_is_suggested_where_its_resource_is_misspelt,
	what_stands_before_a_name_or_behind_it_elsewhere_is_known,
	a_page_tells_whoever_asks_for_one_in_the_language_that_they_read,
	a_wrong_address_is_told_in_the_letters_that_it_has)
