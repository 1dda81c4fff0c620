#ifndef CONFIG_H
#define CONFIG_H

#include "process/option.h"
#include <stdbool.h>
#include <stddef.h>

struct error;

/* The commands that know an option: a set of these. */
enum {
	FOR_SERVE = 1,
	FOR_GET = 2,
	FOR_EXPORT = 4,
	FOR_HEALTHCHECK = 8,
	FOR_VERIFY = 16,
	FOR_MCP = 32
};

/*
 * Every option: member of struct config, its C type, type (option.h), greatest number, flag
 * (`--flag VALUE` or `--flag=VALUE`; `--flag` alone for OPTION_FLAG), environment variable,
 * default, name of the value in the help, commands, help. The flag overrides the environment, which
 * overrides the default.
 */
#define OPTIONS(X)                                                                                 \
	X(db, const char *, TEXT, 0, "db", "YIGAI_DB", "", "FILE",                                     \
		FOR_SERVE | FOR_GET | FOR_EXPORT | FOR_VERIFY | FOR_MCP,                                   \
		"the dataset (default: the one built or installed with the binary)")                       \
	X(archive, const char *, TEXT, 0, "archive", "YIGAI_ARCHIVE", "", "DIR", FOR_SERVE | FOR_GET,  \
		"released datasets, which answer what is pinned to them or began with them")               \
	X(listen, const char *, ADDRESS, 0, "listen", "YIGAI_LISTEN", "127.0.0.1:8080", "ADDR:PORT",   \
		FOR_SERVE | FOR_HEALTHCHECK,                                                               \
		"where to listen; port 0 picks a free one, [ADDR]:PORT is IPv6")                           \
	X(admin_listen, const char *, ADDRESS, 0, "admin-listen", "YIGAI_ADMIN_LISTEN", "",            \
		"ADDR:PORT", FOR_SERVE | FOR_HEALTHCHECK,                                                  \
		"where /metrics, /livez and /readyz are for operators; off without it")                    \
	X(mcp_listen, const char *, ADDRESS, 0, "mcp-listen", "YIGAI_MCP_LISTEN", "", "ADDR:PORT",     \
		FOR_SERVE, "where assistants post to /mcp; off without it")                                \
	X(base_path, const char *, PATH, 0, "base-path", "YIGAI_BASE_PATH", "", "PATH",                \
		FOR_SERVE | FOR_GET | FOR_EXPORT | FOR_MCP,                                                \
		"that a proxy serves it under, such as /yigai: every address that is said begins with it") \
	X(origin, const char *, ORIGIN, 0, "origin", "YIGAI_ORIGIN", "", "URL",                        \
		FOR_SERVE | FOR_GET | FOR_EXPORT | FOR_MCP,                                                \
		"that it is published under, such as https://data.example: citations and the feed say it") \
	X(threads, unsigned, NUMBER, 256, "threads", "YIGAI_THREADS", "0", "N", FOR_SERVE,             \
		"that hold connections, 1 to 256, and as many that make answers; 0 is one a core")         \
	X(cache_size, size_t, SIZE, 0, "cache-size", "YIGAI_CACHE_SIZE", "64M", "BYTES", FOR_SERVE,    \
		"answers kept in memory; K, M and G may follow the number; 0 keeps none")                  \
	X(keep, unsigned, NUMBER, 604800, "keep", "YIGAI_KEEP", "3600", "SECONDS", FOR_SERVE,          \
		"for which a dataset that a reload replaced answers who began with it; 0 keeps none")      \
	X(max_body_memory, size_t, SIZE, 0, "max-body-memory", "YIGAI_MAX_BODY_MEMORY", "64M",         \
		"BYTES", FOR_SERVE,                                                                        \
		"bodies on their way to clients, each counted once; 503 past it; 0 is no limit")           \
	X(budget, unsigned, NUMBER, 600000, "budget", "YIGAI_BUDGET", "250", "MS",                     \
		FOR_SERVE | FOR_MCP,                                                                       \
		"milliseconds of processor time that the SQL of a request may take; 0 is no end")          \
	X(connections, unsigned, NUMBER, 1000000, "connections", "YIGAI_CONNECTIONS", "20000", "N",    \
		FOR_SERVE, "connections at once, as far as the descriptors allow; more wait in the queue") \
	X(per_address, unsigned, NUMBER, 1000000, "per-address", "YIGAI_PER_ADDRESS", "0", "N",        \
		FOR_SERVE, "connections at once of one client address; 0 is no limit")                     \
	X(header_timeout, unsigned, NUMBER, 86400, "header-timeout", "YIGAI_HEADER_TIMEOUT", "10",     \
		"SECONDS", FOR_SERVE, "for a whole request head; 0 is no end")                             \
	X(answer_timeout, unsigned, NUMBER, 86400, "answer-timeout", "YIGAI_ANSWER_TIMEOUT", "30",     \
		"SECONDS", FOR_SERVE,                                                                      \
		"in which an answer moves at less than 16 KiB a second; 0 is no end")                      \
	X(idle_timeout, unsigned, NUMBER, 86400, "idle-timeout", "YIGAI_IDLE_TIMEOUT", "30",           \
		"SECONDS", FOR_SERVE, "between two requests of a connection; 0 is no end")                 \
	X(sandbox, bool, SWITCH, 0, "sandbox", "YIGAI_SANDBOX", "on", "on|off", FOR_SERVE | FOR_MCP,   \
		"gives up all that serving does not need, by Landlock and seccomp")                        \
	X(log_level, int, WORD, 0, "log-level", "YIGAI_LOG_LEVEL", "info", "error|warning|info",       \
		FOR_SERVE, "how much is said on stderr")                                                   \
	X(log_format, int, WORD, 0, "log-format", "YIGAI_LOG_FORMAT", "logfmt", "logfmt|json",         \
		FOR_SERVE, "how a line on stderr is written")                                              \
	X(access_log, bool, SWITCH, 0, "access-log", "YIGAI_ACCESS_LOG", "off", "on|off", FOR_SERVE,   \
		"one line a request on stderr")                                                            \
	X(trusted_proxy, const char *, PROXIES, 0, "trusted-proxy", "YIGAI_TRUSTED_PROXY", "", "LIST", \
		FOR_SERVE,                                                                                 \
		"proxies whose word on who asked is logged: addresses and networks, parted by commas")     \
	X(forwarded_by, int, WORD, 0, "forwarded-by", "YIGAI_FORWARDED_BY", "x-forwarded-for",         \
		"x-forwarded-for|forwarded", FOR_SERVE, "the header that they say it in")                  \
	X(server_timing, bool, SWITCH, 0, "server-timing", "YIGAI_SERVER_TIMING", "off", "on|off",     \
		FOR_SERVE, "each answer says in Server-Timing how long it took to have it")                \
	X(force, bool, FLAG, 0, "force", "YIGAI_FORCE", "off", "on|off", FOR_EXPORT,                   \
		"writes into a folder that is not empty, too")

enum command {
	COMMAND_HELP,
	COMMAND_VERSION,
	COMMAND_SERVE,
	COMMAND_CHECK,
	COMMAND_VERIFY,
	COMMAND_GET,
	COMMAND_EXPORT,
	COMMAND_HEALTHCHECK,
	COMMAND_MCP
};

struct config {
	enum command command;
	const char *argument; /* FILE of check, PATH of get, DIR of export, SOURCE of verify */
	const char *file;     /* of verify */
#define X(member, ctype, type, max, flag, env, fallback, value, commands, help) ctype member;
	OPTIONS(X)
#undef X
};

/*
 * Reads the command line and the environment; the texts of *config are borrowed from both. False
 * with ERROR_BAD_REQUEST, and one sentence that names what is wrong.
 */
bool config_parse(struct config *config, int argc, char **argv, struct error *err);

/* Prints the text of --help, which is made from the same table. */
void config_print_help(void);

#endif
