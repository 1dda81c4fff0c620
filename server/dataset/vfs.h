#ifndef VFS_H
#define VFS_H

/*
 * How SQLite reads a dataset file: by the system's VFS, but that a read which comes short fails. To
 * SQLite the missing bytes are zeroes, so that a file that was cut while it is open would answer, and
 * wrongly; and nothing is mapped, where the same would be a SIGBUS.
 */

/* The name of the VFS for sqlite3_open_v2(); NULL where it cannot be registered. */
const char *vfs_name(void);

#endif
