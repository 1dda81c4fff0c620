/*
 * Runs case files through handle(): test_handle DATASET FILE.case...  TAP on stdout, one line a
 *case.
 *
 *	== a sentence that names the case
 *	LET name SELECT ...                   optional; {name} is what the dataset's own SQL gives: one
 *value GET /v1/lights?limit=2 If-None-Match: {etag}                 optional; {etag} is what the
 *request answers without it Accept: text/csv                      the same for Accept-Encoding,
 *Range and the conditions > status 200 > header Allow GET, HEAD, OPTIONS     > no-header ETag >
 *json meta.total 12                  a member by its path, compared as JSON > ids bell-rock hook
 *the ids of data, in order > holds data.lights ["hook"]          the ids of a list within, in any
 *order > walk /v1/lights?limit=1000          all pages from here on hold what that one holds >
 *fault kind pier                     errors[] has this parameter with this suggestion (- is null)
 *	> says text                           the body holds this text (> no-says: it does not)
 *	> bytes 0                             the body's length
 *	> lines id,name\r\na,b\r\n            the whole body, line ends written out
 *
 * Whatever is expected, the reasons of a problem are known in Chinese, which pages show.
 *
 * In a target, {cursor TARGET} is the cursor of that target's next page, {digest} the dataset's. A
 *case of the curated data counts and names what is in it by LET alone, so that more data leaves it
 *true. Lines with # are comments.
 */
#include "response_header.h"
#include "base/error.h"
#include "dataset/catalog.h"
#include "dataset/snapshot.h"
#include "expect.h"

#include <jansson.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINES_MAX = 32, LETS_MAX = 8 };
enum {
	IF_NONE_MATCH,
	IF_MATCH,
	IF_UNMODIFIED,
	IF_MODIFIED,
	ACCEPT,
	ACCEPT_ENCODING,
	RANGE,
	IF_RANGE,
	COUNT
};

static const char *const field_names[COUNT] = {
	"If-None-Match: ", "If-Match: ", "If-Unmodified-Since: ", "If-Modified-Since: ", "Accept: ",
	"Accept-Encoding: ", "Range: ", "If-Range: "};

struct test {
	char name[256], method[16], target[TEXT_MAX];
	char fields[COUNT][512];
	char *lets[LETS_MAX]; /* name SELECT ... */
	char *lines[LINES_MAX];
	size_t let_count, line_count;
};

static sqlite3 *dataset;

/* What a case asks, its entity tag left out or not. */
static struct request request_of(const struct test *test, bool conditional)
{
	const char *given[COUNT];
	for (size_t i = 0; i < COUNT; i++)
		given[i] = *test->fields[i] ? test->fields[i] : NULL;
	return (struct request){
		.method = test->method,
		.target = test->target,
		.if_match = conditional ? given[IF_MATCH] : NULL,
		.if_unmodified_since = conditional ? given[IF_UNMODIFIED] : NULL,
		.if_modified_since = conditional ? given[IF_MODIFIED] : NULL,
		.if_none_match = conditional ? given[IF_NONE_MATCH] : NULL,
		.accept = given[ACCEPT],
		.accept_encoding = given[ACCEPT_ENCODING],
		.range = conditional ? given[RANGE] : NULL,
		.if_range = conditional ? given[IF_RANGE] : NULL,
	};
}

/* Replaces {cursor TARGET} in text. */
static void fill_cursor(char *text)
{
	char *open = strstr(text, "{cursor "), *close = open ? strchr(open, '}') : NULL;
	if (!close)
		return;
	*close = '\0';
	char *next = next_page(open + strlen("{cursor "));
	const char *cursor = next ? strstr(next, "cursor=") : NULL;
	char rest[TEXT_MAX];
	snprintf(rest, sizeof rest, "%s%s", cursor ? cursor + strlen("cursor=") : "NONE", close + 1);
	strcpy(open, rest);
	free(next);
}

/* Replaces {etag} in a header field by the tag that the request gets without it. */
static void fill_etag(struct test *test, char *field)
{
	char *mark = strstr(field, "{etag}");
	if (!mark)
		return;
	struct request request = request_of(test, false);
	struct response response = ask(&request);
	const char *etag = header(&response, "ETag");
	char rest[512];
	snprintf(rest, sizeof rest, "%s%.400s", etag ? etag : "NONE", mark + strlen("{etag}"));
	strcpy(mark, rest);
	response_finish(&response);
}

/* Replaces {digest} in a target by the dataset's own. */
static void fill_digest(char *text)
{
	char *mark = strstr(text, "{digest}"), rest[TEXT_MAX];
	if (!mark)
		return;
	snprintf(
		rest, sizeof rest, "%s%s", snapshot_catalog(snapshot)->digest, mark + strlen("{digest}"));
	strcpy(mark, rest);
}

/* Replaces each {name} in `text`, which has room for TEXT_MAX bytes. */
static void fill_name(char *text, const char *name, const char *value)
{
	char mark[64], rest[TEXT_MAX];
	snprintf(mark, sizeof mark, "{%s}", name);
	for (char *at = text; (at = strstr(at, mark)); at += strlen(value)) {
		snprintf(rest, sizeof rest, "%s%s", value, at + strlen(mark));
		snprintf(at, TEXT_MAX - (size_t)(at - text), "%s", rest);
	}
}

/* Writes the one value that `sql` gives to `value`; false, and why, if it gives none. */
static bool select_value(const char *sql, char *value)
{
	sqlite3_stmt *statement = NULL;
	bool ok = sqlite3_prepare_v2(dataset, sql, -1, &statement, NULL) == SQLITE_OK &&
		sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_type(statement, 0) != SQLITE_NULL;
	if (ok)
		snprintf(value, TEXT_MAX, "%s", (const char *)sqlite3_column_text(statement, 0));
	else
		printf("# %s: %s\n", sql, statement ? "no value" : sqlite3_errmsg(dataset));
	sqlite3_finalize(statement);
	return ok;
}

/* Puts what LET names into the LETs after it, the target and the expectations. */
static bool fill_lets(struct test *test)
{
	for (size_t i = 0; i < test->let_count; i++) {
		char let[TEXT_MAX], value[TEXT_MAX], name[32] = "";
		int sql = 0;
		snprintf(let, sizeof let, "%s", test->lets[i]);
		if (sscanf(let, "%31s %n", name, &sql) != 1 || !select_value(let + sql, value))
			return false;
		fill_name(test->target, name, value);
		for (size_t j = i + 1; j < test->let_count; j++)
			fill_name(test->lets[j], name, value);
		for (size_t j = 0; j < test->line_count; j++)
			fill_name(test->lines[j], name, value);
	}
	return true;
}

static bool run(struct test *test)
{
	if (!fill_lets(test))
		return false;
	fill_cursor(test->target);
	fill_digest(test->target);
	fill_etag(test, test->fields[IF_NONE_MATCH]);
	fill_etag(test, test->fields[IF_MATCH]);
	fill_etag(test, test->fields[IF_RANGE]);
	struct request request = request_of(test, true);
	struct response response = ask(&request);
	json_t *body = parse(&response);
	strcpy(why, "nothing is expected");
	bool ok = test->line_count > 0 && expect_known_reasons(body);
	if (!ok)
		printf("# %s\n", why);
	for (size_t i = 0; ok && i < test->line_count; i++) {
		char line[TEXT_MAX];
		snprintf(line, sizeof line, "%s", test->lines[i]);
		strcpy(why, "");
		ok = expect(test->target, &response, body, line);
		if (!ok)
			printf("# %s: %s\n", test->lines[i], why);
	}
	json_decref(body);
	response_finish(&response);
	return ok;
}

static void finish(struct test *test, const char *file, int *number, int *failed)
{
	if (*test->name) {
		bool ok = run(test);
		*failed += !ok;
		printf("%s %d - %s: %s\n", ok ? "ok" : "not ok", ++*number, file, test->name);
	}
	for (size_t i = 0; i < test->let_count; i++)
		free(test->lets[i]);
	for (size_t i = 0; i < test->line_count; i++)
		free(test->lines[i]);
	*test = (struct test){0};
}

static bool read_field(struct test *test, const char *line)
{
	for (size_t i = 0; i < COUNT; i++) {
		size_t len = strlen(field_names[i]);
		if (strncmp(line, field_names[i], len) == 0)
			return sscanf(line + len, "%511[^\n]", test->fields[i]) == 1;
	}
	return false;
}

/* A copy of a line, with room for what is put into it. */
static char *keep(const char *text)
{
	char *copy = malloc(TEXT_MAX);
	if (copy)
		snprintf(copy, TEXT_MAX, "%s", text);
	return copy;
}

static void read_line(struct test *test, const char *line)
{
	if (strncmp(line, "== ", 3) == 0)
		sscanf(line + 3, "%255[^\n]", test->name);
	else if (strncmp(line, "> ", 2) == 0 && test->line_count < LINES_MAX)
		test->lines[test->line_count++] = keep(line + 2);
	else if (strncmp(line, "LET ", 4) == 0 && test->let_count < LETS_MAX)
		test->lets[test->let_count++] = keep(line + 4);
	else if (read_field(test, line))
		return;
	else if (*line && *line != '#' && *test->method)
		printf("Bail out! a second request in a case: %s\n", line);
	else if (*line && *line != '#' &&
		sscanf(line, "%15s %19999[^\n]", test->method, test->target) != 2)
		printf("Bail out! cannot read: %s\n", line);
}

static void run_file(const char *path, int *number, int *failed)
{
	static struct test test;
	char line[TEXT_MAX];
	FILE *file = fopen(path, "r");
	const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
	while (file && fgets(line, sizeof line, file)) {
		line[strcspn(line, "\n")] = '\0';
		if (strncmp(line, "== ", 3) == 0)
			finish(&test, name, number, failed);
		read_line(&test, line);
	}
	finish(&test, name, number, failed);
	if (file)
		fclose(file);
	else
		printf("Bail out! cannot open %s\n", path);
}

int main(int argc, char **argv)
{
	static struct error err;
	int number = 0, failed = 0;
	struct snapshot_options options = {.connections = 1};
	snapshot = argc > 1 ? snapshot_create(argv[1], &options, &err) : NULL;
	if (!snapshot) {
		printf("Bail out! %s\n", err.detail);
		return EXIT_FAILURE;
	}
	if (sqlite3_open_v2(argv[1], &dataset, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) {
		printf("Bail out! %s\n", sqlite3_errmsg(dataset));
		return EXIT_FAILURE;
	}
	for (int i = 2; i < argc; i++)
		run_file(argv[i], &number, &failed);
	printf("1..%d\n", number);
	sqlite3_close(dataset);
	snapshot_unref(snapshot);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
