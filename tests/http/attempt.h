#ifndef ATTEMPT_H
#define ATTEMPT_H

#include <stddef.h>

struct daemon;
struct reply;

/* What became of a request to a server that something was done to. */
enum outcome {
	RIGHT,   /* the same body as before, under 200 */
	FAILED,  /* a whole answer that says 5xx */
	CLOSED,  /* the connection ended, or could not begin, before a whole answer */
	WAITING, /* nothing more came in time */
	WRONG,   /* anything else: what must never be */
	OUTCOMES
};

/* Asks on a connection of its own and waits so long; fails no test. */
enum outcome attempt(
	const struct daemon *daemon, const char *target, const struct reply *right, int ms);

#endif
