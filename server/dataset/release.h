#ifndef RELEASE_H
#define RELEASE_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

struct error;

enum {
	RELEASE_VERSION_MAX = 64, /* bytes, as load_catalog() allows */
	RELEASE_DIGEST_LEN = 64,
	RELEASE_FILE_MAX = RELEASE_VERSION_MAX + TEXT_DATE_LEN + RELEASE_DIGEST_LEN + 5,
};

/* The dataset in a released file, from the file name: VERSION_DATE_DIGEST.db. */
struct release {
	char version[RELEASE_VERSION_MAX + 1];
	char date[TEXT_DATE_LEN + 1];
	char digest[RELEASE_DIGEST_LEN + 1];
};

/*
 * Parses a file name. Returns false if it is not that of a release: the version must be one of
 * semver.org, the date a day.
 */
bool release_read(const char *file, struct release *ret_release);

/* Writes the file name. */
void release_write(const struct release *release, char ret_file[static RELEASE_FILE_MAX + 1]);

/* Compares by version (numbers as numbers), then date, then digest; for qsort(3). */
int release_compare(const void *a, const void *b);

enum { RELEASES_MAX = 1000 };

struct releases {
	struct release *list; /* sorted; the caller frees it */
	size_t count;         /* up to RELEASES_MAX */
	size_t others;        /* other names, except hidden ones */
};

/* Reads the names in a folder. Returns false with ERROR_UNAVAILABLE. */
bool releases_read(const char *folder, struct releases *ret_releases, struct error *err);

#endif
