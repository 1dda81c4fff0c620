#include "suite.h"

#include "dataset.h"
#include "daemon_fixture.h"
#include "wire.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

enum { LIMIT = 4 };

static struct daemon daemon_, operators; /* operators is the same process at its other port */
static struct wire wires[3 * LIMIT + 1], wire;
static struct reply reply;

static void begin(const char *db, const char *first, const char *second)
{
	const char *const arguments[] = {
		"--admin-listen=127.0.0.1:0", "--threads=1", "--budget=0", first, second, NULL};
	daemon_start(&daemon_, db, arguments);
	operators.port = daemon_operators(&daemon_);
}

static void assert_answered(struct wire *each)
{
	wire_ask(each, "GET", "/v1/lights/hook", &reply);
	ck_assert_int_eq(reply.status, 200);
}

/* Whether a new connection is answered, not closed. */
static bool is_taken(struct wire *each)
{
	wire_open(each, &daemon_);
	wire_puts(each, "GET /v1/lights/hook HTTP/1.1\r\nHost: a\r\n\r\n");
	char byte;
	return recv(each->fd, &byte, 1, MSG_PEEK) == 1;
}

START_TEST(an_address_has_as_many_connections_as_it_may)
{
	begin(dataset_lights(), "--per-address=4", NULL);
	for (int i = 0; i < LIMIT; i++) {
		ck_assert_msg(is_taken(&wires[i]), "%d of %d is refused", i + 1, LIMIT);
		wire_read(&wires[i], false, &reply);
	}
	ck_assert_msg(!is_taken(&wire), "one more than %d is taken", LIMIT);
	wire_close(&wire);
	for (int i = 0; i < LIMIT; i++)
		assert_answered(&wires[i]);
	wire_close(&wires[0]);
	bool taken = false; /* as soon as the server has seen the end of the other */
	for (int i = 0; i < 10000 && !taken; i++) {
		taken = is_taken(&wire);
		wire_close(&wire);
	}
	ck_assert(taken);
	for (int i = 1; i < LIMIT; i++)
		wire_close(&wires[i]);
	daemon_end(&daemon_);
}

START_TEST(without_a_limit_an_address_has_as_many_as_it_likes)
{
	begin(dataset_lights(), "--per-address=0", NULL);
	for (int i = 0; i < 3 * LIMIT; i++)
		ck_assert(is_taken(&wires[i]));
	for (int i = 0; i < 3 * LIMIT; i++)
		wire_close(&wires[i]);
	daemon_end(&daemon_);
}

START_TEST(who_comes_when_all_connections_are_taken_gets_the_place_of_one_that_waits)
{
	begin(dataset_lights(), "--connections=8", NULL);
	for (int i = 0; i < 2 * LIMIT; i++) {
		wire_open(&wires[i], &daemon_);
		assert_answered(&wires[i]);
	}
	wire_open(&wire, &daemon_);
	assert_answered(&wire);
	ck_assert(wire_is_closed(&wires[0]));
	for (int i = 0; i < 2 * LIMIT; i++)
		wire_close(&wires[i]);
	wire_close(&wire);
	daemon_end(&daemon_);
}

START_TEST(a_head_that_does_not_end_in_time_is_closed)
{
	begin(dataset_lights(), "--header-timeout=1", "--idle-timeout=0");
	wire_open(&wire, &daemon_);
	assert_answered(&wire);
	wire_puts(&wire, "GET /v1 HTTP/1.1\r\nHost: a\r\nX-Slow: ");
	ck_assert(wire_is_closed(&wire));
	wire_close(&wire);
	wire_open(&wire, &daemon_); /* and one that does not even begin */
	ck_assert(wire_is_closed(&wire));
	wire_close(&wire);
	daemon_end(&daemon_);
}

START_TEST(a_connection_that_asks_nothing_more_is_closed)
{
	begin(dataset_lights(), "--header-timeout=0", "--idle-timeout=1");
	wire_open(&wire, &daemon_);
	assert_answered(&wire);
	ck_assert(wire_is_closed(&wire));
	wire_close(&wire);
	daemon_end(&daemon_);
}

START_TEST(an_answer_that_is_not_taken_in_time_is_cut)
{
	static char data[1 << 16];
	const char *big =
		dataset_with("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12)"
					 "INSERT INTO wrecks SELECT 'w' || i, printf('%.*c', 16000, 'x') FROM n");
	begin(big, "--answer-timeout=1", NULL);
	int small = 4096;
	ssize_t got;
	size_t len = 0;
	wire_open(&wire, &daemon_);
	setsockopt(wire.fd, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
	wire_puts(&wire, "GET /v1/wrecks HTTP/1.1\r\nHost: a\r\n\r\n");
	/* what is asked in between takes its time, too */
	for (int i = 0; i < 100000 && wire_metric(&operators, "yigai_http_connections_shut_total") == 0;
		 i++)
		;
	while ((got = recv(wire.fd, data, sizeof data, 0)) > 0)
		len += (size_t)got;
	ck_assert_uint_gt(len, 0);
	ck_assert_uint_lt(len, 12 * 16000);
	wire_close(&wire);
	daemon_end(&daemon_);
}

/* Readers that take nothing hold every connection; none of them has begun a second answer. */
START_TEST(who_takes_nothing_gives_way_when_all_connections_are_taken)
{
	const char *big =
		dataset_with("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)"
					 "INSERT INTO wrecks SELECT 'w' || i, printf('%.*c', 16000, 'x') FROM n");
	int small = 4096;
	begin(big, "--connections=8", NULL);
	for (int i = 0; i < 2 * LIMIT; i++) {
		wire_open(&wires[i], &daemon_);
		setsockopt(wires[i].fd, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
		wire_puts(&wires[i], "GET /v1/wrecks?limit=1000 HTTP/1.1\r\nHost: a\r\n\r\n");
		char first;
		ck_assert_int_eq(recv(wires[i].fd, &first, 1, MSG_PEEK), 1);
	}
	wire_open(&wire, &daemon_);
	wire_ask(&wire, "GET", "/livez", &reply); /* long before the answers' 30 s are over */
	ck_assert_int_eq(reply.status, 200);
	for (int i = 0; i < 2 * LIMIT; i++)
		wire_close(&wires[i]);
	wire_close(&wire);
	daemon_end(&daemon_);
}

/* Asks and reads nothing of the answer but its status. */
static int ask_and_wait(struct wire *each, const char *target)
{
	char request[100], status[16] = "";
	int small = 4096;
	wire_open(each, &daemon_);
	setsockopt(each->fd, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
	snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: a\r\n\r\n", target);
	wire_puts(each, request);
	ck_assert_int_eq(recv(each->fd, status, 12, MSG_PEEK | MSG_WAITALL), 12);
	return atoi(status + 9);
}

/* An eighth of the connections may take the file, which is a second descriptor for each. */
START_TEST(who_takes_the_file_and_reads_nothing_leaves_descriptors_for_others)
{
	enum { FILES = 2 };
	const char *big =
		dataset_with("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)"
					 "INSERT INTO wrecks SELECT 'w' || i, printf('%.*c', 16000, 'x') FROM n");
	begin(big, "--connections=16", NULL);
	for (int i = 0; i < FILES; i++)
		ck_assert_int_eq(ask_and_wait(&wires[i], "/v1/dataset.sqlite"), 200);
	wire_open(&wire, &daemon_);
	wire_ask(&wire, "GET", "/v1/dataset.sqlite", &reply);
	ck_assert_int_eq(reply.status, 503);
	ck_assert_str_eq(reply_header(&reply, "Retry-After"), "1");
	ck_assert_ptr_nonnull(strstr(reply.body, "no descriptor for one more"));
	assert_answered(&wire);
	wire_close(&wire);
	/* whoever goes leaves a place */
	wire_close(&wires[0]);
	int status;
	while ((status = ask_and_wait(&wires[0], "/v1/dataset.sqlite")) == 503)
		wire_close(&wires[0]);
	ck_assert_int_eq(status, 200);
	for (int i = 0; i < FILES; i++)
		wire_close(&wires[i]);
	daemon_end(&daemon_);
}

/* On a connection that went on, the next answer would begin with what stands behind the last. */
START_TEST(nothing_stands_behind_the_head_of_a_table_that_is_written_in_parts)
{
	const char *big =
		dataset_with("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100)"
					 "INSERT INTO wrecks SELECT 'w' || i, printf('%.*c', 16000, 'x') FROM n");
	begin(big, NULL, NULL);
	wire_open(&wire, &daemon_);
	wire_puts(&wire, "HEAD /v1/wrecks.ndjson HTTP/1.1\r\nHost: a\r\n\r\n");
	wire_read(&wire, true, &reply);
	ck_assert_int_eq(reply.status, 200);
	ck_assert_ptr_null(reply_header(&reply, "Content-Length"));
	ck_assert(wire_is_closed(&wire));
	wire_close(&wire);
	daemon_end(&daemon_);
}

START_TEST(bodies_that_nobody_takes_fill_no_more_memory_than_they_may)
{
	enum { MAX = 1200 << 10, CLIENTS = 3 * LIMIT }; /* room for one page */
	const char *big =
		dataset_with("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100)"
					 "INSERT INTO wrecks SELECT 'w' || i, printf('%.*c', 16000, 'x') FROM n");
	int given = 0, status;
	begin(big, "--max-body-memory=1200K", "--cache-size=0");
	for (int i = 0; i < CLIENTS; i++) {
		status = ask_and_wait(&wires[i], "/v1/wrecks?limit=60");
		ck_assert_msg(status == 200 || status == 503, "%d", status);
		given += status == 200;
		ck_assert_int_le(wire_metric(&operators, "yigai_http_bodies_bytes"), MAX);
		wire_open(&wire, &daemon_); /* who wants little is answered whatever the others do */
		assert_answered(&wire);
		wire_close(&wire);
	}
	ck_assert_int_gt(given, 0);
	ck_assert_int_lt(given, CLIENTS);
	/* those who take nothing give way, and the next has as long a page as they had */
	while ((status = ask_and_wait(&wire, "/v1/wrecks?limit=60")) == 503)
		wire_close(&wire);
	ck_assert_int_eq(status, 200);
	wire_close(&wire);
	for (int i = 0; i < CLIENTS; i++)
		wire_close(&wires[i]);
	while (wire_metric(&operators, "yigai_http_bodies_bytes") > 0)
		;
	daemon_end(&daemon_);
}

START_TEST(a_body_that_finds_no_room_is_503_and_says_when_to_ask_again)
{
	begin(dataset_lights(), "--max-body-memory=100", NULL);
	wire_open(&wire, &daemon_);
	wire_ask(&wire, "GET", "/openapi.json", &reply);
	ck_assert_int_eq(reply.status, 503);
	ck_assert_str_eq(reply_header(&reply, "Retry-After"), "1");
	ck_assert_str_eq(reply_header(&reply, "Content-Type"), "application/problem+json");
	wire_ask(&wire, "GET", "/v1/lights/hook", &reply); /* up to 4 KiB need no room */
	ck_assert_int_eq(reply.status, 200);
	wire_close(&wire);
	daemon_end(&daemon_);
}

SUITE("limits", nothing_stands_behind_the_head_of_a_table_that_is_written_in_parts,
	an_address_has_as_many_connections_as_it_may,
	without_a_limit_an_address_has_as_many_as_it_likes,
	who_comes_when_all_connections_are_taken_gets_the_place_of_one_that_waits,
	a_head_that_does_not_end_in_time_is_closed, a_connection_that_asks_nothing_more_is_closed,
	an_answer_that_is_not_taken_in_time_is_cut,
	who_takes_nothing_gives_way_when_all_connections_are_taken,
	who_takes_the_file_and_reads_nothing_leaves_descriptors_for_others,
	bodies_that_nobody_takes_fill_no_more_memory_than_they_may,
	a_body_that_finds_no_room_is_503_and_says_when_to_ask_again)
