#include "configs.h"

#include "base/log.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

START_TEST(a_command_alone_has_defaults)
{
	clear_environment();
	assert_parsed("serve");
	ck_assert_int_eq(config.command, COMMAND_SERVE);
	ck_assert_ptr_null(config.argument);
	ck_assert_str_eq(config.db, "");
	ck_assert_str_eq(config.listen, "127.0.0.1:8080");
	ck_assert_uint_eq(config.threads, 0);
	ck_assert_int_eq(config.log_level, LOG_INFO);
	ck_assert(!config.access_log);
}

START_TEST(a_flag_takes_its_value_after_a_blank_or_an_equals_sign)
{
	static const char *const lines[] = {
		"serve --db a.db --listen [::1]:0 --threads 3 --log-level error --access-log on",
		"serve --db=a.db --listen=[::1]:0 --threads=3 --log-level=error --access-log=on",
		"serve --access-log=on --log-level error --threads=3 --listen [::1]:0 --db=a.db",
		"serve --db=x --db=a.db --listen=[::1]:0 --threads=3 --log-level=error --access-log=on",
	};
	clear_environment();
	for (size_t i = 0; i < COUNT(lines); i++) {
		assert_parsed(lines[i]);
		ck_assert_str_eq(config.db, "a.db");
		ck_assert_str_eq(config.listen, "[::1]:0");
		ck_assert_uint_eq(config.threads, 3);
		ck_assert_int_eq(config.log_level, LOG_ERROR);
		ck_assert(config.access_log);
	}
}

START_TEST(a_value_may_hold_anything)
{
	static const char *const cases[][2] = {{"serve --db=a=b", "a=b"},
		{"serve --db --help.db", "--help.db"}, {"serve --db=--x", "--x"},
		{"serve --db 灯.db", "灯.db"}, {"serve --db=", ""}, {"serve --db _", ""}};
	clear_environment();
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_parsed(cases[i][0]);
		ck_assert_str_eq(config.db, cases[i][1]);
	}
}

START_TEST(a_flag_goes_before_the_environment_and_that_before_the_default)
{
	clear_environment();
	setenv("YIGAI_DB", "env.db", 1);
	setenv("YIGAI_LISTEN", "0.0.0.0:1", 1);
	setenv("YIGAI_THREADS", "7", 1);
	setenv("YIGAI_LOG_LEVEL", "warning", 1);
	setenv("YIGAI_ACCESS_LOG", "on", 1);
	assert_parsed("serve");
	ck_assert_str_eq(config.db, "env.db");
	ck_assert_str_eq(config.listen, "0.0.0.0:1");
	ck_assert_uint_eq(config.threads, 7);
	ck_assert_int_eq(config.log_level, LOG_WARNING);
	ck_assert(config.access_log);
	assert_parsed("serve --db flag.db --threads 8 --access-log off --log-level info");
	ck_assert_str_eq(config.db, "flag.db");
	ck_assert_str_eq(config.listen, "0.0.0.0:1");
	ck_assert_uint_eq(config.threads, 8);
	ck_assert_int_eq(config.log_level, LOG_INFO);
	ck_assert(!config.access_log);
}

START_TEST(an_empty_variable_is_no_variable)
{
	clear_environment();
	setenv("YIGAI_LISTEN", "", 1);
	setenv("YIGAI_THREADS", "", 1);
	assert_parsed("serve");
	ck_assert_str_eq(config.listen, "127.0.0.1:8080");
	ck_assert_uint_eq(config.threads, 0);
}

START_TEST(a_variable_that_resembles_ours_is_a_slip)
{
	static const char *const slips[][2] = {{"YIGAI_LISTN", "YIGAI_LISTEN"},
		{"YIGAI_THREAD", "YIGAI_THREADS"}, {"YIGAI_CACHESIZE", "YIGAI_CACHE_SIZE"},
		{"YIGAI_D", "YIGAI_DB"}};
	/* what Kubernetes sets beside a service of our name, and what is no name of ours at all */
	static const char *const others[] = {"YIGAI_PORT", "YIGAI_SERVICE_HOST", "YIGAI_SERVICE_PORT",
		"YIGAI_SERVICE_PORT_HTTP", "YIGAI_PORT_8080_TCP", "YIGAI_PORT_8080_TCP_PROTO",
		"YIGAI_PORT_8080_TCP_PORT", "YIGAI_PORT_8080_TCP_ADDR", "YIGAI", "YIGAI_",
		"MY_YIGAI_LISTN"};
	clear_environment();
	for (size_t i = 0; i < COUNT(slips); i++) {
		char says[100];
		setenv(slips[i][0], "x", 1);
		ck_assert_msg(!parse("serve"), "%s", slips[i][0]);
		snprintf(
			says, sizeof says, "unknown variable %s (did you mean %s?)", slips[i][0], slips[i][1]);
		ck_assert_msg(strstr(err.detail, says) != NULL, "%s", err.detail);
		ck_assert_int_eq(unsetenv(slips[i][0]), 0);
	}
	for (size_t i = 0; i < COUNT(others); i++) {
		setenv(others[i], "tcp://10.0.0.1:8080", 1);
		assert_parsed("serve");
		unsetenv(others[i]);
	}
}

START_TEST(a_command_takes_its_argument_anywhere)
{
	clear_environment();
	assert_parsed("check a.db");
	ck_assert_int_eq(config.command, COMMAND_CHECK);
	ck_assert_str_eq(config.argument, "a.db");
	assert_parsed("verify gazette-1822 --db b.db article.txt");
	ck_assert_int_eq(config.command, COMMAND_VERIFY);
	ck_assert_str_eq(config.argument, "gazette-1822");
	ck_assert_str_eq(config.file, "article.txt");
	ck_assert_str_eq(config.db, "b.db");
	assert_parsed("get /v1/lights?limit=1");
	ck_assert_int_eq(config.command, COMMAND_GET);
	ck_assert_str_eq(config.argument, "/v1/lights?limit=1");
	assert_parsed("get --db a.db /v1");
	ck_assert_str_eq(config.argument, "/v1");
	ck_assert_str_eq(config.db, "a.db");
	assert_parsed("get /v1 --db=a.db");
	ck_assert_str_eq(config.argument, "/v1");
	ck_assert_str_eq(config.db, "a.db");
}

START_TEST(a_flag_may_stand_without_a_value)
{
	static const struct {
		const char *line;
		bool force;
	} cases[] = {{"export out", false}, {"export --force out", true}, {"export out --force", true},
		{"export --force=on out", true}, {"export --force=off out", false}};
	clear_environment();
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_parsed(cases[i].line);
		ck_assert_int_eq(config.command, COMMAND_EXPORT);
		ck_assert_str_eq(config.argument, "out");
		ck_assert(config.force == cases[i].force);
	}
	setenv("YIGAI_FORCE", "on", 1);
	assert_parsed("export out");
	ck_assert(config.force);
	ck_assert(!parse("export --force on out"));
	ck_assert(!parse("export --force= out"));
}

START_TEST(what_is_wrong_is_said_in_one_sentence)
{
	static const char *const cases[][2] = {
		{"", "a command is missing; see --help"},
		{"sevre", "unknown command sevre (did you mean serve?); see --help"},
		{"fly", "unknown command fly; see --help"},
		{"_", "unknown command ; see --help"},
		{"--db a.db serve", "unknown command --db; see --help"},
		{"serve --lisen x", "unknown option --lisen (did you mean --listen?); see --help"},
		{"serve --port 80", "unknown option --port; see --help"},
		{"serve --", "unknown option --; see --help"},
		{"serve --lis=x", "unknown option --lis=x"},
		{"serve --listen", "a value is missing after --listen; see --help"},
		{"serve --db a.db --threads", "a value is missing after --threads; see --help"},
		{"get /v1 --listen x", "this command has no option --listen; see --help"},
		{"check a.db --db b.db", "this command has no option --db; see --help"},
		{"serve a.db", "unexpected argument a.db; see --help"},
		{"serve -x", "unexpected argument -x; see --help"},
		{"check", "an argument is missing after check; see --help"},
		{"get --db a.db", "an argument is missing after get; see --help"},
		{"get /v1 /v1/lights", "unexpected argument /v1/lights; see --help"},
		{"verify a", "an argument is missing after verify; see --help"},
		{"verify a b c", "unexpected argument c; see --help"},
		{"check a.db b.db", "unexpected argument b.db; see --help"},
	};
	clear_environment();
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_msg(!parse(cases[i][0]), "%s", cases[i][0]);
		ck_assert_int_eq(err.code, ERROR_BAD_REQUEST);
		ck_assert_uint_eq(err.fault_count, 0);
		ck_assert_msg(strncmp(err.detail, cases[i][1], strlen(cases[i][1])) == 0, "%s: %s",
			cases[i][0], err.detail);
		ck_assert_ptr_null(strchr(err.detail, '\n'));
	}
}

START_TEST(a_long_word_is_cut)
{
	char line[3000] = "serve --";
	memset(line + 8, 'x', sizeof line - 9);
	line[sizeof line - 1] = '\0';
	clear_environment();
	ck_assert(!parse(line));
	ck_assert_uint_lt(strlen(err.detail), 200);
	ck_assert_ptr_nonnull(strstr(err.detail, "; see --help"));
}

START_TEST(help_and_version_are_asked_for_anywhere)
{
	static const struct {
		const char *line;
		enum command command;
	} cases[] = {{"--help", COMMAND_HELP}, {"-h", COMMAND_HELP}, {"serve --help", COMMAND_HELP},
		{"nothing --help", COMMAND_HELP}, {"get /v1 -h", COMMAND_HELP},
		{"serve --wrong --help", COMMAND_HELP}, {"--version", COMMAND_VERSION},
		{"serve --version", COMMAND_VERSION}, {"--version --help", COMMAND_VERSION},
		{"--help --version", COMMAND_HELP}};
	clear_environment();
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_parsed(cases[i].line);
		ck_assert_int_eq(config.command, cases[i].command);
	}
}

START_TEST(help_names_every_option_variable_and_command)
{
	static const char *const words[] = {"yigai COMMAND", "serve", "check", "get", "export",
		"healthcheck", "FILE", "PATH", "DIR", "--help", "--version",
#define X(member, ctype, type, max, flag, env, fallback, value, commands, help)                    \
	"--" flag, value, env, help,
		OPTIONS(X)
#undef X
	};
	static char text[16384];
	int saved = dup(STDOUT_FILENO);
	FILE *file = tmpfile();
	fflush(stdout);
	dup2(fileno(file), STDOUT_FILENO);
	config_print_help();
	fflush(stdout);
	dup2(saved, STDOUT_FILENO);
	close(saved);
	rewind(file);
	text[fread(text, 1, sizeof text - 1, file)] = '\0';
	fclose(file);
	for (size_t i = 0; i < COUNT(words); i++)
		ck_assert_msg(strstr(text, words[i]) != NULL, "%s is not in the help", words[i]);
}

SUITE("config", a_command_alone_has_defaults,
	a_flag_takes_its_value_after_a_blank_or_an_equals_sign, a_value_may_hold_anything,
	a_flag_goes_before_the_environment_and_that_before_the_default,
	an_empty_variable_is_no_variable, a_variable_that_resembles_ours_is_a_slip,
	a_command_takes_its_argument_anywhere, a_flag_may_stand_without_a_value,
	what_is_wrong_is_said_in_one_sentence, a_long_word_is_cut,
	help_and_version_are_asked_for_anywhere, help_names_every_option_variable_and_command)
