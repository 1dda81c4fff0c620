#include "suite.h"

#include "reload_fixture.h"

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

/* A sanitizer keeps what is freed for a while, to see who touches it. */
#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
#define SANITIZED true
#elif defined __has_feature
#define SANITIZED (__has_feature(address_sanitizer) || __has_feature(thread_sanitizer))
#else
#define SANITIZED false
#endif

enum { CLIENTS = 4, WARM_UP = 10, RELOADS = 30, PAGE = 4096 };

struct asking {
	atomic_bool done;
	atomic_size_t asked, mixed;
};

static void *ask_often(void *context)
{
	static const char *const targets[] = {"/v1/lights/hook", "/v1/lights", "/v1",
		"/v1/lights?kind=pier&limit=2", "/v1/keepers/ida?include=lights", "/v1/search?q=lime"};
	struct asking *asking = context;
	struct wire *wire = calloc(1, sizeof *wire);
	struct reply *reply = calloc(1, sizeof *reply);
	wire_open(wire, &daemon_);
	for (size_t i = 0; !atomic_load(&asking->done); i++) {
		char target[100];
		/* every other one is asked for the first time, and not out of memory */
		snprintf(target, sizeof target, "%s", targets[i % COUNT(targets)]);
		if (i % 2 == 0 && i % COUNT(targets) == 0)
			snprintf(target, sizeof target, "/v1/lights?height__gt=%zu.%zu", i % 20, i);
		wire_ask(wire, "GET", target, reply);
		atomic_fetch_add(&asking->asked, 1);
		if (!is_of_one(reply))
			atomic_fetch_add(&asking->mixed, 1);
	}
	wire_close(wire);
	free(reply);
	free(wire);
	return NULL;
}

static long now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Reloads so many times, the two in turn; the longest of them in milliseconds. */
static long reload(int count, const char *const files[2], const char *served)
{
	long longest = 0;
	for (int i = 0; i < count; i++) {
		long begun = now_ms();
		serve(files[i % 2], served);
		daemon_wait_line(&daemon_, "reloaded", line, sizeof line);
		ck_assert_msg(strstr(line, "\"reloaded ") != NULL, "%s", line);
		long took = now_ms() - begun;
		longest = took > longest ? took : longest;
	}
	return longest;
}

START_TEST(no_answer_fails_or_is_mixed_while_two_datasets_alternate)
{
	const char *wanted = getenv("RELOADS");
	int count = wanted ? atoi(wanted) : RELOADS;
	const char *const files[] = {make('a'), make('b')};
	const char *served = dataset_path("served.db");
	static struct asking asking;
	pthread_t threads[CLIENTS];
	ck_assert_int_eq(link(files[1], served), 0);
	daemon_start(&daemon_, served, NULL);
	for (size_t i = 0; i < CLIENTS; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL, ask_often, &asking), 0);
	reload(WARM_UP, files, served);
	struct figures before = measure();
	long longest = reload(count, files, served);
	struct figures after = measure();
	atomic_store(&asking.done, true);
	for (size_t i = 0; i < CLIENTS; i++)
		pthread_join(threads[i], NULL);
	printf(
		"# %d reloads, the longest %ld ms; %zu answers, %zu of them failed or mixed; RSS %ld kB, "
		"then %ld; %zu descriptors, then %zu\n",
		count, longest, (size_t)asking.asked, (size_t)asking.mixed, before.rss, after.rss,
		before.files, after.files);
	fflush(stdout);
	ck_assert_uint_gt(asking.asked, (size_t)count);
	ck_assert_uint_eq(asking.mixed, 0);
	ck_assert_uint_eq(after.files, before.files);
	if (!SANITIZED)
		ck_assert_int_lt(after.rss, before.rss + before.rss / 4);
	daemon_end(&daemon_);
}

/* Each must be refused for a reason that is in the log, and the first dataset must stay. */
static void assert_refused(const char *bad, const char *served, const char *what)
{
	static struct wire wire;
	static struct reply reply;
	serve(bad, served);
	daemon_wait_line(&daemon_, "reloaded", line, sizeof line);
	const char *reason = strstr(line, "\"not reloaded, the old dataset stays: ");
	ck_assert_msg(reason != NULL, "%s: %s", what, line);
	ck_assert_msg(strlen(strstr(reason, "stays: ")) > strlen("stays: \" "), "%s: %s", what, line);
	wire_open(&wire, &daemon_);
	wire_ask(&wire, "GET", "/v1/lights/hook", &reply);
	wire_close(&wire);
	ck_assert_msg(is_of_one(&reply) && strstr(reply.body, "\"version\":\"a\""), "%s", what);
}

/* A copy of which this part is replaced by zeroes, or by its bits inverted, or that ends there. */
enum damage { ZEROED, FLIPPED, CUT };

static const char *damaged(const char *file, enum damage damage, long from, long len)
{
	static unsigned char data[1 << 20];
	FILE *in = fopen(file, "rb");
	ck_assert_ptr_nonnull(in);
	size_t size = fread(data, 1, sizeof data, in);
	fclose(in);
	for (long i = from; i < from + len && i < (long)size; i++)
		data[i] = damage == ZEROED ? 0 : (unsigned char)~data[i];
	const char *path = dataset_path("bad.db");
	dataset_write(path, data, damage == CUT ? (size_t)from : size);
	return path;
}

static void refuse(const char *file, enum damage damage, long from, long len, const char *served)
{
	char what[100];
	size_t count = dataset_count;
	snprintf(what, sizeof what, "damage %d at %ld", damage, from);
	const char *bad = damaged(file, damage, from, len);
	assert_refused(bad, served, what);
	remove(bad);
	dataset_count = count;
}

START_TEST(no_damaged_dataset_replaces_a_good_one)
{
	const char *good = make('a'), *other = make('b'), *served = dataset_path("served.db");
	struct stat stat_;
	ck_assert_int_eq(link(good, served), 0);
	ck_assert_int_eq(stat(other, &stat_), 0);
	daemon_start(&daemon_, served, NULL);
	for (long page = 0; page < stat_.st_size; page += PAGE) {
		/* the head of a page: its kind, its first cell, or which page follows */
		refuse(other, FLIPPED, page == 0 ? 100 : page, 8, served);
		refuse(other, ZEROED, page, PAGE, served);
		refuse(other, CUT, page, 0, served);
		refuse(other, CUT, page + PAGE / 2, 0, served);
		refuse(other, ZEROED, page, stat_.st_size, served);
	}
	printf("# %ld damaged files refused\n", 5 * (stat_.st_size / PAGE));
	fflush(stdout);
	serve(other, served);
	daemon_wait_line(&daemon_, "\"reloaded ", line, sizeof line);
	daemon_end(&daemon_);
}

START_TEST(what_is_no_dataset_replaces_none)
{
	const char *good = make('a'), *served = dataset_path("served.db");
	ck_assert_int_eq(link(good, served), 0);
	daemon_start(&daemon_, served, NULL);
	const char *empty = dataset_path("empty"), *text = dataset_path("text");
	dataset_write(empty, "", 0);
	dataset_write(text, "not a database at all, but long enough to be mistaken for one", 61);
	assert_refused(empty, served, "an empty file");
	assert_refused(text, served, "a text");
	assert_refused(dataset_with("PRAGMA application_id = 7"), served, "another application's");
	assert_refused(dataset_with("PRAGMA user_version = 0"), served, "an older schema");
	assert_refused(
		dataset_with("DROP VIEW api_lights; DROP TABLE lights"), served, "one without lights");
	ck_assert_int_eq(remove(served), 0);
	ck_assert_int_eq(kill(daemon_.pid, SIGHUP), 0);
	daemon_wait_line(&daemon_, "not reloaded", line, sizeof line);
	ck_assert_msg(strstr(line, "No such file") != NULL, "%s", line);
	/* a pipe that nobody writes to: to open it as a file is would take for ever */
	ck_assert_int_eq(mkfifo(served, 0600), 0);
	ck_assert_int_eq(kill(daemon_.pid, SIGHUP), 0);
	daemon_wait_line(&daemon_, "not reloaded", line, sizeof line);
	ck_assert_msg(strstr(line, "not a file") != NULL, "%s", line);
	daemon_end(&daemon_);
}

SUITE("reload", no_answer_fails_or_is_mixed_while_two_datasets_alternate,
	no_damaged_dataset_replaces_a_good_one, what_is_no_dataset_replaces_none)
