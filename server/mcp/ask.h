#ifndef ASK_H
#define ASK_H

#include "base/buf.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

struct snapshot;

/* A request to the API by a tool; tools get all of their data through handle(). */
struct ask {
	struct buf target;
	bool has_query;
};

/* Begins with a path that is valid as it is, such as "/v1/search". */
void ask_init(struct ask *ask, const char *path);
void ask_finish(struct ask *ask);

/* Append a path segment or a parameter; any text is allowed and is escaped. */
void ask_add_segment(struct ask *ask, const char *segment);
void ask_add(struct ask *ask, const char *key, const char *value);
void ask_add_number(struct ask *ask, const char *key, long long value);

/*
 * Sends the request and returns the response as JSON, a new reference, and its status; problems are
 * returned, too. NULL if out of memory.
 */
json_t *ask_json(struct ask *ask, struct snapshot *snapshot, int *ret_status);

/*
 * The same for a collection or search, but without parsing the rows: the array is moved to
 * *ret_rows, which the caller frees, and the JSON lacks `data`. For a problem, *ret_rows is empty.
 */
json_t *ask_rows(struct ask *ask, struct snapshot *snapshot, struct buf *ret_rows, int *ret_status);

/*
 * The same in lines (NDJSON), in which a search finds only what has all of its words. Of the rest
 * there is `meta` with the `total` alone.
 */
json_t *ask_lines(
	struct ask *ask, struct snapshot *snapshot, struct buf *ret_rows, int *ret_status);

/*
 * Sends the request and stores the body, which the caller frees. Returns false if out of memory or
 * if the response is a problem.
 */
bool ask_text(struct ask *ask, struct snapshot *snapshot, struct buf *ret_text);

#endif
