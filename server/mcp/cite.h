#ifndef CITE_H
#define CITE_H

#include <jansson.h>

struct catalog;
struct resource;

/*
 * Where things stand for good: addresses under `/v1/@digest`, which never say anything else, behind
 * the origin where the operator has said it. New references; NULL without memory.
 */

/* As canonical_pinned() has it. */
json_t *cite_item(const struct catalog *catalog, const char *resource, const char *key);

/* Of an address that an answer of the API gives as its own. */
json_t *cite_address(const struct catalog *catalog, const char *address);

/* How the dataset is cited, in a line; and how any record of it, whose `{title}` and `{url}` are to
 * be put there. */
json_t *cite_dataset(const struct catalog *catalog);
json_t *cite_any(const struct catalog *catalog);

/* The address of any record of a resource, whose key is to be put there: `…/facts/{id}`. */
json_t *cite_any_address(const struct catalog *catalog, const struct resource *resource);

#endif
