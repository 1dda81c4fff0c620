#include "catalog_fixture.h"

#include "api/context.h"
#include "api/lost.h"
#include "api/request.h"

#include <string.h>

/* What is told of an address beside these fixed ones. */
static const char *suggested(const char *path, enum language language)
{
	static const char *const paths[] = {"/docs", "/openapi.json", "/readyz", "/v1/dataset"};
	static struct context ctx;
	struct request request = {.method = "GET", .target = path};
	ctx = (struct context){.request = &request, .catalog = catalog, .language = language};
	error_clear(&ctx.err);
	ck_assert(target_parse(&ctx.target, path, &ctx.err));
	lost_tell(&ctx, &(struct fixed){paths, COUNT(paths)});
	ck_assert_int_eq(ctx.err.code, ERROR_NOT_FOUND);
	ck_assert_uint_eq(ctx.err.fault_count, 1);
	ck_assert_str_eq(ctx.err.faults[0].parameter, "path");
	ck_assert_uint_eq(strlen(ctx.err.faults[0].value), strcspn(path, "?"));
	ck_assert_int_eq(strncmp(ctx.err.faults[0].value, path, strcspn(path, "?")), 0);
	ck_assert_ptr_nonnull(
		strstr(ctx.err.detail, language == LANGUAGE_NONE ? "/v1 lists" : language_code(language)));
	return ctx.err.faults[0].suggestion;
}

START_TEST(the_nearest_address_of_the_api_is_suggested)
{
	static const struct {
		const char *path, *suggestion;
	} cases[] = {
		{"/v1/lihgts", "/v1/lights"},
		{"/v1/lights.xml", "/v1/lights"},  /* a suffix that is none */
		{"/v1/light?x=1", "/v1/lights"},   /* in the singular */
		{"/v1/Lighthouses", "/v1/lights"}, /* by its title */
		{"/v1/%E7%81%AF%E5%A1%94", "/v1/lights"},
		{"/v1/serch", "/v1/search"},
		{"/v1/datset", "/v1/dataset"},
		{"/lights", "/v1/lights"},
		{"/datasets", "/v1/dataset"},
		{"/dcs", "/docs"},
		{"/opnapi.json", "/openapi.json"},
		{"/v1/readyz", ""}, /* not there, and nothing there is called alike */
		{"/v1/", "/v1"},
		{"/nothing-is-like-this", ""},
	};
	open_catalog(dataset_lights());
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_msg(strcmp(suggested(cases[i].path, LANGUAGE_NONE), cases[i].suggestion) == 0,
			"%s: %s", cases[i].path, suggested(cases[i].path, LANGUAGE_NONE));
	close_catalog();
}

START_TEST(the_nearest_page_is_suggested_in_its_language)
{
	static const struct {
		const char *path;
		enum language language;
		const char *suggestion;
	} cases[] = {
		{"/en/lihgts", LANGUAGE_EN, "/en/lights"},
		{"/zh/lihgts", LANGUAGE_ZH, "/zh/lights"},
		{"/en/comparee", LANGUAGE_EN, "/en/compare"},
		{"/en/tall-light", LANGUAGE_EN, "/en/tall-lights"},
		{"/zh/%E9%AB%98%E5%A1%94", LANGUAGE_ZH, "/zh/tall-lights"}, /* by its title */
		{"/en/dataset", LANGUAGE_EN, ""},                           /* of the API alone */
		{"/en/", LANGUAGE_EN, "/en"},
	};
	open_catalog(dataset_lights());
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_msg(strcmp(suggested(cases[i].path, cases[i].language), cases[i].suggestion) == 0,
			"%s: %s", cases[i].path, suggested(cases[i].path, cases[i].language));
	close_catalog();
}

SUITE("lost", the_nearest_address_of_the_api_is_suggested,
	the_nearest_page_is_suggested_in_its_language)
