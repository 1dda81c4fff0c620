#ifndef STANDARD_H
#define STANDARD_H

#include <stdbool.h>
#include <stddef.h>

struct error;

/*
 * Opens stdin, stdout and stderr where the process was started without them, so that no other file
 * or connection gets their numbers: `mcp` would read the dataset as messages, and the log would go
 * to a client. To read or write them stays an error. Called first in main(); false without a
 * descriptor.
 */
bool standard_hold(void);

/* Writes len bytes to stdout without stdio's buffer. False with ERROR_UNAVAILABLE, which says why.
 */
bool standard_write(const char *data, size_t len, struct error *err);

/*
 * Writes what stdio still holds for stdout. False with ERROR_UNAVAILABLE if any output was lost,
 * now or before, as on a full disk. Called last.
 */
bool standard_flush(struct error *err);

#endif
