#ifndef FEED_H
#define FEED_H

#include <stdbool.h>

struct buf;
struct catalog;
struct error;

/*
 * The releases of the dataset as an Atom feed (RFC 4287), the newest first. A release has one
 * entry, for what it changed is read as a whole: its notes in both languages, and a link to the
 * changes. The ids are UUIDs (version 8) of the dataset's name and the release's version, which
 * stay wherever the feed is served; links are absolute where the origin is known, else paths. False
 * with ERROR_INTERNAL.
 */
bool feed_write(const struct catalog *catalog, struct buf *body, struct error *err);

#endif
