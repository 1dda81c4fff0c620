#ifndef FOLDER_H
#define FOLDER_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

struct error;

/*
 * Fills a folder with files, all or none. They are staged in FOLDER/.export and moved into place at
 * the end. Nothing outside the folder is touched: symbolic links on the way are refused, and only
 * regular files are replaced. All errors are ERROR_UNAVAILABLE, naming file and reason.
 */
struct folder {
	const char *name; /* for messages; not owned */
	int top, staging; /* descriptors, or -1 */
	struct buf
		paths; /* destinations of the files, NUL-terminated; staged under the names 0, 1, 2… */
	struct buf made; /* folders created for them, NUL-terminated */
	size_t files;
};

/* Creates the folder if it is missing. A folder that is not empty needs `force`. */
bool folder_init(struct folder *folder, const char *name, bool force, struct error *err);

/*
 * Creates a file that will be moved to this path. Returns a descriptor, which the caller closes, or
 * -1 and sets err.
 */
int folder_stage(struct folder *folder, const char *path, struct error *err);

/*
 * Moves the files into place by rename(2), in the order they were staged. Other files stay, except
 * `.gz` and `.br` copies of a file that no longer has any. First checks all destinations: every
 * folder on the way exists or can be created, and is writable, and no destination, nor its `.gz` or
 * `.br`, is taken by anything but a regular file. On failure the folder is restored, or the error
 * says that it could not be.
 */
bool folder_settle(struct folder *folder, struct error *err);

/* Closes the folder and deletes the files still staged. */
void folder_finish(struct folder *folder);

/* Sets an error from errno with the path. Returns false. */
bool folder_fail(const struct folder *folder, const char *path, struct error *err);

#endif
