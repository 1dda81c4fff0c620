#ifndef DOCUMENT_H
#define DOCUMENT_H

#include <stdbool.h>

struct buf;
struct catalog;
struct error;

/* The index: the dataset, and every resource with its title, count, link and fields' names. */
bool document_index(const struct catalog *catalog, struct buf *body, struct error *err);

/* The dataset alone: what the index says of it, and all that it says about itself. */
bool document_dataset(const struct catalog *catalog, struct buf *body, struct error *err);

/*
 * An error as a problem (RFC 9457). `instance` is the target as it was sent; bytes that are not
 * UTF-8 are shown as U+FFFD. Needs no snapshot; false only without memory.
 */
bool document_problem(const struct error *problem, const char *instance, struct buf *body);

#endif
