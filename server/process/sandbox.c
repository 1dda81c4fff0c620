#include "process/sandbox.h"

#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <linux/capability.h>
#include <linux/landlock.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <seccomp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static bool has_landlock, has_seccomp, has_no_new_privs;

/*
 * What the kernel is asked to refuse, by the version of Landlock that first knew it (ABI, man 7
 * landlock): headers may be older than the kernel that runs. A longer struct than the kernel's is
 * taken if what is beyond is zero.
 */
struct ruleset {
	uint64_t files, net, scopes;
};

static struct ruleset everything(int abi)
{
	const uint64_t first = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
	const uint64_t refer = first + 1, truncate = refer << 1, ioctl_dev = truncate << 1;
	const uint64_t connect_tcp = 2, abstract_sockets = 1, signals = 2;
	return (struct ruleset){
		.files =
			first | (abi >= 2 ? refer : 0) | (abi >= 3 ? truncate : 0) | (abi >= 5 ? ioctl_dev : 0),
		.net = abi >= 4 ? connect_tcp : 0,
		.scopes = abi >= 6 ? abstract_sockets | signals : 0,
	};
}

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

/* Allows reading beneath the folder of a path; of a symbolic link, that of the file that it leads
 * to. */
static bool allow_folder_of(int ruleset, const char *path)
{
	char copy[PATH_MAX];
	return snprintf(copy, sizeof copy, "%s", path) < (int)sizeof copy &&
		allow_reading(ruleset, dirname(copy));
}

/* The folder of the dataset may be read, not the file alone: a new dataset is another file under
 * the same name. */
static bool enter_landlock(const char *dataset, const char *archive)
{
	char target[PATH_MAX];
	int abi =
		(int)syscall(SYS_landlock_create_ruleset, NULL, (size_t)0, LANDLOCK_CREATE_RULESET_VERSION);
	struct ruleset rules = everything(abi);
	int ruleset = abi < 1 ? -1 : (int)syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0);
	if (ruleset < 0)
		return false;
	/* if the folder does not exist, opening the dataset will fail and say so */
	allow_folder_of(ruleset, dataset);
	if (realpath(dataset, target))
		allow_folder_of(ruleset, target);
	if (*archive)
		allow_reading(ruleset, archive);
	bool ok = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
	close(ruleset);
	return ok;
}

/*
 * Keeps of root's capabilities only those that serving may need: for a port below 1024 at the
 * start, and for a dataset that belongs to another user at every reload. libc has no wrapper
 * (capset(2)).
 */
static void drop_capabilities(void)
{
	const uint32_t kept = 1U << CAP_NET_BIND_SERVICE | 1U << CAP_DAC_READ_SEARCH;
	struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
	struct __user_cap_data_struct sets[_LINUX_CAPABILITY_U32S_3] = {{0}};
	prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
	if (syscall(SYS_capget, &header, sets) != 0)
		return;
	/* a process without any may run under a filter that refuses the call */
	if ((sets[0].permitted | sets[1].permitted) == 0)
		return;
	sets[0].effective &= kept;
	sets[0].permitted &= kept;
	sets[1].effective = sets[1].permitted = 0;
	sets[0].inheritable = sets[1].inheritable = 0;
	syscall(SYS_capset, &header, sets);
}

void sandbox_restrict_files(const char *dataset, const char *archive)
{
	struct rlimit none = {0, 0};
	umask(077);
	setrlimit(RLIMIT_CORE, &none);
	prctl(PR_SET_DUMPABLE, 0);
	drop_capabilities();
	has_no_new_privs = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
	has_landlock = has_no_new_privs && enter_landlock(dataset, archive);
	if (!has_landlock)
		log_line(LOG_WARNING, "files are not restricted: Landlock: %s", strerror(errno));
}

bool sandbox_bars(const char *path)
{
	/* Landlock does not restrict access() */
	if (!has_landlock || access(path, R_OK) != 0)
		return false;
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (file >= 0)
		close(file);
	return file < 0 && errno == EACCES;
}

/*
 * What serving calls, by the daemon and by its libraries; found with strace over the test suites on
 * both Debians, and read against the sources for what only a fault calls. Names that an
 * architecture has not are passed over.
 */
static const char *const calls[] = {
	/* connections */
	"accept", "accept4", "recv", "recvfrom", "recvmsg", "send", "shutdown", "getsockname",
	"getpeername", "sendfile", "sendfile64", "epoll_create1", "epoll_ctl", "epoll_wait",
	"epoll_pwait", "eventfd2", "poll", "ppoll", "pipe2",
	/* files, to read */
	"close", "read", "readv", "pread64", "lseek", "stat", "lstat", "fstat", "newfstatat", "statx",
	"access", "faccessat", "faccessat2", "readlink", "readlinkat", "getcwd", "getdents64", "dup",
	"dup3",
	/* the log */
	"write", "writev",
	/* memory */
	"brk", "munmap", "mremap",
	/* threads and signals */
	"set_robust_list", "rseq", "futex", "futex_time64", "exit", "exit_group", "gettid", "getpid",
	"rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "rt_sigtimedwait", "rt_sigtimedwait_time64",
	"sigaltstack", "sched_yield", "sched_getaffinity", "sched_getparam", "sched_getscheduler",
	"restart_syscall", "membarrier", "set_tid_address",
	/* time, chance, and who we are */
	"clock_gettime", "clock_gettime64", "clock_nanosleep", "nanosleep", "gettimeofday", "getrandom",
	"getrusage", "sysinfo", "uname", "geteuid", "getuid", "getgid", "getegid", "getrlimit",
	"ugetrlimit"};

/* Flags of open() that change the file or its folder. */
#define OPEN_CHANGES (O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND)

/* Flags of clone() that give a thread a namespace of its own. */
#define CLONE_SPACES                                                                               \
	(CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID |  \
		CLONE_NEWNET)

#define ONLY(argument, value)                                                                      \
	{                                                                                              \
		argument, SCMP_CMP_EQ, value, 0                                                            \
	}
#define WITHOUT(argument, bits)                                                                    \
	{                                                                                              \
		argument, SCMP_CMP_MASKED_EQ, bits, 0                                                      \
	}
#define OPTION(level, name)                                                                        \
	{                                                                                              \
		ONLY(1, level), ONLY(2, name)                                                              \
	}

/* Calls that are allowed only with some arguments: with others they would change something outside
 * of this process. */
static const struct {
	const char *call;
	struct scmp_arg_cmp when[2];
} narrowed[] = {
	{"open", {WITHOUT(1, OPEN_CHANGES)}},
	{"openat", {WITHOUT(2, OPEN_CHANGES)}},
	/* no signals for somebody else by F_SETOWN, no leases, no log that is written anew from its
	 * beginning because F_SETFL took O_APPEND away */
	{"fcntl", {ONLY(1, F_GETFD)}},
	{"fcntl", {ONLY(1, F_SETFD)}},
	{"fcntl", {ONLY(1, F_GETFL)}},
	{"fcntl", {ONLY(1, F_DUPFD_CLOEXEC)}},
	{"fcntl64", {ONLY(1, F_GETFD)}},
	{"fcntl64", {ONLY(1, F_SETFD)}},
	{"fcntl64", {ONLY(1, F_GETFL)}},
	{"fcntl64", {ONLY(1, F_DUPFD_CLOEXEC)}},
	{"getsockopt", {ONLY(1, SOL_SOCKET)}},
	{"getsockopt", {ONLY(1, IPPROTO_TCP)}},
	/* no firewall's rules, which root sets through any socket; no filter, device or lock of the
	 * listening socket, which outlives the process where a service manager holds it */
	{"setsockopt", OPTION(SOL_SOCKET, SO_LINGER)},
	{"setsockopt", OPTION(IPPROTO_TCP, TCP_NODELAY)},
	{"setsockopt", OPTION(IPPROTO_TCP, TCP_CORK)},
	/* a listening socket that was shut down connects with this flag */
	{"sendto", {WITHOUT(3, MSG_FASTOPEN)}},
	{"sendmsg", {WITHOUT(2, MSG_FASTOPEN)}},
	{"mmap", {WITHOUT(2, PROT_EXEC)}},
	{"mmap2", {WITHOUT(2, PROT_EXEC)}},
	{"mprotect", {WITHOUT(2, PROT_EXEC)}},
	/* advice from this number on takes memory from the whole machine */
	{"madvise", {{2, SCMP_CMP_LT, MADV_HWPOISON, 0}}},
	{"prctl", {ONLY(0, PR_SET_NAME)}},
	{"prlimit64", {ONLY(2, 0)}}, /* only to read limits, not to set them */
	{"clone", {{0, SCMP_CMP_MASKED_EQ, CLONE_THREAD | CLONE_SPACES, CLONE_THREAD}}},
};

static int allow(
	scmp_filter_ctx filter, const char *call, unsigned count, const struct scmp_arg_cmp *when)
{
	int number = seccomp_syscall_resolve_name(call);
	return number == __NR_SCMP_ERROR || number < 0
		? 0
		: seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, number, count, when);
}

static int allow_calls(scmp_filter_ctx filter)
{
	const struct scmp_arg_cmp self = ONLY(0, (scmp_datum_t)getpid());
	int result = 0;
	for (size_t i = 0; result == 0 && i < sizeof calls / sizeof *calls; i++)
		result = allow(filter, calls[i], 0, NULL);
	for (size_t i = 0; result == 0 && i < sizeof narrowed / sizeof *narrowed; i++)
		result = allow(filter, narrowed[i].call, narrowed[i].when[1].op ? 2 : 1, narrowed[i].when);
	if (result == 0)
		result = allow(filter, "kill", 1, &self);
	if (result == 0)
		result = allow(filter, "tgkill", 1, &self);
	/* first, for speed: every answer makes this call, and since its arguments are judged the kernel
	 * cannot cache the verdict */
	if (result == 0)
		result = seccomp_syscall_priority(filter, SCMP_SYS(sendmsg), UINT8_MAX);
	/* a filter cannot see the arguments of clone3(); glibc falls back to clone() if that does not
	 * exist */
	return result ? result : seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
}

void sandbox_restrict_calls(void)
{
	/* a refused call is an error and does not kill the process: libraries can handle that */
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	int result = filter ? seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1) : -ENOMEM;
	if (result == 0)
		result = allow_calls(filter);
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
