#ifndef HANDLE_H
#define HANDLE_H

#include "api/request.h"

#include <stdbool.h>

struct buf;
struct error;
struct response;
struct rest;
struct snapshot;

/*
 * The whole API: request in, response out; no socket, no clock, no state but the snapshot, with its
 * page. HEAD gets the body of GET, which the transport holds back. Begins `response`, which holds
 * nothing yet; the caller frees it with response_finish(). Judges in the order 414 and 400 for a
 * target that cannot be read, 404, 405, 400, 406, 412, 304, rows.
 */
void handle(
	struct snapshot *snapshot, const struct request *request, struct response *ret_response);

/*
 * Makes the next part of what follows a body, which the caller finishes. *rest is what follows
 * that, NULL after the last part. False with ERROR_UNAVAILABLE, and *rest as it was.
 */
bool handle_rest(struct rest **rest, struct buf *ret_part, struct error *err);

#endif
