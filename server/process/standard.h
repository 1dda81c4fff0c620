#ifndef STANDARD_H
#define STANDARD_H

#include <stdbool.h>
#include <stddef.h>

struct error;

/*
 * Holds those of the first three descriptors that whoever started the process has closed. What is
 * opened next would take their numbers: `mcp` read the dataset's file as messages, and what is
 * logged went to the client whose connection came to be the second. Using them stays an error.
 * Called first; false where the system gives none.
 */
bool standard_hold(void);

/* Writes len bytes to stdout, past stdio. False with ERROR_UNAVAILABLE, which says why not. */
bool standard_write(const char *data, size_t len, struct error *err);

/*
 * Writes what stdio keeps for stdout. False with ERROR_UNAVAILABLE where any of it was lost, now or
 * before: a disk that is full is no success. Called last.
 */
bool standard_flush(struct error *err);

#endif
