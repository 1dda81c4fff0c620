#include "suite.h"

#include "dataset.h"
#include "daemon_fixture.h"
#include "wire.h"

#include <signal.h>
#include <sys/resource.h>

/* Of each listener fewer connections than those at which idle ones are closed, so that all stay. */
enum { DESCRIPTORS = 860, ASSISTANTS = 200, OPERATORS = 50, CLIENTS = 590 };

static struct daemon daemon_, other; /* other is the same process at another port */
static struct wire wire;
static struct reply reply;

/* Each is left open, for as long as this process lives. */
static void open_many(int port, size_t count)
{
	other.port = port;
	for (size_t i = 0; i < count; i++)
		wire_open(&wire, &other);
}

START_TEST(who_fills_all_listeners_leaves_descriptors_for_a_reload)
{
	static const char *const arguments[] = {
		"--admin-listen=127.0.0.1:0", "--mcp-listen=127.0.0.1:0", "--threads=1", NULL};
	const struct rlimit limit = {DESCRIPTORS, DESCRIPTORS};
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &limit), 0);
	daemon_start(&daemon_, dataset_lights(), arguments);
	int assistants = daemon_assistants(&daemon_), operators = daemon_operators(&daemon_);
	open_many(assistants, ASSISTANTS);
	open_many(operators, OPERATORS);
	open_many(daemon_.port, CLIENTS);
	ck_assert_int_eq(kill(daemon_.pid, SIGHUP), 0);
	daemon_wait_line(&daemon_, "message=\"reloaded", NULL, 0);
	wire_open(&wire, &daemon_);
	wire_ask(&wire, "GET", "/v1/lights?q=rock", &reply);
	ck_assert_int_eq(reply.status, 200);
	daemon_end(&daemon_);
}

SUITE("descriptors", who_fills_all_listeners_leaves_descriptors_for_a_reload)
