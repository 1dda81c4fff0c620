#ifndef CLAIM_H
#define CLAIM_H

#include "http/body.h"

struct connection;
struct metrics;
struct workers;

/* What answers that are on their way take, together. */
struct claims {
	struct body_room room;
	atomic_size_t files; /* each with a descriptor of its own */
	size_t files_max;
	struct metrics *metrics; /* that count the later parts of streams; borrowed */
};

/*
 * Takes what the connection's answer needs on its way, room for its bytes or a file's descriptor,
 * until claim_release(). Where there is none, the answer is let go of, and connection->refusal says
 * why. A stream keeps its room until it is gone; the workers make its parts.
 */
void claim_take(struct claims *claims, struct connection *connection, struct workers *workers);

/* The answer is sent, or never will be. */
void claim_release(struct claims *claims, struct connection *connection);

#endif
