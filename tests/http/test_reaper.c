#include "suite.h"

#include "base/error.h"
#include "http/body.h"
#include "http/reaper.h"

#include <netinet/in.h>
#include <poll.h>
#include <stdbool.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MANY = 300, PATIENCE_MS = 20000 };

static struct error err;
static struct body_room room = {.max = 100};

/* A connection, and its other end. */
struct line {
	struct watched watched;
	int fd, other;
};

static struct reaper *begin(unsigned head, unsigned answer, unsigned idle, size_t connections)
{
	struct reaper_limits limits = {head, answer, idle, connections};
	error_clear(&err);
	struct reaper *reaper = reaper_create(&limits, &room, &err);
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

/* The same over TCP, whose progress can be measured; the other end takes little before it reads. */
static void open_tcp_line(struct reaper *reaper, struct line *line)
{
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
	socklen_t len = sizeof address;
	int small = 4096, listening = socket(AF_INET, SOCK_STREAM, 0);
	ck_assert_int_eq(bind(listening, (struct sockaddr *)&address, len), 0);
	ck_assert_int_eq(listen(listening, 1), 0);
	ck_assert_int_eq(getsockname(listening, (struct sockaddr *)&address, &len), 0);
	line->other = socket(AF_INET, SOCK_STREAM, 0);
	setsockopt(line->other, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
	ck_assert_int_eq(connect(line->other, (struct sockaddr *)&address, len), 0);
	line->fd = accept(listening, NULL, NULL);
	ck_assert_int_ge(line->fd, 0);
	close(listening);
	reaper_add(reaper, &line->watched, line->fd);
}

/* Sends what there is room for; the other end takes at most so many bytes. */
static void move(const struct line *line, size_t most)
{
	static char data[1 << 16];
	while (send(line->fd, data, sizeof data, MSG_DONTWAIT | MSG_NOSIGNAL) > 0)
		;
	for (ssize_t got = 1; got > 0 && most > 0; most -= (size_t)got)
		if ((got = recv(line->other, data, most < sizeof data ? most : sizeof data, MSG_DONTWAIT)) <
			0)
			break;
}

static void close_line(struct reaper *reaper, struct line *line)
{
	reaper_remove(reaper, &line->watched);
	close(line->fd);
	close(line->other);
}

/* Whether it is shut within so long; the other end hears of that behind what it has not read. */
static bool is_shut(const struct line *line, int ms)
{
	struct pollfd poll_ = {.fd = line->fd};
	return poll(&poll_, 1, ms) == 1 && (poll_.revents & POLLHUP);
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
	struct line head, answer, idle;
	struct reaper *reaper = begin(1, 1, 1, 100);
	open_line(reaper, &head);
	open_line(reaper, &answer);
	open_line(reaper, &idle);
	reaper_expect_head(&head.watched);
	reaper_expect_taking(&answer.watched);
	reaper_expect_request(&idle.watched);
	ck_assert(is_shut(&head, PATIENCE_MS) && is_shut(&answer, PATIENCE_MS) &&
		is_shut(&idle, PATIENCE_MS));
	close_line(reaper, &idle);
	close_line(reaper, &head);
	close_line(reaper, &answer);
	reaper_destroy(reaper);
}

START_TEST(without_limits_nobody_is_late)
{
	enum { STATES = 3 };
	struct line lines[STATES], late;
	struct reaper *patient = begin(0, 0, 0, 100), *reaper = begin(1, 0, 0, 100);
	for (int i = 0; i < STATES; i++)
		open_line(patient, &lines[i]);
	reaper_expect_taking(&lines[1].watched);
	reaper_expect_request(&lines[2].watched);
	for (int i = 0; i < STATES; i++)
		lines[i].watched.since -= INT64_C(86400000000000);
	open_line(reaper, &late);
	ck_assert(is_shut(&late, PATIENCE_MS));
	for (int i = 0; i < STATES; i++) {
		ck_assert(!is_shut(&lines[i], 0));
		close_line(patient, &lines[i]);
	}
	close_line(reaper, &late);
	reaper_destroy(reaper);
	reaper_destroy(patient);
}

START_TEST(an_answer_has_as_much_time_as_it_makes_progress)
{
	struct line moving, still, slow;
	struct reaper *reaper = begin(0, 2, 0, 100);
	open_tcp_line(reaper, &moving);
	open_tcp_line(reaper, &still);
	open_tcp_line(reaper, &slow);
	reaper_expect_taking(&moving.watched);
	reaper_expect_taking(&still.watched);
	reaper_expect_taking(&slow.watched);
	while (!is_shut(&still, 10) || !is_shut(&slow, 0)) {
		move(&moving, SIZE_MAX);
		move(&slow, 16); /* at most 1,600 bytes a second */
		move(&still, 0);
	}
	ck_assert(!is_shut(&moving, 0));
	uint64_t shut;
	reaper_count(reaper, &shut);
	ck_assert_uint_eq(shut, 2);
	close_line(reaper, &moving);
	close_line(reaper, &still);
	close_line(reaper, &slow);
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
	/* without limits: who has been idle for so long would be shut otherwise, and is then not quiet
	 */
	struct reaper *reaper = begin(0, 0, 0, 16);
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

START_TEST(where_room_is_short_those_without_progress_go_whatever_they_are_at)
{
	enum { LIMIT = 16, PRESSED = LIMIT / 8 * 7 };
	struct line lines[PRESSED];
	struct reaper *reaper = begin(60, 60, 60, LIMIT);
	for (int i = 0; i < PRESSED; i++)
		open_tcp_line(reaper, &lines[i]);
	reaper_expect_taking(&lines[0].watched);
	reaper_expect_taking(&lines[1].watched);
	reaper_expect_making(&lines[2].watched);
	reaper_expect_request(&lines[3].watched);
	for (int i = 1; i < PRESSED; i++)
		while (i != 2 && !is_shut(&lines[i], 10)) {
			move(&lines[0], SIZE_MAX);
			move(&lines[1], 0);
		}
	ck_assert(!is_shut(&lines[0], 0) && !is_shut(&lines[2], 0));
	for (int i = 0; i < PRESSED; i++)
		close_line(reaper, &lines[i]);
	reaper_destroy(reaper);
}

START_TEST(where_memory_is_short_those_who_take_nothing_go_and_nobody_else)
{
	struct line moving, still, head;
	struct reaper *reaper = begin(60, 60, 60, 100);
	open_tcp_line(reaper, &moving);
	open_tcp_line(reaper, &still);
	open_tcp_line(reaper, &head);
	reaper_expect_taking(&moving.watched);
	reaper_expect_taking(&still.watched);
	room.used = 75;
	head.watched.since -= INT64_C(2000000000);
	ck_assert(!body_room_is_short(&room));
	room.used = 76;
	while (!is_shut(&still, 10)) {
		move(&moving, SIZE_MAX);
		move(&still, 0);
	}
	ck_assert(!is_shut(&moving, 0) && !is_shut(&head, 0));
	close_line(reaper, &moving);
	close_line(reaper, &still);
	close_line(reaper, &head);
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
	late.watched.since -= INT64_C(58000000000);
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
	without_limits_nobody_is_late, an_answer_has_as_much_time_as_it_makes_progress,
	an_answer_that_is_being_made_waits_for_nobody,
	where_room_is_short_those_without_progress_go_whatever_they_are_at,
	where_memory_is_short_those_who_take_nothing_go_and_nobody_else, one_less_than_that_may_wait,
	it_is_quiet_when_nothing_has_come_for_so_long, many_come_and_go_in_any_order,
	a_reaper_with_nothing_to_watch_can_be_let_go)
