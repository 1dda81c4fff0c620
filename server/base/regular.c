#include "base/regular.h"

#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int regular_open(const char *path, struct stat *ret_stat, struct error *err)
{
	/* without O_NONBLOCK a pipe would be waited for until somebody writes to it */
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (file < 0 || fstat(file, ret_stat) != 0)
		error_set(err, ERROR_UNAVAILABLE, "%s: %s", path, strerror(errno));
	else if (S_ISREG(ret_stat->st_mode))
		return file;
	else
		error_set(err, ERROR_UNAVAILABLE, "%s: not a file", path);
	if (file >= 0)
		close(file);
	return -1;
}
