#include "dataset/aggregates.h"

#include "base/sum.h"

#include <sqlite3.h>
#include <stddef.h>

struct numbers {
	struct sum sum;
	sqlite3_int64 count;
};

static void add(sqlite3_context *context, int count, sqlite3_value **values)
{
	(void)count;
	if (sqlite3_value_type(values[0]) == SQLITE_NULL)
		return;
	struct numbers *numbers = sqlite3_aggregate_context(context, sizeof *numbers);
	if (!numbers) {
		sqlite3_result_error_nomem(context);
		return;
	}
	sum_add(&numbers->sum, sqlite3_value_double(values[0]));
	numbers->count++;
}

static void finish_sum(sqlite3_context *context)
{
	const struct numbers *numbers = sqlite3_aggregate_context(context, 0);
	if (numbers)
		sqlite3_result_double(context, sum_round(sum_total(&numbers->sum)));
}

static void finish_avg(sqlite3_context *context)
{
	const struct numbers *numbers = sqlite3_aggregate_context(context, 0);
	if (numbers)
		sqlite3_result_double(
			context, sum_round(sum_total(&numbers->sum) / (double)numbers->count));
}

int aggregates_register(struct sqlite3 *db)
{
	static const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
	int result = sqlite3_create_function_v2(
		db, "compensated_sum", 1, flags, NULL, NULL, add, finish_sum, NULL);
	return result == SQLITE_OK ? sqlite3_create_function_v2(db, "compensated_avg", 1, flags, NULL,
									 NULL, add, finish_avg, NULL)
							   : result;
}
