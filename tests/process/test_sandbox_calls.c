#include "suite.h"

#include "sandbox_fixture.h"

#include <arpa/inet.h>
#include <linux/filter.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>

enum { PAGE = 4096, SET_FIREWALL = 64 /* IPT_SO_SET_REPLACE */ };

static const char *path;

/* Opened before the sandbox, as a daemon has them. */
static int listening, log_file;

static void prepare(void)
{
	path = dataset_copy("served.db");
	listening = socket(AF_INET, SOCK_STREAM, 0);
	ck_assert_int_eq(listen(listening, 1), 0);
	log_file = open(dataset_path("log"), O_WRONLY | O_CREAT | O_APPEND, 0600);
	ck_assert_int_ge(log_file, 0);
}

static void *nothing(void *context)
{
	return context;
}

START_TEST(a_thread_is_begun)
{
	int status = -1;
	prepare();
	pid_t child = fork();
	if (child == 0) {
		pthread_t thread;
		sandbox_restrict_calls();
		_exit(pthread_create(&thread, NULL, nothing, NULL) || pthread_join(thread, NULL));
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(status, 0);
}

START_TEST(what_serving_needs_is_called)
{
	struct rlimit limit;
	struct linger none = {.l_onoff = 1};
	int on = 1;
	prepare();
	const struct attempt needed[] = {
		{"a descriptor again", SYS_fcntl, {listening, F_DUPFD_CLOEXEC, 0}},
		{"limits", SYS_prlimit64, {0, RLIMIT_NOFILE, 0, (long)&limit}},
		{"an answer's end at once", SYS_setsockopt,
			{listening, IPPROTO_TCP, TCP_NODELAY, (long)&on, sizeof on}},
		{"an answer in whole packets", SYS_setsockopt,
			{listening, IPPROTO_TCP, TCP_CORK, (long)&on, sizeof on}},
		{"a connection's end at once", SYS_setsockopt,
			{listening, SOL_SOCKET, SO_LINGER, (long)&none, sizeof none}},
		{"memory", SYS_mmap, {0, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0}},
		{"a line of the log", SYS_write, {log_file, (long)"\n", 1}},
	};
	all_come_to(0, BOTH, path, needed, COUNT(needed));
}

START_TEST(it_signals_itself)
{
	int status = -1;
	prepare();
	pid_t child = fork();
	if (child == 0) {
		sandbox_restrict_files(path, "");
		sandbox_restrict_calls();
		signal(SIGUSR1, SIG_DFL);
		kill(getpid(), SIGUSR1);
		_exit(1);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGUSR1);
}

START_TEST(it_signals_nobody_else)
{
	prepare();
	const struct attempt attempts[] = {
		{"the one that began it", SYS_kill, {getpid(), 0}},
		{"all", SYS_kill, {-1, 0}},
		{"its group", SYS_kill, {0, 0}},
		{"a thread of another", SYS_tgkill, {getpid(), getpid(), 0}},
		{"by a socket", SYS_fcntl, {listening, F_SETOWN, getpid()}},
		{"by a socket, which signal", SYS_fcntl, {listening, F_SETSIG, SIGKILL}},
		{"by a lease", SYS_fcntl, {log_file, F_SETLEASE, F_WRLCK}},
		{"by a folder", SYS_fcntl, {log_file, F_NOTIFY, 0}},
	};
	all_come_to(EPERM, CALLS, path, attempts, COUNT(attempts));
}

START_TEST(it_connects_to_nobody)
{
	const struct sockaddr_in to = {
		.sin_family = AF_INET, .sin_port = htons(9), .sin_addr = {htonl(INADDR_LOOPBACK)}};
	const struct msghdr message = {.msg_name = (void *)&to, .msg_namelen = sizeof to};
	const int flags = MSG_FASTOPEN | MSG_NOSIGNAL;
	prepare();
	shutdown(listening, SHUT_RDWR); /* then it is one that can connect */
	const struct attempt attempts[] = {
		{"a new socket", SYS_socket, {AF_INET, SOCK_STREAM, 0}},
		{"the one that listened", SYS_connect, {listening, (long)&to, sizeof to}},
		{"by sending", SYS_sendto, {listening, (long)"x", 1, flags, (long)&to, sizeof to}},
		{"by a message", SYS_sendmsg, {listening, (long)&message, flags}},
	};
	all_come_to(EPERM, CALLS, path, attempts, COUNT(attempts));
}

/* A service manager holds it on, for the process that comes next. */
START_TEST(it_leaves_the_listening_socket_as_it_is)
{
	struct sock_filter drop_all = {.code = BPF_RET};
	const struct sock_fprog filter = {1, &drop_all};
	const int on = 1;
	prepare();
	const struct attempt attempts[] = {
		{"a filter", SYS_setsockopt,
			{listening, SOL_SOCKET, SO_ATTACH_FILTER, (long)&filter, sizeof filter}},
		{"a lock on filters", SYS_setsockopt,
			{listening, SOL_SOCKET, SO_LOCK_FILTER, (long)&on, sizeof on}},
		{"a device", SYS_setsockopt, {listening, SOL_SOCKET, SO_BINDTODEVICE, (long)"lo", 2}},
		{"congestion control", SYS_setsockopt,
			{listening, IPPROTO_TCP, TCP_CONGESTION, (long)"reno", 4}},
		{"a protocol on top", SYS_setsockopt, {listening, IPPROTO_TCP, TCP_ULP, (long)"tls", 3}},
		{"repair", SYS_setsockopt, {listening, IPPROTO_TCP, TCP_REPAIR, (long)&on, sizeof on}},
		{"an option of the other level", SYS_setsockopt,
			{listening, SOL_SOCKET, TCP_CORK, (long)&on, sizeof on}},
	};
	all_come_to(EPERM, CALLS, path, attempts, COUNT(attempts));
}

START_TEST(it_changes_nothing_outside_by_calls_that_it_needs)
{
	const struct rlimit limit = {16, 16};
	char *const arguments[] = {"true", NULL};
	prepare();
	const struct attempt attempts[] = {
		{"a program", SYS_execve, {(long)"/bin/true", (long)arguments, 0}},
		{"a process", SYS_clone, {SIGCHLD}},
		{"a thread with a network of its own", SYS_clone,
			{CLONE_THREAD | CLONE_SIGHAND | CLONE_VM | CLONE_NEWNET}},
		{"memory that is code", SYS_mmap,
			{0, PAGE, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0}},
		{"code made of memory", SYS_mprotect, {(long)&limit & -PAGE, PAGE, PROT_EXEC}},
		{"memory taken from the machine", SYS_madvise, {0, PAGE, MADV_HWPOISON}},
		{"the firewall", SYS_setsockopt, {listening, IPPROTO_IP, SET_FIREWALL, 0, 0}},
		{"its own limits", SYS_prlimit64, {0, RLIMIT_NOFILE, (long)&limit, 0}},
		{"another's limits", SYS_prlimit64, {getpid(), RLIMIT_NOFILE, (long)&limit, 0}},
		{"to be dumped", SYS_prctl, {PR_SET_DUMPABLE, 1}},
		{"the log, from its beginning", SYS_fcntl, {log_file, F_SETFL, O_WRONLY}},
		{"the log, cut", SYS_ftruncate, {log_file, 0}},
	};
	all_come_to(EPERM, CALLS, path, attempts, COUNT(attempts));
}

/* Those that change something outside, and those by which the others could be gone around. */
static const char *const unneeded[] = {"socket", "socketpair", "connect", "bind", "listen",
	"sendmmsg", "execve", "execveat", "fork", "vfork", "ptrace", "process_vm_readv",
	"process_vm_writev", "process_madvise", "process_mrelease", "kcmp", "pidfd_open", "pidfd_getfd",
	"pidfd_send_signal", "tkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo", "io_uring_setup",
	"io_uring_enter", "io_uring_register", "io_setup", "io_submit", "bpf", "perf_event_open",
	"userfaultfd", "memfd_create", "memfd_secret", "ioctl", "creat", "openat2", "open_by_handle_at",
	"name_to_handle_at", "truncate", "ftruncate", "fallocate", "pwrite64", "pwritev", "pwritev2",
	"splice", "tee", "vmsplice", "copy_file_range", "rename", "renameat", "renameat2", "link",
	"linkat", "symlink", "symlinkat", "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir", "mknod",
	"mknodat", "chmod", "fchmod", "fchmodat", "fchmodat2", "chown", "fchown", "fchownat", "lchown",
	"utime", "utimes", "utimensat", "futimesat", "setxattr", "lsetxattr", "fsetxattr",
	"removexattr", "fremovexattr", "flock", "sync", "syncfs", "fsync", "fdatasync",
	"sync_file_range", "quotactl", "quotactl_fd", "mount", "umount2", "pivot_root", "chroot",
	"chdir", "fchdir", "open_tree", "move_mount", "fsopen", "fsmount", "mount_setattr",
	"fanotify_init", "inotify_init", "inotify_init1", "unshare", "setns", "setuid", "setgid",
	"setreuid", "setregid", "setresuid", "setresgid", "setgroups", "setfsuid", "setfsgid", "capset",
	"setpgid", "setsid", "setpriority", "ioprio_set", "sched_setscheduler", "sched_setparam",
	"sched_setattr", "sched_setaffinity", "setrlimit", "migrate_pages", "move_pages", "mbind",
	"set_mempolicy", "mlock", "mlockall", "msgget", "msgsnd", "semget", "semop", "semctl", "shmget",
	"shmat", "shmctl", "mq_open", "mq_unlink", "keyctl", "add_key", "request_key", "syslog", "acct",
	"swapon", "swapoff", "reboot", "kexec_load", "kexec_file_load", "init_module", "finit_module",
	"delete_module", "iopl", "ioperm", "modify_ldt", "personality", "sethostname", "setdomainname",
	"settimeofday", "clock_settime", "clock_adjtime", "adjtimex", "vhangup", "seccomp",
	"landlock_create_ruleset", "landlock_restrict_self", "remap_file_pages", "pkey_mprotect",
	"timer_create", "alarm", "setitimer", "signalfd4", "umask"};

/* How many are refused; the name of the first that is not goes to stderr. */
static int count_refused(void)
{
	int count = 0;
	for (size_t i = 0; i < COUNT(unneeded); i++) {
		int number = seccomp_syscall_resolve_name(unneeded[i]);
		if (number < 0)
			continue; /* this architecture, or this library, does not have it */
		if (syscall(number, -1, -1, -1, -1, -1, -1) != -1 || errno != EPERM) {
			fprintf(stderr, "# %s is called\n", unneeded[i]);
			return -1;
		}
		count++;
	}
	return count;
}

START_TEST(what_serving_does_not_need_is_not_called)
{
	int status = -1;
	prepare();
	pid_t child = fork();
	if (child == 0) {
		sandbox_restrict_calls();
		if (!strstr(sandbox_measures(), "seccomp"))
			_exit(LACKING);
		_exit(count_refused() > (int)COUNT(unneeded) / 2 ? 0 : 1);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert(WIFEXITED(status) && (WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == LACKING));
}

SUITE("sandbox_calls", a_thread_is_begun, what_serving_needs_is_called, it_signals_itself,
	it_signals_nobody_else, it_connects_to_nobody, it_leaves_the_listening_socket_as_it_is,
	it_changes_nothing_outside_by_calls_that_it_needs, what_serving_does_not_need_is_not_called)
