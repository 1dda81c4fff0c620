#include "api/staging.h"

#include "api/folder.h"
#include "base/buf.h"
#include "base/descriptor.h"
#include "base/error.h"

#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

bool staging_append(struct folder *folder, int file, const char *path, const void *data, size_t len,
	struct error *err)
{
	return descriptor_write(file, data, len) || folder_fail(folder, path, err);
}

bool staging_close(struct folder *folder, int file, const char *path, bool ok, struct error *err)
{
	return (close(file) == 0 || folder_fail(folder, path, err)) && ok;
}

bool staging_put(
	struct folder *folder, const char *path, const void *data, size_t len, struct error *err)
{
	int file = folder_stage(folder, path, err);
	return file >= 0 &&
		staging_close(folder, file, path, staging_append(folder, file, path, data, len, err), err);
}

bool staging_put_coding(struct folder *folder, const char *path, enum encoding encoding,
	const void *data, size_t len, struct error *err)
{
	char twin[PATH_MAX];
	snprintf(twin, sizeof twin, "%s%s", path, encoding_suffix(encoding));
	return staging_put(folder, twin, data, len, err);
}

bool staging_put_body(
	struct folder *folder, const char *path, const struct buf *body, struct error *err)
{
	bool ok = staging_put(folder, path, body->data, body->len, err);
	for (enum encoding encoding = ENCODING_GZIP;
		 ok && body->len >= ENCODING_MIN && encoding <= ENCODING_BR; encoding++) {
		struct buf coded;
		if (!encoding_copy(encoding, body->data, body->len, &coded))
			return error_set(err, ERROR_UNAVAILABLE, "no memory for %s", path);
		ok = staging_put_coding(folder, path, encoding, coded.data, coded.len, err);
		buf_finish(&coded);
	}
	return ok;
}

bool staging_put_copy(struct folder *folder, const char *path, int from, struct error *err)
{
	char part[65536];
	int64_t at = 0;
	ssize_t got = -1;
	int file = folder_stage(folder, path, err);
	if (file < 0)
		return false;
	bool ok = true;
	while (ok && (got = pread(from, part, sizeof part, at)) > 0) {
		ok = staging_append(folder, file, path, part, (size_t)got, err);
		at += got;
	}
	ok = ok && (got == 0 || folder_fail(folder, path, err));
	return staging_close(folder, file, path, ok, err);
}
