#include "configs.h"

#include "base/base_path.h"
#include "base/log.h"

#include <stdint.h>

START_TEST(threads_are_0_to_256)
{
	static const struct {
		const char *line;
		unsigned threads;
	} good[] = {{"serve --threads 0", 0}, {"serve --threads 1", 1}, {"serve --threads 256", 256},
		{"serve --threads 007", 7}};
	static const char *const bad[] = {"serve --threads 257", "serve --threads 999",
		"serve --threads -1", "serve --threads +1", "serve --threads 1.5", "serve --threads 1x",
		"serve --threads 0x1", "serve --threads _", "serve --threads 4294967297",
		"serve --threads two"};
	clear_environment();
	for (size_t i = 0; i < COUNT(good); i++) {
		assert_parsed(good[i].line);
		ck_assert_uint_eq(config.threads, good[i].threads);
	}
	for (size_t i = 0; i < COUNT(bad); i++) {
		ck_assert_msg(!parse(bad[i]), "%s", bad[i]);
		ck_assert_int_eq(err.code, ERROR_BAD_REQUEST);
		ck_assert_ptr_nonnull(strstr(err.detail, "--threads must be a number from 0 to 256"));
	}
}

/* Values that are none, above any greatest one, or small once the digits of a machine word are
 * lost. */
START_TEST(no_number_wraps_around)
{
	static const struct {
		const char *flag;
		enum option_type type;
		unsigned max;
		int commands;
	} all[] = {
#define X(member, ctype, type, max, flag, env, fallback, value, commands, help)                    \
	{flag, OPTION_##type, max, commands},
		OPTIONS(X)
#undef X
	};
	static const char *const numbers[] = {"4294967296", "4294967297", "18446744073709551616",
		"18446744073709551617", "99999999999999999999999999", "1000000000", "-1", "+1", " 1",
		"1 K"};
	static const char *const sizes[] = {"1099511627777", "1073741825K", "1048577M", "1025G",
		"18014398509481984K", "17592186044416M", "17592186044417M", "17179869184G", "17179869185G",
		"18446744073709551616", "18446744073709551617K", "99999999999999999999999999", "-1", "-1G",
		"+1", "1T", "1k", "1KB", "K", "1.5G", "0x10"};
	char line[100];
	size_t judged = 0;
	clear_environment();
	for (size_t i = 0; i < COUNT(all); i++) {
		bool size = all[i].type == OPTION_SIZE;
		if (!size && all[i].type != OPTION_NUMBER)
			continue;
		ck_assert(all[i].commands & FOR_SERVE);
		for (size_t j = 0; j < (size ? COUNT(sizes) : COUNT(numbers)); j++) {
			char *argv[] = {"yigai", "serve", line, NULL};
			snprintf(line, sizeof line, "--%s=%s", all[i].flag, size ? sizes[j] : numbers[j]);
			error_clear(&err);
			ck_assert_msg(!config_parse(&config, 3, argv, &err), "%s", line);
			judged++;
		}
		unsigned past = all[i].max + (size ? 0 : 1);
		snprintf(line, sizeof line, "serve --%s=%u", all[i].flag, past);
		ck_assert_msg(size || !parse(line), "%s", line);
		snprintf(line, sizeof line, "serve --%s=%u", all[i].flag, all[i].max);
		assert_parsed(line);
	}
	ck_assert_uint_gt(judged, 0);
	static const char *const greatest[] = {"1099511627776", "1073741824K", "1048576M", "1024G"};
	for (size_t i = 0; i < COUNT(greatest); i++) {
		snprintf(line, sizeof line, "serve --cache-size=%s", greatest[i]);
		assert_parsed(line);
		ck_assert_uint_eq(config.cache_size, UINT64_C(1) << 40);
	}
}

START_TEST(a_wrong_value_in_the_environment_is_refused)
{
	clear_environment();
	setenv("YIGAI_THREADS", "many", 1);
	ck_assert(!parse("serve"));
	ck_assert_ptr_nonnull(strstr(err.detail, "many"));
	ck_assert_ptr_nonnull(strstr(err.detail, "YIGAI_THREADS must be"));
	ck_assert(!parse("serve --threads few"));
	ck_assert_ptr_nonnull(strstr(err.detail, "--threads must be"));
	assert_parsed("serve --threads 1");
	ck_assert_uint_eq(config.threads, 1);
}

START_TEST(an_address_is_an_address_and_a_port_under_the_name_that_it_was_given_by)
{
	static const char *const wrong[] = {
		"8080", "localhost:0", "127.0.0.1", ":0", "[::1:0", "127.0.0.1:http", "127.0.0.1:65536"};
	char line[100];
	clear_environment();
	assert_parsed("serve --listen 127.0.0.1:65535 --admin-listen [::1]:0");
	assert_parsed("serve --admin-listen=");
	ck_assert(!parse("serve --listen="));
	for (size_t i = 0; i < COUNT(wrong); i++) {
		snprintf(line, sizeof line, "serve --listen %s", wrong[i]);
		ck_assert_msg(!parse(line), "%s", line);
		ck_assert_ptr_nonnull(strstr(err.detail, "--listen must be an address and a port"));
		snprintf(line, sizeof line, "healthcheck --admin-listen %s", wrong[i]);
		ck_assert_msg(!parse(line), "%s", line);
		ck_assert_ptr_nonnull(strstr(err.detail, "--admin-listen must be an address"));
		setenv("YIGAI_LISTEN", wrong[i], 1);
		ck_assert_msg(!parse("serve"), "%s", wrong[i]);
		ck_assert_ptr_nonnull(strstr(err.detail, "YIGAI_LISTEN must be an address and a port"));
		unsetenv("YIGAI_LISTEN");
	}
}

START_TEST(an_origin_is_a_scheme_and_a_host)
{
	static const char *const commands[] = {"serve", "get /v1", "export out"};
	char line[100];
	clear_environment();
	for (size_t i = 0; i < COUNT(commands); i++) {
		snprintf(line, sizeof line, "%s --origin https://data.example", commands[i]);
		assert_parsed(line);
		ck_assert_str_eq(config.origin, "https://data.example");
		snprintf(line, sizeof line, "%s --origin https://data.example/", commands[i]);
		ck_assert_msg(!parse(line), "%s", line);
		ck_assert_ptr_nonnull(strstr(err.detail, "--origin must be a scheme and a host"));
	}
	setenv("YIGAI_ORIGIN", "data.example", 1);
	ck_assert(!parse("serve"));
	ck_assert_ptr_nonnull(strstr(err.detail, "YIGAI_ORIGIN must be a scheme and a host"));
}

START_TEST(levels_and_switches_are_words)
{
	static const struct {
		const char *line;
		int level;
		bool access_log;
	} good[] = {{"serve --log-level error", LOG_ERROR, false},
		{"serve --log-level warning", LOG_WARNING, false},
		{"serve --log-level info", LOG_INFO, false}, {"serve --access-log on", LOG_INFO, true},
		{"serve --access-log off", LOG_INFO, false}};
	static const char *const bad[] = {"serve --log-level debug", "serve --log-level ERROR",
		"serve --log-level 1", "serve --log-level _", "serve --log-level warn",
		"serve --access-log yes", "serve --access-log On", "serve --access-log 1",
		"serve --access-log _"};
	clear_environment();
	for (size_t i = 0; i < COUNT(good); i++) {
		assert_parsed(good[i].line);
		ck_assert_int_eq(config.log_level, good[i].level);
		ck_assert(config.access_log == good[i].access_log);
	}
	for (size_t i = 0; i < COUNT(bad); i++) {
		ck_assert_msg(!parse(bad[i]), "%s", bad[i]);
		ck_assert_int_eq(err.code, ERROR_BAD_REQUEST);
		ck_assert_ptr_nonnull(strstr(err.detail, " must be "));
	}
}

START_TEST(a_base_path_is_one_or_refused_with_a_line)
{
	static const char *const wrong[] = {
		"yigai", "/", "/yigai/", "/a//b", "/..", "/a%20b", "/v1", "http://a/yigai"};
	char line[BASE_PATH_MAX + 40], path[BASE_PATH_MAX + 2];
	clear_environment();
	assert_parsed("serve");
	ck_assert_str_eq(config.base_path, "");
	assert_parsed("get /v1 --base-path /yigai");
	ck_assert_str_eq(config.base_path, "/yigai");
	for (size_t i = 0; i < COUNT(wrong); i++) {
		snprintf(line, sizeof line, "serve --base-path=%s", wrong[i]);
		ck_assert_msg(!parse(line), "%s", line);
		ck_assert_msg(strstr(err.detail, "--base-path must be a path such as /yigai") != NULL, "%s",
			err.detail);
		ck_assert_ptr_null(strchr(err.detail, '\n'));
	}
	memset(path, 'a', sizeof path);
	path[0] = '/';
	path[BASE_PATH_MAX + 1] = '\0';
	snprintf(line, sizeof line, "serve --base-path=%s", path);
	ck_assert_msg(!parse(line), "%s", line);
	path[BASE_PATH_MAX] = '\0';
	snprintf(line, sizeof line, "serve --base-path=%s", path);
	assert_parsed(line);
	clear_environment();
}

/* Health checks and clients would be answered as if a proxy had taken the path away. */
START_TEST(no_address_of_the_api_begins_with_a_base_path)
{
	static const struct {
		const char *path;
		bool taken;
	} cases[] = {{"/v1", true}, {"/v1/a", true}, {"/V1", true}, {"/docs", true}, {"/docs/zh", true},
		{"/DOCS/a", true}, {"/openapi.json", true}, {"/assets", true}, {"/Assets/a", true},
		{"/.well-known", true}, {"/.well-known/a", true}, {"/llms.txt", true},
		{"/llms-full.txt", true}, {"/robots.txt", true}, {"/livez", true}, {"/LiveZ", true},
		{"/readyz", true}, {"/readyz/a", true}, {"/v1.json", true}, {"/v1a", false}, {"/v", false},
		{"/a/v1", false}, {"/doc", false}, {"/readyz0", false}, {"/metrics", false},
		{"/v1.csv", false}};
	clear_environment();
	for (size_t i = 0; i < COUNT(cases); i++) {
		char line[BASE_PATH_MAX + 40];
		snprintf(line, sizeof line, "serve --base-path=%s", cases[i].path);
		ck_assert_msg(parse(line) == !cases[i].taken, "%s", line);
		if (cases[i].taken)
			ck_assert_msg(strstr(err.detail, "that no address of the API begins with") != NULL,
				"%s", err.detail);
	}
	clear_environment();
}

SUITE("option", threads_are_0_to_256, no_number_wraps_around,
	a_wrong_value_in_the_environment_is_refused,
	an_address_is_an_address_and_a_port_under_the_name_that_it_was_given_by,
	an_origin_is_a_scheme_and_a_host, levels_and_switches_are_words,
	a_base_path_is_one_or_refused_with_a_line, no_address_of_the_api_begins_with_a_base_path)
