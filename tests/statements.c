#include "base/buf.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "base/error.h"
#include "dataset/load.h"
#include "query/parse.h"
#include "query/sql.h"
#include "query/sql_count.h"
#include "query/target.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Writes the statements with which the server answers each collection that stdin asks for, as in
 * `/v1/facts?sort=-date`: the first page, a page after a row without nulls, the total, and each
 * facet; a line each, what it is before a tab. Usage: statements DATASET
 */

static struct error err;

static void print(const char *what, struct buf *sql)
{
	printf("%s\t%s\n", what, buf_text(sql) ? sql->data : "");
	buf_finish(sql);
	buf_init(sql, 1 << 20);
}

static void print_all(const struct query *query)
{
	static struct sql_values values;
	struct value after[QUERY_SORT_MAX + 1];
	for (size_t i = 0; i < query->sort_count; i++)
		after[i] = value_integer(1);
	struct buf sql;
	buf_init(&sql, 1 << 20);
	sql_write_select(query, NULL, &sql, &values);
	print("first", &sql);
	sql_write_select(query, after, &sql, &values);
	print("after", &sql);
	sql_write_count(query, &sql, &values);
	print("total", &sql);
	for (size_t i = 0; i < query->facet_count; i++) {
		sql_write_facet(query, &query->facets[i], &sql, &values);
		print("facet", &sql);
	}
	buf_finish(&sql);
}

int main(int argc, char **argv)
{
	static char line[TARGET_MAX + 1];
	static struct query query;
	static struct target target;
	struct db *db = argc == 2 ? db_open(argv[1], &err) : NULL;
	struct catalog *catalog = db ? load_catalog(db, &err) : NULL;
	bool ok = catalog != NULL;
	while (ok && fgets(line, sizeof line, stdin)) {
		line[strcspn(line, "\n")] = '\0';
		const struct resource *resource = target_parse(&target, line, &err)
			? catalog_resource(catalog, target.segments[target.segment_count - 1])
			: NULL;
		query.base = "/v1";
		query.format = FORMAT_NONE;
		ok = resource && query_parse(&query, resource, &target, &err);
		if (ok)
			print_all(&query);
	}
	if (!ok)
		fprintf(stderr, "%s: %s %s %s\n", line, err.detail, err.faults[0].parameter,
			err.faults[0].reason);
	catalog_destroy(catalog);
	db_close(db);
	return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
