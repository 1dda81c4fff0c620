#ifndef REPLY_CACHE_H
#define REPLY_CACHE_H

#include <stdbool.h>

struct reply;
struct request;
struct snapshot;

/*
 * The hot path: what this snapshot answered before to a request that comes to the same, by its
 * target, the format and coding that its fields choose, and what its conditions come to. Nothing is
 * parsed but these fields, no SQL runs, nothing is allocated, nobody is waited for. NULL if there
 * is nothing; else the caller unrefs the reply.
 */
struct reply *reply_cache_find(struct snapshot *snapshot, const struct request *request);

/*
 * Where none was found: looks again, for another may have asked for the same meanwhile; else
 * handle() answers, and what has an entity tag is kept. Says which it was. The caller unrefs the
 * reply; NULL without memory.
 */
struct reply *reply_cache_make(
	struct snapshot *snapshot, const struct request *request, bool *ret_hit);

#endif
