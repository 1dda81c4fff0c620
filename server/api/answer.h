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

/* What endpoints have in common. */

/* What rows are rendered from; whoever asks gives its connection back to the snapshot. */
struct source answer_source(struct context *ctx);

/* Where a page of rows begins. */
struct place {
	const struct value *after; /* what its first row is behind, or NULL */
	struct value values[QUERY_TERMS_MAX];
	char storage[TARGET_MAX]; /* of their texts */
};

/* Reads the cursor and judges the conditions that name a tag: whether a page of rows is to be
 * rendered. False with an error, or where the answer is settled. */
bool answer_begin_page(struct context *ctx, const char *path, struct place *ret_place);

/* Status, type, caching and coding of a body that is there. */
void answer_add_head(struct context *ctx, const char *content_type, enum encoding encoding);

/* Codes the body as it is wanted, if that saves anything and the body is whole, and adds its head;
 * 304 or 412 where a condition settles it, with the tag of these bytes. */
void answer_finish(struct context *ctx, const char *content_type);

/* What a browser may do for a page: as little as it needs (Content Security Policy Level 3). */
void answer_confine(struct response *response, const char *policy);

#endif
