#include "suite.h"

#include "dataset.h"
#include "attempt.h"
#include "daemon_fixture.h"
#include "wire.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>

/* System calls of the daemon fail, by strace, by limits, or because its file is not what it was. */

enum { HEALTHY_MS = 1000, PAUSE_MS = 20, ASKED = 2 };

static const char *const targets[ASKED] = {"/v1/lights", "/v1/dataset.sqlite"};
static struct daemon daemon_;
static struct reply right[ASKED];
static size_t outcomes[OUTCOMES];

static void begin(const char *db)
{
	static struct wire wire;
	static const char *const arguments[] = {
		"--cache-size=0", "--threads=2", "--log-level=error", NULL};
	daemon_start(&daemon_, db, arguments);
	wire_open(&wire, &daemon_);
	for (size_t i = 0; i < ASKED; i++) {
		wire_ask(&wire, "GET", targets[i], &right[i]);
		ck_assert_int_eq(right[i].status, 200);
	}
	wire_close(&wire);
}

static void ask_all(size_t times, int ms, const char *what)
{
	for (size_t i = 0; i < times * ASKED; i++) {
		enum outcome outcome = attempt(&daemon_, targets[i % ASKED], &right[i % ASKED], ms);
		ck_assert_msg(outcome != WRONG, "%s: a wrong answer to %s", what, targets[i % ASKED]);
		outcomes[outcome]++;
	}
}

/* Each is answered rightly within a second. */
static void assert_healthy(const char *what)
{
	for (size_t i = 0; i < ASKED; i++) {
		enum outcome outcome = WAITING;
		for (int ms = 0; outcome != RIGHT && ms < HEALTHY_MS; ms += PAUSE_MS) {
			if (ms > 0)
				usleep(1000 * PAUSE_MS);
			outcome = attempt(&daemon_, targets[i], &right[i], HEALTHY_MS);
			ck_assert_int_ne(outcome, WRONG);
		}
		ck_assert_msg(outcome == RIGHT, "%s: not healthy after it, outcome %d", what, outcome);
	}
}

static void say(const char *what, size_t count)
{
	printf("# %zu %s: %zu right, %zu 5xx, %zu closed, %zu without an answer while it lasted\n",
		count, what, outcomes[RIGHT], outcomes[FAILED], outcomes[CLOSED], outcomes[WAITING]);
	fflush(stdout);
}

/* Lets strace fail a call of the daemon; false with a reason where it may not, or is not there. */
static bool strace_begin(const char *rule, const char *log, pid_t *ret_pid, char why[static 256])
{
	int err[2];
	char pid[16], inject[128], trace[32];
	snprintf(pid, sizeof pid, "%d", (int)daemon_.pid);
	snprintf(inject, sizeof inject, "inject=%s", rule);
	snprintf(trace, sizeof trace, "trace=%.*s", (int)strcspn(rule, ":"), rule);
	ck_assert_int_eq(pipe2(err, O_CLOEXEC), 0);
	*ret_pid = fork();
	if (*ret_pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		dup2(err[1], STDERR_FILENO);
		execlp("strace", "strace", "-f", "-o", log, "-e", trace, "-e", inject, "-p", pid,
			(char *)NULL);
		dprintf(STDERR_FILENO, "no strace\n");
		_exit(127);
	}
	close(err[1]);
	ssize_t got = read(err[0], why, 255);
	why[got > 0 ? got : 0] = '\0';
	close(err[0]);
	if (strstr(why, "attached"))
		return true;
	waitpid(*ret_pid, NULL, 0);
	return false;
}

/* Takes strace off again: how many calls it let fail. */
static size_t strace_end(pid_t pid, const char *log)
{
	static char line[4096];
	size_t count = 0;
	kill(pid, SIGINT);
	waitpid(pid, NULL, 0);
	FILE *file = fopen(log, "r");
	ck_assert_ptr_nonnull(file);
	while (fgets(line, sizeof line, file))
		count += strstr(line, "(INJECTED)") != NULL;
	fclose(file);
	remove(log);
	return count;
}

static const struct {
	const char *call, *errors[6];
} faults[] = {
	{"accept4", {"EINTR", "EAGAIN", "EMFILE", "ENFILE", "ENOMEM", "ECONNABORTED"}},
	{"recvfrom", {"EINTR", "ECONNRESET", "ENOMEM", "ENOBUFS", "EPIPE"}},
	{"sendmsg", {"EINTR", "EAGAIN", "EPIPE", "ECONNRESET", "ENOBUFS", "ENOMEM"}},
	{"sendto", {"EINTR", "EAGAIN", "EPIPE", "ECONNRESET", "ENOBUFS", "ENOMEM"}},
	{"sendfile", {"EINTR", "EAGAIN", "EIO", "ENOMEM"}},
	{"epoll_wait", {"EINTR", "ENOMEM"}},
	{"fcntl", {"EMFILE"}},
	{"pread64", {"EINTR", "EIO"}},
};
/* every other call; if FAULTS in the environment is `all`, also each, and some in the middle */
static const char *const whens[] = {"1+2", "1+", "2..5"};
enum { WHENS_USUAL = 1 };

START_TEST(calls_that_fail_give_a_right_answer_a_5xx_or_a_closed_connection)
{
	const char *log = dataset_path("strace");
	const char *all = getenv("FAULTS");
	size_t injected = 0, count = all && strcmp(all, "all") == 0 ? COUNT(whens) : WHENS_USUAL;
	begin(dataset_lights());
	for (size_t i = 0; i < COUNT(faults); i++) {
		for (size_t j = 0; j < COUNT(faults->errors) && faults[i].errors[j]; j++) {
			for (size_t k = 0; k < count; k++) {
				char rule[100], why[256];
				pid_t pid;
				snprintf(rule, sizeof rule, "%s:error=%s:when=%s", faults[i].call,
					faults[i].errors[j], whens[k]);
				if (!strace_begin(rule, log, &pid, why)) {
					printf("# skipped: strace cannot be used here: %s\n", why);
					daemon_end(&daemon_);
					return;
				}
				ask_all(2, 50, rule);
				injected += strace_end(pid, log);
				assert_healthy(rule);
			}
		}
	}
	say("system calls failed", injected);
	ck_assert_int_eq(daemon_stop(&daemon_, SIGTERM), 0);
}

static size_t count_files(void)
{
	size_t count = 0;
	for (int fd = 0; fd < 1024; fd++) {
		char path[64];
		snprintf(path, sizeof path, "/proc/%d/fd/%d", (int)daemon_.pid, fd);
		count += access(path, F_OK) == 0;
	}
	return count;
}

START_TEST(without_descriptors_it_waits_for_some_and_goes_on_at_once)
{
	static struct wire wires[40];
	begin(dataset_lights());
	size_t files = count_files();
	struct rlimit limit = {files + 8, files + 8};
	ck_assert_int_eq(prlimit(daemon_.pid, RLIMIT_NOFILE, &limit, NULL), 0);
	for (int round = 0; round < 10; round++) {
		for (size_t i = 0; i < COUNT(wires); i++) {
			wire_open(&wires[i], &daemon_);
			wire_puts(&wires[i], "GET /v1/dataset.sqlite HTTP/1.1\r\nHost: a\r\n\r\n");
		}
		ask_all(1, 50, "no descriptors");
		for (size_t i = 0; i < COUNT(wires); i++)
			wire_close(&wires[i]);
		assert_healthy("no descriptors");
	}
	say("times without descriptors", 10);
	for (int ms = 0; count_files() > files && ms < HEALTHY_MS; ms++)
		usleep(1000);
	ck_assert_uint_le(count_files(), files);
	ck_assert_int_eq(daemon_stop(&daemon_, SIGTERM), 0);
}

/* More than SQLite keeps in memory, so that there is something to read. */
static const char *big(void)
{
	return dataset_with(
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)"
		"INSERT INTO wrecks SELECT 'w' || i, printf('%.*c', 20000, 'x') FROM n");
}

static const char *const asked[] = {"/v1/wrecks/w7", "/v1/wrecks?limit=5",
	"/v1/wrecks?sort=-id&limit=5", "/v1/wrecks/w100", "/v1/wrecks/w200", "/v1/wrecks/w300",
	"/v1/wrecks/w399", "/v1/lights"};
static struct reply rights[COUNT(asked)];

/* The right answers, from a server of its own: the other has yet to read them. */
static void ask_rights(const char *db, const char *const arguments[])
{
	static struct wire wire;
	daemon_start(&daemon_, db, arguments);
	wire_open(&wire, &daemon_);
	for (size_t i = 0; i < COUNT(asked); i++) {
		wire_ask(&wire, "GET", asked[i], &rights[i]);
		ck_assert_int_eq(rights[i].status, 200);
	}
	wire_close(&wire);
	daemon_end(&daemon_);
}

static void copy_file(const char *from, const char *to)
{
	char command[1200];
	snprintf(command, sizeof command, "cp '%s' '%s'", from, to);
	ck_assert_int_eq(system(command), 0);
}

START_TEST(a_file_that_is_cut_while_it_is_open_gives_no_wrong_answer)
{
	static const char *const arguments[] = {"--cache-size=0", "--budget=0", NULL};
	struct stat stat_;
	const char *good = big(), *served = dataset_path("served.db"), *new = dataset_path("new.db");
	ck_assert_int_eq(stat(good, &stat_), 0);
	ask_rights(good, arguments);
	for (int part = 1; part < 10; part += 2) {
		copy_file(good, served);
		daemon_start(&daemon_, served, arguments);
		/* after a reload no check of the file is under way, which would end the process */
		ck_assert_int_eq(kill(daemon_.pid, SIGHUP), 0);
		daemon_wait_line(&daemon_, "\"reloaded ", NULL, 0);
		ck_assert_int_eq(truncate(served, stat_.st_size / 10 * part + 100), 0);
		for (size_t i = 0; i < COUNT(asked); i++) {
			enum outcome outcome = attempt(&daemon_, asked[i], &rights[i], HEALTHY_MS);
			ck_assert_msg(outcome == RIGHT || outcome == FAILED, "%s of %d tenths: outcome %d",
				asked[i], part, outcome);
			outcomes[outcome]++;
		}
		copy_file(good, new);
		ck_assert_int_eq(rename(new, served), 0);
		ck_assert_int_eq(kill(daemon_.pid, SIGHUP), 0);
		daemon_wait_line(&daemon_, "\"reloaded ", NULL, 0);
		for (size_t i = 0; i < COUNT(asked); i++)
			ck_assert_int_eq(attempt(&daemon_, asked[i], &rights[i], HEALTHY_MS), RIGHT);
		ck_assert_int_eq(daemon_stop(&daemon_, SIGTERM), 0);
	}
	say("answers from a file that was cut", outcomes[RIGHT] + outcomes[FAILED]);
	ck_assert_uint_gt(outcomes[FAILED], 0);
}

START_TEST(a_file_that_is_unlinked_is_served_and_never_mapped)
{
	static char line[4096];
	char path[64];
	const char *served = dataset_copy("served.db");
	begin(served);
	snprintf(path, sizeof path, "/proc/%d/maps", (int)daemon_.pid);
	FILE *maps = fopen(path, "r");
	ck_assert_ptr_nonnull(maps);
	while (fgets(line, sizeof line, maps))
		ck_assert_msg(!strstr(line, "served.db"), "%s", line);
	fclose(maps);
	ck_assert_int_eq(remove(served), 0);
	assert_healthy("unlinked");
	daemon_end(&daemon_);
}

SUITE("calls", calls_that_fail_give_a_right_answer_a_5xx_or_a_closed_connection,
	without_descriptors_it_waits_for_some_and_goes_on_at_once,
	a_file_that_is_cut_while_it_is_open_gives_no_wrong_answer,
	a_file_that_is_unlinked_is_served_and_never_mapped)
