#include "process/standard.h"

#include "base/descriptor.h"
#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

bool standard_hold(void)
{
	/* open() gives the lowest free number; stdin is opened only to write and the others only to
	 * read, so that using them fails */
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 &&
			open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
			return false;
	return true;
}

static bool refuse(int why, struct error *err)
{
	return error_set(err, ERROR_UNAVAILABLE, "cannot write to stdout: %s", strerror(why));
}

bool standard_write(const char *data, size_t len, struct error *err)
{
	return descriptor_write(STDOUT_FILENO, data, len) || refuse(errno, err);
}

bool standard_flush(struct error *err)
{
	bool lost = ferror(stdout) != 0;
	if (fflush(stdout) != 0)
		return refuse(errno, err);
	return !lost || refuse(EIO, err);
}
