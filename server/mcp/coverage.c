#include "mcp/coverage.h"

#include "base/buf.h"
#include "dataset/catalog.h"
#include "documents/json_builder.h"
#include "mcp/ask.h"
#include "mcp/call.h"
#include "mcp/date.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SAYS_MAX = 1024 };

/* The resource whose records are the sources: what the field that hits show as such refers to. */
static const struct resource *find_sources(const struct catalog *catalog)
{
	for (size_t i = 0; i < catalog->resource_count; i++) {
		const struct field *field = resource_hit(&catalog->resources[i], "source_ids");
		if (field && field->ref)
			return catalog_resource(catalog, field->ref);
	}
	return NULL;
}

/* The first of the sources' dates in this order. */
static void read_date(struct call *call, const struct resource *sources, const struct field *date,
	const char *order, char ret_date[static 16])
{
	struct ask ask;
	char path[CATALOG_NAME_MAX + 8], sort[CATALOG_NAME_MAX + 2];
	snprintf(path, sizeof path, "/v1/%s", sources->name);
	snprintf(sort, sizeof sort, "%s%s", order, date->name);
	ask_init(&ask, path);
	ask_add(&ask, "sort", sort);
	ask_add(&ask, "fields", date->name);
	ask_add_number(&ask, "limit", 1);
	json_t *answer = call_ask(call, &ask);
	const char *text = json_string_value(
		json_object_get(json_array_get(json_object_get(answer, "data"), 0), date->name));
	snprintf(ret_date, 16, "%.10s", text ? text : "");
	json_decref(answer);
}

void coverage_read(struct call *call, struct coverage *ret_coverage)
{
	const struct resource *sources = find_sources(call->catalog);
	const struct field *date = sources ? resource_hit(sources, "date") : NULL;
	*ret_coverage = (struct coverage){.sources = sources ? sources->count : 0};
	if (!date)
		return;
	read_date(call, sources, date, "", ret_coverage->first);
	read_date(call, sources, date, "-", ret_coverage->last);
}

json_t *coverage_object(const struct coverage *coverage)
{
	json_t *object = json_object();
	builder_set(&object, "sources", json_integer(coverage->sources));
	builder_set(&object, "first", json_string(coverage->first));
	builder_set(&object, "last", json_string(coverage->last));
	return object;
}

/* The next number of four digits that may be a year, behind which *text goes; 0 if there is none. */
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

long coverage_year_outside(const struct coverage *coverage, const char *asked)
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
	struct coverage coverage;
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
		buf_printf(&says, "It holds what its %lld sources say%s%s%s%s, and nothing else. ",
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
