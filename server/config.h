#ifndef CONFIG_H
#define CONFIG_H

#include <stdbool.h>
#include <stddef.h>

struct error;

/* Which commands know an option. */
enum { FOR_SERVE = 1, FOR_GET = 2 };

/*
 * Every option: member, flag (`--flag VALUE` or `--flag=VALUE`), environment variable, default,
 * what the value is, commands, help. A flag goes before the environment, that before the default.
 */
#define OPTIONS(X)                                                                                 \
	X(db, "db", "YIGAI_DB", "", "FILE", FOR_SERVE | FOR_GET,                                       \
		"the dataset (default: the one built or installed with the binary)")                       \
	X(listen, "listen", "YIGAI_LISTEN", "127.0.0.1:8080", "ADDR:PORT", FOR_SERVE,                  \
		"where to listen; port 0 picks a free one, [ADDR]:PORT is IPv6")                           \
	X(threads, "threads", "YIGAI_THREADS", "0", "N", FOR_SERVE,                                    \
		"workers, 1 to 256; 0 is one a core")                                                      \
	X(cache_size, "cache-size", "YIGAI_CACHE_SIZE", "64M", "BYTES", FOR_SERVE,                     \
		"answers kept in memory; K, M and G may follow the number; 0 keeps none")                  \
	X(budget, "budget", "YIGAI_BUDGET", "250", "MS", FOR_SERVE,                                    \
		"milliseconds of SQL a request may take before it is 503; 0 is no end")                    \
	X(log_level, "log-level", "YIGAI_LOG_LEVEL", "info", "LEVEL", FOR_SERVE,                       \
		"error, warning or info")                                                                  \
	X(access_log, "access-log", "YIGAI_ACCESS_LOG", "off", "on|off", FOR_SERVE,                    \
		"one line a request on stderr")

enum command { COMMAND_HELP, COMMAND_VERSION, COMMAND_SERVE, COMMAND_CHECK, COMMAND_GET };

struct config {
	enum command command;
	const char *argument; /* FILE of check, PATH of get */
#define X(member, flag, env, fallback, value, commands, help) const char *member;
	OPTIONS(X)
#undef X
	unsigned threads_number;
	size_t cache_bytes;
	unsigned budget_ms;
	int log_level_number;
	bool access_log_on;
};

/*
 * Reads the command line and the environment. Strings are borrowed from both. False with
 * ERROR_BAD_REQUEST and one sentence that names what is wrong.
 */
bool config_parse(struct config *config, int argc, char **argv, struct error *err);

/* The text of --help, made from the same table. */
void config_print_help(void);

#endif
