#ifndef HANDLE_H
#define HANDLE_H

#include "api/request.h"

#include <stdbool.h>

struct buf;
struct error;
struct response;
struct remainder;
struct snapshot;

/*
 * Handles a request. It uses no socket and no clock, and no state but the snapshot and its caches.
 * For HEAD it makes the body of GET; the transport does not send it. Initializes ret_response; the
 * caller must call response_finish(). Errors are checked in this order: 414 and 400 for an
 * unreadable target, 404, 405, 400, 406, 412, 304.
 */
void handle(
	struct snapshot *snapshot, const struct request *request, struct response *ret_response);

/*
 * Makes the next part of a body sent in parts; the caller frees ret_part. Sets *rest to the
 * remainder, or NULL after the last part. Returns false with ERROR_UNAVAILABLE and leaves *rest
 * unchanged.
 */
bool handle_remainder(struct remainder **rest, struct buf *ret_part, struct error *err);

#endif
