#ifndef FUZZ_H
#define FUZZ_H

#include "base/error.h"
#include "dataset/snapshot.h"

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/*
 * What the harnesses share. A claim is what must hold whatever the input is; one that does not hold
 * ends the process, and libFuzzer keeps the input.
 */
#define CLAIM(condition)                                                                           \
	((condition)                                                                                   \
			? (void)0                                                                              \
			: (fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition), abort()))

/* libFuzzer's own names: once at the start, and once for each input. */
int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { FUZZ_INPUT_MAX = 16384 };

/* The fixture's dataset, named by LIGHTS. */
static inline const char *fuzz_lights(void)
{
	const char *path = getenv("LIGHTS");
	if (!path) {
		fputs("LIGHTS must name the fixture's dataset\n", stderr);
		exit(EXIT_FAILURE);
	}
	return path;
}

/* A dataset as a snapshot, with room to remember answers of so many bytes. */
static inline struct snapshot *fuzz_open(const char *path, size_t cache_size)
{
	static struct error err;
	struct snapshot_options options = {.connections = 1, .cache_size = cache_size};
	struct snapshot *snapshot = snapshot_create(path, &options, &err);
	if (!snapshot) {
		fprintf(stderr, "%s\n", err.detail);
		exit(EXIT_FAILURE);
	}
	return snapshot;
}

static inline struct snapshot *fuzz_open_lights(size_t cache_size)
{
	return fuzz_open(fuzz_lights(), cache_size);
}

#endif
