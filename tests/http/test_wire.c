/*
 * Sends raw requests, each on a connection of its own, and judges what comes back. TAP on stdout.
 *
 *	test_wire --library 0.9.75 FILE.case...      to the daemon that YIGAI names, with LIGHTS
 *	test_wire --to 127.0.0.1:80 FILE.case...     to any server, by what the RFCs demand alone
 */
#include "dataset.h"
#include "daemon_fixture.h"
#include "raw.h"

#include <arpa/inet.h>
#include <check.h>
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static const char *const *files;
static bool ours = true, hidden, alone; /* what libmicrohttpd hides, or refuses alone */
static struct sockaddr_in address = {.sin_family = AF_INET};
static int patience_ms;
static size_t number, breaches;

/* Another request on the same connection, which shows whether it is still of use. */
static const char probe[] =
	"GET /v1/lights/hook HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

static int reach(void)
{
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd >= 0 && connect(fd, (struct sockaddr *)&address, sizeof address) == 0)
		return fd;
	printf("Bail out! cannot connect: %s\n", strerror(errno));
	exit(1);
}

/* The server may close before all has gone. */
static void send_all(int fd, const char *bytes, size_t len)
{
	struct pollfd ready = {.fd = fd, .events = POLLOUT};
	while (len > 0 && poll(&ready, 1, patience_ms) == 1) {
		ssize_t sent = send(fd, bytes, len, MSG_NOSIGNAL | MSG_DONTWAIT);
		if (sent < 0)
			return;
		bytes += sent;
		len -= (size_t)sent;
	}
}

/* Reads until so many replies are whole, the connection closes, or nothing comes any more. */
static void read_replies(
	int fd, struct raw_outcome *outcome, const struct raw_case *request, size_t wanted)
{
	struct pollfd ready = {.fd = fd, .events = POLLIN};
	for (;;) {
		raw_parse(outcome, request);
		if (outcome->closed || (outcome->count >= wanted && !outcome->fault[0]) ||
			outcome->len == sizeof outcome->data - 1 || poll(&ready, 1, patience_ms) != 1)
			return;
		ssize_t got = recv(fd, outcome->data + outcome->len,
			sizeof outcome->data - 1 - outcome->len, MSG_DONTWAIT);
		if (got <= 0)
			outcome->closed = true;
		else
			outcome->len += (size_t)got;
	}
}

/* What this server promises with the library at hand; nothing is promised of others. */
static const struct raw_demand *promise(const struct raw_case *request)
{
	static const struct raw_demand none = {.given = false};
	if (!ours)
		return &none;
	return alone && request->since_1_0_10.given ? &request->since_1_0_10 : &request->here;
}

static void exchange(const struct raw_case *request, struct raw_outcome *outcome)
{
	const struct raw_demand *demand = promise(request)->given ? promise(request) : &request->must;
	int fd = reach();
	outcome->len = 0;
	outcome->closed = false;
	send_all(fd, request->bytes, request->len);
	read_replies(fd, outcome, request, demand->count);
	if (!outcome->closed && !demand->close)
		send_all(fd, probe, sizeof probe - 1);
	read_replies(fd, outcome, request, RAW_REPLIES_MAX);
	close(fd);
}

static bool judge(
	const struct raw_case *request, struct raw_outcome *outcome, char ret_why[static 256])
{
	if (request->must.given && !raw_judge(outcome, &request->must, ret_why)) {
		breaches++;
		return false;
	}
	if (!ours)
		return true;
	if (promise(request)->given && !raw_judge(outcome, promise(request), ret_why))
		return false;
	if (strstr(outcome->data, request->says))
		return true;
	snprintf(ret_why, 256, "it does not say %.200s", request->says);
	return false;
}

static void run_file(const char *path)
{
	static struct raw_case request;
	static struct raw_outcome outcome;
	FILE *file = fopen(path, "r");
	if (!file) {
		printf("Bail out! cannot open %s\n", path);
		exit(1);
	}
	while (raw_read(file, &request)) {
		char why[256] = "";
		bool expected = ours && hidden && *request.before_1_0;
		patience_ms = expected ? 200 : 3000;
		exchange(&request, &outcome);
		bool right = judge(&request, &outcome, why);
		printf("%s %zu - %s%s\n", right ? "ok" : "not ok", ++number, request.name,
			expected ? " # TODO hidden before 1.0" : "");
		if (!right)
			printf("# %s: %s\n", why, expected ? request.before_1_0 : request.name);
		fflush(stdout);
	}
	fclose(file);
}

static void run_files(void)
{
	for (size_t i = 0; files[i]; i++)
		run_file(files[i]);
	printf("# %zu requests, %zu breaches of a MUST\n1..%zu\n", number, breaches, number);
}

START_TEST(all_files)
{
	static struct daemon daemon_;
	/* nobody reads the log meanwhile */
	daemon_start(&daemon_, dataset_lights(), (const char *const[]){"--log-level=error", NULL});
	address.sin_port = htons((unsigned short)daemon_.port);
	run_files();
	fflush(stdout);
	daemon_end(&daemon_);
}

/* The daemon's own functions fail by libcheck's means. */
static int run_with_daemon(void)
{
	Suite *suite = suite_create("wire");
	TCase *tcase = tcase_create("wire");
	tcase_set_timeout(tcase, 0);
	tcase_add_test(tcase, all_files);
	suite_add_tcase(suite, tcase);
	SRunner *runner = srunner_create(suite);
	srunner_run_all(runner, CK_SILENT);
	int failed = srunner_ntests_failed(runner);
	TestResult **failures = srunner_failures(runner);
	for (int i = 0; i < failed; i++)
		fprintf(stderr, "%s\n", tr_msg(failures[i]));
	free(failures);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

int main(int argc, char *argv[])
{
	char host[64];
	unsigned short port;
	if (argc < 4)
		return 2;
	files = (const char *const *)argv + 3;
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (strcmp(argv[1], "--library") == 0) {
		int minor = 0, patch = 0;
		hidden = argv[2][0] == '0';
		alone = sscanf(argv[2], "1.%d.%d", &minor, &patch) == 2 && (minor > 0 || patch >= 10);
		return run_with_daemon();
	}
	ours = strcmp(argv[1], "--to") != 0;
	if (ours || sscanf(argv[2], "%63[^:]:%hu", host, &port) != 2 ||
		inet_pton(AF_INET, host, &address.sin_addr) != 1)
		return 2;
	address.sin_port = htons(port);
	run_files();
	return 0;
}
