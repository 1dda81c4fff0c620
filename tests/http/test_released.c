#include "suite.h"

#include "archive_fixture.h"
#include "reload_fixture.h"

#include <stdio.h>

/* The daemon in its sandbox, beside an archive; it serves a release that is in no archive. */
static const char *served;
static struct wire wire;
static struct reply reply;

static void begin(void)
{
	static char option[620];
	const char *const arguments[] = {option, NULL};
	snprintf(option, sizeof option, "--archive=%s", archive_path(""));
	served = dataset_path("served.db");
	ck_assert_int_eq(link(make('a'), served), 0);
	daemon_start(&daemon_, served, arguments);
}

static int ask_on(const char *target)
{
	wire_ask(&wire, "GET", target, &reply);
	return reply.status;
}

static int ask(const char *target)
{
	wire_open(&wire, &daemon_);
	int status = ask_on(target);
	wire_close(&wire);
	return status;
}

static const char *pinned(unsigned n, const char *path)
{
	static char target[300];
	snprintf(target, sizeof target, "/v1/@%s%s", archive_digest(n), path);
	return target;
}

static void scan(void)
{
	ck_assert_int_eq(kill(daemon_.pid, SIGHUP), 0);
	daemon_wait_line(&daemon_, "\"reloaded ", line, sizeof line);
}

static uint64_t hash(uint64_t sum, const void *data, size_t len)
{
	for (size_t i = 0; i < len; i++)
		sum = (sum ^ ((const unsigned char *)data)[i]) * UINT64_C(0x100000001b3);
	return sum;
}

/* Of what is said at each kind of pinned address of releases 1 and 2. */
static uint64_t hash_all(void)
{
	static const char *const paths[] = {"", "/lights", "/lights/hook", "/lights/hook.json",
		"/lights.csv", "/lights.ndjson", "/search?q=lime", "/dataset", "/dataset.sqlite",
		"/lights?facet=kind&sort=-height", "/lights/nobody", "/lights?a=b"};
	uint64_t sum = UINT64_C(0xcbf29ce484222325);
	wire_open(&wire, &daemon_);
	for (unsigned n = 1; n <= 2; n++)
		for (size_t i = 0; i < COUNT(paths); i++) {
			int status = ask_on(pinned(n, paths[i]));
			ck_assert_msg(status ==
					(strstr(paths[i], "nobody")      ? 404
							: strstr(paths[i], "?a") ? 400
													 : 200),
				"%s: %d %s", paths[i], status, reply.body);
			sum = hash(sum, &status, sizeof status);
			sum = hash(sum, reply.body, reply.len);
			if (status == 200)
				sum = hash(sum, reply_header(&reply, "ETag"), strlen(reply_header(&reply, "ETag")));
		}
	wire_close(&wire);
	return sum;
}

START_TEST(pinned_answers_stay_the_same_over_reloads_and_new_datasets)
{
	archive_add(1);
	archive_add(2);
	begin();
	uint64_t before = hash_all();
	for (int i = 0; i < 8; i++) {
		if (i % 4 == 0) {
			serve(make((char)('b' + i / 4)), served);
			daemon_wait_line(&daemon_, "\"reloaded ", line, sizeof line);
		} else {
			scan();
		}
		ck_assert_uint_eq(hash_all(), before);
	}
	daemon_end(&daemon_);
}

START_TEST(a_walk_goes_on_over_a_release_and_a_restart)
{
	char target[1024] = "/v1/lights?limit=4";
	size_t pages = 0;
	archive_add(1);
	archive_path("");
	static char option[620];
	const char *const arguments[] = {option, "--keep=0", NULL};
	snprintf(option, sizeof option, "--archive=%s", archive_folder);
	daemon_start(&daemon_, archive_dataset(1), arguments);
	for (const char *from;; pages++) {
		ck_assert_msg(ask(target) == 200, "%s", reply.body);
		ck_assert_ptr_nonnull(strstr(reply.body, archive_digest(1)));
		if (!(from = strstr(reply.body, "\"next\":\"")))
			break;
		from += strlen("\"next\":\"");
		snprintf(target, sizeof target, "%.*s", (int)strcspn(from, "\""), from);
		daemon_end(&daemon_);
		daemon_start(&daemon_, archive_dataset(2), arguments);
	}
	ck_assert_uint_eq(pages, 2);
	daemon_end(&daemon_);
}

START_TEST(a_release_is_found_and_lost_as_the_folder_is_read_again)
{
	archive_add(1);
	begin();
	ck_assert_int_eq(ask(pinned(1, "/lights")), 200);
	ck_assert_int_eq(ask(pinned(2, "/lights")), 404);
	ck_assert_ptr_nonnull(strstr(reply.body, "\"suggestion\":\"/v1/@1.1.0\""));
	archive_add(2);
	ck_assert_int_eq(ask(pinned(2, "/lights")), 404);
	scan();
	ck_assert_int_eq(ask("/v1/@1.2.0/lights"), 302);
	ck_assert_str_eq(reply_header(&reply, "Location"), pinned(2, "/lights"));
	ck_assert_int_eq(ask(pinned(2, "/lights")), 200);
	remove(archive_name(1));
	ck_assert_int_eq(ask(pinned(1, "/lights/hook")), 200); /* it is open */
	scan();
	ck_assert_int_eq(ask(pinned(1, "/lights/hook")), 404);
	daemon_end(&daemon_);
}

START_TEST(a_file_that_cannot_be_used_is_refused_by_name_in_the_log_and_all_else_is_served)
{
	archive_add(1);
	ck_assert_int_eq(mkfifo(archive_name(2), 0600), 0);
	ck_assert_int_eq(symlink("/etc/passwd", archive_name(3)), 0);
	begin();
	for (unsigned n = 2; n <= 3; n++) {
		char wanted[100];
		ck_assert_int_eq(ask(pinned(n, "/lights")), 503);
		snprintf(wanted, sizeof wanted, "1.%u.0_%s", n, archive_date(n));
		daemon_wait_line(&daemon_, " is refused: ", line, sizeof line);
		ck_assert_msg(strstr(line, wanted) != NULL, "%s", line);
	}
	ck_assert_int_eq(ask(pinned(1, "/lights")), 200);
	ck_assert_int_eq(ask("/v1/lights"), 200);
	daemon_end(&daemon_);
}

START_TEST(two_hundred_releases_are_names_until_they_are_asked_for)
{
	enum { RELEASES = 200 };
	archive_add(0);
	for (unsigned n = 1; n < RELEASES; n++) {
		char first[600];
		snprintf(first, sizeof first, "%s", archive_name(0));
		ck_assert_int_eq(link(first, archive_name(n)), 0);
	}
	begin();
	ck_assert_int_eq(ask("/v1/@1.199.0"), 302);
	ck_assert_int_eq(ask(pinned(0, "/lights")), 200);
	ck_assert_int_eq(ask(pinned(199, "/lights")), 503); /* it is another than its name says */
	daemon_end(&daemon_);
}

START_TEST(a_folder_that_is_none_is_refused_at_the_start)
{
	static struct run run;
	const char *const arguments[] = {"serve", "--db", dataset_lights(), "--listen", "127.0.0.1:0",
		"--archive", archive_path("nothing"), NULL};
	run_command(&run, arguments, NULL);
	ck_assert_int_eq(run.status, 1);
	ck_assert_msg(strstr(run.err, "nothing: No such file or directory") != NULL, "%s", run.err);
}

START_TEST(get_answers_from_an_archive)
{
	static struct run run;
	archive_add(1);
	archive_path("");
	const char *const arguments[] = {"get", pinned(1, "/lights/hook"), "--db", dataset_lights(),
		"--archive", archive_folder, NULL};
	run_command(&run, arguments, NULL);
	ck_assert_msg(run.status == 0, "%s", run.err);
	ck_assert_ptr_nonnull(strstr(run.out, "Light 1"));
}

SUITE("released", pinned_answers_stay_the_same_over_reloads_and_new_datasets,
	a_walk_goes_on_over_a_release_and_a_restart,
	a_release_is_found_and_lost_as_the_folder_is_read_again,
	a_file_that_cannot_be_used_is_refused_by_name_in_the_log_and_all_else_is_served,
	two_hundred_releases_are_names_until_they_are_asked_for,
	a_folder_that_is_none_is_refused_at_the_start, get_answers_from_an_archive)
