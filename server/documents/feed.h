#ifndef FEED_H
#define FEED_H

#include <stdbool.h>

struct buf;
struct catalog;
struct error;

/*
 * Writes the releases as an Atom feed (RFC 4287), newest first, with one entry for each release:
 * its notes in both languages and a link to its changes. Ids are UUIDs (version 8) made from the
 * dataset's name and the version, so they do not depend on where the feed is served. Links are
 * absolute if the origin is set, else paths. Returns false with ERROR_INTERNAL.
 */
bool feed_write(const struct catalog *catalog, struct buf *body, struct error *err);

#endif
