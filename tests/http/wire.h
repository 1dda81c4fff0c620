#ifndef WIRE_H
#define WIRE_H

#include <stdbool.h>
#include <stddef.h>

struct daemon;

/*
 * A client that sends just the bytes it is told to. Whatever goes wrong fails the test; nothing is
 * waited for longer than PATIENCE_MS.
 */
struct wire {
	int fd;
	char data[1 << 18]; /* what came and was not yet read as a reply */
	size_t len;
};

struct reply {
	int status;
	char head[1 << 15]; /* status line and headers, with an empty line at the end */
	char body[1 << 18];
	size_t len; /* of the body */
};

void wire_open(struct wire *wire, const struct daemon *daemon);
void wire_close(struct wire *wire);

void wire_send(struct wire *wire, const char *bytes, size_t len);
void wire_puts(struct wire *wire, const char *text);

/* Reads one reply, as long as its Content-Length says; that of a HEAD has no body. */
void wire_read(struct wire *wire, bool of_head, struct reply *ret_reply);

/* Sends `METHOD TARGET HTTP/1.1` with a Host and reads the reply. */
void wire_ask(struct wire *wire, const char *method, const char *target, struct reply *ret_reply);

/* A figure of /metrics. */
long wire_metric(const struct daemon *operators, const char *name);

/* Whether the other side closes the connection without another byte. */
bool wire_is_closed(struct wire *wire);

/*
 * The value of a header, its first if there are several; NULL if there is none. It is good until
 * the same thread has asked for eight more.
 */
const char *reply_header(const struct reply *reply, const char *name);

#endif
