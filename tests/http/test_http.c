#include "suite.h"

#include "dataset.h"
#include "daemon_fixture.h"

#include <curl/curl.h>
#include <strings.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { HEADERS_MAX = 32, BODY_MAX = 1 << 16 };

struct answer {
	long status;
	char headers[HEADERS_MAX][1024];
	size_t header_count;
	char body[BODY_MAX];
	size_t len;
};

static struct daemon daemon_;
static CURL *curl;
static struct answer answer;

static size_t on_header(char *text, size_t size, size_t count, void *context)
{
	struct answer *to = context;
	size_t len = size * count;
	if (strncmp(text, "HTTP/", 5) == 0 || len <= 2)
		return len;
	ck_assert_uint_lt(to->header_count, HEADERS_MAX);
	snprintf(to->headers[to->header_count++], sizeof *to->headers, "%.*s", (int)len - 2, text);
	return len;
}

static size_t on_body(char *text, size_t size, size_t count, void *context)
{
	struct answer *to = context;
	ck_assert_uint_lt(to->len + size * count, sizeof to->body);
	memcpy(to->body + to->len, text, size * count);
	to->len += size * count;
	to->body[to->len] = '\0';
	return size * count;
}

static void begin(const char *db)
{
	daemon_start(&daemon_, db, NULL);
	curl = curl_easy_init();
	ck_assert_ptr_nonnull(curl);
}

static void end(void)
{
	curl_easy_cleanup(curl);
	daemon_end(&daemon_);
}

/* Asks with more header lines, ended by NULL; the outcome is in `answer`. */
static void ask(const char *method, const char *target, const char *const lines[])
{
	char url[16384];
	struct curl_slist *list = NULL;
	for (size_t i = 0; lines && lines[i]; i++)
		list = curl_slist_append(list, lines[i]);
	snprintf(url, sizeof url, "%s%s", daemon_.url, target);
	answer.header_count = answer.len = 0;
	answer.body[0] = '\0';
	curl_easy_reset(curl);
	curl_easy_setopt(curl, CURLOPT_URL, url);
	curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L);
	curl_easy_setopt(curl, CURLOPT_NOBODY, strcmp(method, "HEAD") == 0 ? 1L : 0L);
	curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, method);
	curl_easy_setopt(curl, CURLOPT_HTTPHEADER, list);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, (long)PATIENCE_MS);
	curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, on_header);
	curl_easy_setopt(curl, CURLOPT_HEADERDATA, &answer);
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, on_body);
	curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer);
	CURLcode code = curl_easy_perform(curl);
	ck_assert_msg(code == CURLE_OK, "%s %s: %s", method, target, curl_easy_strerror(code));
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer.status);
	curl_slist_free_all(list);
}

static void get(const char *target)
{
	ask("GET", target, NULL);
}

static const char *header_of(const struct answer *from, const char *name)
{
	size_t len = strlen(name);
	for (size_t i = 0; i < from->header_count; i++)
		if (strncasecmp(from->headers[i], name, len) == 0 && from->headers[i][len] == ':')
			return from->headers[i] + len + 2;
	return NULL;
}

static const char *header(const char *name)
{
	return header_of(&answer, name);
}

START_TEST(head_gives_the_headers_of_get_and_no_body)
{
	static const char *const targets[] = {"/", "/v1", "/v1/lights",
		"/v1/lights?limit=2&sort=-height", "/v1/lights/hook", "/v1/wrecks", "/v1/nothing",
		"/v1/lights/nothing", "/v1/lights?limit=0", "/livez", "/readyz"};
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
	ck_assert_str_eq(
		header("Link"), "</v1/lights>; rel=\"first\", </openapi.json>; rel=\"service-desc\"");
	end();
}

START_TEST(a_known_entity_tag_is_answered_with_304)
{
	static const char *const targets[] = {"/v1", "/v1/lights?kind=shore", "/v1/lights/hook"};
	begin(dataset_lights());
	for (size_t i = 0; i < COUNT(targets); i++) {
		get(targets[i]);
		char tag[128], strong[160], weak[160], list[400], blanks[400];
		snprintf(tag, sizeof tag, "%s", header("ETag"));
		snprintf(strong, sizeof strong, "If-None-Match: %s", tag);
		snprintf(weak, sizeof weak, "If-None-Match: W/%s", tag);
		snprintf(list, sizeof list, "If-None-Match: \"a,b\", W/\"c\",%s, \"d\"", tag);
		snprintf(blanks, sizeof blanks, "if-none-match:   %s  ", tag);
		const char *const cases[][4] = {{strong}, {weak}, {list}, {blanks}, {"If-None-Match: *"},
			{"If-None-Match: \"a\"", "Accept: */*", strong}, {strong, "If-None-Match: \"a\""},
			{"If-None-Match: \"a\"", "If-None-Match: \"b\"", weak}};
		for (size_t j = 0; j < 2 * COUNT(cases); j++) {
			ask(j % 2 ? "HEAD" : "GET", targets[i], cases[j / 2]);
			ck_assert_msg(answer.status == 304, "%s, case %zu: %ld", targets[i], j, answer.status);
			ck_assert_uint_eq(answer.len, 0);
			ck_assert_str_eq(header("ETag"), tag);
			ck_assert_ptr_nonnull(header("Cache-Control"));
			ck_assert_ptr_null(header("Content-Type"));
			ck_assert_str_eq(header("Access-Control-Allow-Origin"), "*");
		}
	}
	end();
}

START_TEST(an_unknown_entity_tag_is_answered_in_full)
{
	static char list[8000] = "If-None-Match: ";
	begin(dataset_lights());
	get("/v1/lights");
	char tag[128], match[160], part[160], inside[160];
	snprintf(tag, sizeof tag, "%s", header("ETag"));
	snprintf(match, sizeof match, "If-Match: %s", tag);
	snprintf(part, sizeof part, "If-None-Match: %.*s\"", (int)strlen(tag) - 2, tag);
	snprintf(inside, sizeof inside, "If-None-Match: \"x, %s", tag + 1);
	for (int i = 0; i < 700; i++)
		sprintf(list + strlen(list), "\"%04d\", ", i);
	const char *const cases[][2] = {{"If-None-Match: \"a\""}, {part}, {inside}, {"If-None-Match;"},
		{"If-None-Match: ,"}, {list}, {"If-Match: *"}, {match}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ask("GET", "/v1/lights", cases[i]);
		ck_assert_msg(answer.status == 200, "case %zu: %ld", i, answer.status);
		ck_assert_str_eq(header("ETag"), tag);
		ck_assert_uint_gt(answer.len, 1000);
	}
	end();
}

START_TEST(a_condition_that_does_not_hold_is_answered_with_412)
{
	static const char *const targets[] = {"/v1", "/v1/lights?kind=shore", "/v1/lights/hook"};
	static const char *const lines[][3] = {{"If-Match: \"a\""},
		{"If-Match: W/\"a\"", "If-Match: \"b\""},
		{"If-Unmodified-Since: Sun, 05 May 2024 23:59:59 GMT"}};
	begin(dataset_lights());
	for (size_t i = 0; i < 2 * COUNT(targets) * COUNT(lines); i++) {
		get(targets[i % COUNT(targets)]); /* it is in memory then */
		ck_assert_int_eq(answer.status, 200);
		ask(i % 2 ? "HEAD" : "GET", targets[i % COUNT(targets)], lines[i / 2 % COUNT(lines)]);
		ck_assert_int_eq(answer.status, 412);
		ck_assert_str_eq(header("Content-Type"), "application/problem+json");
	}
	end();
}

START_TEST(other_methods_are_answered_with_405)
{
	static const char *const methods[] = {
		"POST", "PUT", "DELETE", "PATCH", "TRACE", "BREW", "get", "PROPFIND"};
	static const char *const targets[] = {
		"/", "/v1", "/v1/lights", "/v1/lights/hook", "/livez", "/v1/lights?limit=0"};
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
	static const char *const targets[] = {"/v1", "/v1/lights?limit=0", "/v1/lights/hook", "/livez"};
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
		{400, "GET", "/v1/lights?limit=0", NULL, "application/problem+json"},
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

START_TEST(replicas_agree_on_bytes_and_entity_tags)
{
	static const char *const targets[] = {
		"/v1", "/v1/lights?sort=-height&limit=3", "/v1/lights/hook", "/v1/nothing"};
	static struct answer first[COUNT(targets)];
	for (int replica = 0; replica < 2; replica++) {
		begin(replica ? dataset_copy("replica.db") : dataset_lights());
		for (size_t i = 0; i < COUNT(targets); i++) {
			get(targets[i]);
			if (replica == 0)
				first[i] = answer;
			ck_assert_int_eq(answer.status, first[i].status);
			ck_assert_str_eq(answer.body, first[i].body);
			ck_assert_pstr_eq(header("ETag"), header_of(&first[i], "ETag"));
		}
		end();
	}
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
	a_known_entity_tag_is_answered_with_304, an_unknown_entity_tag_is_answered_in_full,
	a_condition_that_does_not_hold_is_answered_with_412, other_methods_are_answered_with_405,
	a_preflight_is_answered_with_204, every_status_may_be_read_across_origins,
	replicas_agree_on_bytes_and_entity_tags, a_connection_is_used_again)
