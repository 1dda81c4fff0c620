#include "sandbox.h"

#include "log.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static bool has_landlock, has_seccomp, has_no_new_privs;

/* glibc has no wrappers for Landlock (man 7 landlock). */
static int create_ruleset(const struct landlock_ruleset_attr *attr, size_t size, uint32_t flags)
{
	return (int)syscall(SYS_landlock_create_ruleset, attr, size, flags);
}

/* All that the first version of Landlock knows; later kernels know it, too. */
static const uint64_t every_access = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE |
	LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_REMOVE_DIR |
	LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR |
	LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
	LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;

static bool allow_reading(int ruleset, const char *path)
{
	struct landlock_path_beneath_attr rule = {
		.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
		.parent_fd = open(path, O_PATH | O_CLOEXEC),
	};
	if (rule.parent_fd < 0)
		return false;
	bool ok = syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
	close(rule.parent_fd);
	return ok;
}

/* A new dataset comes under the old one's name: what may be read is its folder, not its inode. */
static bool enter_landlock(const char *dataset)
{
	char copy[4096];
	struct landlock_ruleset_attr attr = {.handled_access_fs = every_access};
	if (snprintf(copy, sizeof copy, "%s", dataset) >= (int)sizeof copy)
		return false;
	int ruleset = create_ruleset(&attr, sizeof attr, 0);
	if (ruleset < 0)
		return false;
	allow_reading(ruleset, dirname(copy)); /* if it is not there, opening will say so */
	/* metrics read the process's own figures */
	bool ok = allow_reading(ruleset, "/proc/self") &&
		syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
	close(ruleset);
	return ok;
}

void sandbox_restrict_files(const char *dataset)
{
	struct rlimit none = {0, 0};
	umask(077);
	setrlimit(RLIMIT_CORE, &none);
	prctl(PR_SET_DUMPABLE, 0);
	prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
	has_no_new_privs = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
	has_landlock = has_no_new_privs && enter_landlock(dataset);
	if (!has_landlock)
		log_line(LOG_WARNING, "files are not restricted: Landlock: %s", strerror(errno));
}

/*
 * What serving calls, by the daemon and by its libraries; found with strace over the test suites on
 * both Debians, and read against the sources for what only a fault calls. Names that an architecture
 * has not are passed over.
 */
static const char *const calls[] = {
	/* connections */
	"accept", "accept4", "recv", "recvfrom", "recvmsg", "send", "sendto", "sendmsg", "shutdown",
	"getsockname", "getpeername", "getsockopt", "setsockopt", "sendfile", "sendfile64",
	"epoll_create1", "epoll_ctl", "epoll_wait", "epoll_pwait", "eventfd2", "poll", "ppoll", "pipe2",
	/* files, to read */
	"open", "openat", "close", "read", "readv", "pread64", "lseek", "stat", "lstat", "fstat",
	"newfstatat", "statx", "access", "faccessat", "faccessat2", "readlink", "readlinkat", "getcwd",
	"fcntl", "fcntl64", "getdents64", "dup", "dup3",
	/* the log */
	"write", "writev",
	/* memory */
	"brk", "mmap", "mmap2", "munmap", "mremap", "mprotect", "madvise",
	/* threads and signals */
	"set_robust_list", "rseq", "futex", "futex_time64", "exit", "exit_group", "gettid", "getpid",
	"tgkill", "kill", "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "rt_sigtimedwait",
	"rt_sigtimedwait_time64", "sigaltstack", "sched_yield", "sched_getaffinity", "sched_getparam",
	"sched_getscheduler", "restart_syscall", "membarrier", "prctl", "set_tid_address",
	/* time, chance, and who we are */
	"clock_gettime", "clock_gettime64", "clock_nanosleep", "nanosleep", "gettimeofday", "getrandom",
	"getrusage", "sysinfo", "uname", "geteuid", "getuid", "getgid", "getegid", "prlimit64",
	"getrlimit", "ugetrlimit"};

/* Threads, but no processes: a filter cannot look into clone3's arguments, and glibc takes clone where
 * clone3 seems not to be there. */
static int allow_threads(scmp_filter_ctx filter)
{
	int result = seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
	return result ? result
				  : seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1,
						SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD));
}

void sandbox_restrict_calls(void)
{
	/* refused, not killed: a library that asks for too much gets an error that it knows how to take */
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	int result = filter ? seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1) : -ENOMEM;
	for (size_t i = 0; result == 0 && i < sizeof calls / sizeof *calls; i++) {
		int number = seccomp_syscall_resolve_name(calls[i]);
		if (number != __NR_SCMP_ERROR && number >= 0)
			result = seccomp_rule_add(filter, SCMP_ACT_ALLOW, number, 0);
	}
	if (result == 0)
		result = allow_threads(filter);
	if (result == 0)
		result = seccomp_load(filter);
	seccomp_release(filter);
	has_seccomp = result == 0;
	if (!has_seccomp)
		log_line(LOG_WARNING, "calls are not restricted: seccomp: %s", strerror(-result));
}

const char *sandbox_measures(void)
{
	static char text[64];
	snprintf(text, sizeof text, "%s%s%s", has_no_new_privs ? "no-new-privs" : "none",
		has_landlock ? ",landlock" : "", has_seccomp ? ",seccomp" : "");
	return text;
}

void sandbox_library_version(char ret_version[static SANDBOX_VERSION_SIZE])
{
	const struct scmp_version *version = seccomp_version();
	snprintf(ret_version, SANDBOX_VERSION_SIZE, "%u.%u.%u", version->major, version->minor,
		version->micro);
}
