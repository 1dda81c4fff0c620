#ifndef CLAIM_H
#define CLAIM_H

#include "http/body.h"

struct connection;
struct metrics;
struct workers;

/* What all answers that are being sent may take together, of memory and of descriptors. Any thread
 * may take and release. */
struct claims {
	struct body_room *room; /* borrowed */
	atomic_size_t files;    /* that are being sent, each with a descriptor of its own */
	size_t files_max;
	struct metrics *metrics; /* count the bytes of a stream's later parts; borrowed */
};

/*
 * Takes what it needs to send connection->reply: room for its bytes, or one of the places for
 * files. If there is none left, it drops the reply, sets it to NULL, and connection->refusal says
 * why, in a text that nobody frees; else connection->refusal is NULL. Does nothing where there is
 * no reply. claim_release() gives it back; but a stream keeps its room until it is destroyed.
 * `workers` make the further parts of a stream, and must outlive it.
 */
void claim_take(struct claims *claims, struct connection *connection, struct workers *workers);

/* Gives back what claim_take() took: the answer is sent, or never will be. May be called when
 * nothing was taken. */
void claim_release(struct claims *claims, struct connection *connection);

#endif
