#ifndef ASKS_H
#define ASKS_H

#include "api/handle.h"

#include <stddef.h>

struct snapshot;
struct fault_kind;

/* Requests of each kind that the API answers. */
extern const struct request asks[];
extern const size_t ask_count;

/* Opens a dataset that must open: one connection. */
struct snapshot *asks_open(const char *path);

/*
 * Lets calls that a request makes fail in turn, each time on a snapshot that is as new. Fails the
 * test unless each answer is the right one or an honest 5xx, and the same request on the same
 * snapshot is answered rightly once the fault is over. Returns how many faults were met.
 */
size_t asks_survive(const char *path, const struct request *ask, const struct fault_kind *fault);

/*
 * The same under snapshot_create(): a snapshot that answers rightly, or none and a reason; one that
 * was open before is not touched.
 */
size_t asks_survive_opening(const char *path, const struct fault_kind *fault);

#endif
