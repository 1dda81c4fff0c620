#ifndef EXPORT_H
#define EXPORT_H

#include <stdbool.h>
#include <stddef.h>

struct error;
struct snapshot;

/*
 * Writes every address without parameters to a file in a folder, for static hosting: the bodies of
 * handle(), each with a .gz and .br copy if the server would compress it. docs/api.md maps
 * addresses to files. The snapshot must have two connections.
 *
 * Creates the folder if it is missing. A folder with files in it needs `force`; files with other
 * names are kept. Either all files are written or none (folder.h). Returns false with
 * ERROR_UNAVAILABLE, naming file and reason.
 */
bool export_write(struct snapshot *snapshot, const char *folder, bool force, size_t *ret_files,
	struct error *err);

#endif
