#ifndef SITE_H
#define SITE_H

#include "api/encoding.h"

#include <stdbool.h>
#include <stddef.h>

struct error;

/*
 * The explorer page as a folder of files, read whole into memory once: no request opens a file. It
 * never changes.
 */
struct site;

enum {
	SITE_FILES_MAX = 256,      /* twins among them */
	SITE_BYTES_MAX = 16 << 20, /* of all files together */
	SITE_PATH_MAX = 255,       /* bytes of a file's path within the folder */
};

/* The bytes of a file in one coding, and their strong entity tag; the same bytes have the same. */
struct representation {
	char *data; /* NULL where the file has not this coding */
	size_t len;
	char etag[24];
};

struct asset {
	char path[SITE_PATH_MAX + 1]; /* within the folder: `index.html`, `assets/main-1a2b.js` */
	const char *type;             /* Content-Type, by its suffix */
	bool html;
	bool immutable; /* beneath assets/, where a name holds the hash of its content */
	struct representation codings[ENCODING_BR + 1];
};

/*
 * Reads a folder, which must have an `index.html`. FILE.gz and FILE.br are FILE's codings and no
 * files of their own; where one is missing it is made, if FILE is text. Left out is what is no plain
 * file (symbolic links are not followed) and what begins with a dot. NULL with ERROR_UNAVAILABLE: what
 * cannot be read, a limit that is passed, a coding without its file, a name that would need escapes in
 * an address.
 */
struct site *site_create(const char *folder, struct error *err);
void site_destroy(struct site *site);

/* The file with this path; NULL if there is none. */
const struct asset *site_find(const struct site *site, const char *path);

/* The files in the order of their paths; NULL after the last. */
const struct asset *site_asset(const struct site *site, size_t index);

#endif
