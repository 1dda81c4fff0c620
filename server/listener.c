#include "listener.h"

#include "error.h"

#include <errno.h>
#include <netdb.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { BACKLOG = 1024 };

/* 0 to 65535; getaddrinfo takes more, and what is over wraps. */
static bool is_port(const char *text)
{
	size_t digits = strspn(text, "0123456789");
	return digits > 0 && digits <= 5 && text[digits] == '\0' && atoi(text) <= 65535;
}

/* Splits ADDR:PORT or [ADDR]:PORT and resolves it; both are numbers. */
static struct addrinfo *resolve(const char *listen_at, struct error *err)
{
	char host[64];
	const char *colon = strrchr(listen_at, ':');
	size_t len = colon ? (size_t)(colon - listen_at) : 0;
	bool brackets = len >= 2 && listen_at[0] == '[' && listen_at[len - 1] == ']';
	struct addrinfo hints = {
		.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE,
		.ai_socktype = SOCK_STREAM,
	};
	struct addrinfo *address = NULL;
	if (len > 0 && len < sizeof host && is_port(colon + 1)) {
		snprintf(host, sizeof host, "%.*s", (int)(len - 2 * brackets), listen_at + brackets);
		if (getaddrinfo(host, colon + 1, &hints, &address) == 0)
			return address;
	}
	error_set(err, ERROR_UNAVAILABLE, "cannot listen on %.100s: not an ADDR:PORT", listen_at);
	return NULL;
}

static void write_url(char ret_url[static LISTENER_URL_SIZE], int fd)
{
	struct sockaddr_storage address;
	socklen_t len = sizeof address;
	char host[64] = "", port[8] = "";
	getsockname(fd, (struct sockaddr *)&address, &len);
	getnameinfo((struct sockaddr *)&address, len, host, sizeof host, port, sizeof port,
		NI_NUMERICHOST | NI_NUMERICSERV);
	snprintf(ret_url, LISTENER_URL_SIZE,
		address.ss_family == AF_INET6 ? "http://[%s]:%s" : "http://%s:%s", host, port);
}

int listener_open(const char *listen_at, char ret_url[static LISTENER_URL_SIZE], struct error *err)
{
	struct addrinfo *address = resolve(listen_at, err);
	if (!address)
		return -1;
	int one = 1;
	int fd = socket(address->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (fd < 0 || setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one) != 0 ||
		bind(fd, address->ai_addr, address->ai_addrlen) != 0 || listen(fd, BACKLOG) != 0) {
		error_set(
			err, ERROR_UNAVAILABLE, "cannot listen on %.100s: %s", listen_at, strerror(errno));
		if (fd >= 0)
			close(fd);
		fd = -1;
	} else {
		write_url(ret_url, fd);
	}
	freeaddrinfo(address);
	return fd;
}
