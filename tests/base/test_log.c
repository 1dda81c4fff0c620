#include "suite.h"

#include "base/log.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { LINE_MAX_BYTES = 8192, MESSAGE_MAX = 1024 };

/* What log_line() writes for a message; each write is a datagram, so *ret_writes counts them. */
static void capture(enum log_level level, const char *message, char *ret_line, int *ret_writes)
{
	int ends[2], saved = dup(STDERR_FILENO);
	ck_assert_int_ge(saved, 0);
	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0, ends), 0);
	dup2(ends[1], STDERR_FILENO);
	log_line(level, "%s", message);
	dup2(saved, STDERR_FILENO);
	close(saved);
	close(ends[1]);
	size_t len = 0;
	*ret_writes = 0;
	for (ssize_t got; (got = read(ends[0], ret_line + len, LINE_MAX_BYTES - len)) > 0;) {
		len += (size_t)got;
		(*ret_writes)++;
	}
	ret_line[len] = '\0';
	close(ends[0]);
}

/* As the log reads it: time() goes by a coarser clock, which is behind that one by some ms. */
static time_t now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_REALTIME, &time);
	return time.tv_sec;
}

/* The line without the time that it begins with, which lies between two others. */
static const char *without_time(char *line, time_t before, time_t after)
{
	static const char *const begins[] = {"time=", "{\"time\":\""};
	bool json = *line == '{';
	struct tm utc = {0};
	const char *time = line + strlen(begins[json]);
	ck_assert_msg(strncmp(line, begins[json], strlen(begins[json])) == 0, "%s", line);
	const char *fraction = strptime(time, "%Y-%m-%dT%H:%M:%S", &utc);
	ck_assert_msg(fraction && fraction - time == 19, "%s", line);
	ck_assert_int_ge(timegm(&utc), before);
	ck_assert_int_le(timegm(&utc), after);
	ck_assert_msg(*fraction == '.' && strspn(fraction + 1, "0123456789") == 3, "%s", line);
	ck_assert_int_eq(fraction[4], 'Z');
	const char *rest = fraction + strlen(json ? ".000Z\"," : ".000Z ");
	if (json)
		*(char *)--rest = '{';
	return rest;
}

static void assert_line(enum log_level level, const char *message, const char *wanted)
{
	static char line[LINE_MAX_BYTES + 1];
	int writes;
	time_t before = now();
	capture(level, message, line, &writes);
	ck_assert_str_eq(*line ? without_time(line, before, now()) : line, wanted);
	ck_assert_int_eq(writes, *wanted ? 1 : 0);
}

START_TEST(a_line_names_its_level_and_message)
{
	static const struct {
		enum log_level level;
		const char *line;
	} cases[] = {
		{LOG_ERROR, "level=error message=\"灯 lit\"\n"},
		{LOG_WARNING, "level=warning message=\"灯 lit\"\n"},
		{LOG_INFO, "level=info message=\"灯 lit\"\n"},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_line(cases[i].level, "灯 lit", cases[i].line);
}

START_TEST(an_empty_message_is_a_line)
{
	assert_line(LOG_ERROR, "", "level=error message=\"\"\n");
}

START_TEST(quotes_backslashes_and_control_bytes_are_escaped)
{
	static const struct {
		const char *message, *escaped;
	} cases[] = {
		{"say \"hi\"", "say \\\"hi\\\""},
		{"C:\\x", "C:\\\\x"},
		{"\\n", "\\\\n"},
		{"one\nlevel=error message=\"two\"", "one\\x0alevel=error message=\\\"two\\\""},
		{"\r\t\x01\x1F\x7F", "\\x0d\\x09\\x01\\x1f\\x7f"},
		{" ~", " ~"},
		{"\x1B[31mred", "\\x1b[31mred"},
		{"灯塔é", "灯塔é"},
		{"100%s %n", "100%s %n"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char wanted[200];
		snprintf(wanted, sizeof wanted, "level=info message=\"%s\"\n", cases[i].escaped);
		assert_line(LOG_INFO, cases[i].message, wanted);
	}
}

START_TEST(a_level_says_all_before_it_and_nothing_after)
{
	static const enum log_level levels[] = {LOG_ERROR, LOG_WARNING, LOG_INFO};
	static const char *const lines[] = {"level=error message=\"x\"\n",
		"level=warning message=\"x\"\n", "level=info message=\"x\"\n"};
	for (size_t set = 0; set < 3; set++) {
		log_set(levels[set], LOG_LOGFMT);
		for (size_t said = 0; said < 3; said++)
			assert_line(levels[said], "x", said <= set ? lines[said] : "");
	}
}

/* A message of `len` times c and a tail makes a line of `kept` times c, escaped, and an end. */
static void assert_long(size_t len, char c, const char *tail, size_t kept, const char *end)
{
	static char message[MESSAGE_MAX * 4 + 8], wanted[LINE_MAX_BYTES];
	const char plain[] = {c, '\0'};
	memset(message, c, len);
	strcpy(message + len, tail);
	strcpy(wanted, "level=error message=\"");
	for (size_t i = 0; i < kept; i++)
		strcat(wanted, c == '\n' ? "\\x0a" : c == '"' ? "\\\"" : plain);
	assert_line(LOG_ERROR, message, strcat(strcat(wanted, end), "\"\n"));
}

START_TEST(a_message_up_to_a_kibibyte_is_whole)
{
	static const struct {
		size_t len;
		const char *tail;
	} cases[] = {
		{MESSAGE_MAX - 1, ""},
		{MESSAGE_MAX, ""},
		{MESSAGE_MAX - 2, "é"},
		{MESSAGE_MAX - 3, "灯"},
		{MESSAGE_MAX - 4, "🗼"},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_long(cases[i].len, 'm', cases[i].tail, cases[i].len, cases[i].tail);
}

START_TEST(a_message_beyond_a_kibibyte_is_cut_between_two_characters)
{
	static const struct {
		size_t len;
		const char *tail;
		size_t kept;
	} cases[] = {
		{MESSAGE_MAX + 1, "", MESSAGE_MAX},
		{MESSAGE_MAX + 2, "", MESSAGE_MAX},
		{4 * MESSAGE_MAX, "", MESSAGE_MAX},
		{MESSAGE_MAX - 1, "é", MESSAGE_MAX - 1},
		{MESSAGE_MAX, "é", MESSAGE_MAX},
		{MESSAGE_MAX - 2, "灯", MESSAGE_MAX - 2},
		{MESSAGE_MAX - 1, "灯", MESSAGE_MAX - 1},
		{MESSAGE_MAX, "灯", MESSAGE_MAX},
		{MESSAGE_MAX + 1, "灯", MESSAGE_MAX},
		{MESSAGE_MAX - 3, "🗼", MESSAGE_MAX - 3},
		{MESSAGE_MAX - 2, "🗼", MESSAGE_MAX - 2},
		{MESSAGE_MAX - 1, "🗼", MESSAGE_MAX - 1},
		{MESSAGE_MAX, "🗼", MESSAGE_MAX},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_long(cases[i].len, 'm', cases[i].tail, cases[i].kept, "…");
}

START_TEST(a_long_message_of_escapes_is_still_one_line)
{
	static const char escaped[] = {'\n', '"'};
	for (size_t i = 0; i < sizeof escaped; i++) {
		assert_long(MESSAGE_MAX - 1, escaped[i], "", MESSAGE_MAX - 1, "");
		assert_long(MESSAGE_MAX, escaped[i], "", MESSAGE_MAX, "");
		assert_long(MESSAGE_MAX + 1, escaped[i], "", MESSAGE_MAX, "…");
		assert_long(4 * MESSAGE_MAX, escaped[i], "", MESSAGE_MAX, "…");
	}
}

START_TEST(as_json_a_line_is_an_object)
{
	static const struct {
		const char *message, *escaped;
	} cases[] = {
		{"", ""},
		{"灯 lit", "灯 lit"},
		{"say \"hi\" C:\\x", "say \\\"hi\\\" C:\\\\x"},
		{"one\n{\"level\":\"error\"}", "one\\u000a{\\\"level\\\":\\\"error\\\"}"},
		{"\r\t\x01\x7F\xC2\x85\xE2\x80\xA8", "\\u000d\\u0009\\u0001\\u007f\\u0085\\u2028"},
		{"\u202E\u202A\u2066\u2069\u200F\u061C", "\\u202e\\u202a\\u2066\\u2069\\u200f\\u061c"},
		{"\u2027\u202F\u2065\u200D", "\u2027\u202F\u2065\u200D"},
		{"a\xFF\xC3z", "a\\ufffd\\ufffdz"},
	};
	log_set(LOG_INFO, LOG_JSON);
	for (size_t i = 0; i < COUNT(cases); i++) {
		char wanted[200];
		snprintf(wanted, sizeof wanted, "{\"level\":\"warning\",\"message\":\"%s\"}\n",
			cases[i].escaped);
		assert_line(LOG_WARNING, cases[i].message, wanted);
	}
}

START_TEST(three_long_texts_of_escapes_fit_in_a_record)
{
	static char text[2 * MESSAGE_MAX + 1];
	static struct log_record record;
	memset(text, '\n', sizeof text - 1);
	for (int json = 0; json < 2; json++) {
		log_set(LOG_INFO, json ? LOG_JSON : LOG_LOGFMT);
		log_begin(&record, LOG_INFO);
		for (int i = 0; i < 3; i++)
			log_text(&record, "key", text);
		log_number(&record, "last", -9223372036854775807);
		record.text[record.len] = '\0';
		ck_assert_ptr_nonnull(strstr(record.text,
			json ? "…\",\"last\":-9223372036854775807" : "…\" last=-9223372036854775807"));
		ck_assert_uint_lt(record.len + 512, sizeof record.text);
	}
}

START_TEST(a_log_that_cannot_be_written_is_no_failure)
{
	int saved = dup(STDERR_FILENO);
	close(STDERR_FILENO);
	log_line(LOG_ERROR, "into %s", "nowhere");
	dup2(saved, STDERR_FILENO);
	close(saved);
}

SUITE("log", a_line_names_its_level_and_message, an_empty_message_is_a_line,
	quotes_backslashes_and_control_bytes_are_escaped, a_level_says_all_before_it_and_nothing_after,
	a_message_up_to_a_kibibyte_is_whole, a_message_beyond_a_kibibyte_is_cut_between_two_characters,
	a_long_message_of_escapes_is_still_one_line, as_json_a_line_is_an_object,
	three_long_texts_of_escapes_fit_in_a_record, a_log_that_cannot_be_written_is_no_failure)
