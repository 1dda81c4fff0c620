#include "base/descriptor.h"

#include <errno.h>
#include <unistd.h>

bool descriptor_write(int fd, const void *data, size_t len)
{
	for (const char *at = data; len > 0;) {
		ssize_t written = write(fd, at, len);
		if (written < 0 && errno != EINTR)
			return false;
		if (written > 0) {
			at += written;
			len -= (size_t)written;
		}
	}
	return true;
}
