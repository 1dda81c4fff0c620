#ifndef FOLDER_H
#define FOLDER_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

struct error;

/*
 * A folder that is filled with files, all of them or none. They are written beneath FOLDER/.export
 * and get their places at the end. Nothing outside the folder is reached: a symbolic link on the
 * way to a place is refused, one in a place is replaced, whatever it leads to. All errors are
 * ERROR_UNAVAILABLE with the file and the reason.
 */
struct folder {
	const char *name; /* in messages; the caller's, who keeps it */
	int top, staging; /* descriptors, or -1 */
	struct buf paths; /* where the files belong, each ended by NUL; staged as 0, 1, 2… */
	struct buf made;  /* folders that were made for them, each ended by NUL */
	size_t files;
};

/* Makes the folder if it is missing; one that is not empty needs `force`. */
bool folder_init(struct folder *folder, const char *name, bool force, struct error *err);

/* A new file that will be at this path, to write to; the caller closes it. -1 with the error. */
int folder_stage(struct folder *folder, const char *path, struct error *err);

/*
 * Puts the files in their places, each whole, by renaming, in the order in which they were staged;
 * others stay, but for `.gz` and `.br` beside a file that has none now. Before the first all places
 * are looked at: each folder on the way is one, or is made, and can be written to; no place is
 * taken by a folder. What fails leaves the folder as it was, or says that it could not.
 */
bool folder_settle(struct folder *folder, struct error *err);

/* Lets go of it, and of the files that have not got their places. */
void folder_finish(struct folder *folder);

/* An error of the system's with the file that it is about. */
bool folder_fail(const struct folder *folder, const char *path, struct error *err);

#endif
