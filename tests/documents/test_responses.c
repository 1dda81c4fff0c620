#include "suite.h"

#include "base/error.h"
#include "documents/responses.h"
#include "json.h"

#include <stdio.h>
#include <string.h>

START_TEST(a_status_of_an_operation_says_its_problems)
{
	static const struct {
		int status;
		const char *slug, *title;
	} errors[] = {
#define X(code, status, slug, title) {status, slug, title},
		ERRORS(X)
#undef X
	};
	json_t *responses = responses_components();
	for (size_t i = 0; i < COUNT(errors); i++) {
		char status[16], said[256];
		if (errors[i].status == 405) /* of no GET */
			continue;
		snprintf(status, sizeof status, "%d", errors[i].status);
		snprintf(said, sizeof said, "`%s`: %s", errors[i].slug, errors[i].title);
		json_t *response = at(responses, status, NULL);
		ck_assert_msg(strstr(text_at(response, "description"), said) != NULL, "%s", said);
		at(response, "content", "application/problem+json", "schema", NULL);
	}
	json_decref(responses);
}

START_TEST(a_kind_has_the_statuses_and_headers_that_it_can_bring)
{
	static const struct {
		int kind;
		const char *statuses, *headers;
	} cases[] = {
		{PAGE, "200 304 400 406 410 412 413 414 431 500 503 ", "ETag "},
		{ITEM, "200 301 304 308 400 404 406 410 412 413 414 431 500 503 ", "ETag "},
		{EXPORT, "200 304 308 400 404 410 412 413 414 431 500 503 ", "ETag Link X-Total-Count "},
		{DOCUMENT, "200 304 400 412 413 414 431 500 503 ", "ETag "},
		{WHOLE_FILE, "200 206 304 400 412 413 414 416 431 500 503 ",
			"ETag Last-Modified Repr-Digest Accept-Ranges "},
		{HEALTH, "200 400 413 414 431 500 503 ", ""},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char statuses[128] = "", fields[256] = "";
		const char *name;
		json_t *value, *responses = responses_of(cases[i].kind, json_object());
		json_object_foreach(responses, name, value) strcat(strcat(statuses, name), " ");
		json_object_foreach(at(responses, "200", "headers", NULL), name, value)
			strcat(strcat(fields, name), " ");
		ck_assert_str_eq(statuses, cases[i].statuses);
		ck_assert_str_eq(fields, cases[i].headers);
		json_decref(responses);
	}
}

START_TEST(part_of_a_file_is_what_the_file_is)
{
	json_t *content = json_pack("{s:{}}", "application/vnd.sqlite3");
	json_t *responses = responses_of(WHOLE_FILE, content);
	ck_assert(
		json_equal(at(responses, "200", "content", NULL), at(responses, "206", "content", NULL)));
	at(responses, "206", "headers", "Content-Range", NULL);
	ck_assert_ptr_null(json_object_get(at(responses, "200", "headers", NULL), "Content-Range"));
	json_decref(responses);
}

START_TEST(every_header_field_of_a_kind_is_a_component)
{
	json_t *headers = responses_headers(), *value;
	for (int kind = PAGE; kind <= EXPORT; kind <<= 1) {
		json_t *responses =
			kind == PROBLEM ? responses_components() : responses_of(kind, json_object());
		const char *status, *name;
		json_t *response;
		json_object_foreach(responses, status, response)
			json_object_foreach(json_object_get(response, "headers"), name, value)
				ck_assert_ptr_nonnull(json_object_get(headers, name));
		json_decref(responses);
	}
	json_decref(headers);
}

SUITE("responses", a_status_of_an_operation_says_its_problems,
	a_kind_has_the_statuses_and_headers_that_it_can_bring, part_of_a_file_is_what_the_file_is,
	every_header_field_of_a_kind_is_a_component)
