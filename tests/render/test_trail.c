#include "render_fixture.h"

#include "fulltext/match.h"
#include "render/trail.h"

static struct trail trails[2];

/* Begins at two terms among the lights. */
static void begin(const char *one, const char *other)
{
	open_dataset(dataset_lights());
	query = (struct query){.base = "/v1", .catalog = catalog, .q = one};
	error_clear(&err);
	ck_assert(trail_begin(&trails[0], &source, &query, one, match_unfinished(one), &err));
	ck_assert(trail_begin(&trails[1], &source, &query, other, match_unfinished(other), &err));
}

static void end(void)
{
	trail_finish(&trails[0]);
	trail_finish(&trails[1]);
	close_dataset();
}

static int64_t meet(int64_t from)
{
	struct trail *both[] = {&trails[0], &trails[1]};
	int64_t steps = INT64_MAX;
	return trail_meet(both, 3, from, &steps, &err);
}

static bool has(const struct trail *trail, int64_t row)
{
	return (size_t)row / 64 < trail->size && trail->bits[row / 64] >> row % 64 & 1;
}

/* Goes to the end of one; how many rows it has. */
static int follow(struct trail *trail)
{
	int rows = 0, more;
	while ((more = trail_step(trail, &err)) > 0)
		;
	ck_assert_int_eq(more, 0);
	for (int64_t row = 1; row <= trail->last; row++)
		rows += has(trail, row);
	ck_assert_int_eq(rows, trail->count);
	return rows;
}

START_TEST(it_goes_on_until_there_are_no_more_rows)
{
	begin("rock", "grace");
	ck_assert_int_eq(trails[0].last, 0);
	ck_assert_int_gt(follow(&trails[0]), 0);
	ck_assert(trails[0].ended);
	ck_assert_int_eq(trail_step(&trails[0], &err), 0);
	end();
}

START_TEST(trails_meet_at_the_rows_that_both_have)
{
	begin("bell", "roc");
	int64_t row = meet(1);
	ck_assert_int_gt(row, 0);
	ck_assert_int_eq(meet(row), row);
	ck_assert_int_eq(meet(row + 1), 0);
	ck_assert_int_eq(err.code, ERROR_NONE);
	end();
}

START_TEST(trails_without_a_common_row_do_not_meet)
{
	static const char *const cases[][2] = {
		{"ida", "alexandria"}, {"xyzzy", "rock"}, {"rock", "xyzzy"}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		begin(cases[i][0], cases[i][1]);
		ck_assert_msg(meet(1) == 0, "%s", cases[i][0]);
		ck_assert_int_eq(err.code, ERROR_NONE);
		end();
	}
}

START_TEST(what_was_followed_before_they_meet_changes_nothing)
{
	begin("bell", "roc");
	int64_t row = meet(1);
	end();
	begin("bell", "roc");
	follow(&trails[1]);
	ck_assert_int_eq(meet(1), row);
	follow(&trails[0]);
	ck_assert_int_eq(meet(1), row);
	end();
}

START_TEST(without_steps_left_they_meet_only_where_they_have_been)
{
	int64_t none = 0, enough = INT64_MAX;
	struct trail *both[] = {&trails[0], &trails[1]};
	begin("bell", "roc");
	ck_assert_int_eq(trail_meet(both, 3, 1, &none, &err), 0);
	ck_assert_int_eq(trails[0].last, 0);
	int64_t row = trail_meet(both, 3, 1, &enough, &err);
	ck_assert_int_gt(row, 0);
	ck_assert_int_lt(enough, INT64_MAX);
	ck_assert_int_eq(trail_meet(both, 3, 1, &none, &err), row);
	ck_assert_int_eq(none, 0);
	end();
}

START_TEST(a_trail_that_begins_anew_has_nothing_of_before)
{
	begin("rock", "grace");
	int rows = follow(&trails[0]);
	ck_assert(trail_begin(&trails[0], &source, &query, "xyzzy", 0, &err));
	ck_assert_int_eq(follow(&trails[0]), 0);
	ck_assert_int_eq(meet(1), 0);
	ck_assert(trail_begin(&trails[0], &source, &query, "rock", 0, &err));
	ck_assert_int_eq(follow(&trails[0]), rows);
	end();
}

/* Of common words, of which one may go on. */
START_TEST(rows_of_others_are_passed_over)
{
	static const char *const words[] = {"light", "rock", "bell", "lighthouse", "l", "ro"};
	for (size_t i = 0; i < COUNT(words); i++) {
		for (size_t unfinished = 0; unfinished <= strlen(words[i]);
			 unfinished += strlen(words[i])) {
			begin("rock", "grace");
			part_catalog();
			query.types = UINT64_MAX;
			ck_assert(trail_begin(&trails[0], &source, &query, words[i], unfinished, &err));
			struct statement *row = db_prepare(source.db,
				"SELECT rowid FROM api_search WHERE api_search MATCH ?1 AND" PARTED
				" ORDER BY rowid",
				&err);
			struct value match = value_text(trails[0].match.data, trails[0].match.len);
			ck_assert(row && statement_bind(row, 1, &match, &err));
			int rows = 0;
			follow(&trails[0]);
			for (; statement_step(row, &err) > 0; rows++)
				ck_assert(has(&trails[0], statement_column(row, 0).integer));
			ck_assert_int_eq(rows, trails[0].count);
			ck_assert_int_eq(trail_step(&trails[0], &err), 0);
			ck_assert_int_eq(err.code, ERROR_NONE);
			statement_release(row);
			end();
		}
	}
}

START_TEST(where_nothing_is_searched_there_are_no_rows)
{
	begin("rock", "grace");
	query.types = UINT64_C(1) << 63;
	ck_assert(trail_begin(&trails[0], &source, &query, "rock", 0, &err));
	ck_assert_int_eq(trail_step(&trails[0], &err), 0);
	ck_assert_int_eq(err.code, ERROR_NONE);
	end();
}

SUITE("trail", it_goes_on_until_there_are_no_more_rows, trails_meet_at_the_rows_that_both_have,
	trails_without_a_common_row_do_not_meet, what_was_followed_before_they_meet_changes_nothing,
	without_steps_left_they_meet_only_where_they_have_been,
	a_trail_that_begins_anew_has_nothing_of_before, rows_of_others_are_passed_over,
	where_nothing_is_searched_there_are_no_rows)
