#include "suite.h"

#include "dataset.h"
#include "daemon_fixture.h"
#include "wire.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>

enum { THREADS = 4, ROUNDS = 400 };

static struct daemon kept, anew;

/* A request whose answer must not depend on what was asked before. */
struct ask {
	const char *method, *target, *fields;
};

static const struct ask asks[] = {
	{"GET", "/v1/lights/hook", ""},
	{"HEAD", "/v1/lights/hook", ""},
	{"GET", "/v1/lights/hook", "Accept: text/csv\r\n"},
	{"GET", "/v1/lights/hook", "Accept: application/json\r\n"},
	{"GET", "/v1/lights/hook", "Accept: image/png\r\n"},
	{"GET", "/v1/lights/hook.csv", "Accept: application/json\r\n"},
	{"GET", "/v1/lights/hook", "If-None-Match: *\r\n"},
	{"GET", "/v1/lights/hook", "If-None-Match: \"x\"\r\n"},
	{"GET", "/v1/lights/hook?fields=id", ""},
	{"GET", "/v1/lights/h%6Fok", ""},
	{"GET", "/v1/lights", ""},
	{"HEAD", "/v1/lights", ""},
	{"GET", "/v1/lights", "Accept-Encoding: gzip\r\n"},
	{"GET", "/v1/lights", "Accept-Encoding: br, gzip\r\n"},
	{"GET", "/v1/lights", "Accept-Encoding: identity\r\n"},
	{"GET", "/v1/lights", "Accept-Encoding: gzip;q=0\r\n"},
	{"GET", "/v1/lights?kind=pier", ""},
	{"GET", "/v1/lights?limit=3&sort=-height", ""},
	{"GET", "/v1/lights?limit=3&sort=-height", "Accept: application/x-ndjson\r\n"},
	{"GET", "/v1/lights?nothing=1", ""},
	{"GET", "/v1/lights/nowhere", ""},
	{"GET", "/v1/search?q=lime", ""},
	{"GET", "/v1", ""},
	{"GET", "/openapi.json", "Accept-Encoding: gzip\r\n"},
	{"GET", "/docs", ""},
	{"GET", "/v1/dataset.sqlite", "Range: bytes=0-15\r\n"},
	{"GET", "/v1/dataset.sqlite", "Range: bytes=16-31\r\n"},
	{"GET", "/livez", ""},
	{"GET", "/readyz", ""},
	{"POST", "/v1/lights/hook", "Content-Length: 0\r\n"},
	{"OPTIONS", "/v1/lights/hook", ""},
};

static void ask(struct wire *wire, const struct ask *ask, struct reply *ret_reply)
{
	char request[2048];
	snprintf(request, sizeof request, "%s %s HTTP/1.1\r\nHost: a\r\n%s\r\n", ask->method,
		ask->target, ask->fields);
	wire_puts(wire, request);
	wire_read(wire, strcmp(ask->method, "HEAD") == 0, ret_reply);
	/* of all that is said only this may change */
	char *date = strcasestr(ret_reply->head, "\r\nDate:");
	if (date)
		memset(date + 2, 'x', strcspn(date + 2, "\r"));
}

static void begin(const char *db)
{
	static const char *const without[] = {"--cache-size=0", NULL};
	daemon_start(&kept, db, NULL);
	daemon_start(&anew, db, without);
}

static void end(void)
{
	daemon_end(&kept);
	daemon_end(&anew);
}

static void assert_same(struct wire *one, struct wire *other, const struct ask *request)
{
	static struct reply first, second;
	ask(one, request, &first);
	ask(other, request, &second);
	ck_assert_msg(strcmp(first.head, second.head) == 0, "%s %s %s: %s differs from %s",
		request->method, request->target, request->fields, first.head, second.head);
	ck_assert_uint_eq(first.len, second.len);
	ck_assert_mem_eq(first.body, second.body, first.len);
}

START_TEST(what_comes_from_memory_is_what_would_be_made_anew)
{
	static struct wire one, other;
	begin(dataset_lights());
	wire_open(&one, &kept);
	wire_open(&other, &anew);
	/* each after each: steps that have no divisor in common with the count reach all */
	static const size_t steps[] = {1, 2, 3, 5, 7, 11, 13};
	for (size_t i = 0; i < COUNT(steps); i++)
		for (size_t j = 0; j < COUNT(asks); j++)
			assert_same(&one, &other, &asks[j * steps[i] % COUNT(asks)]);
	wire_close(&one);
	wire_close(&other);
	end();
}

START_TEST(a_condition_is_answered_alike_before_and_after_the_full_answer)
{
	static struct wire one, other;
	static struct reply reply;
	static const char *const targets[] = {"/v1/lights/hook", "/v1/lights", "/v1", "/docs"};
	begin(dataset_lights());
	wire_open(&one, &kept);
	wire_open(&other, &anew);
	for (size_t i = 0; i < COUNT(targets); i++) {
		char lists[3][200];
		struct ask full = {"GET", targets[i], ""};
		ask(&other, &full, &reply);
		const char *etag = reply_header(&reply, "ETag");
		snprintf(lists[0], sizeof lists[0], "If-None-Match: %s\r\n", etag);
		snprintf(lists[1], sizeof lists[1], "If-None-Match: \"a\", W/%s\r\n", etag);
		snprintf(lists[2], sizeof lists[2], "If-None-Match: \"a\"\r\nIf-None-Match: %s\r\n", etag);
		for (size_t j = 0; j < COUNT(lists); j++) {
			struct ask known = {"GET", targets[i], lists[j]};
			assert_same(&one, &other, &known);
			assert_same(&one, &other, &known);
			ask(&one, &known, &reply);
			ck_assert_int_eq(reply.status, 304);
			assert_same(&one, &other, &full);
			assert_same(&one, &other, &known);
		}
	}
	wire_close(&one);
	wire_close(&other);
	end();
}

START_TEST(the_access_log_says_what_came_from_memory)
{
	static struct wire wire;
	static struct reply reply;
	static const char *const logging[] = {"--access-log=on", NULL};
	char line[2048];
	daemon_start(&kept, dataset_lights(), logging);
	wire_open(&wire, &kept);
	static const char *const words[] = {"cache=\"miss\"", "cache=\"hit\"", "cache=\"hit\""};
	for (size_t i = 0; i < COUNT(words); i++) {
		wire_ask(&wire, "GET", "/v1/lights/hook", &reply);
		daemon_wait_line(&kept, "/v1/lights/hook", line, sizeof line);
		ck_assert_msg(strstr(line, words[i]) != NULL, "%s", line);
	}
	wire_close(&wire);
	daemon_end(&kept);
}

START_TEST(a_new_dataset_is_not_answered_from_the_memory_of_the_old)
{
	static struct wire wire;
	static struct reply before, after;
	const char *path = dataset_copy("served.db");
	const char *other = dataset_with("UPDATE lights SET name_en = 'Another' WHERE id = 'hook';"
									 "UPDATE api_dataset SET digest = printf('%064d', 1)");
	daemon_start(&kept, path, NULL);
	wire_open(&wire, &kept);
	for (int i = 0; i < 3; i++)
		wire_ask(&wire, "GET", "/v1/lights/hook", &before);
	ck_assert_int_eq(rename(other, path), 0);
	kill(kept.pid, SIGHUP);
	char line[2048];
	daemon_wait_line(&kept, "reloaded", line, sizeof line);
	wire_ask(&wire, "GET", "/v1/lights/hook", &after);
	ck_assert_ptr_nonnull(strstr(after.body, "Another"));
	ck_assert_str_ne(reply_header(&before, "ETag"), reply_header(&after, "ETag"));
	wire_close(&wire);
	daemon_end(&kept);
}

static atomic_int faults;

/* Asks for a few addresses and many more, and reads whether each answer is its own. */
static void *ask_often(void *context)
{
	struct wire *wire = malloc(sizeof *wire);
	struct reply *reply = malloc(sizeof *reply);
	wire_open(wire, &kept);
	for (int i = 0; i < ROUNDS; i++) {
		char target[100], wanted[100];
		int limit = i % 3 == 0 ? 1 + i / 3 % 900 : 1 + i % 5;
		snprintf(target, sizeof target, "/v1/lights?fields=id&limit=%d", limit);
		snprintf(wanted, sizeof wanted, "\"limit\":%d,", limit);
		wire_ask(wire, "GET", target, reply);
		if (reply->status != 200 || !strstr(reply->body, wanted))
			atomic_fetch_add((atomic_int *)context, 1);
	}
	wire_close(wire);
	free(reply);
	free(wire);
	return NULL;
}

START_TEST(many_clients_get_their_own_answers_from_a_memory_that_is_too_small)
{
	static const char *const small[] = {"--cache-size=64K", "--threads=4", NULL};
	pthread_t threads[THREADS];
	daemon_start(&kept, dataset_lights(), small);
	for (int i = 0; i < THREADS; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL, ask_often, &faults), 0);
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	ck_assert_int_eq(faults, 0);
	daemon_end(&kept);
}

SUITE("memory", what_comes_from_memory_is_what_would_be_made_anew,
	a_condition_is_answered_alike_before_and_after_the_full_answer,
	the_access_log_says_what_came_from_memory,
	a_new_dataset_is_not_answered_from_the_memory_of_the_old,
	many_clients_get_their_own_answers_from_a_memory_that_is_too_small)
