#include "served.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <unistd.h>

/* The version of the dataset that is served now. */
static void version_now(struct wire *client, struct reply *to, char ret_version[static 16])
{
	wire_ask(client, "GET", "/v1", to);
	ck_assert_int_eq(to->status, 200);
	const char *member = strstr(to->body, "\"version\":\"");
	ck_assert_ptr_nonnull(member);
	ck_assert_int_eq(sscanf(member, "\"version\":\"%15[^\"]", ret_version), 1);
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
		{"PRAGMA user_version = 1000", "has schema version 1000"},
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
		ck_assert_msg(strstr(line, " \"") == NULL, "ends with a blank: %s", line);
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
		daemon_hup(&daemon_, served);
		wire_open(&wire, &daemon_);
		version_now(&wire, &reply, (char[16]){0}); /* it serves meanwhile */
		wire_close(&wire);
		ck_assert_int_eq(daemon_stop(&daemon_, signals[i]), 0);
		ck_assert(strstr(daemon_.text, "was still being opened") != NULL);
		dataset_count = 2;
		served = dataset_copy("served.db");
	}
}

/* Whatever the first was doing, for seconds, minutes, or within one step of SQLite's for good. */
START_TEST(a_check_that_does_not_end_does_not_hold_the_next_file)
{
	const char *served = dataset_copy("served.db");
	daemon_start(&daemon_, served, NULL);
	wire_open(&wire, &daemon_);
	for (int i = 0; i < 2; i++) {
		ck_assert_int_eq(rename(i ? dataset_endless() : dataset_slow(20000), served), 0);
		daemon_hup(&daemon_, served);
		wait_version(i ? "2.0.0" : "1.2.3");
		replace(served,
			i ? "UPDATE api_dataset SET version = '3.0.0'"
			  : "UPDATE api_dataset SET version = '2.0.0'");
		kill(daemon_.pid, SIGHUP);
		daemon_wait_line(&daemon_, "was replaced while it was being opened", NULL, 0);
		daemon_wait_line(&daemon_, "message=\"reloaded", NULL, 0);
		wait_version(i ? "3.0.0" : "2.0.0");
	}
	wire_close(&wire);
	daemon_end(&daemon_);
}

/* More than a MiB, so that it is read while it is checked: a view of it takes longer than a test.
 */
static const char *large_and_endless(void)
{
	return dataset_with("CREATE TABLE large AS SELECT zeroblob(2000000) AS x;"
						"DROP VIEW api_wrecks; CREATE VIEW api_wrecks AS SELECT max(a.id) AS id, "
						"max(b.id || c.id || d.id || e.id || f.id || g.id || h.id || i.id) AS name"
						" FROM lights AS a, lights AS b, lights AS c, lights AS d, lights AS e,"
						" lights AS f, lights AS g, lights AS h, lights AS i");
}

START_TEST(a_first_file_that_does_not_end_does_not_hold_the_next)
{
	const char *const first[] = {dataset_slow(20000), dataset_endless(), large_and_endless()};
	for (size_t i = 0; i < COUNT(first); i++) {
		daemon_begin(&daemon_, first[i], NULL);
		replace(first[i], "UPDATE api_dataset SET version = '2.0.0'");
		kill(daemon_.pid, SIGHUP);
		daemon_wait_line(&daemon_, "was replaced while it was being opened", NULL, 0);
		daemon_wait_listening(&daemon_);
		wire_open(&wire, &daemon_);
		wait_version("2.0.0");
		wire_close(&wire);
		daemon_end(&daemon_);
	}
}

/* Whoever asks again and again for the same file has it once it is checked. */
START_TEST(sighup_for_the_file_that_is_being_opened_does_not_begin_anew)
{
	const char *served = dataset_copy("served.db"), *slow = dataset_slow(100);
	daemon_start(&daemon_, served, NULL);
	ck_assert_int_eq(rename(slow, served), 0);
	for (int i = 0; i < 5; i++) {
		kill(daemon_.pid, SIGHUP);
		daemon_wait_taken(&daemon_, SIGHUP);
	}
	daemon_wait_line(&daemon_, "reloaded", NULL, 0);
	ck_assert_ptr_null(strstr(daemon_.text, "was replaced"));
	daemon_end(&daemon_);
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

SUITE("sighup", sighup_serves_the_new_dataset,
	sighup_keeps_the_old_dataset_where_the_new_one_is_bad,
	a_check_that_takes_minutes_does_not_hold_the_end,
	a_check_that_does_not_end_does_not_hold_the_next_file,
	a_first_file_that_does_not_end_does_not_hold_the_next,
	sighup_for_the_file_that_is_being_opened_does_not_begin_anew,
	a_folder_that_is_switched_is_refused_with_what_to_do, sighup_during_a_reload_reloads_once_more,
	no_request_fails_while_datasets_are_replaced)
