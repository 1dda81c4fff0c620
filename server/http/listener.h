#ifndef LISTENER_H
#define LISTENER_H

#include <netinet/in.h>
#include <stdbool.h>

struct error;

enum { LISTENER_URL_SIZE = 128 };

/* Where to listen, or to connect to. */
union address {
	struct sockaddr any;
	struct sockaddr_in v4;
	struct sockaddr_in6 v6;
};

/* Whom a listener is for. */
enum listener_use { LISTENER_CLIENTS, LISTENER_OPERATORS, LISTENER_ASSISTANTS };

/*
 * A listening TCP socket: the one that a service manager has passed for this use, else one of our
 * own making, so that port 0 and IPv6 work and a port in use is told apart. Takes ADDR:PORT,
 * numeric, or [ADDR]:PORT for IPv6; writes where it really listens, as in `http://127.0.0.1:8080`.
 * Its connections buffer little of what their peers do not take. The caller closes it; -1 with
 * ERROR_UNAVAILABLE.
 */
int listener_open(enum listener_use use, const char *listen_at,
	char ret_url[static LISTENER_URL_SIZE], struct error *err);

/* Reads ADDR:PORT or [ADDR]:PORT, both numeric; false with ERROR_UNAVAILABLE. */
bool listener_read(const char *listen_at, union address *ret_address, struct error *err);

/*
 * Whether a service manager has passed a socket for this use, in the manner of sd_listen_fds(3):
 * LISTEN_PID, LISTEN_FDS and LISTEN_FDNAMES. The one that is named `admin` is the operators', `mcp`
 * the assistants', any other the clients'.
 */
bool listener_is_passed(enum listener_use use);

/*
 * A listener that nobody can reach; -1 with ERROR_UNAVAILABLE. listener_stop() puts it in the place
 * of another, whose number goes on to be one that can be accepted from: from then on connections
 * are refused, or wait for who else has a passed socket. The caller closes both.
 */
int listener_open_deaf(struct error *err);
void listener_stop(int fd, int deaf);

#endif
