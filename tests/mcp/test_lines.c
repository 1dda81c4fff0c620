#include "mcp_fixture.h"

#include "mcp/lines.h"
#include "mcp/message.h"

#include <unistd.h>

#define PING(id) "{\"jsonrpc\":\"2.0\",\"id\":" id ",\"method\":\"ping\"}"
#define PONG(id) "{\"jsonrpc\":\"2.0\",\"id\":" id ",\"result\":{}}\n"

/* What comes out when this goes in and ends. */
static const char *exchange(const char *text, size_t len)
{
	static char said[1 << 16];
	FILE *in = tmpfile(), *out = tmpfile();
	mcp_open();
	ck_assert(in && out);
	ck_assert_uint_eq(fwrite(text, 1, len, in), len);
	ck_assert_int_eq(fflush(in), 0);
	rewind(in);
	error_clear(&err);
	ck_assert(lines_answer(mcp_snapshot, fileno(in), fileno(out), &err));
	rewind(out);
	said[fread(said, 1, sizeof said - 1, out)] = '\0';
	fclose(in);
	fclose(out);
	return said;
}

START_TEST(each_line_is_answered_by_a_line)
{
	static const char *const cases[][2] = {{"", ""}, {PING("1") "\n", PONG("1")},
		{PING("1") "\n" PING("2") "\n", PONG("1") PONG("2")}, {PING("1"), PONG("1")},
		{"\n \r\n" PING("1") "\r\n\t\n", PONG("1")},
		{"{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n" PING("3") "\n",
			PONG("3")}};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_str_eq(exchange(cases[i][0], strlen(cases[i][0])), cases[i][1]);
}

START_TEST(after_a_line_that_is_no_message_the_next_is_answered)
{
	static const char text[] = "{\"jsonrpc\n" PING("1") "\n";
	const char *said = exchange(text, strlen(text));
	ck_assert_ptr_nonnull(strstr(said, "-32700"));
	ck_assert_ptr_nonnull(strstr(said, PONG("1")));
}

START_TEST(a_line_of_bytes_that_are_no_blanks_is_answered)
{
	static const char text[] = "\0\n \0\r\n\v\n" PING("1") "\n";
	const char *said = exchange(text, sizeof text - 1);
	for (int i = 0; i < 3; i++) {
		ck_assert_ptr_nonnull(strstr(said, "-32700"));
		said = strchr(said, '\n') + 1;
	}
	ck_assert_str_eq(said, PONG("1"));
}

START_TEST(a_line_that_is_too_long_is_refused_once)
{
	static char text[MESSAGE_MAX * 3];
	static const size_t lengths[] = {MESSAGE_MAX, MESSAGE_MAX + 1, 2 * MESSAGE_MAX + 5000};
	for (size_t i = 0; i < COUNT(lengths); i++) {
		memset(text, ' ', sizeof text);
		memcpy(text, PING("1"), strlen(PING("1")));
		text[lengths[i]] = '\n';
		memcpy(text + lengths[i] + 1, PING("2"), strlen(PING("2")));
		const char *said = exchange(text, lengths[i] + 1 + strlen(PING("2")));
		ck_assert_int_eq(strstr(said, PONG("1")) != NULL, lengths[i] <= MESSAGE_MAX);
		ck_assert_int_eq(strstr(said, "-32600") != NULL, lengths[i] > MESSAGE_MAX);
		ck_assert_ptr_nonnull(strstr(said, PONG("2")));
	}
}

START_TEST(what_cannot_be_read_or_written_is_an_error)
{
	FILE *in = tmpfile();
	mcp_open();
	error_clear(&err);
	ck_assert(!lines_answer(mcp_snapshot, -1, STDOUT_FILENO, &err));
	ck_assert_ptr_nonnull(strstr(err.detail, "cannot read"));
	fputs(PING("1"), in);
	rewind(in);
	error_clear(&err);
	ck_assert(!lines_answer(mcp_snapshot, fileno(in), -1, &err));
	ck_assert_ptr_nonnull(strstr(err.detail, "cannot write"));
	fclose(in);
}

SUITE("lines", each_line_is_answered_by_a_line,
	after_a_line_that_is_no_message_the_next_is_answered,
	a_line_of_bytes_that_are_no_blanks_is_answered, a_line_that_is_too_long_is_refused_once,
	what_cannot_be_read_or_written_is_an_error)
