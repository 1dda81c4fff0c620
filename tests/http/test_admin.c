#include "admin_fixture.h"

#include <signal.h>
#include <sys/socket.h>

static void assert_metric(const char *line)
{
	ask(&operators, "GET", "/metrics");
	ck_assert_int_eq(reply.status, 200);
	char whole[300];
	snprintf(whole, sizeof whole, "\n%s\n", line);
	ck_assert_msg(strstr(reply.body, whole) != NULL, "no %s in %s", line, reply.body);
}

START_TEST(metrics_count_what_was_asked_for)
{
	begin(dataset_lights());
	for (int i = 0; i < 3; i++)
		ask(&daemon_, "GET", "/v1/lights/hook");
	ask(&daemon_, "GET", "/v1/lights?q=lime");
	ask(&daemon_, "GET", "/v1/nothing");
	ask(&daemon_, "DELETE", "/v1/lights");
	assert_metric("yigai_http_requests_total{route=\"/v1/{resource}/{key}\",status=\"200\"} 3");
	assert_metric("yigai_http_requests_total{route=\"/v1/{resource}\",status=\"200\"} 1");
	assert_metric("yigai_http_requests_total{route=\"/v1/{resource}\",status=\"405\"} 1");
	assert_metric("yigai_http_requests_total{route=\"none\",status=\"404\"} 1");
	assert_metric("yigai_http_answer_seconds_count 6");
	assert_metric("yigai_cache_hits_total 2");
	assert_metric("yigai_reloads_total 0");
	ck_assert_ptr_nonnull(
		strstr(reply.body, "yigai_dataset_info{name=\"lights\",version=\"1.2.3\""));
	ck_assert_ptr_nonnull(strstr(reply.body, "\nprocess_resident_memory_bytes "));
	daemon_end(&daemon_);
}

START_TEST(operators_have_health_and_nothing_else)
{
	static const struct {
		const char *method, *target;
		int status;
	} cases[] = {{"GET", "/livez", 200}, {"GET", "/readyz", 200}, {"HEAD", "/metrics", 200},
		{"GET", "/readyz?verbose", 200}, {"GET", "/", 404}, {"GET", "/v1", 404},
		{"POST", "/metrics", 405}, {"OPTIONS", "/metrics", 204}, {"POST", "/", 404},
		{"GET", "/v1/lights/hook", 404}};
	begin(dataset_lights());
	for (size_t i = 0; i < COUNT(cases); i++) {
		wire_open(&wire, &operators);
		wire_puts(&wire, cases[i].method);
		wire_puts(&wire, " ");
		wire_puts(&wire, cases[i].target);
		wire_puts(&wire, " HTTP/1.1\r\nHost: a\r\n\r\n");
		wire_read(&wire, cases[i].method[0] == 'H', &reply);
		wire_close(&wire);
		ck_assert_msg(reply.status == cases[i].status, "%s %s: %d", cases[i].method,
			cases[i].target, reply.status);
	}
	ask(&daemon_, "GET", "/metrics"); /* the public does not */
	ck_assert_int_eq(reply.status, 404);
	daemon_end(&daemon_);
}

START_TEST(a_wrong_address_is_told_what_its_own_listener_has)
{
	static const struct {
		const char *target;
		int status;
		const char *says;
	} cases[] = {
		{"/metric", 404, "\"suggestion\":\"/metrics\""},
		{"/Metrics/", 404, "\"suggestion\":\"/metrics\""},
		{"/redyz?verbose", 404,
			"\"value\":\"/redyz\",\"reason\":\"names nothing that is served\","
			"\"suggestion\":\"/readyz\""},
		{"/v1/lights", 404, "\"suggestion\":null"},
		{"/docs", 404, "Operators have /metrics, /livez, /readyz and /readyz?verbose here."},
		{"/readyz?verbos=1&x=2", 400, "\"suggestion\":\"verbose\""},
		{"/livez?verbose", 400,
			"\"reason\":\"this address takes no parameters\",\"suggestion\":null"},
		{"/metrics?name=x", 400, "\"parameter\":\"name\",\"value\":\"x\""},
		{"/readyz?verbose=false", 400,
			"\"parameter\":\"verbose\",\"value\":\"false\",\"reason\":\"has no value but true"},
		{"/readyz?verbose=TRUE", 400, "\"suggestion\":null"},
		{"/readyz?verbose=false&verbose", 400, "\"value\":\"false\""},
	};
	begin(dataset_lights());
	for (size_t i = 0; i < COUNT(cases); i++) {
		ask(&operators, "GET", cases[i].target);
		ck_assert_int_eq(reply.status, cases[i].status);
		ck_assert_msg(
			strstr(reply.body, cases[i].says) != NULL, "%s: %s", cases[i].target, reply.body);
		ck_assert_msg(!strstr(reply.body, "/v1 "), "%s: %s", cases[i].target, reply.body);
	}
	ask(&daemon_, "GET", "/metric");
	ck_assert_ptr_nonnull(strstr(reply.body, "\"suggestion\":null"));
	ck_assert_ptr_nonnull(strstr(reply.body, "/v1 lists what is"));
	daemon_end(&daemon_);
}

/* What no listener may hand on to the library or to its own answers. */
START_TEST(both_listeners_have_the_same_door)
{
	static char long_query[15000 + 64];
	static const struct {
		const char *bytes;
		int status;
	} cases[] = {
		{long_query, 414}, /* libmicrohttpd 1.0.1 moves memory from NULL if it parses this one */
		{"GET /livez HTTP/1.1\r\n\r\n", 400},
		{"GET /livez HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400},
		{"GET /livez HTTP/1.1\r\nHost: a/b\r\n\r\n", 400},
		{"GET /livez?%zz HTTP/1.1\r\nHost: a\r\n\r\n", 400},
		{"GET /livez?a=b HTTP/1.1\r\nHost: a\r\n\r\n", 400},
		{"GET /livez HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx", 413},
		{"GET /livez HTTP/1.1\r\nHost: a\r\nContent-Length: 0, 1\r\n\r\n", 400},
		{"PUT /livez HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 413},
		{"GET /livez HTTP/1.1\r\nHost: a\r\n\r\n", 200},
	};
	memset(long_query, 'a', 15000);
	memcpy(long_query, "GET /livez?", strlen("GET /livez?"));
	strcpy(long_query + 15000, " HTTP/1.0\r\n\r\n");
	begin(dataset_lights());
	const struct daemon *const listeners[] = {&daemon_, &operators};
	for (size_t i = 0; i < COUNT(cases); i++)
		for (size_t j = 0; j < COUNT(listeners); j++) {
			wire_open(&wire, listeners[j]);
			wire_puts(&wire, cases[i].bytes);
			wire_read(&wire, false, &reply);
			wire_close(&wire);
			ck_assert_msg(reply.status == cases[i].status, "%.80s: %d for %s", cases[i].bytes,
				reply.status, j == 0 ? "clients" : "operators");
		}
	daemon_end(&daemon_);
}

START_TEST(operators_are_in_the_log)
{
	char line[1024];
	static const char *const arguments[] = {"--admin-listen=127.0.0.1:0", "--access-log=on", NULL};
	daemon_start(&daemon_, dataset_lights(), arguments);
	operators.port = daemon_operators(&daemon_);
	ask(&operators, "GET", "/metrics");
	daemon_wait_line(&daemon_, "target=\"/metrics\" status=200", line, sizeof line);
	daemon_end(&daemon_);
}

START_TEST(why_a_dataset_was_refused_is_told_to_operators)
{
	char line[1024];
	const char *path = dataset_copy("served.db");
	const char *bad = dataset_with("DELETE FROM api_dataset"), *good = dataset_copy("good.db");
	begin(path);
	ck_assert_int_eq(rename(bad, path), 0);
	kill(daemon_.pid, SIGHUP);
	daemon_wait_line(&daemon_, "not reloaded", line, sizeof line);
	ask(&operators, "GET", "/readyz?verbose");
	ck_assert_msg(strstr(reply.body, "last refusal: api_dataset ") != NULL, "%s", reply.body);
	ck_assert_ptr_nonnull(strstr(reply.body, "status: outdated\n"));
	assert_metric("yigai_reloads_refused_total 1");
	assert_metric("yigai_reload_is_refused 1");
	ck_assert_int_eq(rename(good, path), 0);
	kill(daemon_.pid, SIGHUP);
	daemon_wait_line(&daemon_, "reloaded", line, sizeof line);
	ask(&operators, "GET", "/readyz?verbose");
	ck_assert_ptr_nonnull(strstr(reply.body, "last refusal: none"));
	ck_assert_ptr_nonnull(strstr(reply.body, "status: ready\n"));
	assert_metric("yigai_reloads_total 1");
	assert_metric("yigai_reload_is_refused 0");
	assert_metric("yigai_datasets_kept 0"); /* the same again */
	daemon_end(&daemon_);
}

START_TEST(what_is_kept_is_told_to_operators)
{
	char line[1024];
	static const char digest[] = "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd";
	char sql[200];
	snprintf(sql, sizeof sql, "UPDATE api_dataset SET digest = '%s'", digest);
	const char *path = dataset_with(sql), *other = dataset_copy("other.db");
	begin(path);
	assert_metric("yigai_datasets_kept 0");
	assert_metric("yigai_archive_datasets 0");
	ask(&operators, "GET", "/readyz?verbose");
	ck_assert_ptr_null(strstr(reply.body, "kept: "));
	ck_assert_int_eq(rename(other, path), 0);
	kill(daemon_.pid, SIGHUP);
	daemon_wait_line(&daemon_, "reloaded", line, sizeof line);
	ck_assert_msg(strstr(line, "replaced ones that are kept: 1") != NULL, "%s", line);
	assert_metric("yigai_datasets_kept 1");
	ask(&operators, "GET", "/readyz?verbose");
	const char *kept = strstr(reply.body, "kept: dddddddddddddddd, ");
	long seconds = 0;
	ck_assert_msg(kept != NULL, "%s", reply.body);
	ck_assert_int_eq(sscanf(strchr(kept, ',') + 1, "%ld s more", &seconds), 1);
	ck_assert(seconds > 3500 && seconds <= 3600);
	daemon_end(&daemon_);
}

START_TEST(while_the_server_drains_it_is_not_ready)
{
	static struct wire slow;
	begin(dataset_with(
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)"
		"INSERT INTO wrecks SELECT 'w' || i, printf('%.*c', 20000, 'x') FROM n"));
	wire_open(&wire, &daemon_);
	wire_ask(&wire, "GET", "/livez", &reply);
	wire_open(&slow, &daemon_); /* takes 20 MB, but later */
	wire_puts(&slow, "GET /v1/wrecks?limit=1000 HTTP/1.1\r\nHost: a\r\n\r\n");
	char first;
	ck_assert_int_eq(recv(slow.fd, &first, 1, 0), 1);
	kill(daemon_.pid, SIGTERM);
	daemon_wait_taken(&daemon_, SIGTERM);
	do {
		wire_ask(&wire, "GET", "/readyz", &reply);
	} while (reply.status == 200);
	ck_assert_int_eq(reply.status, 503);
	ck_assert_str_eq(reply_header(&reply, "Connection"), "close");
	ck_assert(wire_is_closed(&wire));
	wire_close(&wire);
	static char data[1 << 16];
	while (recv(slow.fd, data, sizeof data, 0) > 0)
		;
	wire_close(&slow);
	ck_assert_int_eq(daemon_wait(&daemon_), 0);
}

START_TEST(an_admin_port_in_use_is_one_line)
{
	static struct run run;
	char address[64];
	begin(dataset_lights());
	snprintf(address, sizeof address, "127.0.0.1:%d", operators.port);
	run_command(&run,
		(const char *const[]){"serve", "--db", dataset_lights(), "--listen", "127.0.0.1:0",
			"--admin-listen", address, NULL},
		(const char *const[]){NULL});
	ck_assert_int_eq(run.status, 1);
	ck_assert_ptr_nonnull(strstr(run.err, "in use; --admin-listen ADDR:PORT takes another"));
	ck_assert_ptr_eq(strchr(run.err, '\n'), run.err + run.err_len - 1);
	daemon_end(&daemon_);
}

SUITE("admin", metrics_count_what_was_asked_for, operators_have_health_and_nothing_else,
	a_wrong_address_is_told_what_its_own_listener_has, both_listeners_have_the_same_door,
	operators_are_in_the_log, why_a_dataset_was_refused_is_told_to_operators,
	what_is_kept_is_told_to_operators, while_the_server_drains_it_is_not_ready,
	an_admin_port_in_use_is_one_line)
