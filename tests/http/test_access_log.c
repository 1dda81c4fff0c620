#include "suite.h"

#include "dataset.h"
#include "daemon_fixture.h"
#include "wire.h"

#define DIGITS_64 "0123456789012345678901234567890123456789012345678901234567890123"

static struct daemon daemon_;
static struct wire wire;
static struct reply reply;

static void begin(const char *const arguments[])
{
	daemon_start(&daemon_, dataset_lights(), arguments);
	wire_open(&wire, &daemon_);
}

static void end(void)
{
	wire_close(&wire);
	daemon_end(&daemon_);
}

static void ask(const char *target, const char *fields)
{
	char request[4096];
	snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: a\r\n%s\r\n", target, fields);
	wire_puts(&wire, request);
	wire_read(&wire, false, &reply);
}

START_TEST(the_access_log_has_a_line_for_each_request)
{
	static const char *const cases[][2] = {
		{"/v1/lights/hook", " method=\"GET\" target=\"/v1/lights/hook\" status=200 bytes="},
		{"/v1/nothing?%0a", " target=\"/v1/nothing?%0a\" status=404 bytes="},
		{"/v1/\"\\\x01", " target=\"/v1/\\\"\\\\\\x01\" status="},
		{"/v1/\xC2\x85\xE2\x80\xA8\xFF", " target=\"/v1/\\xc2\\x85\\xe2\\x80\\xa8\\xff\" status="},
		{"/v1/\xE7\x81\xAF", " target=\"/v1/\xE7\x81\xAF\" status="},
	};
	begin((const char *const[]){"--access-log=on", NULL});
	for (size_t i = 0; i < COUNT(cases); i++) {
		char line[2048];
		ask(cases[i][0], "");
		daemon_wait_line(&daemon_, "request=", line, sizeof line);
		ck_assert_msg(strncmp(line, "time=2", 6) == 0, "%s", line);
		ck_assert_msg(strstr(line, "Z level=info request=\"") != NULL, "%s", line);
		ck_assert_msg(strstr(line, cases[i][1]) != NULL, "%s", line);
	}
	end();
}

START_TEST(a_line_says_who_asked_and_believes_only_trusted_proxies)
{
	static const char forwarded[] = "X-Forwarded-For: 203.0.113.1, 198.51.100.7\r\n"
									"X-Forwarded-For: 127.0.0.2\r\nForwarded: for=203.0.113.9\r\n";
	static const struct {
		const char *options[3], *client;
	} cases[] = {
		{{"--access-log=on"}, " client=\"127.0.0.1\" method="},
		{{"--access-log=on", "--trusted-proxy=10.0.0.0/8"}, " client=\"127.0.0.1\" method="},
		{{"--access-log=on", "--trusted-proxy=127.0.0.0/8"}, " client=\"198.51.100.7\" method="},
		{{"--access-log=on", "--trusted-proxy=127.0.0.0/8", "--forwarded-by=forwarded"},
			" client=\"203.0.113.9\" method="},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char line[2048];
		begin((const char *const[]){
			cases[i].options[0], cases[i].options[1], cases[i].options[2], NULL});
		ask("/v1/lights/hook", forwarded);
		daemon_wait_line(&daemon_, "request=", line, sizeof line);
		ck_assert_msg(strstr(line, cases[i].client) != NULL, "%s", line);
		/* what is turned away is said of somebody, too */
		ask("/v1/lights/hook", "Content-Length: 1\r\n");
		daemon_wait_line(&daemon_, "status=413", line, sizeof line);
		ck_assert_msg(strstr(line, " client=\"127.0.0.1\" method=") != NULL, "%s", line);
		end();
	}
}

START_TEST(a_sane_id_is_echoed_and_logged_and_any_other_is_not)
{
	static const struct {
		const char *field;
		const char *id; /* NULL: one of our own */
	} cases[] = {
		{"X-Request-Id: a\r\n", "a"},
		{"X-Request-Id: 7f-Az_9.x\r\n", "7f-Az_9.x"},
		{"X-Request-Id: " DIGITS_64 "\r\n", DIGITS_64},
		{"X-Request-Id: " DIGITS_64 "5\r\n", NULL},
		{"X-Request-Id:\r\n", NULL},
		{"X-Request-Id: a b\r\n", NULL},
		{"X-Request-Id: a\" status=200\r\n", NULL},
		{"X-Request-Id: \xE7\x81\xAF\r\n", NULL},
		{"X-Request-Id: a\r\nX-Request-Id: b\r\n", NULL}, /* joined by a comma */
		{"", NULL},
	};
	char line[2048], wanted[200];
	begin((const char *const[]){"--access-log=on", NULL});
	for (size_t i = 0; i < COUNT(cases); i++) {
		ask("/livez", cases[i].field);
		daemon_wait_line(&daemon_, "request=", line, sizeof line);
		const char *id = reply_header(&reply, "X-Request-Id");
		ck_assert_msg(id != NULL, "%s", reply.head);
		if (cases[i].id)
			ck_assert_str_eq(id, cases[i].id);
		else
			ck_assert_msg(strspn(id, "0123456789abcdef-") == strlen(id), "%s", id);
		snprintf(wanted, sizeof wanted, "request=\"%s\" ", id);
		ck_assert_msg(strstr(line, wanted) != NULL, "%s in %s", wanted, line);
	}
	end();
}

START_TEST(ids_of_our_own_are_never_the_same)
{
	char last[100] = "";
	begin((const char *const[]){"--access-log=on", NULL});
	for (int i = 0; i < 20; i++) {
		ask("/livez", "");
		ck_assert_str_ne(reply_header(&reply, "X-Request-Id"), last);
		snprintf(last, sizeof last, "%s", reply_header(&reply, "X-Request-Id"));
	}
	end();
}

START_TEST(without_a_log_only_the_clients_id_is_echoed)
{
	begin(NULL);
	ask("/livez", "X-Request-Id: mine\r\n");
	ck_assert_str_eq(reply_header(&reply, "X-Request-Id"), "mine");
	ask("/v1/nowhere", "X-Request-Id: yours\r\n");
	ck_assert_str_eq(reply_header(&reply, "X-Request-Id"), "yours");
	ask("/livez", "");
	ck_assert_ptr_null(reply_header(&reply, "X-Request-Id"));
	ask("/livez", "X-Request-Id: \"\r\n");
	ck_assert_ptr_null(reply_header(&reply, "X-Request-Id"));
	end();
}

START_TEST(what_a_shared_cache_may_keep_says_nothing_that_one_client_said)
{
	static const char *const targets[] = {"/v1", "/v1/lights", "/v1/lights/hook",
		"/v1/dataset.sqlite", "/docs", "/openapi.json", "/v1/lights/"};
	begin((const char *const[]){"--access-log=on", NULL});
	for (size_t i = 0; i < COUNT(targets); i++) {
		ask(targets[i], "X-Request-Id: alice\r\n");
		ck_assert_msg(!reply_header(&reply, "X-Request-Id"), "%s", targets[i]);
		ask(targets[i], "X-Request-Id: bob\r\n"); /* from memory */
		ck_assert_msg(!reply_header(&reply, "X-Request-Id"), "%s", targets[i]);
		ask(targets[i], "X-Request-Id: bob\r\nIf-None-Match: *\r\n");
		ck_assert_msg(!reply_header(&reply, "X-Request-Id"), "%s", targets[i]);
	}
	ask("/v1/dataset.sqlite", "X-Request-Id: file\r\nRange: bytes=0-15\r\n");
	ck_assert_ptr_null(reply_header(&reply, "X-Request-Id"));
	end();
}

START_TEST(server_timing_says_how_long_an_answer_took)
{
	begin((const char *const[]){"--server-timing=on", NULL});
	static const char *const words[] = {"miss", "hit", "hit"};
	for (size_t i = 0; i < COUNT(words); i++) {
		double ms = -1;
		char word[10] = "";
		ask("/v1/lights/hook", "");
		const char *timing = reply_header(&reply, "Server-Timing");
		ck_assert_msg(timing && sscanf(timing, "answer;dur=%lf, cache;desc=%9s", &ms, word) == 2,
			"%s", reply.head);
		ck_assert_str_eq(word, words[i]);
		ck_assert(ms >= 0);
		/* the body is the same as ever */
		ck_assert_ptr_nonnull(strstr(reply.body, "\"id\":\"hook\""));
	}
	end();
}

SUITE("access log", the_access_log_has_a_line_for_each_request,
	a_line_says_who_asked_and_believes_only_trusted_proxies,
	a_sane_id_is_echoed_and_logged_and_any_other_is_not, ids_of_our_own_are_never_the_same,
	without_a_log_only_the_clients_id_is_echoed,
	what_a_shared_cache_may_keep_says_nothing_that_one_client_said,
	server_timing_says_how_long_an_answer_took)
