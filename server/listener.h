#ifndef LISTENER_H
#define LISTENER_H

struct error;

enum { LISTENER_URL_SIZE = 128 };

/*
 * A listening TCP socket of our own making, so that port 0 and IPv6 work and a port in use is told
 * apart. Takes ADDR:PORT, numeric, or [ADDR]:PORT for IPv6; writes where it really listens, as in
 * `http://127.0.0.1:8080`. The caller closes it; -1 with ERROR_UNAVAILABLE.
 */
int listener_open(const char *listen_at, char ret_url[static LISTENER_URL_SIZE], struct error *err);

#endif
