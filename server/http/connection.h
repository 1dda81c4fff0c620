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

/* A connection, and the request that it is at. */
struct connection {
	struct admission *admission;
	struct MHD_Connection *mhd;
	struct watched watched;
	bool announced;  /* the head of a request is there */
	int64_t begun;   /* ns of CLOCK_MONOTONIC */
	const char *end; /* of the target where it was received */
	char *target;
	char usual[TARGET_USUAL]; /* holds most targets */
	struct head head;
	struct buf sent;   /* the request's body, as far as it has come */
	struct body *body; /* that is sent, with its room; NULL if there is none */
	bool takes_file;   /* counted in the admission's files */
	struct access_entry entry;
	/* while a worker makes the answer, the connection is suspended and all of this is the worker's
	 */
	struct job job;
	const char *method;
	bool made;           /* there is what follows */
	struct reply *reply; /* NULL without memory, or where it is refused */
	const char *refusal; /* why, or NULL */
};

/* NULL without memory; freed by connection_destroy(), which takes NULL. Both must outlive it. */
struct connection *connection_create(struct admission *admission, struct MHD_Connection *mhd);
void connection_destroy(struct connection *connection);

/* A request begins: forgets the last one and copies the target; false without memory. */
bool connection_begin_request(struct connection *connection, const char *target);

/* A request is over. */
void connection_end_request(struct connection *connection);

/* The request as handle() takes it; borrowed from the connection, and the method from the caller.
 */
struct request connection_request(
	const struct connection *connection, const char *method, bool stopping);

#endif
