#include "suite.h"

#include "process/standard.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <unistd.h>

enum { STANDARD = 3 };

static int saved[STANDARD];

static void close_some(unsigned set)
{
	for (int fd = 0; fd < STANDARD; fd++) {
		saved[fd] = fcntl(fd, F_DUPFD_CLOEXEC, STANDARD);
		if (set >> fd & 1)
			close(fd);
	}
}

static void restore(void)
{
	for (int fd = 0; fd < STANDARD; fd++) {
		if (saved[fd] >= 0)
			dup2(saved[fd], fd);
		else
			close(fd);
		close(saved[fd]);
	}
}

START_TEST(what_is_opened_takes_no_standard_descriptor)
{
	for (unsigned set = 0; set < 1 << STANDARD; set++) {
		close_some(set);
		bool held = standard_hold();
		int next = open("/dev/null", O_RDONLY | O_CLOEXEC);
		close(next);
		restore();
		ck_assert(held);
		ck_assert_int_ge(next, STANDARD);
	}
}

START_TEST(what_was_closed_cannot_be_used)
{
	char byte;
	ssize_t got[STANDARD];
	int why[STANDARD];
	close_some(7);
	bool held = standard_hold();
	for (int fd = 0; fd < STANDARD; fd++) {
		got[fd] = fd == STDIN_FILENO ? read(fd, &byte, 1) : write(fd, "x", 1);
		why[fd] = errno;
	}
	restore();
	ck_assert(held);
	for (int fd = 0; fd < STANDARD; fd++) {
		ck_assert_int_eq(got[fd], -1);
		ck_assert_int_eq(why[fd], EBADF);
	}
}

START_TEST(what_is_open_stays_as_it_is)
{
	int ends[2];
	char byte = 0;
	ck_assert_int_eq(pipe2(ends, O_CLOEXEC), 0);
	close_some(0);
	dup2(ends[1], STDOUT_FILENO);
	bool held = standard_hold();
	ssize_t written = write(STDOUT_FILENO, "x", 1);
	restore();
	ck_assert(held);
	ck_assert_int_eq(written, 1);
	ck_assert_int_eq(read(ends[0], &byte, 1), 1);
	ck_assert_int_eq(byte, 'x');
	close(ends[0]);
	close(ends[1]);
}

SUITE("standard", what_is_opened_takes_no_standard_descriptor, what_was_closed_cannot_be_used,
	what_is_open_stays_as_it_is)
