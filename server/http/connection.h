#ifndef CONNECTION_H
#define CONNECTION_H

#include "base/buf.h"
#include "http/access_log.h"
#include "http/head.h"
#include "http/reaper.h"
#include "http/workers.h"

#include <stdbool.h>
#include <stdint.h>

struct MHD_Connection;
struct admission;
struct body;
struct reply;
struct request;

enum { TARGET_USUAL = 128 /* bytes; longer targets are allocated */ };

/* A connection, and the request that is being received or answered on it. */
struct connection {
	struct admission *admission;
	struct MHD_Connection *mhd;
	struct watched watched;
	bool announced;  /* the head of the request has come */
	int64_t begun;   /* when it had come, ns of CLOCK_MONOTONIC */
	const char *end; /* of the target, in libmicrohttpd's memory; only to compare addresses */
	char *target;    /* as received: `usual`, or allocated */
	char usual[TARGET_USUAL]; /* holds most targets */
	struct head head;
	struct buf sent;   /* the body of the request, as far as it has come */
	struct body *body; /* of the answer that is sent, if it has taken room (claim.h); or NULL */
	bool takes_file;   /* the answer is a file, and counts in struct claims */
	struct access_entry entry;
	/* while a worker makes the answer, the connection is suspended, and only the worker uses this
	 * struct */
	struct job job;
	const char *method;
	bool made;           /* the worker is done, and has set reply and refusal */
	struct reply *reply; /* the answer; NULL without memory, or if there is a refusal */
	const char *refusal; /* why the answer cannot be sent (claim.h), or NULL */
};

/* Both arguments must outlive the connection. The caller destroys it, and NULL is fine there; NULL
 * without memory. */
struct connection *connection_create(struct admission *admission, struct MHD_Connection *mhd);
void connection_destroy(struct connection *connection);

/* Begins a request: forgets the last one and copies the target. False without memory. */
bool connection_begin_request(struct connection *connection, const char *target);

/* Ends a request: frees what belonged to it. */
void connection_end_request(struct connection *connection);

/* The request in the form that handle() takes. Its texts are the connection's, and valid until the
 * request ends; `method` is the caller's. */
struct request connection_request(
	const struct connection *connection, const char *method, bool stopping);

#endif
