#ifndef ANSWER_H
#define ANSWER_H

#include "api/encoding.h"
#include "base/value.h"
#include "query/query.h"
#include "query/target.h"
#include "render/page.h"

#include <stdbool.h>

struct context;
struct response;

/* Functions shared by the endpoints. */

/*
 * Borrows a connection and returns the source to render rows from. The caller must return the
 * connection to the snapshot.
 */
struct source answer_source(struct context *ctx);

/* Where a page of rows begins. */
struct place {
	const struct value *after; /* the sort values of the row before the page, or NULL */
	struct value values[QUERY_TERMS_MAX];
	char storage[TARGET_MAX]; /* for texts in values */
};

/*
 * Decodes the cursor and evaluates the request's conditions (ETag, dates). Returns true if a page
 * must be rendered; false with an error, or if the response is complete already.
 */
bool answer_begin_page(struct context *ctx, const char *path, struct place *ret_place);

/* Adds the headers for a body: type, caching, content coding. */
void answer_add_head(struct context *ctx, const char *content_type, enum encoding encoding);

/*
 * Compresses the body if the client accepts it, it gets smaller and the body is complete, and adds
 * the headers. Answers 304 or 412 if a condition on the entity tag says so.
 */
void answer_finish(struct context *ctx, const char *content_type);

/* Adds a Content-Security-Policy (level 3), which limits what a browser may do with a page. */
void answer_confine(struct response *response, const char *policy);

#endif
