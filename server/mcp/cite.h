#ifndef CITE_H
#define CITE_H

#include <jansson.h>

struct catalog;
struct resource;

/*
 * Permanent addresses, under `/v1/@digest` and after the origin if one is set. All functions return
 * new references, or NULL if out of memory.
 */

/* The address of an item, as from canonical_pinned(). */
json_t *cite_item(const struct catalog *catalog, const char *resource, const char *key);

/* The permanent form of an address in an answer of the API. */
json_t *cite_address(const struct catalog *catalog, const char *address);

/*
 * The citation of the dataset in one line, and a template for citing a record, with placeholders
 * `{title}` and `{url}`.
 */
json_t *cite_dataset(const struct catalog *catalog);
json_t *cite_any(const struct catalog *catalog);

/* The address of a resource's records with a placeholder for the key: `…/facts/{id}`. */
json_t *cite_any_address(const struct catalog *catalog, const struct resource *resource);

#endif
