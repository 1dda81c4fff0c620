#ifndef CODED_FIXTURE_H
#define CODED_FIXTURE_H

#include "catalog_fixture.h"

#include "base/buf.h"
#include "coded.h"
#include "query/parse.h"
#include "query/query.h"
#include "query/sql.h"
#include "query/sql_count.h"
#include "query/target.h"

#include <string.h>

/* What the suites share that hold what is found by codes against what SQL finds: a dataset, which
 * may be coded, and a query of its lights. */

static struct target target;
static struct query query;

static inline void begin(const char *sql)
{
	open_catalog(dataset_with(sql));
}

static inline void end(void)
{
	close_catalog();
	dataset_clear();
}

static inline void parse(const char *text)
{
	char raw[1000];
	snprintf(raw, sizeof raw, "/v1/lights?%s", text);
	error_clear(&err);
	memset(&query, 0, sizeof query);
	query.base = "/v1";
	query.catalog = catalog;
	ck_assert_msg(target_parse(&target, raw, &err) &&
			query_parse(&query, catalog_resource(catalog, "lights"), &target, &err),
		"%s: %s", text, err.faults[0].reason);
}

static inline int64_t count_by_sql(void)
{
	struct buf sql;
	struct sql_values values;
	buf_init(&sql, SQL_MAX);
	sql_write_count(&query, &sql, &values);
	struct statement *row = sql_prepare(db, buf_text(&sql), &values, &err);
	ck_assert_int_eq(statement_step(row, &err), 1);
	int64_t total = statement_column(row, 0).integer;
	statement_release(row);
	buf_finish(&sql);
	return total;
}

#endif
