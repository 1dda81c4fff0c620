#ifndef LISTENER_H
#define LISTENER_H

#include <netinet/in.h>
#include <stdbool.h>

struct error;

enum { LISTENER_URL_SIZE = 128 };

/* An address of either kind; any.sa_family says which. */
union address {
	struct sockaddr any;
	struct sockaddr_in v4;
	struct sockaddr_in6 v6;
};

/* The purposes of listeners: the public API and pages, metrics and health, the Model Context
 * Protocol. */
enum listener_use { LISTENER_CLIENTS, LISTENER_OPERATORS, LISTENER_ASSISTANTS };

/*
 * Returns a listening TCP socket, which the caller closes: the one that a service manager has
 * passed for this use; else a new one at ADDR:PORT, numeric, or [ADDR]:PORT for IPv6, where port 0
 * picks a free one. *ret_url is where it really listens, as in `http://127.0.0.1:8080`. The kernel
 * holds at most BODY_UNSENT_MAX bytes unsent for each of its connections. -1 with
 * ERROR_UNAVAILABLE.
 */
int listener_open(enum listener_use use, const char *listen_at,
	char ret_url[static LISTENER_URL_SIZE], struct error *err);

/* Reads ADDR:PORT or [ADDR]:PORT, both numeric; false with ERROR_UNAVAILABLE. */
bool listener_read(const char *listen_at, union address *ret_address, struct error *err);

/*
 * Whether a service manager has passed a socket for this use, as sd_listen_fds(3) describes, by
 * LISTEN_PID, LISTEN_FDS and LISTEN_FDNAMES. One named `admin` is for operators, one named `mcp`
 * for assistants, any other for the public.
 */
bool listener_is_passed(enum listener_use use);

/*
 * How to stop listening without closing a descriptor that other threads accept from.
 * listener_open_deaf() returns a listening socket that nobody can connect to; -1 with
 * ERROR_UNAVAILABLE. listener_stop() makes the descriptor `fd` refer to that socket: from then on
 * new connections are refused, or, where a service manager has passed the socket, wait for the next
 * process that it is passed to. The caller closes both descriptors.
 */
int listener_open_deaf(struct error *err);
void listener_stop(int fd, int deaf);

#endif
