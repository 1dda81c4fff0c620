#ifndef REPLY_CACHE_H
#define REPLY_CACHE_H

#include <stdbool.h>

struct reply;
struct request;
struct snapshot;

/*
 * Finds the answer that this snapshot gave before to an equivalent request: the same target,
 * format, coding and outcome of conditions. This is the hot path: of the request nothing is parsed
 * but the fields that choose these; no SQL runs, nothing is allocated, nobody is waited for. The
 * caller unrefs the reply; NULL if none is kept.
 */
struct reply *reply_cache_find(struct snapshot *snapshot, const struct request *request);

/*
 * Makes the answer that reply_cache_find() did not find: looks again, since another thread may have
 * made it meanwhile (*ret_hit is true then); else calls handle(), and keeps what has an entity tag.
 * The caller unrefs the reply; NULL without memory.
 */
struct reply *reply_cache_make(
	struct snapshot *snapshot, const struct request *request, bool *ret_hit);

#endif
