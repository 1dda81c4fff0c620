#ifndef SUMS_H
#define SUMS_H

#include <stdbool.h>

struct error;
struct folder;

/* The checksum file of an export, for `sha256sum -c SHA256SUMS`. */
#define SUMS_PATH "SHA256SUMS"

/*
 * Stages a file with the SHA-256 and path of each file staged so far. Each path must have been
 * staged only once. Returns false with ERROR_UNAVAILABLE.
 */
bool sums_stage(struct folder *folder, struct error *err);

#endif
