#ifndef HANDLE_H
#define HANDLE_H

#include "api/request.h"

struct error;
struct response;
struct snapshot;

/*
 * The whole API: request in, response out; no socket, no clock, no state but the snapshot, with its page. HEAD
 * gets the body of GET, which the transport holds back. The caller frees with response_finish().
 * Judges in the order 414 and 400 for a target that cannot be read, 404, 405, 400, 406, 412, 304, rows.
 */
void handle(
	struct snapshot *snapshot, const struct request *request, struct response *ret_response);

/* The answer to a request that fails: an error in the one form that all of them have. */
void handle_error(const struct request *request, struct error *err, struct response *ret_response);

#endif
