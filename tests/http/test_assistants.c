#include "suite.h"

#include "daemon_fixture.h"
#include "dataset.h"
#include "wire.h"

#include <stdio.h>
#include <sys/socket.h>

#define PING "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}"
#define PONG "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}\n"
#define JSON "Content-Type: application/json\r\n"

enum { BODY_MAX = 64 << 10 };

static struct daemon daemon_, assistants, operators; /* the same process at its other ports */
static struct wire wire;
static struct reply reply;

static void begin_with(const char *db, const char *more)
{
	const char *const arguments[] = {"--mcp-listen=127.0.0.1:0", "--admin-listen=127.0.0.1:0",
		"--header-timeout=1", "--access-log=on", more, NULL};
	daemon_start(&daemon_, db, arguments);
	assistants.port = daemon_assistants(&daemon_);
	operators.port = daemon_operators(&daemon_);
}

static void begin(const char *more)
{
	begin_with(dataset_lights(), more);
}

/* Sends a request with these lines in its head, and this body. */
static void post(const char *line, const char *lines, const char *body, size_t len)
{
	char head[2048];
	snprintf(head, sizeof head, "%s HTTP/1.1\r\nHost: localhost\r\n%sContent-Length: %zu\r\n\r\n",
		line, lines, len);
	wire_puts(&wire, head);
	wire_send(&wire, body, len);
	wire_read(&wire, false, &reply);
}

static void assert_served(void)
{
	post("POST /mcp", JSON, PING, strlen(PING));
	ck_assert_int_eq(reply.status, 200);
	ck_assert_str_eq(reply.body, PONG);
}

START_TEST(a_message_that_is_posted_is_answered_with_json)
{
	begin(NULL);
	wire_open(&wire, &assistants);
	for (int i = 0; i < 3; i++)
		assert_served();
	ck_assert_str_eq(reply_header(&reply, "Content-Type"), "application/json");
	ck_assert_str_eq(reply_header(&reply, "Cache-Control"), "no-store");
	ck_assert_ptr_null(reply_header(&reply, "Access-Control-Allow-Origin"));
	post("POST /mcp", JSON, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}", 54);
	ck_assert_int_eq(reply.status, 202);
	ck_assert_uint_eq(reply.len, 0);
	assert_served();
	wire_close(&wire);
	daemon_end(&daemon_);
}

START_TEST(what_is_no_message_is_refused_and_the_connection_goes_on)
{
	static const struct {
		const char *line, *lines, *body;
		int status;
		const char *says;
	} cases[] = {
		{"POST /mcp", JSON, "{", 400, "-32700"},
		{"POST /mcp", JSON, "", 400, "-32700"},
		{"POST /mcp", JSON, "[" PING "]", 400, "-32600"},
		{"POST /mcp", JSON "MCP-Protocol-Version: 1900-01-01\r\n", PING, 400, "-32022"},
		{"POST /mcp", JSON "MCP-Protocol-Version: 2026-07-28\r\n", PING, 400, "-32602"},
		{"POST /mcp", "Content-Type: text/plain\r\n", PING, 415, "application/json"},
		{"POST /mcp", "", PING, 415, "application/json"},
		{"POST /mcp", "Content-Type: application/jsonx\r\n", PING, 415, "application/json"},
		{"POST /mcp", "Content-Type: application/json; charset=utf-8\r\n", PING, 200, "result"},
		{"POST /mcp", JSON "Content-Encoding: gzip\r\n", PING, 415, "Content-Encoding"},
		{"POST /mcp", JSON "Content-Encoding: identity\r\n", PING, 200, "result"},
		{"POST /mcp", JSON "Origin: http://evil.example\r\n", PING, 403, "Origin"},
		{"POST /mcp", JSON "Origin: http://localhost:1234\r\n", PING, 200, "result"},
		{"GET /mcp", "", "", 405, "-32600"},
		{"DELETE /mcp", "", "", 405, "-32600"},
		{"OPTIONS /mcp", "", "", 405, "-32600"},
		{"POST /", JSON, PING, 404, "/mcp"},
		{"POST /mcp/", JSON, PING, 404, "/mcp"},
		{"POST http://localhost/mcp", JSON, PING, 200, "result"},
		{"POST http://localhost", JSON, PING, 404, "/mcp"},
		{"POST ftp://localhost/mcp", JSON, PING, 400, "\"status\":400"},
		{"POST /mcp?", JSON, PING, 200, "result"},
		{"POST /mcp?x=1", JSON, PING, 400, "\"this address takes no parameters\""},
		{"GET /mcp?x", "", "", 400, "\"parameter\":\"x\""},
		{"GET /v1", "", "", 404, "/mcp"},
	};
	begin(NULL);
	wire_open(&wire, &assistants);
	for (size_t i = 0; i < COUNT(cases); i++) {
		post(cases[i].line, cases[i].lines, cases[i].body, strlen(cases[i].body));
		ck_assert_msg(reply.status == cases[i].status && strstr(reply.body, cases[i].says),
			"%zu: %d %s", i, reply.status, reply.body);
		if (reply.status == 405)
			ck_assert_str_eq(reply_header(&reply, "Allow"), "POST");
		if (reply.status == 415)
			ck_assert(reply_header(&reply, "Accept") || reply_header(&reply, "Accept-Encoding"));
		ck_assert_ptr_null(reply_header(&reply, "Access-Control-Allow-Origin"));
	}
	assert_served();
	wire_close(&wire);
	daemon_end(&daemon_);
}

START_TEST(a_host_that_is_made_to_lead_here_is_refused)
{
	begin("--origin=https://data.example");
	static const struct {
		const char *host;
		int status;
	} cases[] = {{"evil.example", 403}, {"data.example", 200}, {"127.0.0.1:1", 200}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char text[512];
		wire_open(&wire, &assistants);
		snprintf(text, sizeof text,
			"POST /mcp HTTP/1.1\r\nHost: %s\r\n" JSON "Content-Length: %zu\r\n\r\n" PING,
			cases[i].host, strlen(PING));
		wire_puts(&wire, text);
		wire_read(&wire, false, &reply);
		ck_assert_int_eq(reply.status, cases[i].status);
		ck_assert(reply.status == 200 || strstr(reply.body, "The Host must be"));
		wire_close(&wire);
	}
	daemon_end(&daemon_);
}

START_TEST(a_body_is_so_long_and_no_longer)
{
	static char body[BODY_MAX + 1];
	memset(body, ' ', sizeof body);
	memcpy(body, PING, strlen(PING));
	begin(NULL);
	wire_open(&wire, &assistants);
	post("POST /mcp", JSON, body, BODY_MAX);
	ck_assert_int_eq(reply.status, 200);
	wire_puts(
		&wire, "POST /mcp HTTP/1.1\r\nHost: localhost\r\n" JSON "Content-Length: 65537\r\n\r\n");
	wire_read(&wire, false, &reply);
	ck_assert_int_eq(reply.status, 413);
	ck_assert(strstr(reply.body, "body is too large") && strstr(reply.body, "65536"));
	ck_assert(wire_is_closed(&wire));
	wire_close(&wire);
	daemon_end(&daemon_);
}

static void begin_chunked(void)
{
	wire_open(&wire, &assistants);
	wire_puts(&wire,
		"POST /mcp HTTP/1.1\r\nHost: localhost\r\n" JSON "Transfer-Encoding: chunked\r\n\r\n");
}

START_TEST(a_body_may_come_in_chunks_up_to_the_same_length)
{
	static char chunk[1 << 15];
	begin(NULL);
	begin_chunked();
	for (size_t i = 0; i < strlen(PING); i++) {
		char piece[16];
		snprintf(piece, sizeof piece, "1\r\n%c\r\n", PING[i]);
		wire_puts(&wire, piece);
	}
	wire_puts(&wire, "0\r\n\r\n");
	wire_read(&wire, false, &reply);
	ck_assert_str_eq(reply.body, PONG);
	wire_close(&wire);
	begin_chunked();
	memset(chunk, ' ', sizeof chunk);
	for (int i = 0; i < 2; i++) {
		wire_puts(&wire, "8000\r\n");
		wire_send(&wire, chunk, sizeof chunk);
		wire_puts(&wire, "\r\n");
	}
	wire_puts(&wire, "1\r\n \r\n");
	wire_read(&wire, false, &reply);
	ck_assert_int_eq(reply.status, 413);
	ck_assert(strstr(reply.body, "body is too large") && strstr(reply.body, "65536"));
	ck_assert(wire_is_closed(&wire));
	wire_close(&wire);
	daemon_end(&daemon_);
}

START_TEST(a_client_that_stops_half_way_is_closed_and_others_are_served)
{
	begin(NULL);
	struct wire slow;
	wire_open(&slow, &assistants);
	wire_puts(&slow,
		"POST /mcp HTTP/1.1\r\nHost: localhost\r\n" JSON "Content-Length: 44\r\n\r\n{\"json");
	wire_open(&wire, &assistants);
	assert_served();
	ck_assert(wire_is_closed(&slow));
	wire_close(&slow);
	wire_close(&wire);
	daemon_end(&daemon_);
}

START_TEST(who_waits_to_be_told_to_go_on_is_told)
{
	begin(NULL);
	wire_open(&wire, &assistants);
	wire_puts(&wire,
		"POST /mcp HTTP/1.1\r\nHost: localhost\r\n" JSON
		"Expect: 100-continue\r\nContent-Length: 40\r\n\r\n");
	wire_read(&wire, true, &reply);
	ck_assert_int_eq(reply.status, 100);
	wire_send(&wire, PING, strlen(PING));
	wire_read(&wire, false, &reply);
	ck_assert_str_eq(reply.body, PONG);
	wire_close(&wire);
	daemon_end(&daemon_);
}

START_TEST(the_public_port_goes_on_taking_no_bodies)
{
	begin(NULL);
	wire_open(&wire, &daemon_);
	post("POST /mcp", JSON, PING, strlen(PING));
	ck_assert_int_eq(reply.status, 413);
	wire_close(&wire);
	daemon_end(&daemon_);
}

START_TEST(operators_see_how_many_messages_were_answered)
{
	begin(NULL);
	wire_open(&wire, &assistants);
	assert_served();
	post("POST /mcp", JSON, "{", 1);
	wire_close(&wire);
	wire_open(&wire, &operators);
	wire_ask(&wire, "GET", "/metrics", &reply);
	ck_assert_ptr_nonnull(strstr(reply.body, "\nyigai_mcp_answered_total 1\n"));
	ck_assert_ptr_nonnull(strstr(reply.body, "\nyigai_mcp_refused_total 1\n"));
	wire_close(&wire);
	char line[512];
	daemon_wait_line(&daemon_, "target=\"/mcp\"", line, sizeof line);
	ck_assert_ptr_nonnull(strstr(line, "method=\"POST\""));
	daemon_end(&daemon_);
}

/* What the public does not take fills the room that both have; before they shut who takes nothing,
 * an assistant asks. */
START_TEST(bodies_for_assistants_and_for_the_public_fill_one_memory)
{
	static const char call[] =
		"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":"
		"{\"name\":\"query\",\"arguments\":{\"resource\":\"wrecks\",\"limit\":5}}}";
	enum { TRIES = 10, SMALL = 4096 };
	const char *big =
		dataset_with("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100)"
					 "INSERT INTO wrecks SELECT 'w' || i, printf('%.*c', 16000, 'x') FROM n");
	struct wire slow;
	begin_with(big, "--max-body-memory=1200K");
	wire_open(&wire, &assistants);
	post("POST /mcp", JSON, call, strlen(call));
	ck_assert_int_eq(reply.status, 200);
	for (int i = 0; i < TRIES && reply.status == 200; i++) {
		char first;
		wire_open(&slow, &daemon_);
		setsockopt(slow.fd, SOL_SOCKET, SO_RCVBUF, &(int){SMALL}, sizeof(int));
		wire_puts(&slow, "GET /v1/wrecks?limit=60 HTTP/1.1\r\nHost: a\r\n\r\n");
		ck_assert_int_eq(recv(slow.fd, &first, 1, MSG_PEEK), 1);
		post("POST /mcp", JSON, call, strlen(call));
		wire_close(&slow);
	}
	ck_assert_int_eq(reply.status, 503);
	ck_assert_str_eq(reply_header(&reply, "Retry-After"), "1");
	wire_close(&wire);
	daemon_end(&daemon_);
}

SUITE("assistants", a_message_that_is_posted_is_answered_with_json,
	what_is_no_message_is_refused_and_the_connection_goes_on,
	a_host_that_is_made_to_lead_here_is_refused, a_body_is_so_long_and_no_longer,
	a_body_may_come_in_chunks_up_to_the_same_length,
	a_client_that_stops_half_way_is_closed_and_others_are_served,
	who_waits_to_be_told_to_go_on_is_told, the_public_port_goes_on_taking_no_bodies,
	operators_see_how_many_messages_were_answered,
	bodies_for_assistants_and_for_the_public_fill_one_memory)
