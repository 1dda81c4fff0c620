#include "daemon_fixture.h"

#include <arpa/inet.h>
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ARGUMENTS_MAX = 32, FIRST_PASSED = 3 };

static int passed = -1;
static unsigned missing; /* standard descriptors */

void daemon_pass(int fd)
{
	passed = fd;
}

void daemon_begin_without(unsigned standard)
{
	missing = standard;
}

static long now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* In the new process: what it needs, and nothing else. */
static _Noreturn void become(
	const char *const arguments[], const char *const environment[], int out, int err)
{
	static const char *const variables[] = {
		"YIGAI_DB", "YIGAI_LISTEN", "YIGAI_THREADS", "YIGAI_LOG_LEVEL", "YIGAI_ACCESS_LOG"};
	const char *argv[ARGUMENTS_MAX + 2] = {getenv("YIGAI")};
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
	dup2(nothing, STDIN_FILENO);
	dup2(out < 0 ? nothing : out, STDOUT_FILENO);
	dup2(err, STDERR_FILENO);
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (missing >> fd & 1)
			close(fd);
	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++)
		unsetenv(variables[i]);
	for (size_t i = 0; environment && environment[i]; i++)
		putenv((char *)environment[i]);
	if (passed >= 0) {
		char pid[20];
		snprintf(pid, sizeof pid, "%d", (int)getpid());
		setenv("LISTEN_PID", pid, 1);
		setenv("LISTEN_FDS", "1", 1);
		dup2(passed, FIRST_PASSED);
	}
	for (size_t i = 0; arguments[i] && i < ARGUMENTS_MAX; i++)
		argv[i + 1] = arguments[i];
	execv(argv[0], (char *const *)argv);
	dprintf(STDERR_FILENO, "%s: %s\n", argv[0], strerror(errno));
	_exit(127);
}

static pid_t begin(const char *const arguments[], const char *const environment[],
	int ret_out[static 2], int ret_err[static 2])
{
	ck_assert_msg(getenv("YIGAI") != NULL, "YIGAI must name the binary");
	ck_assert_int_eq(pipe2(ret_err, O_CLOEXEC), 0);
	if (ret_out[0] == 0)
		ck_assert_int_eq(pipe2(ret_out, O_CLOEXEC), 0);
	pid_t pid = fork();
	ck_assert_int_ge(pid, 0);
	if (pid == 0)
		become(arguments, environment, ret_out[1], ret_err[1]);
	close(ret_err[1]);
	if (ret_out[1] >= 0)
		close(ret_out[1]);
	return pid;
}

/* Reads what is there, at least a byte; false at the end. Fails the test when patience ends. */
static bool read_more(int fd, char *text, size_t size, size_t *len, long deadline)
{
	struct pollfd ready = {.fd = fd, .events = POLLIN};
	long left = deadline - now_ms();
	int events = poll(&ready, 1, left > 0 ? (int)left : 0);
	ck_assert_msg(events == 1, "nothing came for %d ms after: %s", PATIENCE_MS, text);
	ck_assert_uint_lt(*len + 1, size);
	ssize_t got = read(fd, text + *len, size - *len - 1);
	ck_assert_int_ge(got, 0);
	*len += (size_t)got;
	text[*len] = '\0';
	return got > 0;
}

void daemon_wait_line(struct daemon *daemon, const char *text, char *ret_line, size_t size)
{
	char last[1024] = ""; /* the line before, which tells why it ended */
	long deadline = now_ms() + PATIENCE_MS;
	for (;;) {
		char *end = memchr(daemon->text, '\n', daemon->len);
		if (!end) {
			bool more =
				read_more(daemon->log, daemon->text, sizeof daemon->text, &daemon->len, deadline);
			ck_assert_msg(
				more, "it ended before saying %s: %s", text, daemon->len > 0 ? daemon->text : last);
			continue;
		}
		*end = '\0';
		bool found = strstr(daemon->text, text) != NULL;
		snprintf(last, sizeof last, "%.1000s", daemon->text);
		if (found && ret_line)
			snprintf(ret_line, size, "%s", daemon->text);
		daemon->len -= (size_t)(end + 1 - daemon->text);
		memmove(daemon->text, end + 1, daemon->len + 1);
		if (found)
			return;
	}
}

/* A figure of the process's status. */
static unsigned long long status_of(pid_t process, const char *line, int base)
{
	char path[64], text[4096];
	snprintf(path, sizeof path, "/proc/%d/status", (int)process);
	FILE *file = fopen(path, "r");
	ck_assert_ptr_nonnull(file);
	text[fread(text, 1, sizeof text - 1, file)] = '\0';
	fclose(file);
	const char *figure = strstr(text, line);
	ck_assert_ptr_nonnull(figure);
	return strtoull(figure + strlen(line), NULL, base);
}

static void begin_serving(struct daemon *daemon, const char *db, const char *const more[])
{
	const char *arguments[ARGUMENTS_MAX + 1] = {"serve", "--db", db, "--listen", "127.0.0.1:0"};
	for (size_t i = 0; more && more[i]; i++)
		arguments[5 + i] = more[i];
	int out[2] = {-1, -1}, err[2];
	daemon->len = 0;
	daemon->text[0] = '\0';
	daemon->pid = begin(arguments, NULL, out, err);
	daemon->log = err[0];
}

void daemon_begin(struct daemon *daemon, const char *db, const char *const more[])
{
	begin_serving(daemon, db, more);
	long deadline = now_ms() + PATIENCE_MS;
	/* before its first thread its signals are blocked. A sanitizer brings threads of its own along,
	 * to this process as to that one, which is a copy of this until it becomes another. */
	while (status_of(daemon->pid, "Threads:", 10) <= status_of(getpid(), "Threads:", 10))
		ck_assert_int_lt(now_ms(), deadline);
}

void daemon_start(struct daemon *daemon, const char *db, const char *const more[])
{
	begin_serving(daemon, db, more);
	daemon_wait_listening(daemon);
}

void daemon_wait_listening(struct daemon *daemon)
{
	char line[256];
	daemon_wait_line(daemon, "listening on ", line, sizeof line);
	ck_assert_msg(sscanf(line, "listening on %63s", daemon->url) == 1, "it said %s", line);
	const char *colon = strrchr(daemon->url, ':');
	ck_assert_msg(colon != NULL, "%s", line);
	daemon->port = atoi(colon + 1);
	ck_assert_int_gt(daemon->port, 0);
}

static int port_for(struct daemon *daemon, const char *who)
{
	char line[200], begin[64];
	daemon_wait_line(daemon, who, line, sizeof line);
	snprintf(begin, sizeof begin, "%s on http://127.0.0.1:", who);
	ck_assert_int_eq(strncmp(line, begin, strlen(begin)), 0);
	return atoi(line + strlen(begin));
}

int daemon_operators(struct daemon *daemon)
{
	return port_for(daemon, "operators");
}

int daemon_assistants(struct daemon *daemon)
{
	return port_for(daemon, "assistants");
}

void daemon_wait_taken(const struct daemon *daemon, int signal)
{
	long deadline = now_ms() + PATIENCE_MS;
	while (status_of(daemon->pid, "ShdPnd:", 16) >> (signal - 1) & 1)
		ck_assert_int_lt(now_ms(), deadline);
}

void daemon_hup(const struct daemon *daemon, const char *path)
{
	long deadline = now_ms() + PATIENCE_MS;
	char event[sizeof(struct inotify_event) + 1] = "";
	size_t len = 0;
	int opened = inotify_init1(IN_CLOEXEC);
	ck_assert_int_ge(inotify_add_watch(opened, path, IN_OPEN), 0);
	ck_assert_int_eq(kill(daemon->pid, SIGHUP), 0);
	ck_assert(read_more(opened, event, sizeof event, &len, deadline));
	close(opened);
}

void daemon_wait_refused(const struct daemon *daemon)
{
	struct sockaddr_in address = {.sin_family = AF_INET,
		.sin_port = htons((unsigned short)daemon->port),
		.sin_addr = {htonl(INADDR_LOOPBACK)}};
	for (bool refused = false; !refused;) {
		int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
		refused = connect(fd, (struct sockaddr *)&address, sizeof address) != 0;
		/* so many were closed just now that no port is left for another */
		if (refused && errno == EADDRNOTAVAIL)
			refused = false;
		else if (refused)
			ck_assert_int_eq(errno, ECONNREFUSED);
		close(fd);
	}
}

static int wait_status(pid_t pid, const char *said)
{
	int status = 0;
	while (waitpid(pid, &status, 0) < 0)
		ck_assert_int_eq(errno, EINTR);
	ck_assert_msg(WIFEXITED(status), "it died of signal %d: %s", WTERMSIG(status), said);
	return WEXITSTATUS(status);
}

int daemon_wait(struct daemon *daemon)
{
	long deadline = now_ms() + PATIENCE_MS;
	while (read_more(daemon->log, daemon->text, sizeof daemon->text, &daemon->len, deadline))
		;
	close(daemon->log);
	return wait_status(daemon->pid, daemon->text);
}

int daemon_stop(struct daemon *daemon, int signal)
{
	ck_assert_int_eq(kill(daemon->pid, signal), 0);
	return daemon_wait(daemon);
}

void daemon_end(struct daemon *daemon)
{
	int status = daemon_stop(daemon, SIGTERM);
	ck_assert_msg(status == 0, "it ended with %d: %s", status, daemon->text);
	ck_assert_msg(!strstr(daemon->text, "cut off"), "%s", daemon->text);
}

void run_command(struct run *run, const char *const arguments[], const char *const environment[])
{
	int out[2] = {0, 0}, err[2];
	pid_t pid = begin(arguments, environment, out, err);
	long deadline = now_ms() + PATIENCE_MS;
	run->out_len = run->err_len = 0;
	run->out[0] = run->err[0] = '\0';
	bool out_open = true, err_open = true;
	while (out_open || err_open) {
		struct pollfd ready[] = {{.fd = out_open ? out[0] : -1, .events = POLLIN},
			{.fd = err_open ? err[0] : -1, .events = POLLIN}};
		ck_assert_int_gt(poll(ready, 2, PATIENCE_MS), 0);
		if (ready[0].revents)
			out_open = read_more(out[0], run->out, sizeof run->out, &run->out_len, deadline);
		if (ready[1].revents)
			err_open = read_more(err[0], run->err, sizeof run->err, &run->err_len, deadline);
	}
	close(out[0]);
	close(err[0]);
	run->status = wait_status(pid, run->err);
}
