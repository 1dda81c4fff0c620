#ifndef REPLY_CACHE_H
#define REPLY_CACHE_H

#include <stdbool.h>

struct reply;
struct request;
struct snapshot;

/*
 * The hot path: an answer that this snapshot gave before is found by the request alone. Its target is
 * held to the grammar, but nothing is parsed, no SQL runs, nothing is allocated. The caller unrefs the reply; NULL if there is none.
 */
struct reply *reply_cache_find(struct snapshot *snapshot, const struct request *request);

/*
 * Where none was found: looks again, for another may have asked for the same meanwhile; else handle()
 * answers, and what has an entity tag is kept. Says which it was. The caller unrefs the reply; NULL
 * without memory.
 */
struct reply *recall(struct snapshot *snapshot, const struct request *request, bool *ret_hit);

#endif
