#ifndef ITEM_H
#define ITEM_H

#include "dataset/catalog.h"

#include <jansson.h>
#include <stdbool.h>

struct buf;
struct call;

/* A record that a tool's argument names as resource/key. */
struct item {
	const char *id; /* the argument */
	const struct resource *resource;
	const char *key;
	json_t *answer; /* the API's answer */
	json_t *fields; /* part of answer; not owned */
};

/*
 * Reads the record that the argument `id` names. Returns false with call->problem, or if out of
 * memory.
 */
bool item_read(struct call *call, struct item *item);
void item_finish(struct item *item);

/* Returns a result with id, title, citation and url, and puts the item's text into call->rows. */
json_t *item_begin_result(struct call *call, const struct item *item);

/*
 * Returns the API's answer for an item, with names of the records it refers to; NULL with
 * call->problem.
 */
json_t *item_ask(struct call *call, const char *resource, const char *key);

/* Returns the title of an item from its fields; NULL if it has none. Not owned. */
const char *item_title(const struct call *call, const char *resource, const json_t *fields);

/*
 * Writes all fields of an item as text, one on a line, with dates as precisely as they are known.
 */
void item_write_text(const struct resource *resource, json_t *fields, struct buf *text);

#endif
