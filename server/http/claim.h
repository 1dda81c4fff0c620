#ifndef CLAIM_H
#define CLAIM_H

#include "http/body.h"

struct connection;
struct metrics;
struct workers;

/* What all answers that are being sent take together. */
struct claims {
	struct body_room *room; /* borrowed */
	atomic_size_t files;    /* each with a descriptor of its own */
	size_t files_max;
	struct metrics *metrics; /* that count the later parts of streams; borrowed */
};

/*
 * Takes what is needed to send the connection's answer, room for its bytes or a place for a file,
 * until claim_release(). If there is none, it drops the answer, and connection->refusal says why. A
 * stream keeps its room until it is destroyed; the workers make its parts.
 */
void claim_take(struct claims *claims, struct connection *connection, struct workers *workers);

/* The answer is sent, or never will be. */
void claim_release(struct claims *claims, struct connection *connection);

#endif
