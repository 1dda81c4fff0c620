/* The file system as SQLite sees it, by a VFS of our own before the system's. */
#include "order.h"
#include "fault.h"

#include <sqlite3.h>
#include <string.h>

static _Thread_local struct order order;
static _Thread_local int ordered; /* what a failing call gives */

static sqlite3_vfs *system_vfs;

/* What stands behind the system's own record of an open file. */
struct tail {
	const sqlite3_io_methods *system;
	sqlite3_io_methods own;
};

static struct tail *tail_of(sqlite3_file *file)
{
	size_t alignment = _Alignof(struct tail);
	size_t offset = ((size_t)system_vfs->szOsFile + alignment - 1) / alignment * alignment;
	return (struct tail *)(void *)((char *)file + offset);
}

/* What SQLite must get that asks anything but a read: a read alone can come short. */
static int fault(void)
{
	return ordered == SQLITE_IOERR_SHORT_READ ? SQLITE_IOERR : ordered;
}

static int read_file(sqlite3_file *file, void *to, int len, sqlite3_int64 at)
{
	if (!order_fails(&order))
		return tail_of(file)->system->xRead(file, to, len, at);
	if (ordered != SQLITE_IOERR_SHORT_READ)
		return ordered;
	int result = tail_of(file)->system->xRead(file, to, len, at);
	memset((char *)to + len / 2, 0, (size_t)(len - len / 2)); /* so SQLite asks for it */
	return result == SQLITE_OK ? SQLITE_IOERR_SHORT_READ : result;
}

static int file_size(sqlite3_file *file, sqlite3_int64 *ret_size)
{
	return order_fails(&order) ? fault() : tail_of(file)->system->xFileSize(file, ret_size);
}

static int file_control(sqlite3_file *file, int operation, void *argument)
{
	return order_fails(&order) ? fault()
							   : tail_of(file)->system->xFileControl(file, operation, argument);
}

static int open_file(
	sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *ret_flags)
{
	(void)vfs;
	file->pMethods = NULL;
	if (order_fails(&order))
		return fault();
	int result = system_vfs->xOpen(system_vfs, name, file, flags, ret_flags);
	if (!file->pMethods)
		return result;
	struct tail *tail = tail_of(file);
	*tail = (struct tail){.system = file->pMethods, .own = *file->pMethods};
	tail->own.xRead = read_file;
	tail->own.xFileSize = file_size;
	tail->own.xFileControl = file_control;
	file->pMethods = &tail->own;
	return result;
}

static int access_file(sqlite3_vfs *vfs, const char *name, int flags, int *ret_result)
{
	(void)vfs;
	return order_fails(&order) ? fault() : system_vfs->xAccess(system_vfs, name, flags, ret_result);
}

static int full_path(sqlite3_vfs *vfs, const char *name, int len, char *ret_path)
{
	(void)vfs;
	return order_fails(&order) ? fault()
							   : system_vfs->xFullPathname(system_vfs, name, len, ret_path);
}

void disk_watch(void)
{
	static sqlite3_vfs vfs;
	system_vfs = sqlite3_vfs_find(NULL);
	vfs = *system_vfs;
	vfs.zName = "watched";
	vfs.szOsFile += (int)(sizeof(struct tail) + _Alignof(struct tail));
	vfs.xOpen = open_file;
	vfs.xAccess = access_file;
	vfs.xFullPathname = full_path;
	sqlite3_vfs_register(&vfs, 1);
}

static void begin(size_t nth, bool for_good, int result)
{
	ordered = result;
	order_begin(&order, nth, for_good);
}

static size_t end(void)
{
	return order_end(&order);
}

#define FAULT_KIND(variable, text, code)                                                           \
	static void begin_##variable(size_t nth, bool for_good)                                        \
	{                                                                                              \
		begin(nth, for_good, code);                                                                \
	}                                                                                              \
	const struct fault_kind variable = {text, begin_##variable, end}

FAULT_KIND(disk_error_fault, "an I/O error", SQLITE_IOERR);
FAULT_KIND(disk_memory_fault, "no memory for I/O", SQLITE_NOMEM);
FAULT_KIND(disk_short_fault, "a short read", SQLITE_IOERR_SHORT_READ);
