#ifndef EXPORT_H
#define EXPORT_H

#include <stdbool.h>
#include <stddef.h>

struct error;
struct snapshot;

/*
 * Writes every address that takes no parameters as a file beneath a folder, for hosts that only
 * have files: the bodies of handle(), and beside each that the server would code the same in gzip
 * and br. docs/api.md tells which address is which file. The snapshot needs two connections.
 *
 * The folder is made if it is missing; one that is not empty needs `force`, and what is in it under
 * other names stays. All files or none: folder.h says how. ERROR_UNAVAILABLE with the file and the
 * reason.
 */
bool export_write(struct snapshot *snapshot, const char *folder, bool force, size_t *ret_files,
	struct error *err);

#endif
