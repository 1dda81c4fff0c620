#ifndef ITEM_H
#define ITEM_H

#include "dataset/catalog.h"

#include <jansson.h>
#include <stdbool.h>

struct buf;
struct call;

/* A record that a tool is given by its name: resource/key. */
struct item {
	const char *id; /* the argument */
	const struct resource *resource;
	const char *key;
	json_t *answer; /* what the API answers for it */
	json_t *fields; /* borrowed from there */
};

/* The one that the argument `id` names; false with the problem, or without memory. */
bool item_read(struct call *call, struct item *item);
void item_finish(struct item *item);

/* What every tool says of it: a result with id, title, citation and url, and its text as the call's
 * rows. */
json_t *item_begin_result(struct call *call, const struct item *item);

/* What the API answers for an item, the names of what it refers to among its fields; NULL with the
 * problem. */
json_t *item_ask(struct call *call, const char *resource, const char *key);

/* What it is called, borrowed from its fields; NULL without a name. */
const char *item_title(const struct call *call, const char *resource, const json_t *fields);

/* Writes all that it says, a field a line, and dates as precisely as they are known. */
void item_write_text(const struct resource *resource, json_t *fields, struct buf *text);

#endif
