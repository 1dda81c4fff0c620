#include "command_fixture.h"
#include "wire.h"

#include <arpa/inet.h>
#include <sys/socket.h>

START_TEST(help_and_version_end_with_0)
{
	static const char *const cases[][3] = {{"--help", NULL, "Usage: yigai COMMAND"},
		{"-h", NULL, "Usage: yigai COMMAND"}, {"serve", "--help", "YIGAI_LISTEN"},
		{"check", "--help", "check"}, {"--version", NULL, "yigai 0."},
		{"get", "--version", "SQLite 3."}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		RUN(cases[i][0], cases[i][1]);
		ck_assert_int_eq(run.status, 0);
		ck_assert_msg(strstr(run.out, cases[i][2]) != NULL, "%s", run.out);
		ck_assert_str_eq(run.err, "");
	}
}

START_TEST(the_version_names_each_library_with_its_own)
{
	static const char *const libraries[] = {
		"SQLite ", "libmicrohttpd ", "Jansson ", "zlib ", "brotli ", "libseccomp "};
	RUN("--version");
	for (size_t i = 0; i < COUNT(libraries); i++) {
		const char *found = strstr(run.out, libraries[i]);
		unsigned major, minor;
		ck_assert_msg(found && sscanf(found + strlen(libraries[i]), "%u.%u", &major, &minor) == 2 &&
				major + minor > 0,
			"no %sin %s", libraries[i], run.out);
	}
}

START_TEST(a_wrong_command_line_ends_with_2)
{
	static const char *const cases[][4] = {
		{NULL, NULL, NULL, "a command is missing"},
		{"sevre", NULL, NULL, "did you mean serve?"},
		{"serve", "--lisen", "x", "did you mean --listen?"},
		{"serve", "--threads", "257", "--threads must be a number from 0 to 256"},
		{"check", "--threads=4", "x.db", "this command has no option --threads=4"},
		{"check", "--thread", "4", "unknown option --thread; see"},
		{"healthcheck", "--listen", "foo", "--listen must be an address and a port"},
		{"serve", "--admin-listen", "foo", "--admin-listen must be an address and a port"},
		{"serve", "--threads", "-1", "--threads must be a number from 0 to 256"},
		{"serve", "--log-level", "loud", "--log-level must be"},
		{"serve", "--access-log", "maybe", "--access-log must be"},
		{"serve", "--db", NULL, "a value is missing after --db"},
		{"serve", "x.db", NULL, "unexpected argument x.db"},
		{"check", NULL, NULL, "an argument is missing after check"},
		{"check", "--db", "x.db", "this command has no option --db"},
		{"get", NULL, NULL, "an argument is missing after get"},
		{"get", "/v1", "/v1", "unexpected argument /v1"},
		{"export", NULL, NULL, "an argument is missing after export"},
		{"mcp", "--listen", "127.0.0.1:0", "this command has no option --listen"},
		{"export", "out", "--force=maybe", "--force must be one of on|off"},
		{"get", "/v1", "--force", "this command has no option --force"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		RUN(cases[i][0], cases[i][1], cases[i][2]);
		assert_one_line(2, cases[i][3]);
	}
}

START_TEST(a_port_in_use_is_one_line)
{
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
	socklen_t len = sizeof address;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	ck_assert_int_eq(bind(fd, (struct sockaddr *)&address, sizeof address), 0);
	ck_assert_int_eq(listen(fd, 1), 0);
	getsockname(fd, (struct sockaddr *)&address, &len);
	char listen_at[64], says[200];
	snprintf(listen_at, sizeof listen_at, "127.0.0.1:%d", ntohs(address.sin_port));
	snprintf(says, sizeof says,
		"cannot listen on %s: Address already in use; --listen ADDR:PORT takes another port",
		listen_at);
	RUN("serve", "--db", dataset_lights(), "--listen", listen_at);
	assert_one_line(1, says);
	close(fd);
}

START_TEST(an_address_that_is_none_is_one_line)
{
	static const char *const addresses[] = {"8080", "localhost:0", "127.0.0.1", ":0", "[::1:0",
		"::1]:0", "127.1:0", "0x7f000001:0", "127.0.0.1:http", "256.0.0.1:0", "127.0.0.1:0x50",
		"1111111111111111111111111111111111111111111111111111111111111111:0", "127.0.0.1:65536",
		"127.0.0.1:99999"};
	for (size_t i = 0; i < COUNT(addresses); i++) {
		char says[160];
		snprintf(says, sizeof says,
			"--listen must be an address and a port, 127.0.0.1:8080 or "
			"[::1]:8080, not %s; see --help",
			addresses[i]);
		RUN("serve", "--db", dataset_lights(), "--listen", addresses[i]);
		assert_one_line(2, says);
	}
	RUN("serve", "--db", dataset_lights(), "--listen", "192.0.2.1:0");
	assert_one_line(1, "Cannot assign requested address");
}

START_TEST(get_prints_the_body_of_the_server)
{
	static const struct {
		const char *target;
		int status;
	} cases[] = {
		{"/", 0},
		{"/v1", 0},
		{"/v1/lights", 0},
		{"/v1/lights?limit=2&sort=-height", 0},
		{"/v1/lights/hook", 0},
		{"/v1/wrecks", 0},
		{"/livez", 0},
		{"/readyz", 0},
		{"/v1/lights/lime%2Drock?fields=id", 0},
		{"/v1/nothing", 1},
		{"/v1/lights/nothing", 1},
		{"/v1/lights?limit=-1&kind=peer", 1},
		{"/v1/lights/%zz", 1},
		{"/v1/lights?cursor=x", 1},
	};
	static struct daemon daemon_;
	static struct wire wire;
	static struct reply reply;
	char says[100];
	daemon_start(&daemon_, dataset_lights(), NULL);
	wire_open(&wire, &daemon_);
	for (size_t i = 0; i < COUNT(cases); i++) {
		wire_ask(&wire, "GET", cases[i].target, &reply);
		RUN("get", "--db", dataset_lights(), cases[i].target);
		ck_assert_msg(run.status == cases[i].status, "%s: %d", cases[i].target, run.status);
		snprintf(says, sizeof says, "yigai: answered with %d\n", reply.status);
		ck_assert_str_eq(run.err, reply.status < 400 ? "" : says);
		ck_assert_uint_eq(run.out_len, reply.len);
		ck_assert_mem_eq(run.out, reply.body, reply.len);
		ck_assert_int_eq(run.status, reply.status >= 400);
	}
	wire_close(&wire);
	daemon_end(&daemon_);
}

START_TEST(a_flag_goes_before_the_environment)
{
	char good[512], missing[] = "YIGAI_DB=/nowhere/lights.db";
	snprintf(good, sizeof good, "YIGAI_DB=%s", dataset_lights());
	run_command(&run, (const char *const[]){"get", "/v1", NULL}, (const char *const[]){good, NULL});
	ck_assert_int_eq(run.status, 0);
	ck_assert_ptr_nonnull(strstr(run.out, "\"name\":\"lights\""));
	run_command(
		&run, (const char *const[]){"get", "/v1", NULL}, (const char *const[]){missing, NULL});
	assert_one_line(1, "/nowhere/lights.db");
	run_command(&run, (const char *const[]){"get", "/v1", "--db", dataset_lights(), NULL},
		(const char *const[]){missing, NULL});
	ck_assert_int_eq(run.status, 0);
	run_command(&run, (const char *const[]){"get", "/v1", "--db=/nowhere/flag.db", NULL},
		(const char *const[]){good, NULL});
	assert_one_line(1, "/nowhere/flag.db");
	run_command(&run, (const char *const[]){"serve", "--db", dataset_lights(), NULL},
		(const char *const[]){"YIGAI_LISTEN=nowhere", NULL});
	assert_one_line(2, "YIGAI_LISTEN must be an address and a port");
	run_command(&run, (const char *const[]){"serve", "--db", dataset_lights(), NULL},
		(const char *const[]){"YIGAI_ADMIN_LISTEN=127.0.0.1", NULL});
	assert_one_line(2, "YIGAI_ADMIN_LISTEN must be an address and a port");
	run_command(&run, (const char *const[]){"serve", "--db", dataset_lights(), NULL},
		(const char *const[]){"YIGAI_THREADS=many", NULL});
	assert_one_line(2, "YIGAI_THREADS must be a number from 0 to 256, not many");
	run_command(&run, (const char *const[]){"get", "/v1", NULL},
		(const char *const[]){good, "YIGAI_LISTN=0.0.0.0:80", NULL});
	assert_one_line(2, "unknown variable YIGAI_LISTN (did you mean YIGAI_LISTEN?)");
}

/* Runs a line of the shell that has the daemon's path and the dataset's: it says this and ends
 * ends with 1. */
static void assert_fails(const char *format, const char *says)
{
	char line[1024], said[1024];
	snprintf(
		line, sizeof line, "YIGAI='%s' DB='%s'; %s", getenv("YIGAI"), dataset_lights(), format);
	FILE *shell = popen(line, "re");
	ck_assert_ptr_nonnull(shell);
	said[fread(said, 1, sizeof said - 1, shell)] = '\0';
	ck_assert_msg(strcmp(said, says) == 0, "%s: %s", format, said);
	ck_assert_msg(pclose(shell) == 1 << 8, "%s", format);
}

/* What was opened first took its number, and what is read and written there was the dataset's file.
 */
START_TEST(a_standard_descriptor_that_is_closed_is_no_other_file)
{
	assert_fails(
		"exec \"$YIGAI\" mcp --db \"$DB\" <&- 2>&1", "yigai: cannot read: Bad file descriptor\n");
	assert_fails("exec \"$YIGAI\" get /v1 --db \"$DB\" 2>&1 >&-",
		"yigai: cannot write to stdout: Bad file descriptor\n");
	assert_fails("exec \"$YIGAI\" check \"$DB\" 2>&1 >&-",
		"yigai: cannot write to stdout: Bad file descriptor\n");
}

START_TEST(what_finds_no_room_on_stdout_is_no_success)
{
	static const char *const commands[] = {"--help", "--version", "serve --help", "check \"$DB\"",
		"get /v1 --db \"$DB\"", "get /v1/nothing --db \"$DB\"", "get /openapi.json --db \"$DB\"",
		"get /v1/lights.csv --db \"$DB\"", "get /v1/dataset.sqlite --db \"$DB\"",
		"export \"$(mktemp -d)/out\" --db \"$DB\""};
	for (size_t i = 0; i < COUNT(commands); i++) {
		char line[200];
		snprintf(line, sizeof line, "exec \"$YIGAI\" %s 2>&1 >/dev/full", commands[i]);
		assert_fails(line, "yigai: cannot write to stdout: No space left on device\n");
	}
	assert_fails("echo '{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}' |"
				 "\"$YIGAI\" mcp --db \"$DB\" 2>&1 >/dev/full",
		"yigai: cannot write: No space left on device\n");
}

START_TEST(a_server_that_is_ready_is_told_or_the_healthcheck_fails)
{
	static struct daemon daemon_;
	char line[200];
	daemon_start(&daemon_, dataset_lights(), NULL);
	snprintf(line, sizeof line, "exec \"$YIGAI\" healthcheck --listen 127.0.0.1:%d 2>&1 >/dev/full",
		daemon_.port);
	assert_fails(line, "yigai: cannot write to stdout: No space left on device\n");
	daemon_end(&daemon_);
}

SUITE("command", help_and_version_end_with_0, the_version_names_each_library_with_its_own,
	a_wrong_command_line_ends_with_2, a_port_in_use_is_one_line,
	an_address_that_is_none_is_one_line, get_prints_the_body_of_the_server,
	a_flag_goes_before_the_environment, a_standard_descriptor_that_is_closed_is_no_other_file,
	what_finds_no_room_on_stdout_is_no_success,
	a_server_that_is_ready_is_told_or_the_healthcheck_fails)
