#include "served.h"

#include "pages.h"

#include <signal.h>

#define BROWSER "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\n"

static void begin_with(const char *folder)
{
	daemon_start(&daemon_, dataset_lights(), (const char *const[]){"--page", folder, NULL});
	wire_open(&wire, &daemon_);
}

/* Asks with more header lines, each with its line end. */
static void ask(const char *method, const char *target, const char *lines)
{
	char request[1024];
	snprintf(request, sizeof request, "%s %s HTTP/1.1\r\n" HOST "%s\r\n", method, target, lines);
	wire_puts(&wire, request);
	wire_read(&wire, strcmp(method, "HEAD") == 0, &reply);
}

static void assert_header(const char *name, const char *value)
{
	ck_assert_pstr_eq(reply_header(&reply, name), value);
}

START_TEST(the_root_is_the_front_page_for_all_that_do_not_ask_for_json)
{
	static const struct {
		const char *lines;
		bool page;
	} cases[] = {{BROWSER, true}, {"Accept: text/html\r\n", true},
		{"Accept: text/*, application/json;q=0.5\r\n", true}, {"", true}, {"Accept: */*\r\n", true},
		{"Accept: image/png\r\n", true}, {"Accept: application/json;q=0\r\n", true},
		{"Accept: application/json\r\n", false},
		{"Accept: application/json, text/plain, */*\r\n", false},
		{"Accept: application/json, text/html;q=0.9\r\n", false},
		{"Accept: text/html, application/json\r\n", false}};
	begin_with(page_built());
	for (int round = 0; round < 2; round++) /* the second comes from memory */
		for (size_t i = 0; i < COUNT(cases); i++) {
			ask("GET", "/", cases[i].lines);
			ck_assert_int_eq(reply.status, 200);
			bool page = strstr(reply.body, "<link rel=\"canonical\" href=\"/en\">") != NULL;
			ck_assert_msg(page == cases[i].page, "%s: %s", cases[i].lines, reply.body);
			assert_header("Vary", "Accept, Accept-Language, Accept-Encoding");
			if (!page)
				ck_assert_ptr_nonnull(strstr(reply.body, "\"name\":\"lights\""));
		}
	ask("GET", "/v1", BROWSER);
	ck_assert_ptr_nonnull(strstr(reply.body, "\"name\":\"lights\""));
	assert_header("Vary", "Accept-Encoding");
	end();
}

START_TEST(the_front_page_is_in_the_language_that_is_preferred)
{
	static const char *const cases[][2] = {{"", "en"},
		{"Accept-Language: zh-CN,zh;q=0.9,en;q=0.8\r\n", "zh"}, {"Accept-Language: fr\r\n", "en"},
		{"Accept-Language: en-GB, zh;q=0.5\r\n", "en"}};
	begin_with(page_built());
	for (size_t i = 0; i < 2 * COUNT(cases); i++) { /* the second time from memory */
		const char *const *wanted = cases[i % COUNT(cases)];
		char canonical[60];
		snprintf(canonical, sizeof canonical, "<link rel=\"canonical\" href=\"/%s\">", wanted[1]);
		ask("GET", "/?utm_source=x", wanted[0]);
		ck_assert_msg(strstr(reply.body, canonical) != NULL, "%s: %s", wanted[0], reply.body);
	}
	ask("GET", "/en", cases[1][0]);
	assert_header("Vary", "Accept-Encoding");
	ck_assert_ptr_nonnull(strstr(reply.body, "<html lang=\"en\">"));
	end();
}

START_TEST(the_page_is_asked_for_each_time_and_its_assets_never_again)
{
	begin_with(page_built());
	ask("GET", "/index.html", BROWSER);
	assert_header("Content-Type", "text/html; charset=utf-8");
	assert_header("Cache-Control", "no-cache");
	assert_header("Content-Security-Policy",
		"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
		"connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; "
		"frame-ancestors 'none'");
	assert_header("Referrer-Policy", "no-referrer");
	assert_header("X-Content-Type-Options", "nosniff");
	assert_header("Last-Modified", NULL);
	ask("GET", "/assets/main-1a2b.js", "");
	ck_assert_str_eq(reply.body, "script");
	assert_header("Content-Type", "text/javascript; charset=utf-8");
	assert_header("Cache-Control", "public, max-age=31536000, immutable");
	assert_header("Vary", "Accept-Encoding");
	assert_header("Content-Security-Policy", NULL);
	ask("GET", "/favicon.svg", "");
	ck_assert_str_eq(reply.body, "<svg/>");
	assert_header("Cache-Control", "no-cache");
	ask("GET", "/index.html", "");
	ck_assert_str_eq(reply.body, PAGE_HTML);
	end();
}

START_TEST(a_coding_has_bytes_and_entity_tag_of_its_own)
{
	static const struct {
		const char *lines, *coding, *body;
	} cases[] = {{"", NULL, "script"}, {"Accept-Encoding: gzip\r\n", "gzip", "script, as gzip"},
		{"Accept-Encoding: gzip, br\r\n", "br", "script, as br"}};
	char tags[COUNT(cases)][64], lines[256];
	begin_with(page_built());
	for (size_t i = 0; i < COUNT(cases); i++) {
		ask("GET", "/assets/main-1a2b.js", cases[i].lines);
		ck_assert_str_eq(reply.body, cases[i].body);
		assert_header("Content-Encoding", cases[i].coding);
		snprintf(tags[i], sizeof *tags, "%s", reply_header(&reply, "ETag"));
		for (size_t j = 0; j < i; j++)
			ck_assert_str_ne(tags[i], tags[j]);
	}
	for (size_t i = 0; i < 2 * COUNT(cases) * COUNT(cases); i++) {
		size_t asked = i / 2 % COUNT(cases), known = i / 2 / COUNT(cases);
		snprintf(lines, sizeof lines, "%sIf-None-Match: %s\r\n", cases[asked].lines, tags[known]);
		ask(i % 2 ? "HEAD" : "GET", "/assets/main-1a2b.js", lines);
		ck_assert_int_eq(reply.status, asked == known ? 304 : 200);
		assert_header("ETag", tags[asked]);
	}
	end();
}

START_TEST(head_and_conditions_are_those_of_the_api)
{
	static const struct {
		const char *method, *lines;
		int status;
	} cases[] = {{"GET", "If-None-Match: *\r\n", 304}, {"HEAD", BROWSER, 200},
		{"GET", "If-Match: \"a\"\r\n", 412}, {"GET", "If-Match: *\r\n", 200},
		{"GET", "If-Unmodified-Since: Sun, 05 May 1996 23:59:59 GMT\r\n", 200},
		{"OPTIONS", "", 204}, {"DELETE", "", 405}};
	static const char *const targets[] = {"/index.html", "/favicon.svg", "/assets/main-3c4d.css"};
	begin_with(page_built());
	for (size_t i = 0; i < COUNT(cases) * COUNT(targets); i++) {
		ask(cases[i % COUNT(cases)].method, targets[i / COUNT(cases)],
			cases[i % COUNT(cases)].lines);
		ck_assert_msg(
			reply.status == cases[i % COUNT(cases)].status, "case %zu: %d", i, reply.status);
	}
	end();
}

START_TEST(what_the_folder_has_not_is_the_usual_404)
{
	static const char *const targets[] = {"/assets", "/assets/", "/assets/main-1a2b.js.gz",
		"/assets/main-1a2b.js.br", "/assets%2Fmain-1a2b.js", "/assets/passwd", "/assets/.secret",
		"/index.htm", "/assets/main-1a2b.js/x", "/a/b/c/d/e", "/v1/index.html", "/docs%2Fzh"};
	page_built();
	page_puts("assets/.secret", "secret");
	ck_assert_int_eq(symlink("/etc/passwd", page_path("assets/passwd")), 0);
	begin_with(page_folder());
	for (size_t i = 0; i < COUNT(targets); i++) {
		ask("GET", targets[i], BROWSER);
		ck_assert_msg(reply.status == 404, "%s: %d", targets[i], reply.status);
		assert_header("Content-Type", "application/problem+json");
	}
	ask("GET", "/assets/../index.html", BROWSER);
	ck_assert_int_eq(reply.status, 400);
	assert_usable(&wire);
	end();
}

START_TEST(a_page_takes_what_those_who_share_it_add_and_its_assets_take_nothing)
{
	begin_with(page_built());
	ask("GET", "/index.html?from=singlemessage&%zz", BROWSER);
	ck_assert_int_eq(reply.status, 200);
	ck_assert_str_eq(reply.body, PAGE_HTML);
	ask("GET", "/?fbclid=x", ""); /* a preview bot, which takes anything */
	ck_assert_int_eq(reply.status, 200);
	ask("GET", "/docs/zh?from=singlemessage&isappinstalled=0", BROWSER);
	ck_assert_int_eq(reply.status, 200);
	ask("GET", "/assets/main-1a2b.js?v=2", "");
	ck_assert_int_eq(reply.status, 400);
	end();
}

START_TEST(the_api_is_not_hidden_by_a_file)
{
	page_built();
	page_puts("v1/lights", "a file");
	page_puts("docs/zh", "a file");
	page_puts("readyz", "a file");
	begin_with(page_folder());
	static const char *const targets[] = {"/docs/zh", "/readyz", "/v1/lights", "/v1/lights/hook"};
	for (size_t i = 0; i < COUNT(targets); i++) {
		ask("GET", targets[i], BROWSER);
		ck_assert_int_eq(reply.status, 200);
		ck_assert_str_ne(reply.body, "a file");
	}
	end();
}

START_TEST(a_page_stays_as_it_was_read_at_the_start)
{
	char tag[64];
	const char *served = dataset_copy("served.db");
	daemon_start(&daemon_, served, (const char *const[]){"--page", page_built(), NULL});
	wire_open(&wire, &daemon_);
	ask("GET", "/index.html", BROWSER);
	snprintf(tag, sizeof tag, "%s", reply_header(&reply, "ETag"));
	page_puts("index.html", "another");
	ck_assert_int_eq(remove(page_path("assets/main-1a2b.js")), 0);
	ck_assert_int_eq(kill(daemon_.pid, SIGHUP), 0);
	daemon_wait_line(&daemon_, "\"reloaded ", NULL, 0);
	ask("GET", "/index.html", BROWSER);
	assert_header("ETag", tag);
	ask("GET", "/assets/main-1a2b.js", "");
	ck_assert_str_eq(reply.body, "script");
	end();
}

START_TEST(a_page_that_cannot_be_served_is_one_line)
{
	static struct run run;
	static const char *const commands[][2] = {{"serve", "--listen=127.0.0.1:0"}, {"get", "/v1"}};
	for (size_t i = 0; i < COUNT(commands); i++) {
		run_command(&run,
			(const char *const[]){commands[i][0], commands[i][1], "--db", dataset_lights(),
				"--page", "/nowhere", NULL},
			NULL);
		ck_assert_int_eq(run.status, 1);
		ck_assert_str_eq(run.err, "yigai: /nowhere: No such file or directory\n");
	}
}

START_TEST(no_pinned_address_leads_to_a_file_of_the_page)
{
	static const char *const paths[] = {
		"/a/b/b", "/a/b/zzz", "/a/b/b/b", "/a/b/zzz/b", "/a/b", "/a"};
	static char pin[80];
	page_built();
	page_puts("v1/a/b/b", "a file");
	page_puts("v1/a/c", "a file");
	begin_with(page_folder());
	wire_ask(&wire, "GET", "/v1/dataset", &reply);
	ck_assert_int_eq(sscanf(strstr(reply.body, "\"digest\":"), "\"digest\":\"%64[0-9a-f]", pin), 1);
	for (size_t i = 0; i < COUNT(paths); i++) {
		char target[200];
		snprintf(target, sizeof target, "/v1/@%s%s", pin, paths[i]);
		wire_ask(&wire, "GET", target, &reply);
		ck_assert_msg(reply.status == 404, "%s: %d", target, reply.status);
	}
	wire_ask(&wire, "GET", "/v1/a/b/b", &reply);
	ck_assert_str_eq(reply.body, "a file");
	wire_ask(&wire, "GET", "/v1/a/b/b/zzz", &reply);
	ck_assert_int_eq(reply.status, 404);
	end();
}

SUITE("page_files", the_root_is_the_front_page_for_all_that_do_not_ask_for_json,
	the_front_page_is_in_the_language_that_is_preferred,
	the_page_is_asked_for_each_time_and_its_assets_never_again,
	a_coding_has_bytes_and_entity_tag_of_its_own, head_and_conditions_are_those_of_the_api,
	what_the_folder_has_not_is_the_usual_404,
	a_page_takes_what_those_who_share_it_add_and_its_assets_take_nothing,
	no_pinned_address_leads_to_a_file_of_the_page, the_api_is_not_hidden_by_a_file,
	a_page_stays_as_it_was_read_at_the_start, a_page_that_cannot_be_served_is_one_line)
