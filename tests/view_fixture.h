#ifndef VIEW_FIXTURE_H
#define VIEW_FIXTURE_H

#include "catalog_fixture.h"

#include "base/buf.h"
#include "dataset/totals.h"
#include "documents/json_memory.h"
#include "pages/view.h"
#include "query/parse.h"
#include "query/query.h"
#include "query/target.h"

#include <string.h>

/* What the suites of the pages share: a view of a dataset, in English until a test says otherwise.
 */

static struct target target;
static struct query query;
static struct source source;
static struct buf out;
static struct view view;

/* A page of a resource of the dataset (NULL: of none), that is asked for with what stands behind
 * `?`. */
static inline void open_view(const char *path, const char *resource, const char *arguments)
{
	char address[1000];
	open_catalog(path);
	snprintf(address, sizeof address, "/x?%s", arguments);
	ck_assert(target_parse(&target, address, &err));
	query = (struct query){.base = "/en", .catalog = catalog};
	if (resource)
		ck_assert(query_parse(&query, catalog_resource(catalog, resource), &target, &err));
	query.format = FORMAT_JSON;
	source = (struct source){.catalog = catalog, .db = db, .totals = totals_create(1 << 16)};
	buf_init(&out, 1 << 20);
	view = view_begin(LANGUAGE_EN, &source, &query, &out, &err);
}

static inline void turn_chinese(void)
{
	query.base = "/zh";
	view = view_begin(LANGUAGE_ZH, &source, &query, &out, &err);
}

static inline void close_view(void)
{
	buf_finish(&out);
	totals_destroy(source.totals);
	close_catalog();
}

/* What was written since the last time. */
static inline void assert_page(const char *wanted)
{
	ck_assert_int_eq(err.code, ERROR_NONE);
	ck_assert_str_eq(buf_text(&out), wanted);
	out.len = 0;
}

static inline void assert_says(const char *wanted)
{
	ck_assert_msg(strstr(buf_text(&out), wanted) != NULL, "no %s in %s", wanted, out.data);
}

static inline void assert_says_not(const char *unwanted)
{
	ck_assert_msg(!strstr(buf_text(&out), unwanted), "%s in %s", unwanted, out.data);
}

/* The caller releases it. */
static inline json_t *json_of(const char *text)
{
	json_t *json = json_memory_read(text, strlen(text), JSON_DECODE_ANY, NULL);
	ck_assert_msg(json != NULL, "%s", text);
	return json;
}

#endif
