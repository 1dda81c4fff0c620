#ifndef CONFIGS_H
#define CONFIGS_H

/* Command lines as the config suites write them. */

#include "suite.h"

#include "process/config.h"
#include "base/error.h"

#include <stdio.h>
#include <string.h>

enum { ARGUMENTS_MAX = 12 };

static struct error err;
static struct config config;

/* Parses a command line, words parted by single blanks; `_` stands for an empty word. */
static inline bool parse(const char *line)
{
	static char text[4096];
	char *argv[ARGUMENTS_MAX + 1] = {"yigai"}, *rest = text;
	int argc = 1;
	snprintf(text, sizeof text, "%s", line);
	for (char *word; *text && (word = strsep(&rest, " "));) {
		ck_assert_int_lt(argc, ARGUMENTS_MAX);
		argv[argc++] = strcmp(word, "_") == 0 ? word + 1 : word;
	}
	error_clear(&err);
	return config_parse(&config, argc, argv, &err);
}

static inline void assert_parsed(const char *line)
{
	ck_assert_msg(parse(line), "%s: %s", line, err.detail);
	ck_assert_int_eq(err.code, ERROR_NONE);
}

static inline void clear_environment(void)
{
#define X(member, ctype, type, max, flag, env, fallback, value, commands, help) unsetenv(env);
	OPTIONS(X)
#undef X
}

#endif
