#include "dataset/vfs.h"

#include "base/buf.h"
#include "base/error.h"

#include <errno.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { UNMAPPED = 2 /* the last version of sqlite3_io_methods without mapping */ };

static sqlite3_vfs *base;

/* Follows the system's own record of an open file. */
struct tail {
	const sqlite3_io_methods *base;
	sqlite3_io_methods own;
};

static size_t tail_offset(void)
{
	size_t alignment = _Alignof(struct tail);
	return ((size_t)base->szOsFile + alignment - 1) / alignment * alignment;
}

static struct tail *tail_of(sqlite3_file *file)
{
	return (struct tail *)(void *)((char *)file + tail_offset());
}

static int read_whole(sqlite3_file *file, void *to, int len, sqlite3_int64 at)
{
	int result = tail_of(file)->base->xRead(file, to, len, at);
	/* a file too short to be a database is reported by SQLite */
	return result == SQLITE_IOERR_SHORT_READ && at > 0 ? SQLITE_IOERR_READ : result;
}

static int open_file(
	sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *ret_flags)
{
	(void)vfs;
	int result = base->xOpen(base, name, file, flags, ret_flags);
	if (!(flags & SQLITE_OPEN_MAIN_DB) || !file->pMethods)
		return result;
	struct tail *tail = tail_of(file);
	*tail = (struct tail){.base = file->pMethods, .own = *file->pMethods};
	tail->own.xRead = read_whole;
	if (tail->own.iVersion > UNMAPPED)
		tail->own.iVersion = UNMAPPED;
	file->pMethods = &tail->own;
	return result;
}

/* Returns false if out of memory; a later call may succeed. */
static bool set_up(sqlite3_vfs *vfs)
{
	base = sqlite3_vfs_find(NULL);
	if (!base)
		return false;
	*vfs = *base;
	vfs->zName = "whole";
	vfs->szOsFile = (int)(tail_offset() + sizeof(struct tail));
	vfs->xOpen = open_file;
	return sqlite3_vfs_register(vfs, 0) == SQLITE_OK;
}

/* Returns NULL if it cannot be registered. */
static const char *vfs_name(void)
{
	static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
	static sqlite3_vfs vfs;
	static bool is_set_up;
	pthread_mutex_lock(&lock);
	is_set_up = is_set_up || set_up(&vfs);
	bool ok = is_set_up;
	pthread_mutex_unlock(&lock);
	return ok ? vfs.zName : NULL;
}

/* Writes a URI (RFC 3986) for any path, because SQLite accepts `immutable` only there. */
static bool file_uri(struct buf *uri, const char *path)
{
	/* an empty authority, so that two slashes at the beginning of a path are not taken for one */
	buf_puts(uri, *path == '/' ? "file://" : "file:");
	for (const unsigned char *p = (const unsigned char *)path; *p; p++) {
		if (*p == '%' || *p == '?' || *p == '#' || *p < 0x21 || *p > 0x7E)
			buf_printf(uri, "%%%02X", *p);
		else
			buf_putc(uri, (char)*p);
	}
	buf_puts(uri, "?immutable=1");
	return buf_text(uri) != NULL;
}

/*
 * Refuses what is not a regular file: SQLite would give no reason, and would wait on a pipe for
 * ever.
 */
static bool is_readable(const char *path, struct error *err)
{
	struct stat found;
	if (access(path, R_OK) != 0 || stat(path, &found) != 0)
		return error_set(err, ERROR_UNAVAILABLE, "%s: %s", path, strerror(errno));
	return S_ISREG(found.st_mode) || error_set(err, ERROR_UNAVAILABLE, "%s: not a file", path);
}

static bool open_uri(struct buf *uri, const char *path, sqlite3 **ret_db, struct error *err)
{
	enum {
		FLAGS =
			SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE
	};
	const char *vfs = vfs_name();
	if (!file_uri(uri, path))
		return error_set(err, ERROR_UNAVAILABLE, "%.200s…: the path is too long", path);
	if (!is_readable(path, err))
		return false;
	return (vfs && sqlite3_open_v2(uri->data, ret_db, FLAGS, vfs) == SQLITE_OK) ||
		error_set(err, ERROR_UNAVAILABLE, "%s: %s", path,
			*ret_db ? sqlite3_errmsg(*ret_db) : "no memory");
}

bool vfs_open(const char *path, sqlite3 **ret_db, struct error *err)
{
	struct buf uri;
	buf_init(&uri, 16384);
	bool ok = open_uri(&uri, path, ret_db, err);
	buf_finish(&uri);
	return ok;
}
