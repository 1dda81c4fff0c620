#ifndef CITE_H
#define CITE_H

#include <jansson.h>

struct buf;
struct catalog;

/*
 * Where things stand for good: addresses under `/v1/@digest`, which never say anything else, behind the
 * origin where the operator has said it. New references; NULL without memory.
 */

/* Writes the address of an item, or where the key is NULL of the dataset; and the same as JSON. */
void cite_write_item(
	const struct catalog *catalog, const char *resource, const char *key, struct buf *url);
json_t *cite_item(const struct catalog *catalog, const char *resource, const char *key);

/* Of an address that an answer of the API gives as its own. */
json_t *cite_address(const struct catalog *catalog, const char *address);

/* How the dataset is cited, in a line. */
json_t *cite_dataset(const struct catalog *catalog);

#endif
