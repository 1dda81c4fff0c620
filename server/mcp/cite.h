#ifndef CITE_H
#define CITE_H

#include <jansson.h>

struct catalog;

/*
 * Where things stand for good: addresses under `/v1/@digest`, which never say anything else, behind the
 * origin where the operator has said it. New references; NULL without memory.
 */

/* As canonical_pinned() has it. */
json_t *cite_item(const struct catalog *catalog, const char *resource, const char *key);

/* Of an address that an answer of the API gives as its own. */
json_t *cite_address(const struct catalog *catalog, const char *address);

/* How the dataset is cited, in a line. */
json_t *cite_dataset(const struct catalog *catalog);

#endif
