#ifndef DAEMON_FIXTURE_H
#define DAEMON_FIXTURE_H

#include <stddef.h>
#include <sys/types.h>

/*
 * The binary that YIGAI names, as processes of a test. Whatever goes wrong fails the test; nothing
 * is waited for longer than PATIENCE_MS, and a process dies with the test that began it.
 */
enum { PATIENCE_MS = 40000 };

struct daemon {
	pid_t pid;
	int log; /* its stderr */
	char url[64];
	int port;
	char text[1 << 16]; /* what it logged and nobody has waited for */
	size_t len;
};

/* Serves a dataset on a free port; `more` are arguments, ended by NULL, or NULL. */
void daemon_start(struct daemon *daemon, const char *db, const char *const more[]);

/* The same without waiting for it to listen: until it takes its signals itself. */
void daemon_begin(struct daemon *daemon, const char *db, const char *const more[]);

/* Waits for one that was begun. */
void daemon_wait_listening(struct daemon *daemon);

/* The listening socket that daemons from here on are passed as by a service manager; -1 for none.
 */
void daemon_pass(int fd);

/* The standard descriptors that daemons from here on are begun without, a bit each; 0 for none. One
 * without stderr says nothing: its port is that of the socket that it was passed. */
void daemon_begin_without(unsigned standard);

/* Waits for a line of its log that holds this text. */
void daemon_wait_line(struct daemon *daemon, const char *text, char *ret_line, size_t size);

/* The port for operators of a daemon that was started with --admin-listen and has not said it yet.
 */
int daemon_operators(struct daemon *daemon);

/* The same of its port for assistants, with --mcp-listen, which it says before. */
int daemon_assistants(struct daemon *daemon);

/* Waits until nobody who connects is taken any more. */
void daemon_wait_refused(const struct daemon *daemon);

/* Waits until a signal that was sent has been taken from the queue of pending ones. */
void daemon_wait_taken(const struct daemon *daemon, int signal);

/* Sends SIGHUP and waits until the file at a path has been opened. */
void daemon_hup(const struct daemon *daemon, const char *path);

/* Waits for the end: the exit status. What is left of the log is in text then. */
int daemon_wait(struct daemon *daemon);

/* Sends a signal and waits for the end: the exit status. */
int daemon_stop(struct daemon *daemon, int signal);

/* Ends it with SIGTERM; it must go with 0, and no request may be cut off. */
void daemon_end(struct daemon *daemon);

/* A command that ran to its end. */
struct run {
	int status;
	char out[1 << 20];
	size_t out_len;
	char err[1 << 16];
	size_t err_len;
};

/* Runs YIGAI with these arguments, and NAME=VALUE ones in the environment; both end in NULL. */
void run_command(struct run *run, const char *const arguments[], const char *const environment[]);

#endif
