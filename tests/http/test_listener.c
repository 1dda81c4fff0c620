#include "suite.h"

#include "base/error.h"
#include "http/listener.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { UNSENT_MAX = 64 << 10 };

static struct error err;
static char url[LISTENER_URL_SIZE];

/* What a service manager passes, from descriptor 3 on. */
enum passed { NOTHING, LISTENING, BOUND, DATAGRAM, PIPE };

struct passing {
	const char *names; /* NULL for none */
	enum passed what[2];
	int clients, operators; /* the descriptor that is taken; -1 for none */
	const char *detail;     /* of the last error */
};

static int make(enum passed what)
{
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
	int pipes[2];
	if (what == PIPE)
		return pipe(pipes) == 0 ? pipes[0] : -1;
	int fd = socket(AF_INET, what == DATAGRAM ? SOCK_DGRAM : SOCK_STREAM, 0);
	if (bind(fd, (struct sockaddr *)&address, sizeof address) != 0 ||
		(what == LISTENING && listen(fd, 8) != 0))
		return -1;
	return fd;
}

static int open_one(enum listener_use use, const char *listen_at)
{
	error_clear(&err);
	return listener_open(use, listen_at, url, &err);
}

START_TEST(a_free_port_is_picked_and_told)
{
	int fd = open_one(LISTENER_CLIENTS, "127.0.0.1:0");
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(strncmp(url, "http://127.0.0.1:", 17), 0);
	ck_assert_int_gt(atoi(url + 17), 0);
	ck_assert_int_eq(open_one(LISTENER_CLIENTS, url + 7), -1);
	ck_assert_ptr_nonnull(strstr(err.detail, "cannot listen on 127.0.0.1:"));
	close(fd);
}

START_TEST(what_is_no_address_is_refused)
{
	static const char *const cases[] = {"", ":", "8080", "127.0.0.1",
		"127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:1x", "localhost:80", "[::1:80",
		"256.0.0.1:80", "1111111111111111111111111111111111111111111111111111111111111111:80"};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_int_eq(open_one(LISTENER_CLIENTS, cases[i]), -1);
		ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
	}
}

START_TEST(a_connection_holds_little_that_is_not_taken)
{
	struct sockaddr_in address;
	socklen_t len = sizeof address;
	int fd = open_one(LISTENER_CLIENTS, "127.0.0.1:0"), unsent = 0;
	ck_assert_int_eq(getsockname(fd, (struct sockaddr *)&address, &len), 0);
	int client = socket(AF_INET, SOCK_STREAM, 0);
	ck_assert_int_eq(connect(client, (struct sockaddr *)&address, sizeof address), 0);
	int connection = accept(fd, NULL, NULL);
	len = sizeof unsent;
	ck_assert_int_eq(getsockopt(connection, IPPROTO_TCP, TCP_NOTSENT_LOWAT, &unsent, &len), 0);
	ck_assert_int_eq(unsent, UNSENT_MAX);
	close(connection);
	close(client);
	close(fd);
}

static void pass(pid_t pid, int count, const char *names)
{
	char text[2][20];
	snprintf(text[0], sizeof text[0], "%d", (int)pid);
	snprintf(text[1], sizeof text[1], "%d", count);
	setenv("LISTEN_PID", text[0], 1);
	setenv("LISTEN_FDS", text[1], 1);
	if (names)
		setenv("LISTEN_FDNAMES", names, 1);
}

/* What comes of it, in a process of its own: in this one the numbers are the test runner's. */
struct outcome {
	int fd[2], flags;
	struct error err;
};

static void take(const struct passing *passing, struct outcome *outcome)
{
	int made[2], count = 0;
	for (; count < 2 && passing->what[count] != NOTHING; count++)
		made[count] = make(passing->what[count]);
	for (int i = 0; i < count; i++)
		dup2(fcntl(made[i], F_DUPFD, 20), 3 + i);
	pass(getpid(), count, passing->names);
	for (int use = 0; use < 2; use++)
		outcome->fd[use] = listener_open((enum listener_use)use, "nowhere", url, &outcome->err);
	outcome->flags = (fcntl(3, F_GETFL) & O_NONBLOCK) && fcntl(3, F_GETFD) == FD_CLOEXEC;
}

static void assert_passing(const struct passing *passing)
{
	struct outcome *outcome =
		mmap(NULL, sizeof *outcome, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	error_clear(&outcome->err);
	pid_t child = fork();
	if (child == 0) {
		take(passing, outcome);
		_exit(0);
	}
	int status;
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(status, 0);
	ck_assert_int_eq(outcome->fd[LISTENER_CLIENTS], passing->clients);
	ck_assert_int_eq(outcome->fd[LISTENER_OPERATORS], passing->operators);
	ck_assert_str_eq(outcome->err.detail, passing->detail);
	if (passing->clients == 3 || passing->operators == 3)
		ck_assert(outcome->flags);
	munmap(outcome, sizeof *outcome);
}

#define NOWHERE "nowhere is not an ADDR:PORT"

START_TEST(a_passed_socket_goes_before_the_address)
{
	static const struct passing cases[] = {
		{NULL, {LISTENING}, 3, -1, NOWHERE},
		{"yigai.socket", {LISTENING}, 3, -1, NOWHERE},
		{"yigai.socket:admin", {LISTENING, LISTENING}, 3, 4, ""},
		{"admin:http", {LISTENING, LISTENING}, 4, 3, ""},
		{":admin", {LISTENING, LISTENING}, 3, 4, ""},
		{"admin", {LISTENING}, -1, 3, NOWHERE},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_passing(&cases[i]);
}

START_TEST(two_sockets_for_one_use_are_refused)
{
	static const char *const cases[] = {NULL, "", "one:two", "admins:adm"};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_passing(&(struct passing){
			cases[i], {LISTENING, LISTENING}, -1, -1, "2 sockets were passed for one use"});
	assert_passing(&(struct passing){"admin:admin", {LISTENING, LISTENING}, -1, -1, NOWHERE});
}

START_TEST(what_is_no_listening_tcp_socket_is_refused)
{
	static const enum passed cases[] = {BOUND, DATAGRAM, PIPE};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_passing(&(struct passing){"x:admin", {cases[i], LISTENING}, -1, 4,
			"the passed descriptor 3 is no listening TCP socket"});
}

START_TEST(what_is_passed_to_another_process_is_not_ours)
{
	pass(getpid() + 1, 1, NULL);
	ck_assert(!listener_is_passed(LISTENER_CLIENTS));
	pass(getpid(), 0, NULL);
	ck_assert(!listener_is_passed(LISTENER_CLIENTS));
	unsetenv("LISTEN_FDS");
	ck_assert(!listener_is_passed(LISTENER_CLIENTS));
}

SUITE("listener", a_free_port_is_picked_and_told, what_is_no_address_is_refused,
	a_connection_holds_little_that_is_not_taken, a_passed_socket_goes_before_the_address,
	two_sockets_for_one_use_are_refused, what_is_no_listening_tcp_socket_is_refused,
	what_is_passed_to_another_process_is_not_ours)
