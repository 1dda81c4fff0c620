#include "suite.h"

#include "dataset.h"
#include "daemon_fixture.h"
#include "wire.h"

#include <arpa/inet.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static struct daemon daemon_;
static struct wire wire;
static struct reply reply;

/* The version of the dataset that is served now. */
static void version_now(struct wire *client, struct reply *to, char ret_version[static 16])
{
	wire_ask(client, "GET", "/v1", to);
	ck_assert_int_eq(to->status, 200);
	const char *member = strstr(to->body, "\"version\":\"");
	ck_assert_ptr_nonnull(member);
	ck_assert_int_eq(sscanf(member, "\"version\":\"%15[^\"]", ret_version), 1);
}

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
			version_now(&wire, &reply, (char[16]){0});
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
	version_now(&wire, &reply, (char[16]){0});
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

START_TEST(a_passed_socket_outlives_the_process)
{
	static struct wire waiting;
	char version[16];
	int fd = listening();
	daemon_pass(fd);
	daemon_start(&daemon_, dataset_lights(), NULL);
	wire_open(&wire, &daemon_);
	version_now(&wire, &reply, version);
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

/* Puts a changed copy of the fixture under the name of the dataset that is served. */
static void replace(const char *served, const char *sql)
{
	ck_assert_int_eq(rename(dataset_with(sql), served), 0);
}

static void wait_version(const char *wanted)
{
	char version[16] = "";
	/* the log may speak a moment before the swap */
	for (int i = 0; i < 10000 && strcmp(version, wanted) != 0; i++)
		version_now(&wire, &reply, version);
	ck_assert_str_eq(version, wanted);
}

START_TEST(sighup_serves_the_new_dataset)
{
	const char *served = dataset_copy("served.db");
	daemon_start(&daemon_, served, NULL);
	wire_open(&wire, &daemon_);
	wait_version("1.2.3");
	for (int i = 4; i < 9; i++) {
		char sql[100], version[16], line[1024];
		snprintf(version, sizeof version, "1.2.%d", i);
		snprintf(sql, sizeof sql,
			"UPDATE api_dataset SET version = '%s', digest = printf('%%064d', %d)", version, i);
		replace(served, sql);
		kill(daemon_.pid, SIGHUP);
		daemon_wait_line(&daemon_, "reloaded", line, sizeof line);
		ck_assert_ptr_nonnull(strstr(line, "level=info message=\"reloaded "));
		ck_assert_ptr_nonnull(strstr(line, "digest 0000000000000000"));
		wait_version(version);
	}
	wire_close(&wire);
	daemon_end(&daemon_);
}

START_TEST(sighup_keeps_the_old_dataset_where_the_new_one_is_bad)
{
	static const struct {
		const char *sql, *says;
	} cases[] = {
		{"PRAGMA user_version = 4", "has schema version 4"},
		{"PRAGMA application_id = 2", "another application"},
		{"DELETE FROM api_dataset", "api_dataset has no row"},
		{"DELETE FROM keepers", "file lights: row 8 points at nothing in keepers"},
		{"DROP VIEW api_lights", "lights no such table: api_lights"},
	};
	const char *served = dataset_copy("served.db");
	char line[2048];
	daemon_start(&daemon_, served, NULL);
	wire_open(&wire, &daemon_);
	for (size_t i = 0; i < COUNT(cases) + 2; i++) {
		if (i < COUNT(cases))
			replace(served, cases[i].sql);
		else if (i == COUNT(cases))
			ck_assert_int_eq(remove(served), 0);
		else
			dataset_write(served, "not a database at all", 21);
		kill(daemon_.pid, SIGHUP);
		daemon_wait_line(&daemon_, "reloaded", line, sizeof line);
		ck_assert_ptr_nonnull(
			strstr(line, "level=error message=\"not reloaded, the old dataset stays: "));
		if (i < COUNT(cases))
			ck_assert_msg(strstr(line, cases[i].says) != NULL, "%s", line);
		wait_version("1.2.3");
	}
	replace(served, "UPDATE api_dataset SET version = '2.0.0'");
	kill(daemon_.pid, SIGHUP);
	daemon_wait_line(&daemon_, "level=info message=\"reloaded", NULL, 0);
	wait_version("2.0.0");
	wire_close(&wire);
	daemon_end(&daemon_);
}

START_TEST(a_check_that_takes_minutes_does_not_hold_the_end)
{
	static const int signals[] = {SIGTERM, SIGINT};
	const char *served = dataset_copy("served.db"), *endless = dataset_slow(20000);
	struct stat file;
	ck_assert_int_eq(stat(endless, &file), 0);
	ck_assert_int_le(file.st_size, 1 << 20); /* so that it is checked at the start, too */
	for (size_t i = 0; i < COUNT(signals); i++) {
		daemon_begin(&daemon_, endless, NULL);
		ck_assert_int_eq(daemon_stop(&daemon_, signals[i]), 0);
		ck_assert_msg(!strstr(daemon_.text, "listening"), "%s", daemon_.text);
		daemon_start(&daemon_, served, NULL);
		ck_assert_int_eq(rename(dataset_slow(20000), served), 0);
		kill(daemon_.pid, SIGHUP);
		daemon_wait_taken(&daemon_, SIGHUP);
		wire_open(&wire, &daemon_);
		version_now(&wire, &reply, (char[16]){0}); /* it serves meanwhile */
		wire_close(&wire);
		ck_assert_int_eq(daemon_stop(&daemon_, signals[i]), 0);
		ck_assert(strstr(daemon_.text, "was still being opened") != NULL);
		dataset_count = 2;
		served = dataset_copy("served.db");
	}
}

START_TEST(a_folder_that_is_switched_is_refused_with_what_to_do)
{
	char line[2048], path[600];
	const char *link = dataset_path("current"), *folders[] = {"one", "two"};
	for (size_t i = 0; i < COUNT(folders); i++) {
		ck_assert_int_eq(mkdir(dataset_path(folders[i]), 0700), 0);
		snprintf(path, sizeof path, "%s/served.db", dataset_names[dataset_count - 1]);
		const char *copy = dataset_copy("copy.db");
		ck_assert_int_eq(rename(copy, path), 0);
	}
	ck_assert_int_eq(symlink("one", link), 0);
	snprintf(path, sizeof path, "%s/served.db", link);
	daemon_start(&daemon_, path, NULL);
	const char *sandbox = getenv("YIGAI_SANDBOX");
	if (sandbox && strcmp(sandbox, "off") == 0)
		line[0] = '\0';
	else
		daemon_wait_line(&daemon_, "sandbox: ", line, sizeof line);
	ck_assert_int_eq(remove(link), 0);
	ck_assert_int_eq(symlink("two", link), 0);
	kill(daemon_.pid, SIGHUP);
	if (strstr(line, "landlock")) {
		daemon_wait_line(&daemon_, "not reloaded", line, sizeof line);
		ck_assert_msg(strstr(line,
						  "the sandbox (Landlock) opens files of the folder alone that the path "
						  "led to at the start: restart, or rename") != NULL,
			"%s", line);
	}
	daemon_end(&daemon_);
	for (size_t i = 0; i < COUNT(folders); i++) {
		snprintf(path, sizeof path, "%s/%s/served.db", dataset_folder, folders[i]);
		remove(path);
	}
}

START_TEST(sighup_during_a_reload_reloads_once_more)
{
	const char *served = dataset_copy("served.db");
	daemon_start(&daemon_, served, NULL);
	wire_open(&wire, &daemon_);
	ck_assert_int_eq(rename(dataset_slow(100), served), 0);
	kill(daemon_.pid, SIGHUP);
	daemon_wait_taken(&daemon_, SIGHUP);
	replace(served, "UPDATE api_dataset SET version = '2.0.0'");
	kill(daemon_.pid, SIGHUP);
	daemon_wait_line(&daemon_, "reloaded", NULL, 0);
	wait_version("2.0.0");
	wire_close(&wire);
	daemon_end(&daemon_);
}

struct asking {
	atomic_bool *done;
	atomic_int *asked, *failed;
};

static void *ask_often(void *context)
{
	struct asking *asking = context;
	struct wire *client = calloc(1, sizeof *client);
	struct reply *answer = calloc(1, sizeof *answer);
	ck_assert(client != NULL && answer != NULL);
	wire_open(client, &daemon_);
	while (!atomic_load(asking->done)) {
		wire_ask(client, "GET", "/v1/lights?kind=pier", answer);
		if (answer->status != 200 || !strstr(answer->body, "\"total\":3,"))
			atomic_fetch_add(asking->failed, 1);
		atomic_fetch_add(asking->asked, 1);
	}
	wire_close(client);
	free(client);
	free(answer);
	return NULL;
}

START_TEST(no_request_fails_while_datasets_are_replaced)
{
	atomic_bool done = false;
	atomic_int asked = 0, failed = 0;
	struct asking asking = {&done, &asked, &failed};
	pthread_t threads[8];
	const char *served = dataset_copy("served.db");
	daemon_start(&daemon_, served, NULL);
	for (size_t i = 0; i < COUNT(threads); i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL, ask_often, &asking), 0);
	for (int i = 0; i < 20; i++) {
		dataset_count = 1;
		replace(served,
			i % 2 ? "UPDATE api_dataset SET version = '2.0.0'"
				  : "UPDATE api_dataset SET version = '3.0.0'");
		kill(daemon_.pid, SIGHUP);
		daemon_wait_line(&daemon_, "message=\"reloaded", NULL, 0);
	}
	atomic_store(&done, true);
	for (size_t i = 0; i < COUNT(threads); i++)
		pthread_join(threads[i], NULL);
	ck_assert_int_eq(failed, 0);
	ck_assert_int_gt(asked, 8);
	daemon_end(&daemon_);
}

SUITE("process", the_ready_line_names_a_port_that_answers, an_address_may_be_ipv6,
	sigterm_and_sigint_end_it_with_0, a_body_in_flight_is_finished_at_the_end,
	half_a_body_does_not_hold_the_end, half_a_request_does_not_hold_the_end,
	a_passed_socket_outlives_the_process, sighup_serves_the_new_dataset,
	sighup_keeps_the_old_dataset_where_the_new_one_is_bad,
	a_check_that_takes_minutes_does_not_hold_the_end, sighup_during_a_reload_reloads_once_more,
	a_folder_that_is_switched_is_refused_with_what_to_do,
	no_request_fails_while_datasets_are_replaced)
