#ifndef PAGES_H
#define PAGES_H

#include <check.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * Folders to be filled: each test has one of its own, which goes with all that is in it when the
 * test's process ends.
 */
static char page_folder_[32];
static pid_t page_owner;

static inline int page_remove(const char *path, const struct stat *stat_, int kind, struct FTW *ftw)
{
	(void)stat_;
	(void)kind;
	(void)ftw;
	return remove(path);
}

static inline void page_remove_all(void)
{
	if (page_owner == getpid())
		nftw(page_folder_, page_remove, 16, FTW_DEPTH | FTW_PHYS);
}

static inline const char *page_folder(void)
{
	if (page_owner != getpid()) {
		/* where syncing waits for nobody's disk */
		const char *memory = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
		snprintf(page_folder_, sizeof page_folder_, "%s/yigai-page-XXXXXX", memory);
		ck_assert_ptr_nonnull(mkdtemp(page_folder_));
		page_owner = getpid();
		atexit(page_remove_all);
	}
	return page_folder_;
}

/* Where tests share a process: what follows begins with a folder of its own. */
static inline void page_clear(void)
{
	page_remove_all();
	page_owner = 0;
}

/* The path of a name in the folder; it is good until eight more are asked for. */
static inline const char *page_path(const char *name)
{
	static char paths[8][1024];
	static size_t next;
	char *path = paths[next++ % 8];
	snprintf(path, sizeof *paths, "%s/%s", page_folder(), name);
	return path;
}

/* Writes a file, and first the folders that lead to it. */
static inline void page_write(const char *name, const void *data, size_t len)
{
	char path[1024];
	snprintf(path, sizeof path, "%s", page_path(name));
	for (char *p = path + strlen(page_folder()) + 1; (p = strchr(p, '/')); *p++ = '/') {
		*p = '\0';
		mkdir(path, 0700);
	}
	FILE *file = fopen(path, "wb");
	ck_assert_msg(file != NULL, "%s", path);
	ck_assert_uint_eq(fwrite(data, 1, len, file), len);
	ck_assert_int_eq(fclose(file), 0);
}

/* What a file has, of a long one its beginning; it is good until the next is read. */
static inline const char *page_read(const char *name)
{
	static char data[1 << 16];
	FILE *file = fopen(page_path(name), "rb");
	ck_assert_msg(file != NULL, "%s is missing", name);
	data[fread(data, 1, sizeof data - 1, file)] = '\0';
	fclose(file);
	return data;
}

static inline void page_puts(const char *name, const char *text)
{
	page_write(name, text, strlen(text));
}

#endif
