#include "render_fixture.h"

#include "render/rivals.h"
#include "render/trail.h"

static struct trail trails[2], *both[] = {&trails[0], &trails[1]};

/* Begins at two terms, none of which may go on. */
static void begin(const char *const words[2])
{
	open_dataset(dataset_lights());
	query = (struct query){.base = "/v1", .catalog = catalog};
	for (size_t i = 0; i < COUNT(both); i++)
		ck_assert(trail_begin(both[i], &source, &query, words[i], 0, &err));
}

static void end(void)
{
	for (size_t i = 0; i < COUNT(both); i++)
		trail_finish(both[i]);
	close_dataset();
}

static unsigned choose(void)
{
	static const unsigned sets[] = {2, 1};
	return rivals_rank(&source, &query, both, sets, COUNT(sets), &err);
}

/* The rank of the best hit of a term, by a search of its own. */
static double rank(struct trail *trail)
{
	char sql[200];
	snprintf(sql, sizeof sql, "SELECT min(rank) FROM api_search WHERE api_search MATCH '%s'",
		buf_text(&trail->ranked));
	struct statement *row = db_prepare(db, sql, &err);
	ck_assert_ptr_nonnull(row);
	ck_assert_int_eq(statement_step(row, &err), 1);
	double best = statement_column(row, 0).number;
	statement_release(row);
	return best;
}

START_TEST(of_two_sets_that_whose_best_hit_is_the_best_is_taken)
{
	static const char *const words[][2] = {
		{"ida", "alexandria"}, {"alexandria", "ida"}, {"grace", "ida"}};
	for (size_t i = 0; i < COUNT(words); i++) {
		begin(words[i]);
		unsigned better = rank(both[1]) <= rank(both[0]) ? 2 : 1;
		ck_assert_msg(choose() == better, "%s", words[i][0]);
		ck_assert_int_eq(err.code, ERROR_NONE);
		end();
	}
}

START_TEST(of_equal_ones_the_greatest_is_taken)
{
	static const char *const words[] = {"rock", "rock"};
	begin(words);
	ck_assert_uint_eq(choose(), 2);
	end();
}

SUITE("rivals", of_two_sets_that_whose_best_hit_is_the_best_is_taken,
	of_equal_ones_the_greatest_is_taken)
