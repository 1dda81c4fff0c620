#include "api/sums.h"

#include "api/staging.h"
#include "api/folder.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/sha256.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { LIST_MAX = 1 << 30, NUMBER_SIZE = 32 };

static bool add(struct folder *folder, size_t number, const char *path, struct buf *list)
{
	char staged[NUMBER_SIZE], digits[SHA256_HEX_SIZE];
	struct sha256 sum;
	snprintf(staged, sizeof staged, "%zu", number);
	int file = openat(folder->staging, staged, O_RDONLY | O_CLOEXEC);
	bool ok = file >= 0 && sha256_of_file(file, &sum);
	if (file >= 0)
		close(file);
	if (!ok)
		return false;
	sha256_hex(&sum, digits);
	buf_printf(list, "%s  %s\n", digits, path);
	return true;
}

bool sums_stage(struct folder *folder, struct error *err)
{
	struct buf list;
	const char *path = folder->paths.data;
	bool ok = true;
	buf_init(&list, LIST_MAX);
	for (size_t i = 0; ok && i < folder->files; i++, path += strlen(path) + 1)
		ok = add(folder, i, path, &list) || folder_fail(folder, path, err);
	if (ok && list.failed)
		ok = error_set(err, ERROR_UNAVAILABLE, "%.300s: no memory for " SUMS_PATH, folder->name);
	ok = ok && staging_put(folder, SUMS_PATH, list.data, list.len, err);
	buf_finish(&list);
	return ok;
}
