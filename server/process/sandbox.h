#ifndef SANDBOX_H
#define SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Gives up what serving does not need, for the whole process and for good. What the kernel lacks is
 * left out with a warning in the log; where it has all, an attacker who runs code in here can read
 * these folders and talk on sockets that are open already.
 */

/*
 * Before any other thread begins: no new privileges, no core dump, files of one's own only, and
 * Landlock, by which only what is beneath the folder of `dataset`, or `archive` if it is not empty,
 * can be opened, and only to read.
 */
void sandbox_restrict_files(const char *dataset, const char *archive);

/* Whether it is Landlock that keeps a file from being opened: to anybody else it would be readable.
 */
bool sandbox_bars(const char *path);

/* When all sockets listen: a seccomp filter, on every thread, with the calls of serving alone. */
void sandbox_restrict_calls(void);

/* The measures that are in force, as the log names them: `no-new-privs,landlock,seccomp`. */
const char *sandbox_measures(void);

/* The libseccomp library's version. */
enum { SANDBOX_VERSION_SIZE = 40 };
void sandbox_library_version(char ret_version[static SANDBOX_VERSION_SIZE]);

#endif
