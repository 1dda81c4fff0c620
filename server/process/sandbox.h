#ifndef SANDBOX_H
#define SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Gives up the rights that serving does not need, for the whole process and for good. A measure
 * that the kernel lacks is left out, with a warning in the log. With all of them, an attacker who
 * runs code in this process can only read the folders named here and use sockets that are open
 * already.
 */

/*
 * Called before any other thread is created: no new privileges, no core dump, new files are the
 * user's own; and Landlock, by which files can only be opened to read, and only beneath the folder
 * that `dataset` is in, or beneath `archive` unless that is empty.
 */
void sandbox_restrict_files(const char *dataset, const char *archive);

/* Whether a file cannot be opened because of Landlock alone: its permissions would let us read it.
 */
bool sandbox_bars(const char *path);

/* Called when all sockets listen: a seccomp filter on every thread, which allows only the system
 * calls of serving. */
void sandbox_restrict_calls(void);

/* The measures that are in force, as in `no-new-privs,landlock,seccomp`; static. */
const char *sandbox_measures(void);

/* Writes the version of libseccomp. */
enum { SANDBOX_VERSION_SIZE = 40 };
void sandbox_library_version(char ret_version[static SANDBOX_VERSION_SIZE]);

#endif
