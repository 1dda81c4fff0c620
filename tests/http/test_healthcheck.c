#include "served.h"

#include <arpa/inet.h>
#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>

static struct run run;
static char address[64];

/* Runs `yigai healthcheck`; `flag` says how it is told the address, %s. */
static void check_health(const char *flag, const char *where)
{
	char argument[128];
	snprintf(argument, sizeof argument, flag, where);
	run_command(&run, (const char *const[]){"healthcheck", argument, NULL}, NULL);
}

static void assert_healthy(const char *flag, const char *where)
{
	char says[128];
	check_health(flag, where);
	snprintf(says, sizeof says, "%s: ready\n", where);
	ck_assert_msg(run.status == 0, "%s", run.err);
	ck_assert_str_eq(run.out, says);
	ck_assert_str_eq(run.err, "");
}

static void assert_unhealthy(const char *where, const char *says)
{
	char line[512];
	check_health("--listen=%s", where);
	ck_assert_msg(run.status == 1, "%s", run.out);
	snprintf(line, sizeof line, "yigai: %s: %s\n", where, says);
	ck_assert_str_eq(run.err, line);
	ck_assert_str_eq(run.out, "");
}

static const char *at(const char *host, int port)
{
	snprintf(address, sizeof address, "%s:%d", host, port);
	return address;
}

START_TEST(a_daemon_that_is_ready_is_healthy)
{
	begin();
	assert_healthy("--listen=%s", at("127.0.0.1", daemon_.port));
	assert_healthy("--listen=%s", at("0.0.0.0", daemon_.port));
	assert_healthy("--admin-listen=%s", at("127.0.0.1", daemon_.port));
	char variable[100];
	snprintf(variable, sizeof variable, "YIGAI_LISTEN=%s", address);
	run_command(
		&run, (const char *const[]){"healthcheck", NULL}, (const char *const[]){variable, NULL});
	ck_assert_int_eq(run.status, 0);
	end();
}

START_TEST(the_operators_address_goes_before_the_public_one)
{
	daemon_start(
		&daemon_, dataset_lights(), (const char *const[]){"--admin-listen=127.0.0.1:0", NULL});
	int port = daemon_operators(&daemon_);
	run_command(&run,
		(const char *const[]){
			"healthcheck", "--listen=127.0.0.1:1", "--admin-listen", at("127.0.0.1", port), NULL},
		NULL);
	ck_assert_msg(run.status == 0, "%s", run.err);
	daemon_end(&daemon_);
}

START_TEST(every_address_of_ipv6_is_asked_at_its_loopback)
{
	int fd = socket(AF_INET6, SOCK_STREAM, 0);
	struct sockaddr_in6 loopback = {.sin6_family = AF_INET6, .sin6_addr = in6addr_loopback};
	bool there = fd >= 0 && bind(fd, (struct sockaddr *)&loopback, sizeof loopback) == 0;
	close(fd);
	if (!there) {
		printf("# not tried: there is no IPv6 here\n");
		return;
	}
	daemon_start(&daemon_, dataset_lights(), (const char *const[]){"--listen=[::1]:0", NULL});
	assert_healthy("--listen=%s", at("[::1]", daemon_.port));
	assert_healthy("--listen=%s", at("[::]", daemon_.port));
	daemon_end(&daemon_);
}

/* Somebody else's server: says this to who comes first, and ends after that if it is told to. */
struct other {
	int fd;
	const char *says;
	bool ends;
};

static void *answer(void *context)
{
	static char request[4096];
	struct other *other = context;
	int client = accept(other->fd, NULL, NULL);
	if (other->says) {
		ck_assert_int_gt(recv(client, request, sizeof request, 0), 0);
		ck_assert_int_ge(send(client, other->says, strlen(other->says), MSG_NOSIGNAL), 0);
	}
	if (!other->ends)
		while (recv(client, request, sizeof request, 0) > 0)
			;
	close(client);
	return NULL;
}

START_TEST(whoever_else_answers_is_not_healthy)
{
	static const struct {
		const char *sent, *says;
		bool ends;
	} cases[] = {
		{"", "no HTTP", true},
		{"220 mail.example ESMTP\r\n", "no HTTP", true},
		{"HTTP/1.1 503 Service Unavailable\r\n\r\n{\"status\":503}",
			"not ready, HTTP/1.1 503 Service Unavailable", true},
		{"HTTP/1.1 2000 \r\n\r\n", "not ready, HTTP/1.1 2000 ", true},
		{"HTTP/1.1 200 OK\r\n\r\nit works", "ready, but outdated: the last dataset was refused",
			true},
		{"HTTP/1.1 200 OK\r\n", "Connection timed out", false},
		{NULL, "Connection timed out", false},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct sockaddr_in name = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
		socklen_t len = sizeof name;
		struct other other = {
			socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), cases[i].sent, cases[i].ends};
		pthread_t thread;
		ck_assert_int_eq(bind(other.fd, (struct sockaddr *)&name, sizeof name), 0);
		ck_assert_int_eq(listen(other.fd, 1), 0);
		getsockname(other.fd, (struct sockaddr *)&name, &len);
		ck_assert_int_eq(pthread_create(&thread, NULL, answer, &other), 0);
		assert_unhealthy(at("127.0.0.1", ntohs(name.sin_port)), cases[i].says);
		pthread_join(thread, NULL);
		close(other.fd);
	}
}

START_TEST(where_nobody_listens_nobody_is_healthy)
{
	begin();
	int port = daemon_.port;
	end();
	assert_unhealthy(at("127.0.0.1", port), "Connection refused");
	assert_unhealthy("127.0.0.1:0", "Connection refused");
	check_health("--listen=%s", "localhost:80");
	ck_assert_int_eq(run.status, 2);
	ck_assert_ptr_nonnull(strstr(run.err, "--listen must be an address and a port"));
}

/* What happens to the file beneath a mount while it is served. */
static void put(const char *file, const char *served)
{
	if (file)
		ck_assert_int_eq(rename(file, served), 0);
	else
		ck_assert_int_eq(remove(served), 0);
	ck_assert_int_eq(kill(daemon_.pid, SIGHUP), 0);
	daemon_wait_line(&daemon_, "reloaded", NULL, 0);
}

static const char *half_copied(void)
{
	const char *path = dataset_copy("half.db");
	struct stat whole;
	ck_assert_int_eq(stat(path, &whole), 0);
	ck_assert_int_eq(truncate(path, whole.st_size / 2), 0);
	return path;
}

START_TEST(while_a_refused_dataset_lasts_it_is_unhealthy_and_serves_the_old_one)
{
	const char *served = dataset_copy("served.db");
	daemon_start(&daemon_, served, NULL);
	for (int i = 0; i < 4; i++) {
		assert_healthy("--listen=%s", at("127.0.0.1", daemon_.port));
		put(i == 0       ? NULL
				: i == 1 ? dataset_with("PRAGMA application_id = 7")
				: i == 2 ? half_copied()
						 : dataset_with("PRAGMA user_version = 1"),
			served);
		assert_unhealthy(
			at("127.0.0.1", daemon_.port), "ready, but outdated: the last dataset was refused");
		wire_open(&wire, &daemon_);
		wire_ask(&wire, "GET", "/readyz", &reply); /* balancers keep what answers */
		ck_assert_int_eq(reply.status, 200);
		ck_assert_ptr_nonnull(strstr(reply.body, "{\"status\":\"outdated\",\"digest\":\""));
		assert_usable(&wire);
		wire_close(&wire);
		put(dataset_copy("good.db"), served);
	}
	assert_healthy("--listen=%s", at("127.0.0.1", daemon_.port));
	daemon_end(&daemon_);
}

START_TEST(a_disk_that_takes_nothing_changes_nothing)
{
	struct rlimit limit, none;
	const char *served = dataset_copy("served.db"), *other = dataset_copy("other.db");
	daemon_start(&daemon_, served, NULL);
	ck_assert_int_eq(prlimit(daemon_.pid, RLIMIT_FSIZE, NULL, &limit), 0);
	none = limit;
	none.rlim_cur = 0; /* a write would kill it */
	ck_assert_int_eq(prlimit(daemon_.pid, RLIMIT_FSIZE, &none, NULL), 0);
	wire_open(&wire, &daemon_);
	assert_usable(&wire);
	wire_ask(&wire, "GET", "/v1/lights?sort=name_zh&facet=kind&q=o", &reply);
	ck_assert_int_eq(reply.status, 200);
	put(other, served);
	assert_usable(&wire);
	wire_close(&wire);
	assert_healthy("--listen=%s", at("127.0.0.1", daemon_.port));
	/* what counts coverage writes at the end */
	ck_assert_int_eq(prlimit(daemon_.pid, RLIMIT_FSIZE, &limit, NULL), 0);
	daemon_end(&daemon_);
}

SUITE("healthcheck", a_daemon_that_is_ready_is_healthy,
	the_operators_address_goes_before_the_public_one,
	every_address_of_ipv6_is_asked_at_its_loopback, whoever_else_answers_is_not_healthy,
	where_nobody_listens_nobody_is_healthy,
	while_a_refused_dataset_lasts_it_is_unhealthy_and_serves_the_old_one,
	a_disk_that_takes_nothing_changes_nothing)
