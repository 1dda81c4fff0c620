#include "mcp_fixture.h"

#include "base/clock.h"

#include <stdatomic.h>

/*
 * A clock in place of the system's, of which each look at it takes a step: of the processors' time
 * only the thread that asks questions looks, once where a message begins and once for each
 * question.
 */
enum { BUDGET_MS = 600000, QUESTIONS = 6 };

static _Thread_local bool asks;
static _Atomic int64_t used;

int64_t clock_ns(clockid_t clock)
{
	struct timespec time;
	int64_t step = asks ? BUDGET_MS * NS_PER_MS / QUESTIONS : 0;
	if (clock != CLOCK_MONOTONIC && clock != CLOCK_REALTIME)
		return atomic_fetch_add(&used, step) + step;
	clock_gettime(clock, &time);
	return time.tv_sec * NS_PER_S + time.tv_nsec;
}

struct timespec clock_in(int64_t ns)
{
	int64_t time = clock_ns(CLOCK_MONOTONIC) + ns;
	return (struct timespec){.tv_sec = time / NS_PER_S, .tv_nsec = time % NS_PER_S};
}

static void open_with_budget(void)
{
	struct snapshot_options options = {.connections = 1, .budget = BUDGET_MS};
	error_clear(&err);
	asks = true;
	mcp_snapshot = snapshot_create(dataset_lights(), &options, &err);
	ck_assert_msg(mcp_snapshot != NULL, "%s", err.detail);
	mcp_tools = tools_create();
	ck_assert_ptr_nonnull(mcp_tools);
}

static void close_all(void)
{
	tools_destroy(mcp_tools);
	snapshot_unref(mcp_snapshot);
	mcp_tools = NULL;
}

/* Each figure of a sentence that no record bears out is looked for alone. */
START_TEST(all_questions_of_a_message_have_one_budget)
{
	open_with_budget();
	static const char *const says[] = {"/docs#too-costly", "narrower conditions cost less"};
	for (size_t i = 0; i < COUNT(says); i++)
		mcp_refused("verify", "{\"statement\":\"Hook 1 a 2 b 3 c 4 d 5 e 6 f 7 g 8 h\"}", says[i]);
	close_all();
}

START_TEST(the_next_message_has_its_own)
{
	open_with_budget();
	for (int i = 0; i < 2 * QUESTIONS; i++)
		json_decref(mcp_found("verify", "{\"statement\":\"Hook has 35 lamps\"}"));
	close_all();
}

SUITE("questions", all_questions_of_a_message_have_one_budget, the_next_message_has_its_own)
