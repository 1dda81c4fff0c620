#ifndef PROBLEM_H
#define PROBLEM_H

#include "api/request.h"

struct context;
struct error;
struct response;

/* Error responses: problem details (RFC 9457) or an HTML page. */

/* The value of Allow. */
extern const char problem_allow[];

/* Fills in the response to a failed request. */
void problem_answer(
	const struct request *request, struct error *err, struct response *ret_response);

/*
 * Replaces ctx->response by the response to ctx->err. Clients that prefer HTML get a page; an item
 * that was moved or retired gets a link to its successor.
 */
void problem_respond(struct context *ctx);

#endif
