#include "suite.h"

#include "base/error.h"
#include "http/reaper.h"

#include <poll.h>
#include <stdbool.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MANY = 300, PATIENCE_MS = 20000 };

static struct error err;

/* A connection, and its other end. */
struct line {
	struct watched watched;
	int fd, other;
};

static struct reaper *begin(unsigned head, unsigned answer, unsigned idle, size_t connections)
{
	struct reaper_limits limits = {head, answer, idle, connections};
	error_clear(&err);
	struct reaper *reaper = reaper_create(&limits, &err);
	ck_assert_msg(reaper != NULL, "%s", err.detail);
	return reaper;
}

static void open_line(struct reaper *reaper, struct line *line)
{
	int ends[2];
	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
	line->fd = ends[0];
	line->other = ends[1];
	reaper_add(reaper, &line->watched, line->fd);
}

static void close_line(struct reaper *reaper, struct line *line)
{
	reaper_remove(reaper, &line->watched);
	close(line->fd);
	close(line->other);
}

/* Whether the other end hears of a shut socket within so long. */
static bool is_shut(const struct line *line, int ms)
{
	struct pollfd poll_ = {.fd = line->other, .events = POLLIN | POLLRDHUP};
	return poll(&poll_, 1, ms) == 1 && (poll_.revents & (POLLRDHUP | POLLHUP));
}

START_TEST(a_head_that_does_not_come_is_shut)
{
	struct line line;
	uint64_t shut;
	struct reaper *reaper = begin(1, 0, 0, 100);
	open_line(reaper, &line);
	ck_assert(!is_shut(&line, 0));
	ck_assert(is_shut(&line, PATIENCE_MS));
	ck_assert_uint_eq(reaper_count(reaper, &shut), 1);
	ck_assert_uint_eq(shut, 1);
	close_line(reaper, &line);
	ck_assert_uint_eq(reaper_count(reaper, &shut), 0);
	reaper_destroy(reaper);
}

START_TEST(each_state_has_its_own_time)
{
	struct line head, answer, idle, other;
	struct reaper *reaper = begin(1, 1, 1, 100);
	open_line(reaper, &head);
	open_line(reaper, &answer);
	open_line(reaper, &idle);
	reaper_expect_head(reaper, &head.watched);
	reaper_expect_taking(reaper, &answer.watched, 0);
	reaper_expect_request(reaper, &idle.watched);
	ck_assert(is_shut(&head, PATIENCE_MS) && is_shut(&answer, PATIENCE_MS) &&
		is_shut(&idle, PATIENCE_MS));
	struct reaper *patient = begin(0, 0, 0, 100);
	open_line(patient, &other);
	ck_assert(other.watched.deadline == INT64_MAX);
	close_line(patient, &other);
	close_line(reaper, &idle);
	close_line(reaper, &head);
	close_line(reaper, &answer);
	reaper_destroy(patient);
	reaper_destroy(reaper);
}

START_TEST(a_long_answer_has_a_second_more_for_each_64_kib)
{
	struct line line;
	struct reaper *reaper = begin(10, 30, 10, 100);
	open_line(reaper, &line);
	static const struct {
		size_t bytes;
		int seconds;
	} cases[] = {{0, 30}, {65535, 30}, {65536, 31}, {65536 * 100 + 1, 130}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		reaper_expect_taking(reaper, &line.watched, cases[i].bytes);
		int64_t span = line.watched.deadline - line.watched.since;
		ck_assert_int_eq(span, cases[i].seconds * INT64_C(1000000000));
	}
	close_line(reaper, &line);
	reaper_destroy(reaper);
}

START_TEST(an_answer_that_is_being_made_waits_for_nobody)
{
	struct line making, head;
	struct reaper *reaper = begin(1, 1, 1, 16);
	open_line(reaper, &making);
	reaper_expect_making(&making.watched);
	open_line(reaper, &head);
	ck_assert(is_shut(&head, PATIENCE_MS));
	ck_assert(!is_shut(&making, 0));
	close_line(reaper, &making);
	close_line(reaper, &head);
	reaper_destroy(reaper);
}

START_TEST(it_is_quiet_when_nothing_has_come_for_so_long)
{
	struct line making, idle;
	struct reaper *reaper = begin(60, 60, 60, 16);
	ck_assert(reaper_is_quiet(reaper, 1000));
	open_line(reaper, &idle);
	ck_assert(!reaper_is_quiet(reaper, 60000));
	idle.watched.since -= INT64_C(60000000000);
	ck_assert(reaper_is_quiet(reaper, 60000));
	open_line(reaper, &making);
	reaper_expect_making(&making.watched);
	making.watched.since = 0;
	ck_assert(!reaper_is_quiet(reaper, 1000));
	close_line(reaper, &making);
	ck_assert(reaper_is_quiet(reaper, 1000));
	close_line(reaper, &idle);
	reaper_destroy(reaper);
}

START_TEST(where_room_is_short_those_who_wait_go_first)
{
	enum { LIMIT = 16, PRESSED = LIMIT / 8 * 7 };
	struct line lines[PRESSED];
	struct reaper *reaper = begin(60, 60, 60, LIMIT);
	for (int i = 0; i < PRESSED; i++)
		open_line(reaper, &lines[i]);
	reaper_expect_taking(reaper, &lines[0].watched, 0);
	for (int i = 1; i < PRESSED; i++)
		ck_assert(is_shut(&lines[i], PATIENCE_MS));
	ck_assert(!is_shut(&lines[0], 0));
	for (int i = 0; i < PRESSED; i++)
		close_line(reaper, &lines[i]);
	reaper_destroy(reaper);
}

START_TEST(one_less_than_that_may_wait)
{
	enum { LIMIT = 16, PRESSED = LIMIT / 8 * 7 };
	struct line lines[PRESSED];
	struct line late;
	struct reaper *reaper = begin(60, 60, 60, LIMIT);
	for (int i = 0; i < PRESSED - 2; i++)
		open_line(reaper, &lines[i]);
	/* when this one is shut for its own sake, the others have waited for as long */
	open_line(reaper, &late);
	late.watched.deadline = late.watched.since + INT64_C(2000000000);
	ck_assert(is_shut(&late, PATIENCE_MS));
	for (int i = 0; i < PRESSED - 2; i++) {
		ck_assert(!is_shut(&lines[i], 0));
		close_line(reaper, &lines[i]);
	}
	close_line(reaper, &late);
	reaper_destroy(reaper);
}

START_TEST(many_come_and_go_in_any_order)
{
	static struct line lines[MANY];
	struct rlimit limit = {2 * MANY + 64, 2 * MANY + 64};
	setrlimit(RLIMIT_NOFILE, &limit);
	uint64_t shut;
	struct reaper *reaper = begin(60, 60, 60, 10 * MANY);
	for (int round = 0; round < 3; round++) {
		for (int i = 0; i < MANY; i++)
			open_line(reaper, &lines[i]);
		ck_assert_uint_eq(reaper_count(reaper, &shut), MANY);
		for (int i = 0; i < MANY; i++)
			close_line(reaper, &lines[i * 7 % MANY]);
		ck_assert_uint_eq(reaper_count(reaper, &shut), 0);
	}
	ck_assert_uint_eq(shut, 0);
	reaper_destroy(reaper);
}

START_TEST(a_reaper_with_nothing_to_watch_can_be_let_go)
{
	reaper_destroy(begin(1, 1, 1, 1));
	reaper_destroy(NULL);
}

SUITE("reaper", a_head_that_does_not_come_is_shut, each_state_has_its_own_time,
	a_long_answer_has_a_second_more_for_each_64_kib, an_answer_that_is_being_made_waits_for_nobody,
	where_room_is_short_those_who_wait_go_first, one_less_than_that_may_wait,
	it_is_quiet_when_nothing_has_come_for_so_long, many_come_and_go_in_any_order,
	a_reaper_with_nothing_to_watch_can_be_let_go)
