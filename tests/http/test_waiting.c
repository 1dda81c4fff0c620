#include "suite.h"

#include "dataset.h"
#include "daemon_fixture.h"
#include "http/wire.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

/* One worker, and an answer that keeps it busy: one light's height is counted up to anew each time,
 * for long enough that what a test does meanwhile is done first on a busy machine, too. */
#define SLOW_RESULT "2000000"
#define SLOW_HEIGHT                                                                                \
	"CASE l.id WHEN 'hook' THEN (WITH RECURSIVE n(i) AS"                                           \
	" (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " SLOW_RESULT ") SELECT max(i) FROM n)"    \
	" ELSE height END"
#define SLOW "/v1/lights/hook?fields=id,height"
#define QUICK "/v1/lights/bell-rock?fields=id,height"

enum { CONNECTIONS = 16, WAITING = CONNECTIONS / 4 };

static struct daemon daemon_, operators; /* operators is the same process at its other port */
static struct wire busy[6], wire;
static struct reply reply;

static void begin(const char *first, const char *second)
{
	const char *const arguments[] = {"--admin-listen=127.0.0.1:0", "--threads=1", "--budget=0",
		"--connections=16", first, second, NULL};
	daemon_start(&daemon_, dataset_view("height", SLOW_HEIGHT), arguments);
	operators.port = daemon_operators(&daemon_);
}

static void ask(struct wire *each, const char *target)
{
	char request[200];
	wire_open(each, &daemon_);
	snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: a\r\n\r\n", target);
	wire_puts(each, request);
}

/* The worker is busy with the first, and so many wait behind it. */
static void ask_many(const char *target, int behind)
{
	while (wire_metric(&operators, "yigai_http_in_flight") > 0) /* what was asked before */
		;
	ask(&busy[0], SLOW);
	while (wire_metric(&operators, "yigai_http_in_flight") < 1 ||
		wire_metric(&operators, "yigai_http_waiting") > 0)
		;
	for (int i = 1; i <= behind; i++) {
		ask(&busy[i], target);
		while (wire_metric(&operators, "yigai_http_waiting") < i)
			;
	}
}

static bool is_answered(const struct wire *each)
{
	struct pollfd poll_ = {.fd = each->fd, .events = POLLIN};
	return poll(&poll_, 1, 0) == 1;
}

static void assert_answer(struct wire *each)
{
	wire_read(each, false, &reply);
	ck_assert_int_eq(reply.status, 200);
	ck_assert_ptr_nonnull(strstr(reply.body, "\"height\":"));
	wire_close(each);
}

static void assert_status(const struct daemon *where, const char *target, int status)
{
	wire_open(&wire, where);
	wire_ask(&wire, "GET", target, &reply);
	ck_assert_msg(reply.status == status, "%s: %d", target, reply.status);
	wire_close(&wire);
}

START_TEST(health_waits_for_no_worker)
{
	begin("--cache-size=0", NULL);
	ask_many(QUICK, 4);
	assert_status(&daemon_, "/livez", 200);
	assert_status(&daemon_, "/readyz", 200);
	assert_status(&operators, "/livez", 200);
	assert_status(&operators, "/readyz", 200);
	ck_assert(!is_answered(&busy[4]));
	for (int i = 0; i < 5; i++)
		assert_answer(&busy[i]);
	daemon_end(&daemon_);
}

START_TEST(what_is_in_memory_waits_for_no_worker)
{
	begin(NULL, NULL);
	assert_status(&daemon_, "/v1/lights/hook?fields=id", 200);
	ask_many(QUICK, 4);
	assert_status(&daemon_, "/v1/lights/hook?fields=id", 200);
	ck_assert(!is_answered(&busy[4]));
	for (int i = 0; i < 5; i++)
		assert_answer(&busy[i]);
	daemon_end(&daemon_);
}

START_TEST(a_quarter_of_the_connections_may_wait_and_the_next_hears_that_it_is_too_many)
{
	begin("--cache-size=0", NULL);
	ask_many(QUICK, WAITING);
	assert_status(&daemon_, QUICK, 503);
	ck_assert_str_eq(reply_header(&reply, "Retry-After"), "1");
	ck_assert_str_eq(reply_header(&reply, "Content-Type"), "application/problem+json");
	/* an address without a query waits for none of them but the one that is being made */
	assert_status(&daemon_, "/v1/keepers/ida", 200);
	for (int i = 0; i <= WAITING; i++)
		assert_answer(&busy[i]);
	assert_status(&daemon_, QUICK, 200);
	daemon_end(&daemon_);
}

START_TEST(who_asks_for_the_same_meanwhile_gets_what_was_made)
{
	int hits = 0;
	begin("--server-timing=on", NULL);
	ask_many(SLOW, 4);
	for (int i = 0; i < 5; i++) {
		assert_answer(&busy[i]);
		hits += strstr(reply_header(&reply, "Server-Timing"), "cache;desc=hit") != NULL;
	}
	ck_assert_int_eq(hits, 4);
	daemon_end(&daemon_);
}

START_TEST(who_leaves_while_the_answer_is_made_harms_nobody)
{
	begin("--cache-size=0", NULL);
	ask_many(QUICK, 4);
	for (int i = 0; i < 4; i++)
		wire_close(&busy[i]);
	assert_answer(&busy[4]);
	while (wire_metric(&operators, "yigai_http_connections") > 0 ||
		wire_metric(&operators, "yigai_http_bodies_bytes") > 0)
		;
	daemon_end(&daemon_);
}

START_TEST(requests_behind_one_that_waits_are_answered_in_order)
{
	begin("--cache-size=0", NULL);
	wire_open(&wire, &daemon_);
	wire_puts(&wire,
		"GET " SLOW " HTTP/1.1\r\nHost: a\r\n\r\n"
		"GET /livez HTTP/1.1\r\nHost: a\r\n\r\n"
		"HEAD " QUICK " HTTP/1.1\r\nHost: a\r\n\r\n"
		"GET /v1/nothing HTTP/1.1\r\nHost: a\r\n\r\n");
	static const struct {
		bool head;
		int status;
		const char *text;
	} wanted[] = {{false, 200, "\"height\":" SLOW_RESULT}, {false, 200, "alive"}, {true, 200, ""},
		{false, 404, "not-found"}};
	for (size_t i = 0; i < COUNT(wanted); i++) {
		wire_read(&wire, wanted[i].head, &reply);
		ck_assert_int_eq(reply.status, wanted[i].status);
		ck_assert_ptr_nonnull(strstr(reply.body, wanted[i].text));
	}
	wire_close(&wire);
	daemon_end(&daemon_);
}

START_TEST(the_end_waits_for_answers_that_are_being_made)
{
	begin("--cache-size=0", NULL);
	ask_many(QUICK, 2);
	kill(daemon_.pid, SIGTERM);
	for (int i = 0; i < 3; i++)
		assert_answer(&busy[i]);
	ck_assert_int_eq(daemon_wait(&daemon_), 0);
	ck_assert_ptr_null(strstr(daemon_.text, "cut off"));
}

SUITE("waiting", health_waits_for_no_worker, what_is_in_memory_waits_for_no_worker,
	a_quarter_of_the_connections_may_wait_and_the_next_hears_that_it_is_too_many,
	who_asks_for_the_same_meanwhile_gets_what_was_made,
	who_leaves_while_the_answer_is_made_harms_nobody,
	requests_behind_one_that_waits_are_answered_in_order,
	the_end_waits_for_answers_that_are_being_made)
