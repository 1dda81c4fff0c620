#include "mcp_fixture.h"

#include "dataset/current.h"
#include "fault.h"
#include "http/assistants.h"
#include "http/daemon.h"
#include "asks.h"
#include "mcp/version.h"
#include "mcp/lines.h"
#include "roles.h"

#include <unistd.h>

/* Every allocation that a message of an assistant makes fails in turn. */

#define MESSAGE(method, params)                                                                    \
	"{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"" method "\",\"params\":" params "}"
#define TOOL(name, arguments)                                                                      \
	MESSAGE("tools/call", "{\"name\":\"" name "\",\"arguments\":" arguments "}")

#define TOOL_HEADED MESSAGE("tools/call", "{\"name\":\"about\"," STATELESS_META "}")

static const struct version_head head = {"2026-07-28", "tools/call", "=?base64?YWJvdXQ=?="};

static const struct asked {
	const char *text;
	const struct version_head *head; /* or NULL */
} messages[] = {
	{TOOL_HEADED, &head},
	{.text = TOOL("about", "{}")},
	{.text = TOOL("about", "{\"resource\":\"lights\"}")},
	{.text = TOOL("about", "{\"resource\":\"light\"}")},
	{.text = TOOL("search", "{\"query\":\"rock\",\"limit\":2}")},
	{.text = TOOL("search", "{\"query\":\"hook 2030\"}")},
	{.text = TOOL("search", "{\"query\":\"skyscraper\",\"type\":\"lights\"}")},
	{.text = TOOL("search", "{\"query\":\"rock\",\"type\":\"ligths\"}")},
	{.text = TOOL("fetch", "{\"id\":\"lights/longstone\"}")},
	{.text = TOOL("fetch", "{\"id\":\"lights/hok\"}")},
	{.text = TOOL("fetch", "{\"id\":\"lights/hook.csv\"}")},
	{.text = TOOL("fetch", "{\"id\":\"hook\"}")},
	{.text = TOOL("query", "{\"resource\":\"lights\",\"limit\":1,\"facet\":\"kind\"}")},
	{.text = TOOL("query",
		 "{\"resource\":\"lights\",\"where\":{\"height__gt\":1000.5,\"kind\":[\"pier\"]}}")},
	{.text = TOOL(
		 "query", "{\"resource\":\"lights\",\"group\":\"kind\",\"aggregate\":\"height__avg\"}")},
	{.text = TOOL(
		 "query", "{\"resource\":\"lights\",\"where\":{\"kind\":null,\"format\":\"csv\"}}")},
	{.text = TOOL("query", "{\"resource\":\"lights\",\"sort\":\"x\",\"where\":{\"heigth\":3}}")},
	{.text = TOOL("compare", "{\"id\":\"lights/bell-rock\"}")},
	{.text = TOOL("compare", "{\"id\":\"keepers/ida\"}")},
	{.text = TOOL("discrepancies", "{}")},
	{.text = TOOL("discrepancies", "{\"query\":\"hook 2030\"}")},
	{.text = TOOL("verify", "{\"statement\":\"Bell Rock has 35 lamps since 1811\"}")},
	{.text = TOOL("verify", "{\"statement\":\"Bell Rock 35\"}")},
	{.text = TOOL("verify", "{\"statement\":\"64\"}")},
	{.text = TOOL("verify", "{\"statment\":\"64\",\"limit\":1}")},
	{.text = TOOL("abuot", "{}")},
	{.text = MESSAGE("initialize", "{\"protocolVersion\":\"2025-06-18\"}")},
	{.text = MESSAGE("server/discover", "{" STATELESS_META "}")},
	{.text = MESSAGE("tools/list", "{" STATELESS_META "}")},
	{.text = MESSAGE("resources/list", "{}")},
	{.text = MESSAGE("resources/templates/list", "{}")},
	{.text = MESSAGE("resources/read", "{\"uri\":\"yigai://dataset\"}")},
	{.text = MESSAGE("resources/read", "{\"uri\":\"yigai://light/bell%2Drock\"}")},
	{.text = MESSAGE("resources/read", "{\"uri\":\"yigai://light/hok\"}")},
	{.text = MESSAGE("prompts/list", "{}")},
	{.text = MESSAGE(
		 "prompts/get", "{\"name\":\"answer\",\"arguments\":{\"question\":\"Is there a hook?\"}}")},
	{.text = MESSAGE("prompts/get", "{\"name\":\"anser\"}")},
	{.text = MESSAGE("tool/list", "{}")},
	{.text = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}"},
	{.text = "[]"},
	{.text = "{"},
};

struct answered {
	int status;
	struct buf text;
};

static struct answered answer(struct snapshot *snapshot, const struct asked *asked)
{
	struct answered answered;
	struct protocol_message message = {asked->text, strlen(asked->text), asked->head};
	buf_init(&answered.text, PROTOCOL_ANSWER_MAX);
	answered.status = protocol_answer(mcp_tools, snapshot, &message, &answered.text);
	return answered;
}

static bool is_same(const struct answered *a, const struct answered *b)
{
	return a->status == b->status && a->text.len == b->text.len &&
		(a->text.len == 0 || memcmp(a->text.data, b->text.data, a->text.len) == 0);
}

/* Nothing; or the protocol's error for it; or the API's problem as a tool passes it on. */
static bool is_honest_failure(const struct answered *given)
{
	if (given->status == 0)
		return given->text.len == 0;
	json_t *json = json_loadb(given->text.data, given->text.len, 0, NULL);
	const json_t *error = json_object_get(json, "error"), *result = json_object_get(json, "result"),
				 *content = json_array_get(json_object_get(result, "content"), 0);
	const char *text = json_string_value(json_object_get(content, "text"));
	json_t *problem = text ? json_loads(text, 0, NULL) : NULL;
	bool honest = error ? json_integer_value(json_object_get(error, "code")) == -32603
						: json_is_true(json_object_get(result, "isError")) &&
			json_integer_value(json_object_get(problem, "status")) >= 500;
	json_decref(problem);
	json_decref(json);
	return honest;
}

struct asking {
	const char *path;
	const struct asked *asked;
	struct answered right;
};

static bool meet_asking(const struct failure *failure, void *context)
{
	const struct asking *a = context;
	struct snapshot *snapshot = asks_open(a->path);
	failure->fault->begin(failure->nth, failure->for_good);
	struct answered given = answer(snapshot, a->asked);
	bool met = failure->fault->end() > 0;
	ck_assert_msg(is_same(&given, &a->right) || (met && is_honest_failure(&given)),
		"%s of %s: %d %.*s", failure_text(failure), a->asked->text, given.status,
		(int)given.text.len, given.text.data ? given.text.data : "");
	buf_finish(&given.text);
	given = answer(snapshot, a->asked);
	ck_assert_msg(is_same(&given, &a->right), "after %s of %s it still fails",
		failure_text(failure), a->asked->text);
	buf_finish(&given.text);
	snapshot_unref(snapshot);
	return met;
}

START_TEST(a_message_without_memory_is_answered_rightly_or_with_an_error)
{
	size_t faults = 0;
	mcp_open_at(dataset_with(ROLES));
	for (size_t i = 0; i < COUNT(messages); i++) {
		struct asking asking = {dataset_names[0], &messages[i], answer(mcp_snapshot, &messages[i])};
		ck_assert_int_ne(asking.right.status, 0);
		faults += fault_each(&memory_fault, meet_asking, &asking);
		buf_finish(&asking.right.text);
	}
	fault_say(faults);
}

static bool meet_creating(const struct failure *failure, void *context)
{
	json_t *right = context, *list = NULL;
	failure->fault->begin(failure->nth, failure->for_good);
	struct tools *tools = tools_create();
	bool met = failure->fault->end() > 0;
	if (tools)
		list = tools_list(tools, snapshot_catalog(mcp_snapshot));
	ck_assert_msg(tools ? json_equal(list, right) : met, "%s", failure_text(failure));
	json_decref(list);
	tools_destroy(tools);
	return met;
}

START_TEST(tools_that_are_made_without_memory_are_whole_or_none)
{
	mcp_open_at(dataset_with(ROLES));
	json_t *right = tools_list(mcp_tools, snapshot_catalog(mcp_snapshot));
	fault_say(fault_each(&memory_fault, meet_creating, right));
	json_decref(right);
}

static FILE *lines_in, *lines_out;

/* What comes out, in place. */
static bool exchange_lines(const struct failure *failure, char *said, size_t size, bool *ret_met)
{
	rewind(lines_in);
	rewind(lines_out);
	ck_assert_int_eq(ftruncate(fileno(lines_out), 0), 0);
	error_clear(&err);
	if (failure)
		failure->fault->begin(failure->nth, failure->for_good);
	bool ok = lines_answer(mcp_snapshot, fileno(lines_in), fileno(lines_out), &err);
	*ret_met = failure && failure->fault->end() > 0;
	ssize_t len = pread(fileno(lines_out), said, size - 1, 0);
	ck_assert_int_ge(len, 0);
	said[len] = '\0';
	return ok;
}

/* Whether each line is the right one, in its order, or says that memory is lacking; the last may be
 * missing. */
static bool are_lines(const char *said, const char *right, bool all)
{
	while (*said) {
		size_t len = strcspn(said, "\n") + 1, own = strcspn(right, "\n") + 1;
		bool same = len == own && memcmp(said, right, len) == 0;
		if (!right[0] || (!same && !memmem(said, len, "-32603", 6)))
			return false;
		said += len;
		right += own;
	}
	return !all || !*right;
}

static bool meet_lines(const struct failure *failure, void *context)
{
	char said[1024];
	bool met, ok = exchange_lines(failure, said, sizeof said, &met);
	ck_assert_msg(are_lines(said, context, ok), "%s: %s", failure_text(failure), said);
	ck_assert(ok || (met && err.code == ERROR_UNAVAILABLE));
	return met;
}

START_TEST(lines_without_memory_are_answered_in_their_order_or_end)
{
	char right[1024];
	bool met;
	mcp_open();
	lines_in = tmpfile();
	lines_out = tmpfile();
	ck_assert(lines_in && lines_out);
	setvbuf(lines_in, NULL, _IONBF, 0);
	setvbuf(lines_out, NULL, _IONBF, 0);
	fputs(MESSAGE("ping", "{}") "\n{\n" MESSAGE("prompts/get", "{}") "\n", lines_in);
	ck_assert(exchange_lines(NULL, right, sizeof right, &met));
	fault_say(fault_each(&memory_fault, meet_lines, right));
	fclose(lines_in);
	fclose(lines_out);
}

static bool meet_starting(const struct failure *failure, void *context)
{
	struct current *current = context;
	static struct body_room room = {.max = SIZE_MAX};
	struct daemon_options options = {.listen = "127.0.0.1:0", .room = &room};
	error_clear(&err);
	failure->fault->begin(failure->nth, failure->for_good);
	struct assistants *assistants = assistants_start(&options, current, &err);
	bool met = failure->fault->end() > 0;
	ck_assert_msg(assistants || (met && err.code == ERROR_UNAVAILABLE && err.detail[0]),
		"%s: no reason is given", failure_text(failure));
	assistants_stop(assistants);
	return met;
}

START_TEST(a_listener_that_starts_without_memory_listens_or_says_why)
{
	static struct current current;
	current_init(&current, open_snapshot(dataset_lights(), 1), 0);
	fault_say(fault_each(&memory_fault, meet_starting, &current));
	current_finish(&current);
}

static int run(void)
{
	const TTest *const tests[] = {a_message_without_memory_is_answered_rightly_or_with_an_error,
		tools_that_are_made_without_memory_are_whole_or_none,
		lines_without_memory_are_answered_in_their_order_or_end,
		a_listener_that_starts_without_memory_listens_or_says_why};
	return suite_run("faults_assistants", tests, COUNT(tests));
}

int main(void)
{
	if (memory_is_watched())
		return run();
	printf("1..0 # SKIP another malloc() stands before this program's own\n");
	return EXIT_SUCCESS;
}
