#include "process/config.h"

#include "base/error.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct option options[] = {
#define X(member, ctype, type, max, flag, env, fallback, value, commands, help)                    \
	{flag, env, fallback, value, help, OPTION_##type, max, commands,                               \
		offsetof(struct config, member)},
	OPTIONS(X)
#undef X
};

enum { OPTION_COUNT = sizeof options / sizeof *options, NAME_SIZE = 64 };

static const struct {
	const char *name, *arguments, *help; /* arguments: the names of at most two, or NULL */
	enum command command;
	int flag; /* that its options have among their commands */
} commands[] = {
	{"serve", NULL, "serves a dataset over HTTP", COMMAND_SERVE, FOR_SERVE},
	{"check", "FILE", "says everything that is wrong with a dataset file", COMMAND_CHECK, 0},
	{"verify", "SOURCE FILE", "holds the evidence of a source against the text of its article",
		COMMAND_VERIFY, FOR_VERIFY},
	{"get", "PATH", "answers one API path on stdout, without a socket", COMMAND_GET, FOR_GET},
	{"export", "DIR", "writes every address as a file, for hosts that have only files",
		COMMAND_EXPORT, FOR_EXPORT},
	{"healthcheck", NULL, "asks the daemon that runs whether it is ready", COMMAND_HEALTHCHECK,
		FOR_HEALTHCHECK},
	{"mcp", NULL, "answers an assistant on stdin and stdout, in the Model Context Protocol",
		COMMAND_MCP, FOR_MCP},
};

enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

static bool wrong(struct error *err, const char *what, const char *word, const char *nearest)
{
	return error_set(err, ERROR_BAD_REQUEST, "%s %.100s%s%s%s; see --help", what, word,
		nearest ? " (did you mean " : "", nearest ? nearest : "", nearest ? "?)" : "");
}

/* Reads an option and its value out of one argument or two; NULL with an error. */
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
	struct config *config, const char *name, int *ret_flag, int *ret_arguments, struct error *err)
{
	struct nearest search = {.wanted = name};
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		nearest_offer(&search, commands[i].name);
		if (strcmp(commands[i].name, name) != 0)
			continue;
		config->command = commands[i].command;
		*ret_flag = commands[i].flag;
		const char *names = commands[i].arguments;
		*ret_arguments = names ? 1 + (strchr(names, ' ') != NULL) : 0;
		return true;
	}
	return wrong(err, "unknown command", name, search.nearest);
}

/* Reads the arguments after the command; of several values of an option the last counts. False with
 * an error. */
static bool read_arguments(struct config *config, int known, int arguments, int argc, char **argv,
	const char *values[OPTION_COUNT], struct error *err)
{
	for (int i = 2; i < argc; i++) {
		const char *value = NULL;
		if (strncmp(argv[i], "--", 2) == 0) {
			const struct option *option = read_flag(known, argc, argv, &i, &value, err);
			if (!option)
				return false;
			values[option - options] = value;
		} else if (arguments > 0 && !config->argument) {
			config->argument = argv[i];
		} else if (arguments > 1 && !config->file) {
			config->file = argv[i];
		} else {
			return wrong(err, "unexpected argument", argv[i], NULL);
		}
	}
	return (arguments > 1 ? config->file : config->argument) || arguments == 0 ||
		wrong(err, "an argument is missing after", argv[1], NULL);
}

/*
 * False with an error if a variable's name is nearly that of an option: a slip. One that resembles
 * none is ignored, since Kubernetes sets YIGAI_PORT and others for a service of this name.
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
	int arguments = 0;
	if (argc < 2)
		return error_set(err, ERROR_BAD_REQUEST, "a command is missing; see --help");
	if (!check_environment(err) || !find_command(config, argv[1], &known, &arguments, err) ||
		!read_arguments(config, known, arguments, argc, argv, values, err))
		return false;
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (!option_read(&options[i], values[i], (char *)config + options[i].offset, err))
			return false;
	return true;
}

void config_print_help(void)
{
	puts("yigai serves curated facts as REST/JSON from one SQLite file.\n\n"
		 "Usage: yigai COMMAND [OPTION]...\n\n"
		 "Commands:");
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		printf("  %-11s %-11s  %s\n", commands[i].name,
			commands[i].arguments ? commands[i].arguments : "", commands[i].help);
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
