#include "mcp/coverage.h"

#include "assertion/date.h"
#include "base/buf.h"
#include "base/error.h"
#include "dataset/snapshot.h"
#include "documents/json_builder.h"
#include "mcp/call.h"
#include "render/page.h"
#include "render/reach.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { SAYS_MAX = 1024 };

void coverage_read(struct call *call, struct reach *ret_coverage)
{
	struct error err;
	struct source source = {.catalog = call->catalog, .db = snapshot_borrow(call->snapshot)};
	error_clear(&err);
	if (!reach_read(&source, ret_coverage, &err)) {
		call_refuse(call, &err);
		call->is_partial = true;
	}
	snapshot_return(call->snapshot, source.db);
}

json_t *coverage_object(const struct reach *coverage)
{
	json_t *object = json_object();
	builder_set(&object, "sources", json_integer(coverage->sources));
	builder_set(&object, "first", json_string(coverage->first));
	builder_set(&object, "last", json_string(coverage->last));
	return object;
}

/* The next number of four digits that may be a year, behind which *text goes; 0 if there is none.
 */
static long next_year(const char **text)
{
	for (const char *at = *text; *at; at++) {
		size_t digits = strspn(at, "0123456789");
		long year = digits == 4 ? strtol(at, NULL, 10) : 0;
		at += digits > 0 ? digits - 1 : 0;
		*text = at + 1;
		if (year >= DATE_YEAR_FIRST && year <= DATE_YEAR_LAST)
			return year;
	}
	return 0;
}

long coverage_year_outside(const struct reach *coverage, const char *asked)
{
	long first = atol(coverage->first), last = atol(coverage->last), outside = 0;
	if (first == 0 || last == 0)
		return 0;
	for (long year; (year = next_year(&asked)) != 0;)
		if (year > last || (year < first && outside == 0))
			outside = year;
	return outside;
}

json_t *coverage_explain(struct call *call, const char *asked, bool partly)
{
	struct reach coverage;
	struct buf says;
	coverage_read(call, &coverage);
	long year = coverage_year_outside(&coverage, asked);
	bool after = year > atol(coverage.last);
	buf_init(&says, SAYS_MAX);
	partly = partly && year == 0;
	buf_puts(&says,
		partly
			? "No record has all of the words, which need not mean that none says it: read the results. "
			  "Where none of them does, this dataset does not tell. "
			: "This dataset does not tell. ");
	if (year != 0 && after)
		buf_printf(&says, "%ld is after its last source, of %s. ", year, coverage.last);
	else if (year != 0)
		buf_printf(&says, "%ld is before its first source, of %s. ", year, coverage.first);
	if (coverage.sources > 0)
		buf_printf(&says, "It holds what its %" PRId64 " sources say%s%s%s%s, and nothing else. ",
			coverage.sources, *coverage.first ? ", of " : "", coverage.first,
			*coverage.first ? " to " : "", coverage.last);
	buf_puts(&says,
		partly ? "Say so then; what is known from elsewhere is not from here."
			   : "Say so; what is known from elsewhere is not from here.");
	json_t *object = json_object();
	builder_set(&object, "why",
		json_string(partly  ? "not_all_words"
				: year == 0 ? "not_in_sources"
				: after     ? "after_last_source"
							: "before_first_source"));
	builder_set(&object, "says", json_string(buf_text(&says)));
	buf_finish(&says);
	return object;
}
