#include "suite.h"

#include "base/descriptor.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

enum { BYTES = 1 << 20 /* more than a pipe holds */ };

static char sent[BYTES];

static void come_between(int number)
{
	(void)number;
}

struct reader {
	int fd;
	pthread_t writer;
	size_t read;
	bool same;
};

/* A signal before each read finds the writer waiting for room, most of the time. */
static void *read_all(void *context)
{
	struct reader *reader = context;
	static char piece[4096];
	ssize_t got;
	do {
		pthread_kill(reader->writer, SIGUSR1);
		got = read(reader->fd, piece, sizeof piece);
		if (got > 0) {
			reader->same = reader->same && memcmp(sent + reader->read, piece, (size_t)got) == 0;
			reader->read += (size_t)got;
		}
	} while (reader->read < BYTES && (got > 0 || errno == EINTR));
	return NULL;
}

START_TEST(all_is_written_whatever_comes_between)
{
	struct sigaction action = {.sa_handler = come_between}, before;
	struct reader reader = {.writer = pthread_self(), .same = true};
	pthread_t thread;
	int ends[2];
	for (size_t i = 0; i < BYTES; i++)
		sent[i] = (char)(i * 7 + i / 4096);
	ck_assert_int_eq(sigaction(SIGUSR1, &action, &before), 0);
	ck_assert_int_eq(pipe2(ends, O_CLOEXEC), 0);
	reader.fd = ends[0];
	ck_assert_int_eq(pthread_create(&thread, NULL, read_all, &reader), 0);
	bool written = descriptor_write(ends[1], sent, BYTES);
	pthread_join(thread, NULL);
	sigaction(SIGUSR1, &before, NULL);
	close(ends[0]);
	close(ends[1]);
	ck_assert(written);
	ck_assert(reader.same);
	ck_assert_uint_eq(reader.read, BYTES);
}

START_TEST(where_there_is_no_room_it_says_so)
{
	int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
	bool written = descriptor_write(full, "x", 1);
	int why = errno;
	close(full);
	ck_assert(!written);
	ck_assert_int_eq(why, ENOSPC);
}

START_TEST(nothing_is_written_at_once)
{
	ck_assert(descriptor_write(-1, NULL, 0));
}

SUITE("descriptor", all_is_written_whatever_comes_between, where_there_is_no_room_it_says_so,
	nothing_is_written_at_once)
