#include "attempt.h"

#include "daemon_fixture.h"
#include "wire.h"

#include <arpa/inet.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

/* What came so far is a whole answer, the beginning of one, or none. */
static enum outcome judge(const char *data, size_t len, const struct reply *right)
{
	const char *end = memmem(data, len, "\r\n\r\n", 4);
	const char *field = end ? strcasestr(data, "\r\nContent-Length:") : NULL;
	int status;
	if (!end)
		return WAITING;
	if (sscanf(data, "HTTP/1.1 %3d", &status) != 1 || !field || field > end)
		return WRONG;
	size_t wanted = strtoul(field + strlen("\r\nContent-Length:"), NULL, 10);
	size_t got = len - (size_t)(end + 4 - data);
	if (got < wanted)
		return WAITING;
	if (got > wanted)
		return WRONG;
	if (status >= 500)
		return FAILED;
	return status == 200 && wanted == right->len && memcmp(end + 4, right->body, wanted) == 0
		? RIGHT
		: WRONG;
}

static enum outcome read_answer(int fd, const struct reply *right)
{
	static char data[1 << 19];
	size_t len = 0;
	for (;;) {
		ssize_t got = recv(fd, data + len, sizeof data - 1 - len, 0);
		if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
			return WAITING;
		if (got <= 0)
			return CLOSED;
		len += (size_t)got;
		data[len] = '\0';
		enum outcome outcome = judge(data, len, right);
		if (outcome != WAITING)
			return outcome;
	}
}

enum outcome attempt(
	const struct daemon *daemon, const char *target, const struct reply *right, int ms)
{
	struct sockaddr_in address = {.sin_family = AF_INET,
		.sin_port = htons((unsigned short)daemon->port),
		.sin_addr = {htonl(INADDR_LOOPBACK)}};
	struct timeval patience = {.tv_sec = ms / 1000, .tv_usec = ms % 1000 * 1000};
	char request[1024];
	int len = snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: a\r\n\r\n", target);
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
	enum outcome outcome = CLOSED;
	if (connect(fd, (struct sockaddr *)&address, sizeof address) == 0 &&
		send(fd, request, (size_t)len, MSG_NOSIGNAL) == len)
		outcome = read_answer(fd, right);
	close(fd);
	return outcome;
}
