#ifndef DOCUMENT_H
#define DOCUMENT_H

#include <stdbool.h>

struct buf;
struct catalog;
struct error;

/* Writes the index: the dataset, and each resource with title, number of items, link and fields. */
bool document_index(const struct catalog *catalog, struct buf *body, struct error *err);

/* Writes the description of the dataset: what the index says of it, and all further metadata. */
bool document_dataset(const struct catalog *catalog, struct buf *body, struct error *err);

/*
 * Writes an error as problem details (RFC 9457). `instance` is the target as sent; invalid UTF-8
 * becomes U+FFFD. Needs no snapshot. Returns false if out of memory.
 */
bool document_problem(const struct error *problem, const char *instance, struct buf *body);

#endif
