#include "suite.h"

#include "reload_fixture.h"

#include <sched.h>
#include <stdio.h>

/* A daemon that serves the first of these letters' datasets, each of them the next by next(). */
static const char *served;

static const char *file_of(char letter)
{
	static const char *files['g' - 'a'];
	const char **file = &files[letter - 'a'];
	if (!*file)
		*file = make(letter);
	return *file;
}

static void begin(char letter, const char *keep)
{
	const char *const arguments[] = {keep, NULL};
	served = dataset_path("served.db");
	ck_assert_int_eq(link(file_of(letter), served), 0);
	daemon_start(&daemon_, served, arguments);
}

static void next(char letter)
{
	serve(file_of(letter), served);
	daemon_wait_line(&daemon_, "\"reloaded ", line, sizeof line);
}

/* A walk through all lights, a few at a time; it is asked for page by page. */
struct walk {
	char target[1024];
	size_t rows;
	char letter; /* of the dataset that it began with */
};

static struct wire wire;
static struct reply reply;

static int ask(const char *target)
{
	wire_open(&wire, &daemon_);
	wire_ask(&wire, "GET", target, &reply);
	wire_close(&wire);
	return reply.status;
}

static size_t count(const char *text, const char *part)
{
	size_t found = 0;
	while ((text = strstr(text, part))) {
		text += strlen(part);
		found++;
	}
	return found;
}

/* False at the end. */
static bool take_page(struct walk *walk)
{
	ck_assert_msg(ask(walk->target) == 200, "%s: %d %s", walk->target, reply.status, reply.body);
	ck_assert_msg(is_of_one(&reply), "%s: %s", walk->target, reply.body);
	ck_assert_int_eq(reply_header(&reply, "ETag")[1], walk->letter);
	walk->rows += count(reply.body, "\"id\":");
	const char *from = strstr(reply.body, "\"next\":\"");
	if (!from) {
		ck_assert_ptr_nonnull(strstr(reply.body, "\"next\":null"));
		return false;
	}
	from += strlen("\"next\":\"");
	snprintf(walk->target, sizeof walk->target, "%.*s", (int)strcspn(from, "\""), from);
	return true;
}

static void begin_walk(struct walk *walk, char letter, const char *target)
{
	*walk = (struct walk){.letter = letter};
	snprintf(walk->target, sizeof walk->target, "%s", target);
	ck_assert(take_page(walk));
}

static void finish_walk(struct walk *walk)
{
	while (take_page(walk))
		;
	ck_assert_uint_eq(walk->rows, 12);
}

/* What a browser does that has the first page in its cache, for as long as it is fresh. */
START_TEST(a_walk_whose_first_page_is_in_a_cache_goes_on_after_a_reload)
{
	struct walk cached, walk;
	begin('a', "--keep=3600");
	begin_walk(&cached, 'a', "/v1/lights?limit=5");
	ck_assert_ptr_nonnull(strstr(reply_header(&reply, "Cache-Control"), "max-age=300"));
	next('b');
	for (int again = 0; again < 3; again++) {
		walk = cached;
		finish_walk(&walk);
		ck_assert_ptr_nonnull(strstr(reply_header(&reply, "Cache-Control"), "max-age=300"));
	}
	begin_walk(&walk, 'b', "/v1/lights?limit=5");
	finish_walk(&walk);
	daemon_end(&daemon_);
}

/* The pins of a letter's dataset. */
static char *pinned(char letter, const char *path)
{
	static char target[200];
	char digest[65] = "";
	memset(digest, letter, 64);
	snprintf(target, sizeof target, "/v1/@%s%s", digest, path);
	return target;
}

START_TEST(what_is_pinned_to_a_kept_dataset_is_answered_by_it)
{
	static const char *const paths[] = {"", "/lights", "/lights/hook", "/lights/hook.json",
		"/search?q=lime", "/lights.csv", "/dataset"};
	char before[200], after[200];
	struct walk walk;
	begin('a', "--keep=3600");
	for (size_t i = 0; i < COUNT(paths); i++) {
		ck_assert_int_eq(ask(pinned('a', paths[i])), 200);
		snprintf(before, sizeof before, "%s %zu", reply_header(&reply, "ETag"), reply.len);
		next('b');
		ck_assert_int_eq(ask(pinned('a', paths[i])), 200);
		ck_assert_ptr_nonnull(strstr(reply_header(&reply, "Cache-Control"), "immutable"));
		snprintf(after, sizeof after, "%s %zu", reply_header(&reply, "ETag"), reply.len);
		ck_assert_str_eq(before, after);
		next('a');
	}
	next('b');
	begin_walk(&walk, 'a', pinned('a', "/lights?limit=5"));
	finish_walk(&walk);
	ck_assert_int_eq(ask(pinned('a', "/lights/")), 308);
	ck_assert_str_eq(reply_header(&reply, "Location"), pinned('a', "/lights"));
	/* large letters, of the newest and of what is kept */
	for (const char *letter = "ab"; *letter; letter++) {
		ck_assert_int_eq(ask(pinned((char)(*letter - 'a' + 'A'), "/lights")), 308);
		ck_assert_str_eq(reply_header(&reply, "Location"), pinned(*letter, "/lights"));
	}
	ck_assert_int_eq(ask(pinned('C', "/lights")), 410);
	ck_assert_int_eq(ask(pinned('a', "/nothing")), 404);
	ck_assert_int_eq(ask(pinned('a', "/lights/nobody")), 404);
	ck_assert_int_eq(ask(pinned('a', "/lights?a=b")), 400);
	ck_assert_int_eq(ask(pinned('c', "/lights")), 410);
	daemon_end(&daemon_);
}

/* A column that the next dataset has not: what the cursor's own dataset knows is what counts. */
START_TEST(a_walk_goes_on_by_the_description_of_its_own_dataset)
{
	struct walk walk;
	begin('a', "--keep=3600");
	begin_walk(&walk, 'a', "/v1/lights?sort=-height&limit=5&fields=id,name_en,height");
	const char *other = dataset_with(
		"DELETE FROM api_field WHERE resource = 'lights' AND field = 'height';"
		"DROP VIEW api_lights; CREATE VIEW api_lights AS SELECT l.id, name_zh, name_en, kind, floors,"
		" lit, automatic, keeper_id, colours, keeper, l.rowid AS api_row"
		" FROM lights AS l LEFT JOIN keeper_json AS k ON k.id = keeper_id");
	serve(other, served);
	daemon_wait_line(&daemon_, "reloaded ", line, sizeof line);
	ck_assert_msg(strstr(line, "\"reloaded ") != NULL, "%s", line);
	ck_assert_int_eq(ask("/v1/lights?sort=-height"), 400);
	finish_walk(&walk);
	daemon_end(&daemon_);
}

START_TEST(fifty_reloads_leave_the_walks_of_the_last_few)
{
	enum { KEPT = 4, WALKS = 50 };
	static struct walk walks[WALKS];
	static const char letters[] = "abcdef"; /* as many as are known, and one */
	begin(letters[0], "--keep=3600");
	struct figures before = {0};
	for (size_t i = 0; i < WALKS; i++) {
		if (i > 0)
			next(letters[i % (KEPT + 2)]);
		begin_walk(&walks[i], letters[i % (KEPT + 2)], "/v1/lights?limit=5");
		for (size_t j = i < KEPT ? 0 : i - KEPT; j < i; j++) {
			struct walk copy = walks[j];
			finish_walk(&copy);
		}
		if (i > KEPT) {
			ck_assert_int_eq(ask(walks[i - KEPT - 1].target), 410);
			ck_assert_ptr_nonnull(strstr(reply.body, "/docs#stale-cursor"));
			ck_assert_str_eq(reply_header(&reply, "Cache-Control"), "no-store");
		}
		if (i == 2 * KEPT)
			before = measure();
	}
	/* the connection of the last page is being closed */
	while (measure().files > before.files)
		sched_yield();
	daemon_end(&daemon_); /* with four that are kept */
}

START_TEST(back_to_the_dataset_before_both_walks_go_on)
{
	struct walk first, second;
	begin('a', "--keep=3600");
	begin_walk(&first, 'a', "/v1/lights?limit=5");
	next('b');
	begin_walk(&second, 'b', "/v1/lights?limit=5");
	next('a');
	ck_assert(take_page(&first));
	next('a'); /* the same again */
	finish_walk(&first);
	finish_walk(&second);
	daemon_end(&daemon_);
}

START_TEST(what_is_kept_no_longer_is_410)
{
	struct walk walk;
	begin('a', "--keep=1");
	begin_walk(&walk, 'a', "/v1/lights?limit=5");
	next('b');
	int status;
	while ((status = ask(pinned('a', "/lights/hook"))) == 200)
		ck_assert(is_of_one(&reply)); /* whole, up to the end */
	ck_assert_int_eq(status, 410);
	ck_assert_ptr_nonnull(strstr(reply.body, "/docs#stale-pin"));
	daemon_wait_line(&daemon_, "--keep is over", line, sizeof line);
	ck_assert_int_eq(ask(walk.target), 410);
	ck_assert_int_eq(ask("/v1/lights/hook"), 200);
	daemon_end(&daemon_);
}

START_TEST(with_keep_0_none_is_kept)
{
	struct walk walk;
	begin('a', "--keep=0");
	begin_walk(&walk, 'a', "/v1/lights?limit=5");
	next('b');
	ck_assert_int_eq(ask(walk.target), 410);
	ck_assert_int_eq(ask(pinned('a', "/lights")), 410);
	daemon_end(&daemon_);
}

SUITE("kept", a_walk_whose_first_page_is_in_a_cache_goes_on_after_a_reload,
	what_is_pinned_to_a_kept_dataset_is_answered_by_it,
	a_walk_goes_on_by_the_description_of_its_own_dataset,
	fifty_reloads_leave_the_walks_of_the_last_few, back_to_the_dataset_before_both_walks_go_on,
	what_is_kept_no_longer_is_410, with_keep_0_none_is_kept)
