#include "http/listener.h"

#include "base/error.h"
#include "http/body.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum {
	FIRST_PASSED = 3, /* SD_LISTEN_FDS_START */
	PASSED_MAX = 1024,
};

/* 0 to 65535 */
static bool is_port(const char *text)
{
	size_t digits = strspn(text, "0123456789");
	return digits > 0 && digits <= 5 && text[digits] == '\0' && atoi(text) <= 65535;
}

bool listener_read(const char *listen_at, union address *ret_address, struct error *err)
{
	char host[INET6_ADDRSTRLEN];
	const char *colon = strrchr(listen_at, ':');
	size_t len = colon ? (size_t)(colon - listen_at) : 0;
	bool brackets = len >= 2 && listen_at[0] == '[' && listen_at[len - 1] == ']';
	len -= brackets ? 2 : 0;
	if (len > 0 && len < sizeof host && is_port(colon + 1)) {
		in_port_t port = htons((uint16_t)atoi(colon + 1));
		union address v4 = {.v4 = {.sin_family = AF_INET, .sin_port = port}};
		union address v6 = {.v6 = {.sin6_family = AF_INET6, .sin6_port = port}};
		snprintf(host, sizeof host, "%.*s", (int)len, listen_at + brackets);
		bool is_v4 = inet_pton(AF_INET, host, &v4.v4.sin_addr) == 1;
		if (is_v4 || inet_pton(AF_INET6, host, &v6.v6.sin6_addr) == 1) {
			*ret_address = is_v4 ? v4 : v6;
			return true;
		}
	}
	return error_set(err, ERROR_UNAVAILABLE, "%.100s is not an ADDR:PORT", listen_at);
}

/* Whether the index-th of the names, which are separated by colons, is this one. */
static bool is_named(const char *names, unsigned long index, const char *name)
{
	for (; names && index > 0; index--) {
		names = strchr(names, ':');
		names = names ? names + 1 : NULL;
	}
	return names && strcspn(names, ":") == strlen(name) && strncmp(names, name, strlen(name)) == 0;
}

/* The names of uses in options (`--admin-listen`) and in LISTEN_FDNAMES. */
static const char *const names[] = {
	[LISTENER_CLIENTS] = "", [LISTENER_OPERATORS] = "admin", [LISTENER_ASSISTANTS] = "mcp"};

/* The use of the index-th socket that was passed. */
static enum listener_use use_of(unsigned long index)
{
	const char *all = getenv("LISTEN_FDNAMES");
	return is_named(all, index, names[LISTENER_OPERATORS]) ? LISTENER_OPERATORS
		: is_named(all, index, names[LISTENER_ASSISTANTS]) ? LISTENER_ASSISTANTS
														   : LISTENER_CLIENTS;
}

/* Returns how many sockets were passed for a use, and in *ret_fd the first; none if LISTEN_PID is
 * another process. */
static unsigned count_passed(enum listener_use use, int *ret_fd)
{
	const char *pid = getenv("LISTEN_PID"), *count = getenv("LISTEN_FDS");
	unsigned found = 0;
	if (!pid || !count || strtoul(pid, NULL, 10) != (unsigned long)getpid())
		return 0;
	for (unsigned long i = 0, end = strtoul(count, NULL, 10); i < end && i < PASSED_MAX; i++)
		if (use_of(i) == use && found++ == 0)
			*ret_fd = FIRST_PASSED + (int)i;
	return found;
}

bool listener_is_passed(enum listener_use use)
{
	int fd;
	return count_passed(use, &fd) > 0;
}

static int option(int fd, int name)
{
	int value = 0;
	socklen_t len = sizeof value;
	return getsockopt(fd, SOL_SOCKET, name, &value, &len) == 0 ? value : -1;
}

/* Sets the options of a socket that was passed like those of one that is opened here. */
static bool adopt(int fd)
{
	int family = option(fd, SO_DOMAIN);
	return (family == AF_INET || family == AF_INET6) && option(fd, SO_TYPE) == SOCK_STREAM &&
		option(fd, SO_ACCEPTCONN) == 1 && fcntl(fd, F_SETFD, FD_CLOEXEC) == 0 &&
		fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK) == 0;
}

/* Bounds what the kernel holds unsent; the connections inherit it. Without a bound 2,000 clients
 * that asked for 256 KiB each and did not read made the workers copy 600 MB, while others waited
 * for a second. */
static bool bound_unsent(int fd)
{
	int most = BODY_UNSENT_MAX;
	return setsockopt(fd, IPPROTO_TCP, TCP_NOTSENT_LOWAT, &most, sizeof most) == 0;
}

static int take_passed(int fd, unsigned count, struct error *err)
{
	if (count > 1)
		error_set(err, ERROR_UNAVAILABLE, "%u sockets were passed for one use", count);
	else if (!adopt(fd) || !bound_unsent(fd))
		error_set(
			err, ERROR_UNAVAILABLE, "the passed descriptor %d is no listening TCP socket", fd);
	else
		return fd;
	return -1;
}

static void write_url(char ret_url[static LISTENER_URL_SIZE], int fd)
{
	union address address;
	socklen_t len = sizeof address;
	char host[INET6_ADDRSTRLEN] = "";
	getsockname(fd, &address.any, &len);
	if (address.any.sa_family == AF_INET6) {
		inet_ntop(AF_INET6, &address.v6.sin6_addr, host, sizeof host);
		snprintf(ret_url, LISTENER_URL_SIZE, "http://[%s]:%u", host, ntohs(address.v6.sin6_port));
	} else {
		inet_ntop(AF_INET, &address.v4.sin_addr, host, sizeof host);
		snprintf(ret_url, LISTENER_URL_SIZE, "http://%s:%u", host, ntohs(address.v4.sin_port));
	}
}

static int open_at(const union address *address)
{
	int one = 1;
	int fd = socket(address->any.sa_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (fd >= 0 && setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one) == 0 &&
		bound_unsent(fd) && bind(fd, &address->any, sizeof *address) == 0 &&
		listen(fd, SOMAXCONN) == 0)
		return fd;
	int reason = errno;
	if (fd >= 0)
		close(fd);
	errno = reason;
	return -1;
}

/* Sets the error from errno, with the option that names the address. */
static void fail(enum listener_use use, const char *listen_at, struct error *err)
{
	char option[24];
	int reason = errno;
	snprintf(option, sizeof option, "--%s%slisten", names[use], *names[use] ? "-" : "");
	error_set(err, ERROR_UNAVAILABLE, "cannot listen on %.100s: %s", listen_at, strerror(reason));
	size_t len = strlen(err->detail);
	char *rest = err->detail + len;
	if (reason == EADDRINUSE)
		snprintf(rest, sizeof err->detail - len, "; %s ADDR:PORT takes another port", option);
	else if (reason == EACCES)
		snprintf(rest, sizeof err->detail - len,
			"; ports below 1024 are root's, %s ADDR:PORT takes another", option);
}

int listener_open(enum listener_use use, const char *listen_at,
	char ret_url[static LISTENER_URL_SIZE], struct error *err)
{
	int fd = -1;
	unsigned passed = count_passed(use, &fd);
	if (passed > 0) {
		fd = take_passed(fd, passed, err);
	} else {
		union address address;
		if (!listener_read(listen_at, &address, err))
			return -1;
		fd = open_at(&address);
		if (fd < 0)
			fail(use, listen_at, err);
	}
	if (fd >= 0)
		write_url(ret_url, fd);
	return fd;
}

int listener_open_deaf(struct error *err)
{
	/* without a path the kernel picks a name (unix(7), autobind), which others can read in /proc;
	 * but connections to a socket that is shut down are refused */
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (fd >= 0 && bind(fd, (struct sockaddr *)&address, sizeof address.sun_family) == 0 &&
		listen(fd, 1) == 0 && shutdown(fd, SHUT_RDWR) == 0)
		return fd;
	error_set(err, ERROR_UNAVAILABLE, "no socket to stop listening with: %s", strerror(errno));
	if (fd >= 0)
		close(fd);
	return -1;
}

void listener_stop(int fd, int deaf)
{
	dup3(deaf, fd, O_CLOEXEC);
}
