#ifndef SUMS_H
#define SUMS_H

#include <stdbool.h>

struct error;
struct folder;

/* The file that tells whether a copy is whole: `sha256sum -c SHA256SUMS` reads it. */
#define SUMS_PATH "SHA256SUMS"

/*
 * Stages a file with the SHA-256 and the path of each that is staged by now, in their order; no two
 * of them have one place. False with ERROR_UNAVAILABLE.
 */
bool sums_stage(struct folder *folder, struct error *err);

#endif
