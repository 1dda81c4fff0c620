#ifndef HANDLE_H
#define HANDLE_H

#include <stdbool.h>

struct error;
struct response;
struct snapshot;

/* A request as the transport hands it on; all strings are borrowed. */
struct request {
	const char *method;
	const char *target; /* raw: escapes as they were sent */
	/* header fields, each with all its lines joined by commas, or NULL */
	const char *if_match, *if_unmodified_since, *if_none_match;
	const char *accept, *accept_encoding, *range, *if_range;
	const char *id; /* X-Request-Id; no answer depends on it */
	bool stopping;  /* the process ends soon: /readyz says so */
};

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
