#ifndef VFS_H
#define VFS_H

#include <stdbool.h>

struct error;
struct sqlite3;

/*
 * Reads a dataset file through the system's VFS, except that a short read is an error. SQLite would
 * take the missing bytes for zeroes, so that a file truncated while it is open would give wrong
 * answers. Nothing is mapped, because truncation would then be a SIGBUS.
 */

/*
 * Opens a file read-only and immutable. Returns false with ERROR_UNAVAILABLE; *ret_db must be
 * closed even then, unless it is NULL.
 */
bool vfs_open(const char *path, struct sqlite3 **ret_db, struct error *err);

#endif
