#include "suite.h"

#include "base/buf.h"
#include "dataset/catalog.h"
#include "dataset.h"
#include "dataset/db.h"
#include "base/error.h"
#include "dataset/load.h"
#include "query/parse.h"
#include "render/include.h"
#include "query/sql.h"
#include "query/target.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static struct error err;
static struct db *db;
static struct catalog *catalog;
static struct target target;
static struct query query;
static struct buf out;

static void open_dataset(const char *path)
{
	error_clear(&err);
	db = db_open(path, &err);
	ck_assert_msg(db != NULL, "%s", err.detail);
	catalog = load_catalog(db, &err);
	ck_assert_msg(catalog != NULL, "%s%s", err.detail, err.faults[0].reason);
}

static void close_dataset(void)
{
	catalog_destroy(catalog);
	db_close(db);
	dataset_clear();
}

static void parse(const char *raw)
{
	error_clear(&err);
	ck_assert(target_parse(&target, raw, &err));
	const struct resource *resource = catalog_resource(catalog, target.segments[1]);
	ck_assert_ptr_nonnull(resource);
	query = (struct query){.base = "/v1", .format = FORMAT_NONE};
	ck_assert_msg(
		query_parse_item(&query, resource, &target, &err), "%s: %s", raw, err.faults[0].reason);
}

/* The row of the item that the target names; the caller destroys it. */
static struct statement *item_row(void)
{
	struct buf sql;
	const char *key = target.segments[2];
	struct value value = value_text(key, strlen(key));
	buf_init(&sql, 65536);
	sql_write_item(&query, &sql);
	struct statement *row = db_prepare(db, buf_text(&sql), &err);
	ck_assert_msg(row != NULL, "%s", err.detail);
	ck_assert(statement_bind(row, 1, &value, &err));
	ck_assert_int_eq(statement_step(row, &err), 1);
	buf_finish(&sql);
	return row;
}

/* Where no case runs in a process of its own. */
__attribute__((destructor)) static void release(void)
{
	buf_finish(&out);
}

static bool write_related(struct include *include)
{
	struct statement *row = item_row();
	bool ok = include_write(include, row, __builtin_popcountll(query.fields), &out, &err);
	statement_release(row);
	return ok;
}

/* Empties what members are written to, whatever a case before left there. */
static void start_out(size_t max)
{
	buf_finish(&out);
	buf_init(&out, max);
}

/* The members that an item's relations append, for the length of a case. */
static const char *members(const char *raw)
{
	struct include include;
	parse(raw);
	start_out(1 << 20);
	ck_assert_msg(include_init(&include, db, &query, &err), "%s", err.detail);
	ck_assert_msg(write_related(&include), "%s", err.detail);
	include_finish(&include);
	return buf_text(&out);
}

/* So that `keeper` is a relation, and wrecks have a list of keepers' keys. */
static const char related_sql[] =
	"DELETE FROM api_field WHERE field = 'keeper';"
	"DROP VIEW api_wrecks; CREATE VIEW api_wrecks AS SELECT id, name, name AS keeper_ids FROM wrecks;"
	"UPDATE api_field SET field = 'keeper_ids', type = 'list', ref = 'keepers', nullable = 1, "
	"search = NULL WHERE resource = 'wrecks' AND field = 'name';";

static const char *related_dataset(const char *more)
{
	char sql[4096];
	snprintf(sql, sizeof sql, "%s%s", related_sql, more);
	return dataset_with(sql);
}

START_TEST(no_relations_append_nothing)
{
	open_dataset(dataset_lights());
	ck_assert_str_eq(members("/v1/keepers/ida"), "");
	ck_assert_str_eq(members("/v1/lights/hook?include=keeper"), ""); /* a field */
	close_dataset();
}

START_TEST(one_is_an_object_or_null)
{
	static const char *const cases[][2] = {
		{"/v1/lights/lime-rock?include=keeper",
			",\"keeper\":{\"id\":\"ida\",\"name\":\"Ida Lewis\"}"},
		{"/v1/lights/lime-rock?include=keeper&fields=id",
			",\"keeper\":{\"id\":\"ida\",\"name\":\"Ida Lewis\"}"},
		{"/v1/lights/hook?include=keeper", ",\"keeper\":null"},
		{"/v1/lights/tower?include=keeper", ",\"keeper\":null"}, /* leads nowhere */
		{"/v1/lights/fastnet?include=keeper", ",\"keeper\":null"},
	};
	open_dataset(related_dataset("UPDATE lights SET keeper_id = 'nobody' WHERE id = 'tower';"
								 "UPDATE lights SET keeper_id = '' WHERE id = 'fastnet'"));
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_str_eq(members(cases[i][0]), cases[i][1]);
	close_dataset();
}

START_TEST(a_list_is_an_array_in_the_order_of_keys)
{
	static const char *const cases[][2] = {
		{"/v1/wrecks/none", ",\"keepers\":[]"},
		{"/v1/wrecks/null", ",\"keepers\":[]"},
		{"/v1/wrecks/lost", ",\"keepers\":[]"},
		{"/v1/wrecks/one", ",\"keepers\":[{\"id\":\"ida\",\"name\":\"Ida Lewis\"}]"},
		{"/v1/wrecks/two",
			",\"keepers\":[{\"id\":\"grace\",\"name\":\"Darling, Grace\"},"
			"{\"id\":\"ida\",\"name\":\"Ida Lewis\"}]"},
		{"/v1/wrecks/odd", ",\"keepers\":[{\"id\":\"ida\",\"name\":\"Ida Lewis\"}]"},
	};
	open_dataset(related_dataset(
		"DROP TABLE wrecks; CREATE TABLE wrecks (id, name); INSERT INTO wrecks VALUES"
		"('none', '[]'), ('null', NULL), ('lost', '[\"nobody\"]'), ('one', '[\"ida\"]'),"
		"('two', '[\"ida\",\"grace\"]'), ('odd', '[\"ida\",null,1,\"ida\",\"Ida\"]')"));
	for (size_t i = 0; i < COUNT(cases); i++) {
		char raw[100];
		snprintf(raw, sizeof raw, "%s?include=keepers", cases[i][0]);
		ck_assert_str_eq(members(raw), cases[i][1]);
	}
	close_dataset();
}

START_TEST(many_come_with_their_total_and_their_address)
{
	open_dataset(dataset_with("INSERT INTO keepers VALUES ('nobody', ''), ('a b/灯\"?', 'odd')"));
	ck_assert_str_eq(members("/v1/keepers/ida?include=lights"),
		",\"lights\":{\"data\":[{\"id\":\"lime-rock\",\"name_zh\":null,\"name_en\":\"Lime Rock\","
		"\"kind\":\"shore\",\"height\":null,\"floors\":null,\"lit\":\"1854-01-01\","
		"\"automatic\":null,\"keeper_id\":\"ida\",\"colours\":[\"red\"]}],"
		"\"links\":{\"all\":\"/v1/lights?keeper_id=ida\"},\"meta\":{\"total\":1}}");
	ck_assert_str_eq(members("/v1/keepers/nobody?include=lights"),
		",\"lights\":{\"data\":[],\"links\":{\"all\":\"/v1/lights?keeper_id=nobody\"},"
		"\"meta\":{\"total\":0}}");
	ck_assert_str_eq(members("/v1/keepers/a%20b%2F%E7%81%AF%22%3F?include=lights"),
		",\"lights\":{\"data\":[],\"links\":{\"all\":"
		"\"/v1/lights?keeper_id=a%20b%2F%E7%81%AF%22%3F\"},\"meta\":{\"total\":0}}");
	close_dataset();
}

START_TEST(links_of_a_pinned_query_are_pinned)
{
	struct include include;
	open_dataset(dataset_lights());
	parse("/v1/keepers/ida?include=lights");
	query.base = "/v1/@0123";
	start_out(65536);
	ck_assert(include_init(&include, db, &query, &err));
	ck_assert(write_related(&include));
	include_finish(&include);
	ck_assert_ptr_nonnull(strstr(buf_text(&out), "\"/v1/@0123/lights?keeper_id=ida\""));
	close_dataset();
}

/* How many objects stand in the members, each with a key that begins so. */
static int count_keys(const char *text, const char *prefix)
{
	char mark[40];
	int count = 0;
	snprintf(mark, sizeof mark, "{\"id\":\"%s", prefix);
	for (const char *p = text; (p = strstr(p, mark)); p++)
		count++;
	return count;
}

START_TEST(of_many_the_first_20_are_shown)
{
	static const struct {
		int rows, shown;
	} cases[] = {{1, 1}, {19, 19}, {20, 20}, {21, 20}, {100, 20}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char sql[500], total[40];
		snprintf(sql, sizeof sql,
			"INSERT INTO keepers VALUES ('new', 'New');"
			"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
			"INSERT INTO lights (id, name_en, kind, keeper_id, colours)"
			"SELECT printf('new-%%03d', %d - i), 'New', 'pier', 'new', '[]' FROM n",
			cases[i].rows, cases[i].rows);
		snprintf(total, sizeof total, "\"meta\":{\"total\":%d}}", cases[i].rows);
		open_dataset(dataset_with(sql));
		const char *text = members("/v1/keepers/new?include=lights");
		ck_assert_int_eq(count_keys(text, "new-"), cases[i].shown);
		ck_assert_ptr_nonnull(strstr(text, "\"data\":[{\"id\":\"new-000\","));
		ck_assert_ptr_nonnull(strstr(text, total));
		close_dataset();
	}
}

/* Adds resources r1, r2, …, whose items are the lights by their keepers. */
static const char *with_resources(int count)
{
	static char sql[8192];
	char *p = sql;
	for (int i = 1; i <= count; i++)
		p += sprintf(p, "CREATE VIEW api_r%d AS SELECT id, keeper_id FROM lights;", i);
	sprintf(p,
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
		"INSERT INTO api_resource SELECT 'r' || i, 'r' || i, 'id', 0, '', '', '', '', 12, 0, NULL FROM n;"
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
		"INSERT INTO api_field SELECT 'r' || i, f.value, f.key + 1, 'text', 'slug', NULL, NULL,"
		"iif(f.key, 'keepers', NULL), f.key, 1, 1, 0, 'always', NULL, NULL, '', '', '', ''"
		"FROM n, json_each('[\"id\",\"keeper_id\"]') AS f",
		count, count);
	return sql;
}

START_TEST(as_many_relations_as_the_limit_are_shown_in_the_catalogs_order)
{
	open_dataset(dataset_with(with_resources(QUERY_RELATED_MAX)));
	const char *text = members("/v1/keepers/ida?include=r8,r2,r3,r4,r5,r6,r7,r1");
	ck_assert_int_eq(count_keys(text, "lime-rock"), QUERY_RELATED_MAX);
	const char *p = text;
	for (int i = 1; i <= QUERY_RELATED_MAX; i++) {
		char mark[40];
		snprintf(mark, sizeof mark, ",\"r%d\":{\"data\":", i);
		p = strstr(p, mark);
		ck_assert_msg(p != NULL, "no %s in %s", mark, text);
	}
	close_dataset();
}

START_TEST(one_run_serves_many_rows)
{
	static const char *const keys[] = {"lime-rock", "hook", "longstone", "lime-rock"};
	static const char *const wanted[] = {",\"keeper\":{\"id\":\"ida\",\"name\":\"Ida Lewis\"}",
		",\"keeper\":null", ",\"keeper\":{\"id\":\"grace\",\"name\":\"Darling, Grace\"}",
		",\"keeper\":{\"id\":\"ida\",\"name\":\"Ida Lewis\"}"};
	struct include include;
	open_dataset(related_dataset(""));
	parse("/v1/lights/hook?include=keeper");
	start_out(1000);
	ck_assert(include_init(&include, db, &query, &err));
	for (size_t i = 0; i < COUNT(keys); i++) {
		char key[20];
		size_t before = out.len;
		strcpy(key, keys[i]);
		target.segments[2] = key;
		ck_assert(write_related(&include));
		ck_assert_str_eq(buf_text(&out) + before, wanted[i]);
	}
	include_finish(&include);
	close_dataset();
}

/* More values than are remembered, so that some share a place, and each of them twice in turn. */
START_TEST(each_row_gets_what_its_own_value_leads_to)
{
	enum { VALUES = 3 * INCLUDE_WRITTEN_MAX };
	struct include include;
	char sql[600], key[20], wanted[80];
	snprintf(sql, sizeof sql,
		"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
		"INSERT INTO keepers SELECT 'k' || i, 'Name ' || i FROM n;"
		"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
		"INSERT INTO lights (id, name_en, kind, keeper_id, colours)"
		"SELECT 'l' || i, '', 'pier', 'k' || i, '[]' FROM n",
		VALUES, VALUES);
	open_dataset(related_dataset(sql));
	parse("/v1/lights/hook?include=keeper");
	start_out(1 << 16);
	ck_assert(include_init(&include, db, &query, &err));
	for (int i = 0; i < 4 * VALUES; i++) {
		int number = i / 4 + i % 2;
		size_t before = out.len;
		sprintf(key, "l%d", number);
		sprintf(wanted, ",\"keeper\":{\"id\":\"k%d\",\"name\":\"Name %d\"}", number, number);
		target.segments[2] = key;
		ck_assert(write_related(&include));
		ck_assert_str_eq(buf_text(&out) + before, wanted);
	}
	include_finish(&include);
	close_dataset();
}

START_TEST(a_list_that_is_no_json_is_a_failure)
{
	struct include include;
	open_dataset(related_dataset("INSERT INTO wrecks VALUES ('bad', '[\"ida\"')"));
	parse("/v1/wrecks/bad?include=keepers");
	start_out(1000);
	ck_assert(include_init(&include, db, &query, &err));
	ck_assert(!write_related(&include));
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	include_finish(&include);
	close_dataset();
}

START_TEST(what_cannot_be_prepared_is_finished_all_the_same)
{
	struct include include;
	open_dataset(dataset_with(with_resources(3)));
	parse("/v1/keepers/ida?include=r1,r2,r3");
	catalog->resources[3].view = "api_nothing"; /* r2: the first is prepared before it */
	ck_assert_str_eq(catalog->resources[3].name, "r2");
	ck_assert(!include_init(&include, db, &query, &err));
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	include_finish(&include);
	close_dataset();
}

START_TEST(members_that_do_not_fit_fail_the_buffer)
{
	struct include include;
	open_dataset(dataset_lights());
	size_t len = strlen(members("/v1/keepers/ida?include=lights"));
	for (size_t max = 0; max <= len; max++) {
		parse("/v1/keepers/ida?include=lights");
		start_out(max);
		ck_assert(include_init(&include, db, &query, &err));
		ck_assert(write_related(&include));
		ck_assert_msg(out.failed == (max < len), "%zu bytes", max);
		include_finish(&include);
	}
	close_dataset();
}

SUITE("related", no_relations_append_nothing, one_is_an_object_or_null,
	a_list_is_an_array_in_the_order_of_keys, many_come_with_their_total_and_their_address,
	links_of_a_pinned_query_are_pinned, of_many_the_first_20_are_shown,
	as_many_relations_as_the_limit_are_shown_in_the_catalogs_order, one_run_serves_many_rows,
	each_row_gets_what_its_own_value_leads_to, a_list_that_is_no_json_is_a_failure,
	what_cannot_be_prepared_is_finished_all_the_same, members_that_do_not_fit_fail_the_buffer)
