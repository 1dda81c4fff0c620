#ifndef HISTORY_H
#define HISTORY_H

#include <stdbool.h>

struct buf;
struct error;
struct resource;
struct source;

/*
 * Writes `,"first_version":…,"changed_version":…`: the releases that introduced an item and last
 * changed it; nothing if the dataset does not record them (api_history). Returns false with
 * ERROR_INTERNAL or ERROR_TOO_COSTLY.
 */
bool history_write(const struct source *source, const struct resource *resource, const char *key,
	struct buf *body, struct error *err);

#endif
