#ifndef FILING_H
#define FILING_H

#include "api/encoding.h"

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct error;
struct folder;

/* Bytes as files of a folder that is being filled (folder.h). All fail with ERROR_UNAVAILABLE. */

/* A file of these bytes. */
bool filing_put(
	struct folder *folder, const char *path, const void *data, size_t len, struct error *err);

/* The bytes in a coding, beside the file itself. */
bool filing_put_coding(struct folder *folder, const char *path, enum encoding encoding,
	const void *data, size_t len, struct error *err);

/* A body, and beside it as what the server would send it to those who take codings. */
bool filing_put_body(
	struct folder *folder, const char *path, const struct buf *body, struct error *err);

/* A copy of a file, from its descriptor. */
bool filing_put_copy(struct folder *folder, const char *path, int from, struct error *err);

/* More bytes of a file that is staged. */
bool filing_append(struct folder *folder, int file, const char *path, const void *data, size_t len,
	struct error *err);

/* Closes a staged file; `ok` is whether all went well before. */
bool filing_close(struct folder *folder, int file, const char *path, bool ok, struct error *err);

#endif
