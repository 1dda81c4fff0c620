#include "config.h"

#include "error.h"
#include "log.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct option {
	const char *flag, *env, *fallback, *value, *help;
	int commands;
	size_t offset; /* of the member in struct config */
} options[] = {
#define X(member, flag, env, fallback, value, commands, help)                                      \
	{flag, env, fallback, value, help, commands, offsetof(struct config, member)},
	OPTIONS(X)
#undef X
};

enum { OPTION_COUNT = sizeof options / sizeof *options };

static const struct {
	const char *name, *argument, *help;
	enum command command;
	int flag; /* of the options that it knows */
} commands[] = {
	{"serve", NULL, "serves a dataset over HTTP", COMMAND_SERVE, FOR_SERVE},
	{"check", "FILE", "says everything that is wrong with a dataset file", COMMAND_CHECK, 0},
	{"get", "PATH", "answers one API path on stdout, without a socket", COMMAND_GET, FOR_GET},
};

enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

static const char **member(struct config *config, const struct option *option)
{
	return (const char **)((char *)config + option->offset);
}

static bool wrong(struct error *err, const char *what, const char *word, const char *nearest)
{
	return error_set(err, ERROR_BAD_REQUEST, "%s %.100s%s%s%s; see --help", what, word,
		nearest ? " (did you mean " : "", nearest ? nearest : "", nearest ? "?)" : "");
}

static bool set_flag(
	struct config *config, int known, int argc, char **argv, int *index, struct error *err)
{
	const char *name = argv[*index] + 2;
	const char *equals = strchr(name, '=');
	size_t len = equals ? (size_t)(equals - name) : strlen(name);
	struct nearest search = {.wanted = name};
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		if (!(options[i].commands & known))
			continue;
		nearest_offer(&search, options[i].flag);
		if (strlen(options[i].flag) != len || strncmp(options[i].flag, name, len) != 0)
			continue;
		if (!equals && *index + 1 >= argc)
			return wrong(err, "a value is missing after", argv[*index], NULL);
		*member(config, &options[i]) = equals ? equals + 1 : argv[++*index];
		return true;
	}
	return wrong(err, "unknown option", argv[*index], search.nearest);
}

enum { THREADS_MAX = 256, BUDGET_MAX = 600000 };

/* A whole number from 0 to max (at most 999 999). */
static bool parse_number(const char *text, unsigned max, unsigned *ret_number)
{
	size_t len = strlen(text);
	if (len == 0 || len > 6 || strspn(text, "0123456789") != len)
		return false;
	*ret_number = (unsigned)atoi(text);
	return *ret_number <= max;
}

/* A number of bytes, up to 1 T: 4096, 64K, 32M, 2G. */
static bool parse_size(const char *text, size_t *ret_size)
{
	static const char units[] = "KMG";
	size_t digits = strspn(text, "0123456789");
	if (digits == 0 || digits > 12)
		return false;
	unsigned long long size = strtoull(text, NULL, 10);
	const char *unit = text[digits] ? strchr(units, text[digits]) : NULL;
	if (text[digits] && (!unit || text[digits + 1]))
		return false;
	for (const char *p = units; unit && p <= unit; p++)
		size *= 1024;
	*ret_size = (size_t)size;
	return size <= 1ULL << 40;
}

static bool parse_level(const char *text, int *ret_level)
{
	static const char *const names[] = {
		[LOG_ERROR] = "error", [LOG_WARNING] = "warning", [LOG_INFO] = "info"};
	for (int i = 0; i < 3; i++) {
		*ret_level = i;
		if (strcmp(names[i], text) == 0)
			return true;
	}
	return false;
}

static bool check_values(struct config *config, struct error *err)
{
	config->access_log_on = strcmp(config->access_log, "on") == 0;
	if (!parse_number(config->threads, THREADS_MAX, &config->threads_number))
		return wrong(err, "--threads must be a number from 0 to 256, not", config->threads, NULL);
	if (!parse_size(config->cache_size, &config->cache_bytes))
		return wrong(err, "--cache-size must be bytes such as 0, 4096, 512K, 64M or 1G, not",
			config->cache_size, NULL);
	if (!parse_number(config->budget, BUDGET_MAX, &config->budget_ms))
		return wrong(err, "--budget must be a number from 0 to 600000, not", config->budget, NULL);
	if (!parse_level(config->log_level, &config->log_level_number))
		return wrong(
			err, "--log-level must be error, warning or info, not", config->log_level, NULL);
	if (!config->access_log_on && strcmp(config->access_log, "off") != 0)
		return wrong(err, "--access-log must be on or off, not", config->access_log, NULL);
	return true;
}

static bool find_command(
	struct config *config, const char *name, int *ret_flag, bool *ret_argument, struct error *err)
{
	struct nearest search = {.wanted = name};
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		nearest_offer(&search, commands[i].name);
		if (strcmp(commands[i].name, name) != 0)
			continue;
		config->command = commands[i].command;
		*ret_flag = commands[i].flag;
		*ret_argument = commands[i].argument != NULL;
		return true;
	}
	return wrong(err, "unknown command", name, search.nearest);
}

bool config_parse(struct config *config, int argc, char **argv, struct error *err)
{
	*config = (struct config){.command = COMMAND_HELP};
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		const char *value = getenv(options[i].env);
		*member(config, &options[i]) = value && *value ? value : options[i].fallback;
	}
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
			return true;
		if (strcmp(argv[i], "--version") == 0) {
			config->command = COMMAND_VERSION;
			return true;
		}
	}
	int known = 0;
	bool takes_argument = false;
	if (argc < 2)
		return error_set(err, ERROR_BAD_REQUEST, "a command is missing; see --help");
	if (!find_command(config, argv[1], &known, &takes_argument, err))
		return false;
	for (int i = 2; i < argc; i++) {
		if (strncmp(argv[i], "--", 2) == 0) {
			if (!set_flag(config, known, argc, argv, &i, err))
				return false;
		} else if (takes_argument && !config->argument) {
			config->argument = argv[i];
		} else {
			return wrong(err, "unexpected argument", argv[i], NULL);
		}
	}
	if (takes_argument && !config->argument)
		return wrong(err, "an argument is missing after", argv[1], NULL);
	return check_values(config, err);
}

void config_print_help(void)
{
	puts("yigai serves curated facts as REST/JSON from one SQLite file.\n\n"
		 "Usage: yigai COMMAND [OPTION]...\n\n"
		 "Commands:");
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		printf("  %-6s %-5s %s\n", commands[i].name,
			commands[i].argument ? commands[i].argument : "", commands[i].help);
	puts("\nOptions (each with its environment variable and default):");
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		const struct option *option = &options[i];
		printf("  --%s %s\n      %s", option->flag, option->value, option->help);
		printf(" [%s%s%s]", option->env, *option->fallback ? "; " : "", option->fallback);
		printf(" (%s%s)\n", option->commands & FOR_SERVE ? "serve" : "",
			option->commands & FOR_GET ? ", get" : "");
	}
	puts("  --help\n      this text\n  --version\n      version, build and libraries");
}
