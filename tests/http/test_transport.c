#include "served.h"

#include <sys/socket.h>

#define TEXT(text) text, sizeof text - 1

enum { TARGET_MAX = 8192 };

START_TEST(a_connection_serves_many_requests)
{
	static char first[1 << 17];
	begin();
	wire_ask(&wire, "GET", "/v1/lights", &reply);
	ck_assert_int_eq(reply.status, 200);
	strcpy(first, reply.body);
	for (int i = 0; i < 20; i++) {
		wire_ask(&wire, "HEAD", "/v1/lights", &reply);
		ck_assert_int_eq(reply.status, 200);
		wire_ask(&wire, "GET", "/v1/nothing", &reply);
		ck_assert_int_eq(reply.status, 404);
		wire_ask(&wire, "OPTIONS", i % 2 ? "/v1" : "*", &reply);
		ck_assert_int_eq(reply.status, 204);
		wire_ask(&wire, "GET", "/v1/lights", &reply);
		ck_assert_str_eq(reply.body, first);
	}
	end();
}

START_TEST(a_connection_closes_when_it_is_asked_to)
{
	begin();
	wire_puts(&wire, "GET /v1/keepers HTTP/1.1\r\n" HOST "Connection: close\r\n\r\n");
	wire_read(&wire, false, &reply);
	ck_assert(reply.status == 200 && wire_is_closed(&wire));
	end();
}

START_TEST(three_requests_in_one_write_are_answered_in_order)
{
	begin();
	wire_puts(&wire,
		"GET /v1/lights/hook HTTP/1.1\r\n" HOST "\r\n"
		"GET /v1/nothing HTTP/1.1\r\n" HOST "\r\n"
		"GET /v1/keepers/ida HTTP/1.1\r\n" HOST "\r\n");
	wire_read(&wire, false, &reply);
	ck_assert_int_eq(reply.status, 200);
	ck_assert_ptr_nonnull(strstr(reply.body, "\"id\":\"hook\""));
	wire_read(&wire, false, &reply);
	ck_assert_int_eq(reply.status, 404);
	wire_read(&wire, false, &reply);
	ck_assert_int_eq(reply.status, 200);
	ck_assert_ptr_nonnull(strstr(reply.body, "\"name\":\"Ida Lewis\""));
	assert_usable(&wire);
	end();
}

START_TEST(a_request_may_come_byte_by_byte)
{
	static const char text[] =
		"GET /v1/lights/hook?fields=id HTTP/1.1\r\n" HOST "If-None-Match: \"x\"\r\n\r\n";
	begin();
	for (const char *byte = text; *byte; byte++)
		wire_send(&wire, byte, 1);
	wire_read(&wire, false, &reply);
	ck_assert_int_eq(reply.status, 200);
	ck_assert_ptr_nonnull(strstr(reply.body, "{\"id\":\"hook\"}"));
	assert_usable(&wire);
	end();
}

/* The client may still be sending when the answer comes, and the connection closes behind it. */
START_TEST(a_body_is_refused_unread)
{
	static const char *const methods[] = {"POST", "PUT", "GET", "HEAD", "OPTIONS", "BREW"};
	static char body[1 << 20];
	memset(body, 'x', sizeof body);
	begin();
	for (size_t len = 1; len <= sizeof body; len *= 32)
		for (size_t i = 0; i < COUNT(methods); i++) {
			static struct wire other;
			char head[200];
			wire_open(&other, &daemon_);
			snprintf(head, sizeof head,
				"%s /v1/lights HTTP/1.1\r\n" HOST "Content-Length: %zu\r\n\r\n", methods[i], len);
			wire_puts(&other, head);
			wire_read(&other, strcmp(methods[i], "HEAD") == 0, &reply);
			ck_assert_int_eq(reply.status, 413);
			ck_assert_str_eq(reply_header(&reply, "Connection"), "close");
			ck_assert_str_eq(reply_header(&reply, "Content-Type"), "application/problem+json");
			ck_assert_str_eq(reply_header(&reply, "Access-Control-Allow-Origin"), "*");
			send(other.fd, body, len, MSG_NOSIGNAL);
			ck_assert(wire_is_closed(&other));
			wire_close(&other);
		}
	assert_usable(&wire);
	end();
}

START_TEST(a_client_that_expects_100_hears_at_once_that_no_body_is_taken)
{
	begin();
	wire_puts(&wire,
		"POST /v1/lights HTTP/1.1\r\n" HOST "Content-Length: 4\r\nExpect: 100-continue\r\n\r\n");
	wire_read(&wire, false, &reply);
	ck_assert_int_eq(reply.status, 413);
	ck_assert(wire_is_closed(&wire));
	end();
}

START_TEST(what_follows_an_expectation_is_answered_too)
{
	begin();
	wire_puts(&wire,
		"GET /livez HTTP/1.1\r\n" HOST "Expect: 100-continue\r\n\r\n"
		"GET /livez HTTP/1.1\r\n" HOST "Expect: 100-continue\r\nContent-Length: 0\r\n\r\n"
		"GET /v1/lights/hook HTTP/1.1\r\n" HOST "\r\n");
	for (int i = 0; i < 3; i++) {
		wire_read(&wire, false, &reply);
		ck_assert_int_eq(reply.status, 200);
	}
	ck_assert_ptr_nonnull(strstr(reply.body, "\"hook\""));
	end();
}

/* A target of so many bytes that finds nothing. */
static const char *target_of(size_t len)
{
	static char target[1 << 16];
	static const char start[] = "/v1/lights?name_en=";
	memset(target, 'x', len);
	memcpy(target, start, sizeof start - 1);
	target[len] = '\0';
	return target;
}

START_TEST(a_target_has_at_most_8192_bytes)
{
	static const struct {
		size_t len;
		int status;
	} cases[] = {{100, 200}, {TARGET_MAX - 1, 200}, {TARGET_MAX, 200}, {TARGET_MAX + 1, 414},
		{TARGET_MAX + 2, 414}, {TARGET_MAX + 1500, 414}};
	begin();
	for (size_t i = 0; i < COUNT(cases); i++) {
		wire_ask(&wire, "GET", target_of(cases[i].len), &reply);
		ck_assert_msg(reply.status == cases[i].status, "%zu bytes: %d", cases[i].len, reply.status);
		ck_assert_str_eq(reply_header(&reply, "Access-Control-Allow-Origin"), "*");
		assert_usable(&wire);
	}
	/* and nothing follows where the whole head is too large, too */
	wire_ask(&wire, "GET", target_of(TARGET_MAX + 4000), &reply);
	ck_assert_int_eq(reply.status, 414);
	ck_assert(wire_is_closed(&wire));
	end();
}

/* The server may close before all has come, and its answer may be lost by that. */
START_TEST(a_request_line_without_end_is_refused)
{
	static char bytes[1 << 16] = "GET /v1/";
	memset(bytes + 8, 'x', sizeof bytes - 8);
	begin();
	while (send(wire.fd, bytes, sizeof bytes, MSG_NOSIGNAL) > 0)
		;
	ssize_t got = recv(wire.fd, bytes, sizeof bytes, 0);
	ck_assert(got <= 0 || strncmp(bytes, "HTTP/1.1 4", 10) == 0);
	wire_close(&wire);
	wire_open(&wire, &daemon_);
	assert_usable(&wire);
	end();
}

START_TEST(a_target_reaches_the_api_as_it_was_sent)
{
	static const struct {
		const char *target;
		int status;
		const char *says;
	} cases[] = {
		{"/v1/lights/lime%2Drock?fields=id", 200, "{\"id\":\"lime-rock\"}"},
		{"/v1/lights/l%69me-rock?fields=id", 200, "{\"id\":\"lime-rock\"}"},
		{"/v1/lights%2Fhook", 404, "\"instance\":\"/v1/lights%2Fhook\""},
		{"/v1/lights/a%2Fb", 404, "No item of lights has the key a/b."},
		{"/v1/lights/%zz", 400, "bad-request"},
		{"/v1/lights/%", 400, "bad-request"},
		{"/v1/lights/%00", 400, "bad-request"},
		{"/v1/lights/%FF", 400, "bad-request"},
		{"/v1/lights?name_en=%zz", 400, "broken percent-escape"},
		{"/v1/lights?name_en=Bell+Rock&fields=id", 200, "{\"id\":\"bell-rock\"}"},
		{"/v1/lights?name_en=Bell%20Rock&fields=id", 200, "{\"id\":\"bell-rock\"}"},
		{"/v1/lights?name_en=Bell%2BRock&fields=id", 200, "{\"data\":[]"},
		{"/v1/lights?name_zh=%E8%8A%B1%E9%B8%9F%E5%B1%B1%E7%81%AF%E5%A1%94&fields=id", 200,
			"{\"id\":\"hua-niao\"}"},
		{"/v1/lights?name_zh=花鸟山灯塔&fields=id", 200, "{\"id\":\"hua-niao\"}"},
		{"/v1/lights?name_en__contains=50%25_off&fields=id", 200, "{\"id\":\"old-quote\"}"},
		{"/v1/lights?id=hook&id=tower&fields=id", 200, "{\"id\":\"hook\"},{\"id\":\"tower\"}"},
		{"/v1/lights?id=hook&&fields=id&", 200, "{\"id\":\"hook\"}"},
		{"/v1/lights?", 200, "\"self\":\"/v1/lights\""},
		{"/v1/lights/../keepers", 400, "segment of dots"},
		{"/v1/lights/%2e./keepers", 400, "segment of dots"},
		{"/v1/lights#hook", 400, "has a fragment"},
		{"/v1/lights\x7F", 400, "control byte"},
		{"//v1//lights", 308, ""},
		{"http://example.org/v1/lights/hook?fields=id", 200, "{\"id\":\"hook\"}"},
	};
	begin();
	for (size_t i = 0; i < COUNT(cases); i++) {
		wire_ask(&wire, "GET", cases[i].target, &reply);
		ck_assert_msg(reply.status == cases[i].status, "%s: %d", cases[i].target, reply.status);
		ck_assert_msg(
			strstr(reply.body, cases[i].says) != NULL, "%s: %s", cases[i].target, reply.body);
	}
	end();
}

START_TEST(http_1_0_closes_unless_it_asks_not_to)
{
	begin();
	wire_puts(&wire, "GET /v1/lights/hook HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n");
	wire_read(&wire, false, &reply);
	ck_assert_int_eq(reply.status, 200);
	wire_puts(&wire, "GET /v1/lights/hook HTTP/1.0\r\n\r\n");
	wire_read(&wire, false, &reply);
	ck_assert_int_eq(reply.status, 200);
	ck_assert(wire_is_closed(&wire));
	end();
}

START_TEST(what_is_no_http_harms_nobody)
{
	/* the status of the answer; 0: the connection closes; -1: the server waits for more */
	static const struct {
		const char *bytes;
		size_t len;
		int status;
	} cases[] = {
		{TEXT("\r\n\r\n"), -1},
		{TEXT("\0\0\0\0\r\n\r\n"), -1},
		{TEXT("GET\r\n\r\n"), 0},
		{TEXT("\x16\x03\x01\x02\r\n\r\n"), 0},
		{TEXT("GET /v1\r\n\r\n"), 400},
		{TEXT("GET /v1 HTTP/9.9\r\n\r\n"), 505},
		{TEXT("GET /v1 HTTP/1.1\r\nno colon\r\n\r\n"), 400},
		{TEXT("POST /v1 HTTP/1.1\r\n" HOST "Content-Length: -1\r\n\r\n"), 400},
		{TEXT("POST /v1 HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\nzz\r\n"), 413},
	};
	begin();
	for (size_t i = 0; i < COUNT(cases); i++) {
		static struct wire other;
		wire_open(&other, &daemon_);
		wire_send(&other, cases[i].bytes, cases[i].len);
		char answer[2048] = "", wanted[32] = "";
		size_t len = 0;
		ssize_t got = cases[i].status < 0 ? 0 : 1;
		while (got > 0 && len < sizeof answer - 1) {
			got = recv(other.fd, answer + len, sizeof answer - 1 - len, 0);
			ck_assert_msg(got >= 0, "case %zu is not closed", i);
			len += (size_t)got;
		}
		if (cases[i].status > 0)
			snprintf(wanted, sizeof wanted, "HTTP/1.1 %d", cases[i].status);
		ck_assert_msg(strncmp(answer, wanted, strlen(wanted)) == 0, "case %zu: %s", i, answer);
		ck_assert(*wanted || len == 0);
		wire_close(&other);
		assert_usable(&wire);
	}
	end();
}

SUITE("transport", a_connection_serves_many_requests, a_connection_closes_when_it_is_asked_to,
	three_requests_in_one_write_are_answered_in_order, a_request_may_come_byte_by_byte,
	a_body_is_refused_unread, a_client_that_expects_100_hears_at_once_that_no_body_is_taken,
	what_follows_an_expectation_is_answered_too, a_target_has_at_most_8192_bytes,
	a_request_line_without_end_is_refused, a_target_reaches_the_api_as_it_was_sent,
	http_1_0_closes_unless_it_asks_not_to, what_is_no_http_harms_nobody)
