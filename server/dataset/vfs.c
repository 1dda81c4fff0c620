#include "dataset/vfs.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

enum { UNMAPPED = 2 /* the last version of sqlite3_io_methods without a mapping */ };

static sqlite3_vfs *base;

/* What stands behind the system's own record of an open file. */
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
	/* of what is too short to be a database, SQLite says so itself */
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

/* False without memory: then the next who asks may have more luck. */
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

const char *vfs_name(void)
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
