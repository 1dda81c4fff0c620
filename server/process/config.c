#include "process/config.h"

#include "base/error.h"
#include "http/client.h"
#include "http/listener.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct option {
	const char *flag, *env, *fallback, *value, *help;
	enum option_type type;
	unsigned max;
	int commands;
	size_t offset; /* of the member in struct config */
} options[] = {
#define X(member, ctype, type, max, flag, env, fallback, value, commands, help)                    \
	{flag, env, fallback, value, help, OPTION_##type, max, commands,                               \
		offsetof(struct config, member)},
	OPTIONS(X)
#undef X
};

enum { OPTION_COUNT = sizeof options / sizeof *options, NAME_SIZE = 64 };

#define SIZE_GREATEST (1ULL << 40)

static const struct {
	const char *name, *argument, *help;
	enum command command;
	int flag; /* of the options that it knows */
} commands[] = {
	{"serve", NULL, "serves a dataset over HTTP", COMMAND_SERVE, FOR_SERVE},
	{"check", "FILE", "says everything that is wrong with a dataset file", COMMAND_CHECK, 0},
	{"get", "PATH", "answers one API path on stdout, without a socket", COMMAND_GET, FOR_GET},
	{"export", "DIR", "writes every address as a file, for hosts that have only files",
		COMMAND_EXPORT, FOR_EXPORT},
	{"healthcheck", NULL, "asks the daemon that runs whether it is ready", COMMAND_HEALTHCHECK,
		FOR_HEALTHCHECK},
};

enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

static bool wrong(struct error *err, const char *what, const char *word, const char *nearest)
{
	return error_set(err, ERROR_BAD_REQUEST, "%s %.100s%s%s%s; see --help", what, word,
		nearest ? " (did you mean " : "", nearest ? nearest : "", nearest ? "?)" : "");
}

/* A whole number up to max. */
static bool parse_number(const char *text, unsigned max, unsigned *ret_number)
{
	size_t len = strlen(text);
	if (len == 0 || len > 9 || strspn(text, "0123456789") != len)
		return false;
	*ret_number = (unsigned)atoi(text);
	return *ret_number <= max;
}

/* A number of bytes up to SIZE_GREATEST: 4096, 64K, 32M, 2G. */
static bool parse_size(const char *text, size_t *ret_size)
{
	static const char units[] = "KMG";
	size_t digits = strspn(text, "0123456789");
	const char *unit = text[digits] ? strchr(units, text[digits]) : NULL;
	int shift = unit ? 10 * (int)(unit - units + 1) : 0;
	if (digits == 0 || (text[digits] && (!unit || text[digits + 1])))
		return false;
	/* out of range gives ULLONG_MAX; what is compared was not multiplied */
	unsigned long long size = strtoull(text, NULL, 10);
	if (size > SIZE_GREATEST >> shift)
		return false;
	*ret_size = (size_t)size << shift;
	return true;
}

/* Which of the words between bars; false if it is none of them. */
static bool parse_word(const char *text, const char *words, int *ret_index)
{
	for (int i = 0;; i++) {
		size_t len = strcspn(words, "|");
		if (len == strlen(text) && strncmp(words, text, len) == 0) {
			*ret_index = i;
			return true;
		}
		if (words[len] == '\0')
			return false;
		words += len + 1;
	}
}

static bool is_address(const char *text)
{
	struct error err;
	union address address;
	error_clear(&err);
	return listener_read(text, &address, &err);
}

static bool are_proxies(const char *text)
{
	struct error err;
	struct client_proxies proxies = {.count = 0};
	error_clear(&err);
	return client_read_proxies(text, &proxies, &err);
}

/* Reads a value into its member. */
static bool set_value(
	struct config *config, const struct option *option, const char *text, struct error *err)
{
	void *member = (char *)config + option->offset;
	char needed[100] = "";
	int index = 0;
	bool ok = true;
	switch (option->type) {
	case OPTION_TEXT:
		*(const char **)member = text;
		break;
	case OPTION_ADDRESS:
		*(const char **)member = text;
		ok = strcmp(text, option->fallback) == 0 || is_address(text);
		snprintf(needed, sizeof needed, "an address and a port, 127.0.0.1:8080 or [::1]:8080");
		break;
	case OPTION_PROXIES:
		*(const char **)member = text;
		ok = are_proxies(text);
		snprintf(needed, sizeof needed, "addresses or networks such as 127.0.0.1,10.0.0.0/8");
		break;
	case OPTION_NUMBER:
		ok = parse_number(text, option->max, member);
		snprintf(needed, sizeof needed, "a number from 0 to %u", option->max);
		break;
	case OPTION_SIZE:
		ok = parse_size(text, member);
		snprintf(needed, sizeof needed, "bytes up to 1024G, such as 0, 4096, 512K or 64M");
		break;
	case OPTION_SWITCH:
	case OPTION_FLAG:
	case OPTION_WORD:
		ok = parse_word(text, option->value, &index);
		if (option->type == OPTION_WORD)
			*(int *)member = index;
		else
			*(bool *)member = index == 0; /* on|off */
		snprintf(needed, sizeof needed, "one of %s", option->value);
		break;
	}
	bool by_variable = text == getenv(option->env);
	return ok ||
		error_set(err, ERROR_BAD_REQUEST, "%s%s must be %s, not %.100s; see --help",
			by_variable ? "" : "--", by_variable ? option->env : option->flag, needed, text);
}

/* The option and the value that an argument, or two, stand for; NULL with an error. */
static const struct option *read_flag(
	int known, int argc, char **argv, int *index, const char **ret_value, struct error *err)
{
	const char *name = argv[*index] + 2;
	const char *equals = strchr(name, '=');
	size_t len = equals ? (size_t)(equals - name) : strlen(name);
	struct nearest search = {.wanted = name};
	const char *unknown = "unknown option";
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		bool named = strlen(options[i].flag) == len && strncmp(options[i].flag, name, len) == 0;
		if (!(options[i].commands & known)) {
			unknown = named ? "this command has no option" : unknown;
			continue;
		}
		nearest_offer(&search, options[i].flag);
		if (!named)
			continue;
		if (equals)
			*ret_value = equals + 1;
		else if (options[i].type == OPTION_FLAG)
			*ret_value = "on";
		else if (*index + 1 < argc)
			*ret_value = argv[++*index];
		else
			wrong(err, "a value is missing after", argv[*index], NULL);
		return *ret_value ? &options[i] : NULL;
	}
	char nearest[NAME_SIZE] = "";
	if (search.nearest)
		snprintf(nearest, sizeof nearest, "--%s", search.nearest);
	wrong(err, unknown, argv[*index], search.nearest ? nearest : NULL);
	return NULL;
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

/* Takes the arguments after the command apart; the last value of an option counts. */
static bool read_arguments(struct config *config, int known, bool takes_argument, int argc,
	char **argv, const char *values[OPTION_COUNT], struct error *err)
{
	for (int i = 2; i < argc; i++) {
		const char *value = NULL;
		if (strncmp(argv[i], "--", 2) == 0) {
			const struct option *option = read_flag(known, argc, argv, &i, &value, err);
			if (!option)
				return false;
			values[option - options] = value;
		} else if (takes_argument && !config->argument) {
			config->argument = argv[i];
		} else {
			return wrong(err, "unexpected argument", argv[i], NULL);
		}
	}
	return !takes_argument || config->argument ||
		wrong(err, "an argument is missing after", argv[1], NULL);
}

/*
 * A variable that only looks like one of ours is a slip. What resembles none is passed over: Kubernetes
 * sets YIGAI_PORT and others beside a service of our name.
 */
static bool check_environment(struct error *err)
{
	static const char prefix[] = "YIGAI_";
	const size_t begin = strlen(prefix);
	for (char **p = environ; *p; p++) {
		char name[NAME_SIZE];
		snprintf(name, sizeof name, "%.*s", (int)strcspn(*p, "="), *p);
		if (strncmp(name, prefix, begin) != 0)
			continue;
		struct nearest search = {.wanted = name + begin};
		for (size_t i = 0; i < OPTION_COUNT; i++)
			nearest_offer(&search, options[i].env + begin);
		if (search.nearest && strcmp(search.nearest, name + begin) != 0)
			return wrong(err, "unknown variable", name, search.nearest - begin);
	}
	return true;
}

bool config_parse(struct config *config, int argc, char **argv, struct error *err)
{
	const char *values[OPTION_COUNT];
	*config = (struct config){.command = COMMAND_HELP};
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		const char *value = getenv(options[i].env);
		values[i] = value && *value ? value : options[i].fallback;
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
	if (!check_environment(err) || !find_command(config, argv[1], &known, &takes_argument, err) ||
		!read_arguments(config, known, takes_argument, argc, argv, values, err))
		return false;
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (!set_value(config, &options[i], values[i], err))
			return false;
	return true;
}

void config_print_help(void)
{
	puts("yigai serves curated facts as REST/JSON from one SQLite file.\n\n"
		 "Usage: yigai COMMAND [OPTION]...\n\n"
		 "Commands:");
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		printf("  %-11s %-4s  %s\n", commands[i].name,
			commands[i].argument ? commands[i].argument : "", commands[i].help);
	puts("\nOptions (each with its environment variable and default):");
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		const struct option *option = &options[i];
		printf("  --%s%c%s\n      %s", option->flag, option->type == OPTION_FLAG ? '=' : ' ',
			option->value, option->help);
		printf(" [%s%s%s]", option->env, *option->fallback ? "; " : "", option->fallback);
		const char *before = " (";
		for (size_t j = 0; j < COMMAND_COUNT; j++)
			if (commands[j].flag & option->commands) {
				printf("%s%s", before, commands[j].name);
				before = ", ";
			}
		puts(")");
	}
	puts("  --help\n      this text\n  --version\n      version, build and libraries");
}
