#ifndef STAGING_H
#define STAGING_H

#include "api/encoding.h"

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct error;
struct folder;

/*
 * Write bytes to files staged in a folder (folder.h). All functions return false with
 * ERROR_UNAVAILABLE on failure.
 */

/* Stages a file with these bytes. */
bool staging_put(
	struct folder *folder, const char *path, const void *data, size_t len, struct error *err);

/* Stages a compressed copy of the bytes beside the file. */
bool staging_put_coding(struct folder *folder, const char *path, enum encoding encoding,
	const void *data, size_t len, struct error *err);

/* Stages a body and the compressed copies that the server would send. */
bool staging_put_body(
	struct folder *folder, const char *path, const struct buf *body, struct error *err);

/* Stages a copy of an open file. */
bool staging_put_copy(struct folder *folder, const char *path, int from, struct error *err);

/* Appends bytes to a staged file. */
bool staging_append(struct folder *folder, int file, const char *path, const void *data, size_t len,
	struct error *err);

/* Closes a staged file; `ok` is whether writing has succeeded so far. */
bool staging_close(struct folder *folder, int file, const char *path, bool ok, struct error *err);

#endif
