#include "suite.h"

#include "dataset.h"
#include "daemon_fixture.h"
#include "wire.h"

#include <arpa/inet.h>
#include <sys/socket.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define RUN(...) run_command(&run, (const char *const[]){__VA_ARGS__, NULL}, NULL)

static struct run run;

/* One line on stderr that begins with our name and holds this text, nothing on stdout. */
static void assert_one_line(int status, const char *text)
{
	ck_assert_msg(run.status == status, "status %d: %s", run.status, run.err);
	ck_assert_msg(strncmp(run.err, "yigai: ", 7) == 0, "%s", run.err);
	ck_assert_msg(strstr(run.err, text) != NULL, "not %s, but: %s", text, run.err);
	const char *end = strchr(run.err, '\n');
	ck_assert_msg(end && end[1] == '\0', "not one line: %s", run.err);
	ck_assert_str_eq(run.out, "");
}

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

/* A dataset that cannot be served, and what is said of it. */
static const struct bad {
	const char *sql; /* NULL: the file is text */
	const char *says;
} bad[] = {
	{NULL, "file is not a database"},
	{"PRAGMA application_id = 7", "a database of another application"},
	{"PRAGMA user_version = 0", "has schema version 0, this server reads 3"},
	{"PRAGMA user_version = 4", "has schema version 4, this server reads 3"},
	{"DELETE FROM api_dataset", "api_dataset: has no row"},
	{"UPDATE api_dataset SET digest = 'abc'", "is not a SHA-256"},
	{"DELETE FROM keepers", "points at nothing in keepers"},
	{"DROP VIEW api_lights", "lights: no such table: api_lights"},
	{"UPDATE api_field SET field = 'depth' WHERE field = 'height'", "no such column:"},
	{"DROP VIEW api_lights; DROP VIEW api_wrecks", "(and more: run `yigai check`)"},
};

static const char *bad_dataset(const struct bad *which)
{
	if (which->sql)
		return dataset_with(which->sql);
	const char *path = dataset_path("text.db");
	dataset_write(path, "text, and not a database", 24);
	return path;
}

START_TEST(a_dataset_that_cannot_be_served_is_one_line)
{
	for (size_t i = 0; i < COUNT(bad); i++) {
		const char *path = bad_dataset(&bad[i]);
		RUN("serve", "--listen", "127.0.0.1:0", "--db", path);
		assert_one_line(1, bad[i].says);
		RUN("get", "/v1", "--db", path);
		assert_one_line(1, bad[i].says);
		dataset_clear();
	}
	RUN("serve", "--listen", "127.0.0.1:0", "--db", "/nowhere/lights.db");
	assert_one_line(1, "/nowhere/lights.db: No such file or directory");
}

START_TEST(check_says_that_a_dataset_is_good)
{
	RUN("check", dataset_lights());
	ck_assert_int_eq(run.status, 0);
	ck_assert_str_eq(run.err, "");
	char digest[65], line[256];
	ck_assert_int_eq(sscanf(run.out, "lights: version 1.2.3, digest %64[0-9a-f]", digest), 1);
	snprintf(line, sizeof line, "lights: version 1.2.3, digest %s\n", digest);
	ck_assert_str_eq(run.out, line);
}

START_TEST(check_fails_for_whatever_serve_refuses)
{
	for (size_t i = 0; i < COUNT(bad); i++) {
		RUN("check", bad_dataset(&bad[i]));
		ck_assert_msg(run.status == 1, "case %zu: %d %s", i, run.status, run.out);
		ck_assert_uint_gt(run.out_len + run.err_len, 0);
		ck_assert_ptr_null(strstr(run.out, "version 1.2.3"));
		dataset_clear();
	}
	RUN("check", "/nowhere/lights.db");
	assert_one_line(1, "/nowhere/lights.db: No such file or directory");
}

START_TEST(check_says_everything_that_is_wrong)
{
	static const struct {
		const char *sql, *says[3];
	} cases[] = {
		{"DELETE FROM keepers",
			{"file: lights: row 8 points at nothing in keepers\n",
				"file: lights: row 9 points at nothing in keepers\n"}},
		{"DROP VIEW api_lights; DROP VIEW api_wrecks",
			{"lights: no such table: api_lights\n", "wrecks: no such table: api_wrecks\n"}},
		{"UPDATE lights SET automatic = 2, kind = 'quay' WHERE id > 'g'",
			{"lights.automatic: hook is not 0 or 1\n",
				"lights.kind: hook is no word of its vocabulary\n"}},
		{"UPDATE lights SET colours = '[1]' WHERE id = 'tower';"
		 "UPDATE api_field SET nullable = 0 WHERE field IN ('lit', 'height')",
			{"lights.colours: tower is not a list of texts\n", "lights.lit: alexandria is null\n",
				"lights.height: lime-rock is null\n"}},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		RUN("check", dataset_with(cases[i].sql));
		ck_assert_int_eq(run.status, 1);
		for (size_t j = 0; j < 3 && cases[i].says[j]; j++)
			ck_assert_msg(strstr(run.out, cases[i].says[j]) != NULL, "not %s, but: %s",
				cases[i].says[j], run.out);
		dataset_clear();
	}
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
		{"/v1/lights?limit=0&kind=peer", 1},
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

/* A mount that holds what it should not. */
START_TEST(what_is_no_whole_file_is_one_line)
{
	const char *path = dataset_copy("served.db");
	struct stat whole;
	ck_assert_int_eq(stat(path, &whole), 0);
	for (int eighths = 7; eighths >= 0; eighths--) {
		ck_assert_int_eq(truncate(path, whole.st_size * eighths / 8), 0);
		RUN("serve", "--listen", "127.0.0.1:0", "--db", path);
		assert_one_line(1, path);
	}
	RUN("serve", "--listen", "127.0.0.1:0", "--db", "/tmp");
	assert_one_line(1, "/tmp: not a file");
}

SUITE("command", help_and_version_end_with_0, the_version_names_each_library_with_its_own,
	a_wrong_command_line_ends_with_2, a_port_in_use_is_one_line,
	an_address_that_is_none_is_one_line, a_dataset_that_cannot_be_served_is_one_line,
	check_says_that_a_dataset_is_good, check_fails_for_whatever_serve_refuses,
	check_says_everything_that_is_wrong, get_prints_the_body_of_the_server,
	a_flag_goes_before_the_environment, what_is_no_whole_file_is_one_line)
