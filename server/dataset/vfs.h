#ifndef VFS_H
#define VFS_H

#include <stdbool.h>

struct error;
struct sqlite3;

/*
 * How SQLite reads a dataset file: by the system's VFS, but that a read which comes short fails. To
 * SQLite the missing bytes are zeroes, so that a file that was cut while it is open would answer,
 * and wrongly; and nothing is mapped, where the same would be a SIGBUS.
 */

/*
 * Opens a file read-only and immutable. False with ERROR_UNAVAILABLE; *ret_db is to be closed even
 * then, unless it is still NULL.
 */
bool vfs_open(const char *path, struct sqlite3 **ret_db, struct error *err);

#endif
