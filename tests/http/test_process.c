#include "served.h"

#include <arpa/inet.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

START_TEST(the_ready_line_names_a_port_that_answers)
{
	static const char *const threads[] = {"1", "2", "16", "256"};
	for (size_t i = 0; i < COUNT(threads); i++) {
		char url[64];
		daemon_start(
			&daemon_, dataset_lights(), (const char *const[]){"--threads", threads[i], NULL});
		snprintf(url, sizeof url, "http://127.0.0.1:%d", daemon_.port);
		ck_assert_str_eq(daemon_.url, url);
		wire_open(&wire, &daemon_);
		wire_ask(&wire, "GET", "/readyz", &reply);
		ck_assert_int_eq(reply.status, 200);
		wire_close(&wire);
		daemon_end(&daemon_);
	}
}

START_TEST(an_address_may_be_ipv6)
{
	int fd = socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0);
	struct sockaddr_in6 address = {.sin6_family = AF_INET6, .sin6_addr = IN6ADDR_LOOPBACK_INIT};
	bool has_ipv6 = fd >= 0 && bind(fd, (struct sockaddr *)&address, sizeof address) == 0;
	close(fd);
	if (!has_ipv6)
		return;
	daemon_start(&daemon_, dataset_lights(), (const char *const[]){"--listen=[::1]:0", NULL});
	char url[64];
	snprintf(url, sizeof url, "http://[::1]:%d", daemon_.port);
	ck_assert_str_eq(daemon_.url, url);
	daemon_end(&daemon_);
}

START_TEST(sigterm_and_sigint_end_it_with_0)
{
	static const int signals[] = {SIGTERM, SIGINT};
	for (size_t i = 0; i < 2 * COUNT(signals); i++) {
		daemon_start(&daemon_, dataset_lights(), NULL);
		if (i < COUNT(signals)) {
			wire_open(&wire, &daemon_); /* an idle connection does not hold it */
			assert_usable(&wire);
		}
		ck_assert_int_eq(daemon_stop(&daemon_, signals[i % COUNT(signals)]), 0);
		/* it goes without a complaint */
		ck_assert(!strstr(daemon_.text, "level=warning") && !strstr(daemon_.text, "level=error"));
		if (i < COUNT(signals)) {
			ck_assert(wire_is_closed(&wire));
			wire_close(&wire);
		}
	}
}

START_TEST(a_body_in_flight_is_finished_at_the_end)
{
	static const int signals[] = {SIGTERM, SIGINT};
	static const char *const patient[] = {"--budget=0", NULL}; /* the machine may be busy */
	const char *big =
		dataset_with("INSERT INTO wrecks VALUES ('big', printf('%.*c', 20000000, 'x'))");
	for (size_t i = 0; i < COUNT(signals); i++) {
		static char data[1 << 16];
		daemon_start(&daemon_, big, patient);
		wire_open(&wire, &daemon_);
		wire_puts(&wire, "GET /v1/wrecks/big HTTP/1.1\r\nHost: a\r\n\r\n");
		ssize_t got = recv(wire.fd, data, sizeof data - 1, 0);
		ck_assert_int_gt(got, 0);
		data[got] = '\0';
		const char *end = strstr(data, "\r\n\r\n"), *length = strcasestr(data, "Content-Length:");
		ck_assert(end != NULL && length != NULL);
		long wanted = atol(length + strlen("Content-Length:")), body = data + got - (end + 4);
		ck_assert_int_gt(wanted, 20000000);
		kill(daemon_.pid, signals[i]);
		daemon_wait_taken(&daemon_, signals[i]);
		daemon_wait_refused(&daemon_);
		while ((got = recv(wire.fd, data, sizeof data, 0)) > 0)
			body += got;
		ck_assert_int_eq(body, wanted);
		ck_assert_int_eq(daemon_wait(&daemon_), 0);
		wire_close(&wire);
	}
}

START_TEST(half_a_body_does_not_hold_the_end)
{
	static const char *const halves[] = {
		"POST /v1/lights HTTP/1.1\r\nHost: a\r\nContent-Length: 4000\r\n\r\npart",
		"PUT /v1/lights HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\npart",
		"GET /v1 HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n"};
	static struct wire others[COUNT(halves)];
	daemon_start(&daemon_, dataset_lights(), NULL);
	for (size_t i = 0; i < COUNT(halves); i++) {
		wire_open(&others[i], &daemon_);
		wire_puts(&others[i], halves[i]);
		wire_read(&others[i], false, &reply);
		ck_assert_int_eq(reply.status, 413);
	}
	time_t begun = time(NULL);
	daemon_end(&daemon_);
	ck_assert_int_le(time(NULL) - begun, 3); /* requests in flight would have 10 s */
	for (size_t i = 0; i < COUNT(halves); i++)
		wire_close(&others[i]);
}

START_TEST(half_a_request_does_not_hold_the_end)
{
	static struct wire halves[8];
	daemon_start(&daemon_, dataset_lights(), NULL);
	for (size_t i = 0; i < COUNT(halves); i++) {
		wire_open(&halves[i], &daemon_);
		wire_puts(&halves[i], "GET /v1/lights HTTP/1.1\r\nHost:");
	}
	wire_open(&wire, &daemon_);
	assert_usable(&wire);
	daemon_end(&daemon_);
}

/* A socket that listens on a free port. */
static int listening(void)
{
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	ck_assert_int_eq(bind(fd, (struct sockaddr *)&address, sizeof address), 0);
	ck_assert_int_eq(listen(fd, 16), 0);
	return fd;
}

static int port_of(int fd)
{
	struct sockaddr_in address;
	socklen_t len = sizeof address;
	ck_assert_int_eq(getsockname(fd, (struct sockaddr *)&address, &len), 0);
	return ntohs(address.sin_port);
}

START_TEST(a_passed_socket_outlives_the_process)
{
	static struct wire waiting;
	int fd = listening();
	daemon_pass(fd);
	daemon_start(&daemon_, dataset_lights(), NULL);
	wire_open(&wire, &daemon_);
	assert_usable(&wire);
	wire_close(&wire);
	daemon_end(&daemon_);
	wire_open(&waiting, &daemon_); /* nobody serves now, and nobody refuses */
	wire_puts(&waiting, "GET /v1/lights/hook HTTP/1.1\r\nHost: a\r\n\r\n");
	daemon_start(&daemon_, dataset_lights(), NULL);
	wire_read(&waiting, false, &reply);
	ck_assert_int_eq(reply.status, 200);
	wire_close(&waiting);
	daemon_end(&daemon_);
	daemon_pass(-1);
	close(fd);
}

/* Asks on each connection until all know the version, and nothing else is said on any. */
static void wait_version(struct wire *clients, size_t count, const char *version)
{
	char member[64];
	size_t know = 0;
	snprintf(member, sizeof member, "\"version\":\"%s\"", version);
	for (int i = 0; i < 10000 && know < count; i++) {
		know = 0;
		for (size_t j = 0; j < count; j++) {
			wire_ask(&clients[j], "GET", "/v1", &reply);
			ck_assert_int_eq(reply.status, 200);
			ck_assert_uint_eq(clients[j].len, 0);
			know += strstr(reply.body, member) != NULL;
		}
	}
	ck_assert_uint_eq(know, count);
}

/* A connection could have the number of stderr as soon as a reload gave it up. */
START_TEST(without_stderr_a_reload_makes_no_client_hear_the_log)
{
	enum { CLIENTS = 4, RELOADS = 3, OUT = 2, ERR = 4, ALL = 7 };
	static const unsigned sets[] = {ERR, OUT | ERR, ALL};
	static struct wire clients[CLIENTS * (RELOADS + 1)];
	int fd = listening();
	daemon_pass(fd);
	for (size_t i = 0; i < COUNT(sets); i++) {
		const char *served = dataset_copy("served.db");
		daemon_begin_without(sets[i]);
		daemon_begin(&daemon_, served, (const char *const[]){"--access-log=on", NULL});
		daemon_.port = port_of(fd);
		size_t open = 0;
		for (int j = 0; j <= RELOADS; j++) {
			char version[16], sql[128];
			snprintf(version, sizeof version, "2.%zu.%d", i, j);
			snprintf(sql, sizeof sql,
				"UPDATE api_dataset SET version = '%s', digest = printf('%%064d', %d)", version, j);
			ck_assert_int_eq(rename(dataset_with(sql), served), 0);
			kill(daemon_.pid, SIGHUP);
			for (int k = 0; k < CLIENTS; k++)
				wire_open(&clients[open++], &daemon_);
			wait_version(clients, open, version);
		}
		while (open > 0)
			wire_close(&clients[--open]);
		daemon_end(&daemon_);
	}
	daemon_begin_without(0);
	daemon_pass(-1);
	close(fd);
}

SUITE("process", the_ready_line_names_a_port_that_answers, an_address_may_be_ipv6,
	sigterm_and_sigint_end_it_with_0, a_body_in_flight_is_finished_at_the_end,
	half_a_body_does_not_hold_the_end, half_a_request_does_not_hold_the_end,
	a_passed_socket_outlives_the_process, without_stderr_a_reload_makes_no_client_hear_the_log)
