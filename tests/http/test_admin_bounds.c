#include "admin_fixture.h"

#include <stdio.h>
#include <string.h>

START_TEST(a_flag_is_on_where_it_is_given)
{
	static const struct {
		const char *target;
		bool verbose;
	} cases[] = {{"/readyz", false}, {"/readyz?", false}, {"/readyz?verbose", true},
		{"/readyz?verbose=", true}, {"/readyz?verbose=true", true}};
	begin(dataset_lights());
	for (size_t i = 0; i < COUNT(cases); i++) {
		ask(&operators, "GET", cases[i].target);
		ck_assert_int_eq(reply.status, 200);
		ck_assert_msg((strstr(reply.body, "last refusal") != NULL) == cases[i].verbose, "%s: %s",
			cases[i].target, reply.body);
	}
	daemon_end(&daemon_);
}

/* Whatever answers: the answer itself, its refusal, and what is turned away before either. */
START_TEST(no_page_in_a_browser_may_read_what_operators_may)
{
	static const char *const requests[] = {"GET /metrics", "GET /livez", "GET /readyz",
		"GET /readyz?verbose", "GET /nothing", "GET /livez?a=b", "POST /metrics",
		"OPTIONS /metrics", "OPTIONS /livez", "OPTIONS *", "GET livez"};
	begin(dataset_lights());
	for (size_t i = 0; i < 2 * COUNT(requests); i++) {
		wire_open(&wire, &operators);
		wire_puts(&wire, requests[i / 2]);
		wire_puts(&wire, " HTTP/1.1\r\nHost: a\r\nOrigin: http://b\r\n");
		wire_puts(&wire, i % 2 ? "Content-Length: 1\r\n\r\nx" : "\r\n");
		wire_read(&wire, false, &reply);
		wire_close(&wire);
		ck_assert_msg(
			!strstr(reply.head, "Access-Control-"), "%s: %s", requests[i / 2], reply.head);
		ck_assert_str_eq(reply_header(&reply, "X-Content-Type-Options"), "nosniff");
		if (reply.status == 204)
			ck_assert_str_eq(reply_header(&reply, "Allow"), "GET, HEAD, OPTIONS");
	}
	ask(&daemon_, "GET", "/livez");
	ck_assert_str_eq(reply_header(&reply, "Access-Control-Allow-Origin"), "*");
	daemon_end(&daemon_);
}

START_TEST(operators_ask_past_the_base_path)
{
	static const char *const arguments[] = {
		"--admin-listen=127.0.0.1:0", "--base-path=/yigai", NULL};
	static const struct {
		const char *target;
		int status;
	} cases[] = {{"/metrics", 200}, {"/livez", 200}, {"/readyz?verbose", 200}, {"/foo", 404},
		{"/livez?a=b", 400}, {"/yigai/metrics", 404}, {"/yigai/livez", 404}, {"/yigai", 404}};
	daemon_start(&daemon_, dataset_lights(), arguments);
	operators.port = daemon_operators(&daemon_);
	for (size_t i = 0; i < COUNT(cases); i++) {
		char instance[100];
		ask(&operators, "GET", cases[i].target);
		ck_assert_msg(reply.status == cases[i].status, "%s: %d", cases[i].target, reply.status);
		snprintf(instance, sizeof instance, "\"instance\":\"%s\"", cases[i].target);
		ck_assert_msg(reply.status == 200 || strstr(reply.body, instance), "%s: %s",
			cases[i].target, reply.body);
	}
	daemon_end(&daemon_);
}

SUITE("admin_bounds", a_flag_is_on_where_it_is_given,
	no_page_in_a_browser_may_read_what_operators_may, operators_ask_past_the_base_path)
