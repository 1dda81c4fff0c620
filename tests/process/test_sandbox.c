#include "suite.h"

#include "sandbox_fixture.h"

#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/resource.h>

/* The dataset and the folder that it is in. */
static const char *path, *folder;

static void prepare(void)
{
	path = dataset_copy("served.db");
	folder = dataset_folder;
}

static struct attempt opening(const char *what, const char *name, long flags)
{
	return (struct attempt){what, SYS_openat, {AT_FDCWD, (long)name, flags, 0600}};
}

START_TEST(the_dataset_and_its_folder_are_read)
{
	prepare();
	const struct attempt needed[] = {
		opening("the dataset", path, O_RDONLY),
		opening("its folder", folder, O_RDONLY | O_DIRECTORY),
	};
	all_come_to(0, BOTH, path, needed, COUNT(needed));
}

START_TEST(a_dataset_behind_a_link_is_read_in_the_folder_that_it_is_in)
{
	prepare();
	const char *other = dataset_path("elsewhere");
	char link[600];
	snprintf(link, sizeof link, "%s/link.db", other);
	ck_assert_int_eq(mkdir(other, 0700), 0);
	ck_assert_int_eq(symlink(path, link), 0);
	const struct attempt linked = opening("the link", link, O_RDONLY);
	int reason = in_the_sandbox(BOTH, link, &linked);
	ck_assert_int_eq(unlink(link), 0);
	ck_assert_msg(reason == 0 || reason == LACKING, "%s", strerror(reason));
}

START_TEST(an_archive_is_read_and_not_what_is_beside_it)
{
	prepare();
	char name[600], beside[600];
	const char *other = dataset_path("of-archive");
	ck_assert_int_eq(mkdir(other, 0700), 0);
	sandbox_archive = dataset_path("of-archive/archive");
	ck_assert_int_eq(mkdir(sandbox_archive, 0700), 0);
	snprintf(name, sizeof name, "%s", dataset_copy("of-archive/archive/a.db"));
	snprintf(beside, sizeof beside, "%s", dataset_copy("of-archive/b.db"));
	const char *served = dataset_path("served");
	ck_assert_int_eq(mkdir(served, 0700), 0);
	const char *dataset = dataset_copy("served/c.db");
	const struct attempt needed[] = {
		opening("a file of the archive", name, O_RDONLY),
		opening("its folder", sandbox_archive, O_RDONLY | O_DIRECTORY),
	};
	const struct attempt other_file[] = {
		opening("what is beside it", beside, O_RDONLY),
		opening("to write", name, O_WRONLY),
	};
	all_come_to(0, BOTH, dataset, needed, COUNT(needed));
	all_come_to(EACCES, FILES, dataset, other_file, COUNT(other_file));
	sandbox_archive = "";
}

START_TEST(no_other_file_is_opened)
{
	prepare();
	const struct attempt attempts[] = {
		opening("a file elsewhere", "/etc/passwd", O_RDONLY),
		opening("a folder elsewhere", "/", O_RDONLY | O_DIRECTORY),
		opening("the process's own memory", "/proc/self/mem", O_RDONLY),
		opening("the memory of the one that began it", "/proc/1/mem", O_RDONLY),
	};
	all_come_to(EACCES, FILES, path, attempts, COUNT(attempts));
	all_come_to(EACCES, BOTH, path, attempts, COUNT(attempts));
}

/* By Landlock and by seccomp: where the kernel has one alone the other must not be missed. */
START_TEST(nothing_is_written)
{
	prepare();
	char new[600];
	snprintf(new, sizeof new, "%s.new", path);
	const struct attempt attempts[] = {
		opening("to write", path, O_WRONLY),
		opening("to write and read", path, O_RDWR),
		opening("to write at the end", path, O_WRONLY | O_APPEND),
		opening("a new file to write", new, O_WRONLY | O_CREAT),
		opening("a new file to read", new, O_RDONLY | O_CREAT),
		opening("a file without a name", folder, O_RDWR | O_TMPFILE),
		opening("the process's own memory", "/proc/self/mem", O_RDWR),
		{"removal", SYS_unlinkat, {AT_FDCWD, (long)path}},
		{"another name", SYS_renameat2, {AT_FDCWD, (long)path, AT_FDCWD, (long)new}},
		{"a folder", SYS_mkdirat, {AT_FDCWD, (long)new, 0700}},
		{"a link", SYS_symlinkat, {(long)path, AT_FDCWD, (long)new}},
	};
	all_come_to(EACCES, FILES, path, attempts, COUNT(attempts));
	all_come_to(EPERM, CALLS, path, attempts, COUNT(attempts));
	all_come_to(EPERM, BOTH, path, attempts, COUNT(attempts));
	ck_assert_int_ne(access(new, F_OK), 0);
	ck_assert_int_eq(access(path, F_OK), 0);
}

/* Landlock refuses it from its version 3 on, Linux 6.2; before, seccomp alone does. */
START_TEST(the_dataset_is_not_emptied)
{
	enum { FIRST_TO_KNOW = 3, GET_VERSION = 1 };
	prepare();
	struct stat before, after;
	const struct attempt attempts[] = {
		opening("to read, emptied", path, O_RDONLY | O_TRUNC),
		{"cut", SYS_truncate, {(long)path, 0}},
	};
	ck_assert_int_eq(stat(path, &before), 0);
	all_come_to(EPERM, CALLS, path, attempts, COUNT(attempts));
	all_come_to(EPERM, BOTH, path, attempts, COUNT(attempts));
	if (syscall(SYS_landlock_create_ruleset, NULL, 0, GET_VERSION) >= FIRST_TO_KNOW)
		all_come_to(EACCES, FILES, path, attempts, COUNT(attempts));
	ck_assert_int_eq(stat(path, &after), 0);
	ck_assert_int_eq(after.st_size, before.st_size);
}

/* No core, no files that others may read, of root's capabilities two, none for who might come
 * after. */
static bool leaves_nothing(void)
{
	const unsigned kept = 1U << CAP_NET_BIND_SERVICE | 1U << CAP_DAC_READ_SEARCH;
	struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
	struct __user_cap_data_struct sets[_LINUX_CAPABILITY_U32S_3] = {{0}};
	struct rlimit core;
	return getrlimit(RLIMIT_CORE, &core) == 0 && core.rlim_max == 0 &&
		prctl(PR_GET_DUMPABLE) == 0 && umask(0) == 077 &&
		prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_IS_SET, 0, 0, 0) == 0 &&
		syscall(SYS_capget, &header, sets) == 0 && (sets[0].permitted & ~kept) == 0 &&
		sets[1].permitted == 0;
}

START_TEST(nothing_is_left_behind)
{
	int status = -1;
	prepare();
	pid_t child = fork();
	if (child == 0) {
		sandbox_restrict_files(path, "");
		_exit(leaves_nothing() ? 0 : 1);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(status, 0);
}

SUITE("sandbox", the_dataset_and_its_folder_are_read,
	a_dataset_behind_a_link_is_read_in_the_folder_that_it_is_in,
	an_archive_is_read_and_not_what_is_beside_it, no_other_file_is_opened, nothing_is_written,
	the_dataset_is_not_emptied, nothing_is_left_behind)
