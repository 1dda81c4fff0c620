#ifndef CONNECTION_H
#define CONNECTION_H

#include "http/head.h"
#include "http/reaper.h"

#include <stdbool.h>
#include <stdint.h>

struct body;
struct request;

enum { TARGET_USUAL = 256 /* bytes; longer targets are allocated */ };

/* A connection, and the request that it is at. */
struct passage {
	struct watched watched;
	bool announced;  /* the head of a request is there */
	int64_t begun;   /* ns of CLOCK_MONOTONIC */
	const char *end; /* of the target where it was received */
	char *target;
	char usual[TARGET_USUAL]; /* holds most targets */
	struct head head;
	struct body *body; /* that is sent, with its room; NULL if there is none */
};

/* NULL without memory; freed by passage_destroy(), which takes NULL. */
struct passage *passage_create(void);
void passage_destroy(struct passage *passage);

/* A request begins: forgets the last one and copies the target; false without memory. */
bool passage_begin(struct passage *passage, const char *target);

/* A request is over. */
void passage_clear(struct passage *passage);

/* The request as handle() takes it; borrowed from the passage, and the method from the caller. */
struct request passage_request(const struct passage *passage, const char *method, bool stopping);

#endif
