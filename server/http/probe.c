#include "http/probe.h"

#include "base/clock.h"
#include "base/error.h"
#include "http/listener.h"

#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { PATIENCE_MS = 2000, ANSWER_MAX = 8192 };

static const char request[] =
	"GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

static int64_t now_ms(void)
{
	return clock_ns(CLOCK_MONOTONIC) / NS_PER_MS;
}

/* Waits until the socket can be read or written; false with errno if the deadline comes first. */
static bool await(int fd, short events, int64_t deadline)
{
	struct pollfd ready = {.fd = fd, .events = events};
	int64_t left = deadline - now_ms();
	int count = poll(&ready, 1, left > 0 ? (int)left : 0);
	if (count == 0)
		errno = ETIMEDOUT;
	return count > 0;
}

/* Replaces the address that means every address by that of the loopback. */
static void lead_here(union address *address)
{
	if (address->any.sa_family == AF_INET && address->v4.sin_addr.s_addr == htonl(INADDR_ANY))
		address->v4.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (address->any.sa_family == AF_INET6 && IN6_IS_ADDR_UNSPECIFIED(&address->v6.sin6_addr))
		address->v6.sin6_addr = in6addr_loopback;
}

static bool connect_to(int fd, const union address *address, int64_t deadline)
{
	int reason = 0;
	socklen_t len = sizeof reason;
	if (connect(fd, &address->any, sizeof *address) == 0)
		return true;
	if (errno != EINPROGRESS || !await(fd, POLLOUT, deadline) ||
		getsockopt(fd, SOL_SOCKET, SO_ERROR, &reason, &len) != 0)
		return false;
	errno = reason;
	return reason == 0;
}

/* Sends the request and reads the answer to its end, or until the buffer is full; false with errno.
 */
static bool fetch(int fd, const union address *address, char ret_answer[static ANSWER_MAX])
{
	int64_t deadline = now_ms() + PATIENCE_MS;
	size_t len = 0;
	ssize_t got = 1;
	if (!connect_to(fd, address, deadline) ||
		send(fd, request, strlen(request), MSG_NOSIGNAL) != (ssize_t)strlen(request))
		return false;
	while (got > 0 && len < ANSWER_MAX - 1) {
		if (!await(fd, POLLIN, deadline))
			return false;
		got = recv(fd, ret_answer + len, ANSWER_MAX - 1 - len, 0);
		len += got > 0 ? (size_t)got : 0;
	}
	ret_answer[len] = '\0';
	return got >= 0;
}

static bool judge(const char *listen_at, const char *answer, struct error *err)
{
	static const char version[] = "HTTP/1.1 ";
	if (strncmp(answer, version, strlen(version)) != 0)
		return error_set(err, ERROR_UNAVAILABLE, "%.100s: no HTTP", listen_at);
	if (strncmp(answer + strlen(version), "200 ", 4) != 0)
		return error_set(err, ERROR_UNAVAILABLE, "%.100s: not ready, %.*s", listen_at,
			(int)strcspn(answer, "\r"), answer);
	return strstr(answer, "{\"status\":\"ready\",") ||
		error_set(err, ERROR_UNAVAILABLE,
			"%.100s: ready, but outdated: the last dataset was refused", listen_at);
}

bool probe_ready(const char *listen_at, struct error *err)
{
	char answer[ANSWER_MAX];
	union address address;
	if (!listener_read(listen_at, &address, err))
		return false;
	lead_here(&address);
	int fd = socket(address.any.sa_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	bool answered = fd >= 0 && fetch(fd, &address, answer);
	if (!answered)
		error_set(err, ERROR_UNAVAILABLE, "%.100s: %s", listen_at, strerror(errno));
	if (fd >= 0)
		close(fd);
	return answered && judge(listen_at, answer, err);
}
