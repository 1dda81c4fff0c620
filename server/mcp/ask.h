#ifndef ASK_H
#define ASK_H

#include "base/buf.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

struct snapshot;

/* An address of the API that is being written, to ask handle() for: what tools know, they know from
 * there. */
struct ask {
	struct buf target;
	bool has_query;
};

/* Begins with a path whose parts are known to be sound, such as "/v1/search". */
void ask_init(struct ask *ask, const char *path);
void ask_finish(struct ask *ask);

/* Appends a segment to the path, or a parameter; both may be any text. */
void ask_add_segment(struct ask *ask, const char *segment);
void ask_add(struct ask *ask, const char *key, const char *value);
void ask_add_number(struct ask *ask, const char *key, long long value);

/* The answer as JSON, be it a problem, and its status. A new reference; NULL without memory. */
json_t *ask_json(struct ask *ask, struct snapshot *snapshot, int *ret_status);

/*
 * The same of a collection or a search, whose rows are left as they are written: the array goes to
 * *ret_rows, which the caller finishes, and the answer is without `data`. Of a problem there are
 * none.
 */
json_t *ask_rows(struct ask *ask, struct snapshot *snapshot, struct buf *ret_rows, int *ret_status);

/* The answer as it is; the caller finishes the text. False without memory, and where it is a
 * problem. */
bool ask_text(struct ask *ask, struct snapshot *snapshot, struct buf *ret_text);

#endif
