#ifndef PROBLEM_H
#define PROBLEM_H

#include "api/request.h"

struct context;
struct error;
struct response;

/* How an error is answered: in the one form that all of them have (RFC 9457), or as a page. */

/* The methods that are served, as Allow says them. */
extern const char problem_allow[];

/* The answer to a request that fails. */
void problem_answer(
	const struct request *request, struct error *err, struct response *ret_response);

/*
 * Puts the answer to the context's error in the place of whatever was begun: a page to whoever
 * prefers one, with the way to what succeeds an item that moved or is gone.
 */
void problem_respond(struct context *ctx);

#endif
