#include "probe.h"

#include "error.h"
#include "listener.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { PATIENCE_MS = 2000, ANSWER_MAX = 8192 };

static const char request[] =
	"GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

static int64_t now_ms(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec * INT64_C(1000) + time.tv_nsec / 1000000;
}

/* Whether it can be read or written before the deadline; else errno says why not. */
static bool await(int fd, short events, int64_t deadline)
{
	struct pollfd ready = {.fd = fd, .events = events};
	int64_t left = deadline - now_ms();
	int count = poll(&ready, 1, left > 0 ? (int)left : 0);
	if (count == 0)
		errno = ETIMEDOUT;
	return count > 0;
}

/* Every address stands for one that leads here. */
static void lead_here(struct sockaddr *address)
{
	struct sockaddr_in *v4 = (struct sockaddr_in *)(void *)address;
	struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)(void *)address;
	if (address->sa_family == AF_INET && v4->sin_addr.s_addr == htonl(INADDR_ANY))
		v4->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (address->sa_family == AF_INET6 && IN6_IS_ADDR_UNSPECIFIED(&v6->sin6_addr))
		v6->sin6_addr = in6addr_loopback;
}

static bool connect_to(int fd, const struct addrinfo *address, int64_t deadline)
{
	int reason = 0;
	socklen_t len = sizeof reason;
	if (connect(fd, address->ai_addr, address->ai_addrlen) == 0)
		return true;
	if (errno != EINPROGRESS || !await(fd, POLLOUT, deadline) ||
		getsockopt(fd, SOL_SOCKET, SO_ERROR, &reason, &len) != 0)
		return false;
	errno = reason;
	return reason == 0;
}

/* Asks and reads to the end, or until there is no more room; false with errno. */
static bool exchange(int fd, const struct addrinfo *address, char ret_answer[static ANSWER_MAX])
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
	struct addrinfo *address = listener_resolve(listen_at, err);
	if (!address)
		return false;
	lead_here(address->ai_addr);
	int fd = socket(address->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	bool answered = fd >= 0 && exchange(fd, address, answer);
	if (!answered)
		error_set(err, ERROR_UNAVAILABLE, "%.100s: %s", listen_at, strerror(errno));
	if (fd >= 0)
		close(fd);
	freeaddrinfo(address);
	return answered && judge(listen_at, answer, err);
}
