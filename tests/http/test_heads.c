#include "served.h"

#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

/* As docs/api.md has them. */
enum { HEAD_MAX = 10240, LINE_COST = 64, LINES_MAX = 64, BYTES_MAX = 1 << 16 };

#ifndef MHD_FEATURE_HTTPS_COOKIE_PARSING /* later versions have this macro for the old name */
#define MHD_FEATURE_COOKIE_PARSING MHD_FEATURE_HTTPS_COOKIE_PARSING
#endif

#define ID_64 "1234567890123456789012345678901234567890123456789012345678901234"

/* A head that grows until it has about as many bytes as are wanted, and never fewer. */
struct head {
	char text[BYTES_MAX + 256];
	size_t len, lines;
};

static struct head head;

static void put(const char *text)
{
	ck_assert_uint_lt(head.len + strlen(text), sizeof head.text);
	strcpy(head.text + head.len, text);
	head.len += strlen(text);
}

static void put_line(const char *line)
{
	put(line);
	put("\r\n");
	head.lines++;
}

/* As much of one byte as makes the head so long, with what comes behind. */
static void fill(size_t len, const char *behind)
{
	size_t end = head.len + strlen(behind) < len ? len - strlen(behind) : head.len;
	ck_assert_uint_lt(end, sizeof head.text);
	memset(head.text + head.len, 'x', end - head.len);
	head.len = end;
	put(behind);
}

static void begin_head(const char *line)
{
	head.len = head.lines = 0;
	put(line);
	put_line("Host: localhost");
}

#define ITEM "GET /v1/lights/hook HTTP/1.1\r\n"

static void one_header(size_t len)
{
	begin_head(ITEM);
	put("X-Unknown: ");
	fill(len - 2, "\r\n\r\n");
	head.lines++;
}

static void one_name(size_t len)
{
	begin_head(ITEM);
	fill(len - 2, ": a\r\n\r\n");
	head.lines++;
}

static void one_cookie(size_t len)
{
	begin_head(ITEM);
	put("Cookie: a=");
	fill(len - 2, "\r\n\r\n");
	head.lines++;
}

static void many_cookies(size_t len)
{
	begin_head(ITEM);
	put("Cookie: a=1");
	while (head.len + 12 < len)
		put("; b=2345");
	fill(len, "\r\n\r\n");
	head.lines++;
}

static void short_lines(size_t len)
{
	begin_head(ITEM);
	while (head.len + 2 < len)
		put_line("a: b");
	put("\r\n");
}

static void lines_of_a_list(size_t len)
{
	begin_head(ITEM);
	while (head.len + 2 < len)
		put_line("If-None-Match: \"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz\"");
	put("\r\n");
}

static void query_and_header(size_t len)
{
	char target[4096];
	memset(target, 'q', 3600);
	target[3600] = '\0';
	head.len = head.lines = 0;
	put("GET /v1/lights?name_en=");
	put(target);
	put(" HTTP/1.1\r\n");
	put_line("Host: localhost");
	put("X-Unknown: ");
	fill(len - 2, "\r\n\r\n");
	head.lines++;
}

/* Its answer says both in its head, once more and longer. */
static void query_with_links(size_t len)
{
	head.len = head.lines = 0;
	put("GET /v1/lights?limit=1&fields=id&name_en__ne=");
	fill(len < 1500 ? len : 1500, " HTTP/1.1\r\n");
	put_line("Host: localhost");
	put_line("X-Request-Id: " ID_64);
	while (head.len + 14 < len && head.lines < LINES_MAX / 2)
		put_line("a: b");
	put("X-Unknown: ");
	fill(len - 2, "\r\n\r\n");
	head.lines++;
}

static const struct kind {
	const char *name;
	void (*make)(size_t len);
} kinds[] = {{"one header", one_header}, {"one name", one_name}, {"one cookie", one_cookie},
	{"many cookies", many_cookies}, {"short lines", short_lines},
	{"lines of a list", lines_of_a_list}, {"a query and a header", query_and_header},
	{"a query that links repeat", query_with_links}};

static bool parses_cookies(void)
{
#if MHD_VERSION >= 0x01000000
	return MHD_is_feature_supported(MHD_FEATURE_COOKIE_PARSING) == MHD_YES;
#else
	return false; /* it is kept from it */
#endif
}

/* What the head counts as, and past the limit where it has too many lines. */
static size_t cost(void)
{
	size_t lines = head.lines, bytes = head.len;
	const char *cookie = strstr(head.text, "\nCookie: ");
	if (cookie && parses_cookies()) {
		const char *end = strchr(cookie + 1, '\r');
		bytes += (size_t)(end - cookie) - strlen("\nCookie: ") + 1;
		lines++;
		for (const char *p = cookie; p < end; p++)
			lines += *p == ';';
	}
	return lines > LINES_MAX ? HEAD_MAX + 1 : bytes + lines * LINE_COST;
}

/* 0.9.75 closes without a word where what was read behind a head that is too large leaves less than
 * 80 bytes of its memory. */
static bool is_silent(size_t bytes, size_t pipelined)
{
	char byte;
	return MHD_VERSION < 0x01000000 && bytes > HEAD_MAX && pipelined > 0 &&
		recv(wire.fd, &byte, 1, MSG_PEEK) == 0;
}

static void assert_judged(const struct kind *kind, size_t pipelined)
{
	size_t bytes = cost();
	wire_open(&wire, &daemon_);
	for (size_t i = 0; i < pipelined; i++) {
		put(ITEM HOST "X-Unknown: ");
		fill(head.len + 2000, "\r\n\r\n");
	}
	/* the server may close before all of what it refuses has gone */
	send(wire.fd, head.text, head.len, MSG_NOSIGNAL);
	if (is_silent(bytes, pipelined)) {
		wire_close(&wire);
		return;
	}
	wire_read(&wire, false, &reply);
	if (bytes <= HEAD_MAX)
		ck_assert_msg(reply.status == 200 || reply.status == 304, "%s of %zu: %d", kind->name,
			bytes, reply.status);
	else
		ck_assert_msg(reply.status == 431 || reply.status == 414, "%s of %zu: %d", kind->name,
			bytes, reply.status);
	if (bytes <= HEAD_MAX && pipelined > 0) {
		wire_read(&wire, false, &reply);
		ck_assert_int_eq(reply.status, 200);
	}
	wire_close(&wire);
}

static void sweep(size_t pipelined)
{
	daemon_start(&daemon_, dataset_lights(),
		(const char *const[]){"--server-timing=on", "--threads=1", NULL});
	for (size_t i = 0; i < COUNT(kinds); i++) {
		for (size_t len = 2000; len <= 20000; len += 331) {
			kinds[i].make(len);
			assert_judged(&kinds[i], pipelined);
		}
	}
	daemon_end(&daemon_);
}

START_TEST(a_head_of_any_size_and_kind_is_answered)
{
	sweep(0);
}

START_TEST(so_it_is_with_other_requests_behind_it)
{
	sweep(8);
}

START_TEST(the_limits_hold_to_the_byte_and_to_the_line)
{
	daemon_start(&daemon_, dataset_lights(), NULL);
	for (size_t i = 0; i < COUNT(kinds); i++) {
		/* the longest that costs no more than the limit, and one byte or line more */
		size_t fits = 100, past = HEAD_MAX;
		while (past - fits > 1) {
			size_t middle = (fits + past) / 2;
			kinds[i].make(middle);
			if (cost() <= HEAD_MAX)
				fits = middle;
			else
				past = middle;
		}
		kinds[i].make(fits);
		assert_judged(&kinds[i], 0);
		kinds[i].make(past);
		assert_judged(&kinds[i], 0);
	}
	for (size_t lines = LINES_MAX - 1; lines <= LINES_MAX + 1; lines++) {
		begin_head(ITEM);
		while (head.lines < lines)
			put_line("a: b");
		put("\r\n");
		wire_open(&wire, &daemon_);
		wire_puts(&wire, head.text);
		wire_read(&wire, false, &reply);
		ck_assert_int_eq(reply.status, lines <= LINES_MAX ? 200 : 431);
		wire_close(&wire);
	}
	daemon_end(&daemon_);
}

SUITE("heads", a_head_of_any_size_and_kind_is_answered, so_it_is_with_other_requests_behind_it,
	the_limits_hold_to_the_byte_and_to_the_line)
