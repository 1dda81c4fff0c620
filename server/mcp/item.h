#ifndef ITEM_H
#define ITEM_H

#include "dataset/catalog.h"

#include <jansson.h>

struct call;

/* A record by the name that tools give it: resource/key. */
enum { ITEM_RESOURCE_SIZE = CATALOG_NAME_MAX + 1 };

/* The key, within the id; the resource, which there is, is copied. NULL with the problem that it is no such id. */
const char *item_split(
	struct call *call, const char *id, char ret_resource[static ITEM_RESOURCE_SIZE]);

/* What the API answers for an item, the names of what it refers to among its fields; NULL with the problem. */
json_t *item_ask(struct call *call, const char *resource, const char *key);

/* What it is called, borrowed from its fields; NULL without a name. */
const char *item_title(const struct call *call, const char *resource, const json_t *fields);

/* All that it says, a field a line, and dates as precisely as they are known; and how it is cited, with the works that it is taken from. */
json_t *item_text(const struct resource *resource, json_t *fields);
json_t *item_citation(const struct call *call, const char *resource, const char *key);

#endif
