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

/* Which dataset a released file holds, as its name says: VERSION_DATE_DIGEST.db. */
struct release {
	char version[RELEASE_VERSION_MAX + 1];
	char date[TEXT_DATE_LEN + 1];
	char digest[RELEASE_DIGEST_LEN + 1];
};

/*
 * Takes a file's name apart; false if it is none of a release: the version is one of semver.org,
 * the date a day.
 */
bool release_read(const char *file, struct release *ret_release);

/* The name of the file again. */
void release_write(const struct release *release, char ret_file[static RELEASE_FILE_MAX + 1]);

/* In the order of versions, where numbers count as such, then of dates, then of digests; for
 * qsort(3). */
int release_compare(const void *a, const void *b);

enum { RELEASES_MAX = 1000 };

struct releases {
	struct release *list; /* sorted; the caller frees it */
	size_t count;         /* up to RELEASES_MAX */
	size_t others;        /* names that are no release's, but for hidden ones */
};

/* Reads a folder's names. False with ERROR_UNAVAILABLE. */
bool releases_read(const char *folder, struct releases *ret_releases, struct error *err);

#endif
