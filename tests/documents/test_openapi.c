#include "suite.h"

#include "catalogs.h"
#include "documents/openapi.h"
#include "json.h"

#include <jansson.h>
#include <string.h>

static json_t *parse(const struct catalog *catalog)
{
	return catalogs_json(catalog, openapi_write);
}

/* The fixture's document; the catalog goes, so that nothing in it can be borrowed. */
static json_t *parse_lights(void)
{
	struct catalog *catalog = catalogs_lights();
	json_t *document = parse(catalog);
	catalog_destroy(catalog);
	return document;
}

START_TEST(the_document_says_whose_api_it_is)
{
	json_t *document = parse_lights(), *info = at(document, "info", NULL);
	ck_assert_str_eq(text_at(document, "openapi"), "3.1.0");
	ck_assert_str_eq(text_at(info, "title"), "Lighthouses");
	ck_assert_str_eq(text_at(info, "version"), "1.2.3");
	ck_assert_str_eq(text_at(info, "x-title-zh"), "灯塔");
	ck_assert_ptr_nonnull(strstr(text_at(info, "description"), "Lighthouses for the tests"));
	assert_json(at(info, "license", NULL),
		"{\"name\":\"CC0-1.0\",\"url\":\"https://creativecommons.org/publicdomain/zero/1.0/\"}");
	json_decref(document);
}

START_TEST(operators_and_parameters_are_explained_once)
{
	json_t *document = parse_lights();
	const char *text = text_at(at(document, "info", NULL), "description");
	ck_assert_ptr_nonnull(strstr(text, "- `field`: equal to any of these, parted by commas\n"));
	ck_assert_ptr_nonnull(strstr(text, "- `field__gte`: at least this\n"));
	ck_assert_ptr_nonnull(strstr(text, "- `facet`: Counts per value"));
	json_decref(document);
}

START_TEST(every_path_is_written_out)
{
	static const char *const paths[] = {"/v1", "/v1/dataset", "/v1/changes.atom",
		"/v1/dataset.sqlite", "/v1/dataset.jsonld", "/datapackage.json", "/v1/search",
		"/v1/keepers", "/v1/keepers/{id}", "/v1/lights", "/v1/lights/{id}", "/v1/wrecks",
		"/v1/wrecks/{id}", "/v1/{resource}", "/v1/{resource}.csv", "/v1/{resource}.ndjson",
		"/openapi.json", "/docs", "/docs/zh", "/.well-known/api-catalog", "/llms.txt",
		"/llms-full.txt", "/robots.txt", "/sitemap.xml", "/favicon.ico", "/livez", "/readyz"};
	json_t *document = parse_lights();
	for (size_t i = 0; i < COUNT(paths); i++) {
		json_t *path = at(document, "paths", paths[i], NULL);
		json_t *content = at(path, "get", "responses", "200", "content", NULL);
		ck_assert_msg(json_object_size(content) == 1, "%s has several media types", paths[i]);
		ck_assert_ptr_nonnull(
			json_object_get(json_object_iter_value(json_object_iter(content)), "schema"));
		/* parameters stand on the operation, and HEAD is none */
		ck_assert_uint_eq(json_object_size(path), 1);
		at(path, "get", "parameters", NULL);
	}
	ck_assert_uint_eq(json_object_size(at(document, "paths", NULL)), COUNT(paths));
	json_decref(document);
}

START_TEST(each_operation_has_a_name_for_code)
{
	static const char *const cases[][2] = {
		{"/v1", "readIndex"},
		{"/v1/lights", "listLights"},
		{"/v1/lights/{id}", "getLight"},
		{"/v1/search", "search"},
		{"/v1/{resource}.ndjson", "exportNdjson"},
		{"/v1/{resource}", "listGroups"},
		{"/.well-known/api-catalog", "readApiCatalog"},
	};
	json_t *document = parse_lights(), *ids = json_object(), *path;
	const char *name;
	json_object_foreach(at(document, "paths", NULL), name, path)
	{
		const char *id = text_at(at(path, "get", NULL), "operationId");
		ck_assert_msg(!json_object_get(ids, id), "%s is there twice", id);
		json_object_set_new(ids, id, json_true());
	}
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_str_eq(
			text_at(at(document, "paths", cases[i][0], "get", NULL), "operationId"), cases[i][1]);
	json_decref(ids);
	json_decref(document);
}

/* Every `$ref` below names something that is there. */
static void assert_refs(json_t *document, json_t *json)
{
	const char *name;
	json_t *value;
	size_t i;
	json_array_foreach(json, i, value) assert_refs(document, value);
	json_object_foreach(json, name, value)
	{
		if (strcmp(name, "$ref") == 0) {
			char path[256];
			snprintf(path, sizeof path, "%s", json_string_value(value));
			const json_t *found = document;
			ck_assert_str_eq(strtok(path, "/"), "#");
			for (char *part; (part = strtok(NULL, "/"));)
				found = json_object_get(found, part);
			ck_assert_msg(found != NULL, "%s leads nowhere", json_string_value(value));
		}
		assert_refs(document, value);
	}
}

START_TEST(every_reference_leads_somewhere)
{
	json_t *document = parse_lights();
	assert_refs(document, document);
	json_decref(document);
	document = parse(&bare);
	assert_refs(document, document);
	json_decref(document);
}

START_TEST(an_address_names_the_problems_and_headers_that_it_has)
{
	static const struct {
		const char *path, *statuses, *headers;
	} cases[] = {
		{"/v1/lights", "200 304 400 406 410 412 413 414 431 500 503 ", "ETag "},
		{"/v1/search", "200 304 400 406 410 412 413 414 431 500 503 ", "ETag "},
		{"/v1/lights/{id}", "200 301 304 308 400 404 406 410 412 413 414 431 500 503 ", "ETag "},
		{"/v1/{resource}.csv", "200 304 308 400 404 410 412 413 414 431 500 503 ",
			"ETag Link X-Total-Count "},
		{"/v1/{resource}", "200 304 308 400 404 406 410 412 413 414 431 500 503 ",
			"ETag Link X-Total-Count "},
		{"/v1/dataset", "200 304 400 412 413 414 431 500 503 ", "ETag "},
		{"/v1/dataset.sqlite", "200 206 304 400 412 413 414 416 431 500 503 ",
			"ETag Last-Modified Repr-Digest Accept-Ranges "},
		{"/livez", "200 400 413 414 431 500 503 ", ""},
	};
	json_t *document = parse_lights(), *value;
	for (size_t i = 0; i < COUNT(cases); i++) {
		char statuses[128] = "", fields[256] = "";
		const char *name;
		json_t *responses = at(document, "paths", cases[i].path, "get", "responses", NULL);
		json_object_foreach(responses, name, value) strcat(strcat(statuses, name), " ");
		json_object_foreach(at(responses, "200", "headers", NULL), name, value)
			strcat(strcat(fields, name), " ");
		ck_assert_str_eq(statuses, cases[i].statuses);
		ck_assert_str_eq(fields, cases[i].headers);
	}
	json_decref(document);
}

START_TEST(a_dataset_says_what_it_likes)
{
	json_t *document = parse(&hostile);
	ck_assert_str_eq(text_at(at(document, "info", NULL), "title"), HOSTILE);
	ck_assert_str_eq(text_at(at(document, "info", "license", NULL), "name"), HOSTILE);
	at(document, "paths", "/v1/things", "get", NULL);
	json_decref(document);
}

START_TEST(a_dataset_without_resources_has_the_other_addresses)
{
	json_t *document = parse(&bare);
	at(document, "paths", "/v1", NULL);
	at(document, "paths", "/v1/search", NULL);
	json_decref(document);
}

START_TEST(a_document_that_does_not_fit_is_a_failure)
{
	catalogs_assert_bounded(&bare, openapi_write);
	catalogs_assert_bounded(&hostile, openapi_write);
}

START_TEST(a_text_that_is_no_utf8_is_a_failure)
{
	static struct error err;
	struct catalog catalog = bare;
	struct buf body;
	catalog.title_en = "\xFF";
	buf_init(&body, 1 << 20);
	ck_assert(!openapi_write(&catalog, &body, &err));
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	buf_finish(&body);
}

START_TEST(the_same_catalog_gives_the_same_bytes)
{
	struct catalog *catalog = catalogs_lights();
	char *one = catalogs_written(catalog, openapi_write);
	char *other = catalogs_written(catalog, openapi_write);
	ck_assert_str_eq(one, other);
	free(other);
	free(one);
	catalog_destroy(catalog);
}

SUITE("openapi", the_document_says_whose_api_it_is, every_path_is_written_out,
	operators_and_parameters_are_explained_once, each_operation_has_a_name_for_code,
	every_reference_leads_somewhere, an_address_names_the_problems_and_headers_that_it_has,
	a_dataset_says_what_it_likes, a_dataset_without_resources_has_the_other_addresses,
	a_document_that_does_not_fit_is_a_failure, a_text_that_is_no_utf8_is_a_failure,
	the_same_catalog_gives_the_same_bytes)
