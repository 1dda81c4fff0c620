#include "suite.h"

#include "api/handle.h"
#include "base/base_path.h"
#include "base/error.h"
#include "base/origin.h"
#include "dataset.h"
#include "dataset/catalog.h"
#include "dataset/snapshot.h"
#include "response_header.h"

#include <stdio.h>
#include <string.h>

#define BASE "/yigai"

static struct snapshot *snapshot;
static struct response response;

static void begin(void)
{
	static struct error err;
	struct snapshot_options options = {.connections = 1};
	snapshot = snapshot_create(dataset_lights(), &options, &err);
	ck_assert_msg(snapshot != NULL, "%s", err.detail);
	response_init(&response);
	base_path_set(BASE);
}

static void end(void)
{
	base_path_set("");
	origin_set("");
	response_finish(&response);
	snapshot_unref(snapshot);
}

static int ask(const char *target, const char *accept)
{
	struct request request = {.method = "GET", .target = target, .accept = accept};
	response_finish(&response);
	handle(snapshot, &request, &response);
	return response.status;
}

static const char *body(void)
{
	return buf_text(&response.body);
}

/* Of an address that lacks the base path, where it is said: after a quotation mark, a bracket, a
 * host. */
static void assert_prefixed(const char *target, const char *text)
{
	static const char *const before[] = {"\"", "(", "<", "localhost:8080", "`", ">"};
	static const char *const addresses[] = {
		"/v1", "/docs", "/openapi.json", "/readyz", "/.well-known"};
	for (size_t i = 0; text && i < COUNT(before); i++)
		for (size_t j = 0; j < COUNT(addresses); j++) {
			char bare[64];
			snprintf(bare, sizeof bare, "%s%s", before[i], addresses[j]);
			const char *found = strstr(text, bare);
			ck_assert_msg(!found, "%s says %.80s", target, found);
		}
}

static const char *const targets[] = {"/", "/v1", "/v1/dataset", "/v1/lights?limit=2",
	"/v1/lights?limit=2&include=keeper", "/v1/keepers?include=lights", "/v1/lights/hook",
	"/v1/lights/hook.json", "/v1/lights.ndjson?limit=2", "/v1/lights.csv?limit=2",
	"/v1/search?q=light&limit=2", "/docs", "/docs/zh", "/llms.txt", "/llms-full.txt",
	"/.well-known/api-catalog", "/v1/dataset.jsonld", "/v1/nothing", "/v1/lights/nobody",
	"/v1/lightz?a=b", "/v1/lights?nothing=1", "/v1/@0/lights", "/v1/lights?cursor=a", "/nothing"};

START_TEST(every_address_that_is_said_begins_with_it)
{
	begin();
	for (size_t i = 0; i < COUNT(targets); i++) {
		ask(targets[i], NULL);
		assert_prefixed(targets[i], body());
		assert_prefixed(targets[i], header(&response, "Link"));
		bool is_csv = strstr(targets[i], ".csv") || strstr(targets[i], ".ndjson");
		const char *links = is_csv ? header(&response, "Link") : body();
		ck_assert_msg(strstr(links, BASE "/") != NULL, "%s says none: %s", targets[i], links);
	}
	end();
}

START_TEST(the_description_says_it_as_its_server)
{
	begin();
	ask("/openapi.json", NULL);
	ck_assert_ptr_nonnull(strstr(body(), "\"servers\":[{\"url\":\"" BASE "\"}]"));
	ck_assert_ptr_nonnull(strstr(body(), "\"/v1/lights\":{"));
	ck_assert_ptr_null(strstr(body(), "\"/docs#"));
	for (const char *p = body(); (p = strstr(p, "`/")); p++)
		ck_assert_msg(strncmp(p + 1, BASE "/", strlen(BASE "/")) == 0, "%.40s", p);
	ck_assert_ptr_nonnull(strstr(body(), "`" BASE "/docs/zh`"));
	ck_assert_ptr_null(strstr(body(), BASE BASE));
	end();
}

START_TEST(whether_a_proxy_takes_it_away_changes_nothing)
{
	char with[200], tag[100];
	begin();
	for (size_t i = 0; i < COUNT(targets); i++) {
		const char *found;
		int status = ask(targets[i], NULL);
		snprintf(tag, sizeof tag, "%s", (found = header(&response, "ETag")) ? found : "");
		char *plain = strdup(body());
		snprintf(with, sizeof with, BASE "%s", targets[i]);
		ck_assert_int_eq(ask(with, NULL), status);
		ck_assert_str_eq((found = header(&response, "ETag")) ? found : "", tag);
		ck_assert_msg(strcmp(body(), plain) == 0, "%s: %s, not %s", with, body(), plain);
		free(plain);
	}
	end();
}

START_TEST(another_base_path_has_other_tags)
{
	char tag[100];
	begin();
	ask("/v1/lights", NULL);
	snprintf(tag, sizeof tag, "%s", header(&response, "ETag"));
	base_path_set("");
	ask("/v1/lights", NULL);
	ck_assert_str_ne(header(&response, "ETag"), tag);
	end();
}

START_TEST(what_is_cited_begins_with_the_origin_and_then_the_base_path)
{
	static const char *const suffixes[] = {".bib", ".ris", ".csl.json", ".cite.txt"};
	char target[64], tag[100], address[200];
	begin();
	snprintf(address, sizeof address, "https://data.example" BASE "/v1/@%s/lights/hook",
		snapshot_catalog(snapshot)->digest);
	for (size_t i = 0; i < COUNT(suffixes); i++) {
		snprintf(target, sizeof target, "/v1/lights/hook%s", suffixes[i]);
		origin_set("");
		ask(target, NULL);
		ck_assert_ptr_null(strstr(body(), "https://data.example"));
		snprintf(tag, sizeof tag, "%s", header(&response, "ETag"));
		origin_set("https://data.example");
		ask(target, NULL);
		ck_assert_msg(strstr(body(), address) != NULL, "%s", body());
		ck_assert_str_ne(header(&response, "ETag"), tag);
	}
	ask("/v1/lights/hook", NULL);
	ck_assert_ptr_null(strstr(body(), "https://data.example"));
	end();
}

START_TEST(pages_follow_each_other_behind_it)
{
	char next[1024] = "/v1/lights?limit=5";
	size_t pages = 0;
	begin();
	for (const char *from = next; from; pages++) {
		ck_assert_msg(ask(next, NULL) == 200, "%s: %s", next, body());
		from = strstr(body(), "\"next\":\"");
		if (!from)
			break;
		from += strlen("\"next\":\"");
		snprintf(next, sizeof next, "%.*s", (int)strcspn(from, "\""), from);
		ck_assert_msg(
			strncmp(next, BASE "/v1/lights?", strlen(BASE "/v1/lights?")) == 0, "%s", next);
	}
	ck_assert_uint_eq(pages, 2);
	end();
}

START_TEST(redirections_lead_behind_it)
{
	static const char *const cases[][2] = {{BASE "/v1/lights/", BASE "/v1/lights"},
		{"/v1/lights/", BASE "/v1/lights"}, {"/V1/lights?limit=1", BASE "/v1/lights?limit=1"},
		{BASE "//v1/lights", BASE "/v1/lights"}, {"/" BASE "/v1/lights", BASE "/v1/lights"},
		{"//" BASE "//v1/lights", BASE "/v1/lights"}, {"/" BASE, BASE "/"}, {BASE, BASE "/"},
		{BASE "?a=b", BASE "/?a=b"}, {"http://a" BASE "/v1/lights/", BASE "/v1/lights"}};
	begin();
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_msg(ask(cases[i][0], NULL) == 308, "%s: %d", cases[i][0], response.status);
		ck_assert_str_eq(header(&response, "Location"), cases[i][1]);
	}
	end();
}

START_TEST(it_is_taken_away_once_and_no_other_is)
{
	static const char *const wrong[] = {"/yigai/yigai/v1", "/yigaix/v1", "/other/v1", "/v1/yigai"};
	char problem[200];
	begin();
	for (size_t i = 0; i < COUNT(wrong); i++)
		ck_assert_msg(ask(wrong[i], NULL) == 404, "%s: %d", wrong[i], response.status);
	ck_assert_int_eq(ask("/v1/lightz", NULL), 404);
	snprintf(problem, sizeof problem, "\"type\":\"%s/docs#not-found\"", BASE);
	ck_assert_ptr_nonnull(strstr(body(), problem));
	ck_assert_ptr_nonnull(strstr(body(), "\"instance\":\"" BASE "/v1/lightz\""));
	ck_assert_ptr_nonnull(strstr(body(), "\"suggestion\":\"" BASE "/v1/lights\""));
	ask(BASE "/v1/lightz", NULL);
	ck_assert_ptr_nonnull(strstr(body(), "\"instance\":\"" BASE "/v1/lightz\""));
	ask("/" BASE "/v1/lightz", NULL);
	ck_assert_ptr_nonnull(strstr(body(), "\"instance\":\"" BASE "/v1/lightz\""));
	end();
}

SUITE("prefixed", every_address_that_is_said_begins_with_it, the_description_says_it_as_its_server,
	whether_a_proxy_takes_it_away_changes_nothing, another_base_path_has_other_tags,
	what_is_cited_begins_with_the_origin_and_then_the_base_path, pages_follow_each_other_behind_it,
	redirections_lead_behind_it, it_is_taken_away_once_and_no_other_is)
