#include "asking.h"

START_TEST(head_gives_the_headers_of_get_and_no_body)
{
	static const char *const targets[] = {"/", "/v1", "/v1/lights",
		"/v1/lights?limit=2&sort=-height", "/v1/lights/hook", "/v1/wrecks", "/v1/nothing",
		"/v1/lights/nothing", "/v1/lights?limit=-1", "/livez", "/readyz"};
	static struct answer of_get;
	begin(dataset_lights());
	for (size_t i = 0; i < COUNT(targets); i++) {
		get(targets[i]);
		of_get = answer;
		ask("HEAD", targets[i], NULL);
		ck_assert_int_eq(answer.status, of_get.status);
		ck_assert_uint_eq(answer.len, 0);
		ck_assert_uint_eq(answer.header_count, of_get.header_count);
		for (size_t j = 0; j < of_get.header_count; j++)
			if (strncasecmp(of_get.headers[j], "Date:", 5) != 0)
				ck_assert_str_eq(answer.headers[j], of_get.headers[j]);
		ck_assert_uint_eq(strtoul(header("Content-Length"), NULL, 10), of_get.len);
	}
	end();
}

START_TEST(a_collection_says_how_to_keep_it_and_go_on)
{
	begin(dataset_lights());
	get("/v1/lights?limit=5");
	ck_assert_int_eq(answer.status, 200);
	ck_assert_str_eq(header("Content-Type"), "application/json; charset=utf-8");
	ck_assert_str_eq(header("Cache-Control"), "public, max-age=300, stale-while-revalidate=86400");
	ck_assert_str_eq(header("Last-Modified"), "Mon, 06 May 2024 00:00:00 GMT");
	ck_assert_str_eq(header("X-Total-Count"), "12");
	ck_assert_int_eq(*header("ETag"), '"');
	ck_assert_ptr_nonnull(header("Date"));
	char target[1024];
	ck_assert_int_eq(sscanf(header("Link"), "<%1023[^>]>; rel=\"next\"", target), 1);
	get(target);
	ck_assert_int_eq(answer.status, 200);
	ck_assert_ptr_nonnull(strstr(answer.body, "\"id\":\"hook\""));
	ck_assert_str_eq(header("X-Total-Count"), "12");
	get("/v1/lights");
	ck_assert_ptr_nonnull(strstr(header("Link"), "</v1/lights>; rel=\"first\", "));
	ck_assert_ptr_null(strstr(header("Link"), "rel=\"next\""));
	end();
}

START_TEST(other_methods_are_answered_with_405)
{
	static const char *const methods[] = {
		"POST", "PUT", "DELETE", "PATCH", "TRACE", "BREW", "get", "PROPFIND"};
	static const char *const targets[] = {
		"/", "/v1", "/v1/lights", "/v1/lights/hook", "/livez", "/v1/lights?limit=-1"};
	begin(dataset_lights());
	for (size_t i = 0; i < COUNT(methods) * COUNT(targets); i++) {
		ask(methods[i % COUNT(methods)], targets[i / COUNT(methods)], NULL);
		ck_assert_msg(answer.status == 405, "%s %s: %ld", methods[i % COUNT(methods)],
			targets[i / COUNT(methods)], answer.status);
		ck_assert_str_eq(header("Allow"), "GET, HEAD, OPTIONS");
		ck_assert_str_eq(header("Content-Type"), "application/problem+json");
		ck_assert_ptr_nonnull(strstr(answer.body, "\"status\":405"));
	}
	end();
}

START_TEST(a_preflight_is_answered_with_204)
{
	static const char *const lines[] = {"Origin: https://example.org",
		"Access-Control-Request-Method: GET", "Access-Control-Request-Headers: if-none-match",
		NULL};
	static const char *const targets[] = {
		"/v1", "/v1/lights?limit=-1", "/v1/lights/hook", "/livez"};
	begin(dataset_lights());
	for (size_t i = 0; i < COUNT(targets); i++) {
		ask("OPTIONS", targets[i], lines);
		ck_assert_int_eq(answer.status, 204);
		ck_assert_uint_eq(answer.len, 0);
		ck_assert_str_eq(header("Allow"), "GET, HEAD, OPTIONS");
		ck_assert_str_eq(header("Access-Control-Allow-Origin"), "*");
		ck_assert_str_eq(header("Access-Control-Allow-Methods"), "GET, HEAD, OPTIONS");
		ck_assert_str_eq(header("Access-Control-Allow-Headers"), "*");
		ck_assert_str_eq(header("Access-Control-Max-Age"), "86400");
	}
	end();
}

/* The path of a second page of a dataset that is not the fixture. */
static void other_cursor(char *ret_target, size_t size)
{
	begin(dataset_with("UPDATE api_dataset SET digest = printf('%064d', 7)"));
	get("/v1/lights?limit=1");
	const char *link = header("Link");
	ck_assert_ptr_nonnull(link);
	const char *close = strchr(link, '>');
	ck_assert_ptr_nonnull(close);
	snprintf(ret_target, size, "%.*s", (int)(close - link - 1), link + 1);
	end();
}

START_TEST(every_status_may_be_read_across_origins)
{
	static char stale[2048], longest[8194];
	other_cursor(stale, sizeof stale);
	memset(longest, 'x', sizeof longest - 1);
	memcpy(longest, "/v1/", 4);
	const struct {
		int status;
		const char *method, *target, *line, *type;
	} cases[] = {
		{200, "GET", "/v1/lights", NULL, "application/json; charset=utf-8"},
		{204, "OPTIONS", "/v1/lights", NULL, NULL},
		{304, "GET", "/v1/lights", "If-None-Match: *", NULL},
		{400, "GET", "/v1/lights?limit=-1", NULL, "application/problem+json"},
		{400, "GET", "/v1/lights/%zz", NULL, "application/problem+json"},
		{400, "GET", "/v1/lights?cursor=x", NULL, "application/problem+json"},
		{404, "GET", "/v1/nothing", NULL, "application/problem+json"},
		{404, "OPTIONS", "/v1/nothing", NULL, "application/problem+json"},
		{405, "DELETE", "/v1/lights", NULL, "application/problem+json"},
		{410, "GET", stale, NULL, "application/problem+json"},
		{414, "GET", longest, NULL, "application/problem+json"},
	};
	begin(dataset_lights());
	for (size_t i = 0; i < COUNT(cases); i++) {
		ask(cases[i].method, cases[i].target, (const char *const[]){cases[i].line, NULL});
		ck_assert_msg(answer.status == cases[i].status, "%s %.100s: %ld", cases[i].method,
			cases[i].target, answer.status);
		ck_assert_pstr_eq(header("Content-Type"), cases[i].type);
		ck_assert_pstr_eq(header("Access-Control-Allow-Origin"), "*");
		ck_assert_pstr_eq(header("Access-Control-Expose-Headers"),
			"ETag, Link, X-Total-Count, Retry-After, Content-Range, Accept-Ranges, Content-Disposition, "
			"Repr-Digest");
		ck_assert_pstr_eq(header("X-Content-Type-Options"), "nosniff");
		if (cases[i].status >= 400) {
			ck_assert_pstr_eq(header("Cache-Control"), "no-store");
			ck_assert_ptr_null(header("ETag"));
		}
	}
	end();
}

START_TEST(a_connection_is_used_again)
{
	long connections = -1;
	begin(dataset_lights());
	for (int i = 0; i < 5; i++) {
		ask(i % 2 ? "HEAD" : "GET", i == 2 ? "/v1/nothing" : "/v1/lights", NULL);
		curl_easy_getinfo(curl, CURLINFO_NUM_CONNECTS, &connections);
		ck_assert_int_eq(connections, i == 0 ? 1 : 0);
	}
	end();
}

SUITE("http", head_gives_the_headers_of_get_and_no_body, a_collection_says_how_to_keep_it_and_go_on,
	other_methods_are_answered_with_405, a_preflight_is_answered_with_204,
	every_status_may_be_read_across_origins, a_connection_is_used_again)
