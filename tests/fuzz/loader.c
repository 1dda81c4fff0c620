#include "fuzz.h"

#include "api/handle.h"
#include "api/response.h"
#include "validate/validate_derived.h"
#include "validate/validate_rows.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

/*
 * A dataset that someone else made. The input changes the fixture's: a byte that says what is asked
 * and whether the file is checked first; then cells, each as column (1 byte), row (1), type (1),
 * length (2), value; then, after 0xFF, bytes of the file, each run as offset (3), length (2; 0 cuts
 * the file there), bytes.
 *
 * The fixture's tables lose their constraints, so that any cell can hold anything and the file is
 * still sound to SQLite. Whatever it says, it is refused or served; nothing crashes or hangs.
 */
enum { NO_COLUMN = 0xFF, COLUMNS_MAX = NO_COLUMN, FILE_MAX = 1 << 20, BUDGET_MS = 500 };

static char path[64];
static unsigned char *fixture;
static sqlite3_int64 fixture_len;
static char *updates[COLUMNS_MAX];
static size_t column_count;

static const char *const targets[] = {"/v1", "/v1/dataset", "/openapi.json", "/docs/zh",
	"/llms.txt", "/llms-full.txt", "/v1/lights?limit=2&sort=-height&include=keeper",
	"/v1/lights.csv?kind=pier", "/v1/lights.ndjson?automatic__isnull=true", "/v1/lights/hook",
	"/v1/search?q=rock", "/v1/keepers/ida?include=lights", "/v1/lights?facet=kind,colours",
	"/v1/wrecks", "/readyz", "/v1/search.csv?q=hua&type=lights,keepers", "/v1/dataset.sqlite",
	"/v1/lights?sort=-floors,kind,lit&limit=9", "/v1/lights?q=rock&kind=pier&sort=height",
	"/v1/lights?facet=lit__year,colours&kind=pier&automatic=true&limit=0",
	"/v1/lights?facet=kind,colours&kind=shore&name_en__contains=o&facet_mode=multi_select",
	"/v1/lights?q=rock&sort=relevance&labels=en", "/v1/search?q=rock&facet=resource,category",
	"/v1/lights?labels=zh&limit=60", "/v1/lights?name_en__contains=o&sort=-id&limit=5",
	"/en/lights?kind=pier&sort=-height,kind"};

enum { TARGET_COUNT = sizeof targets / sizeof *targets };

static void remove_file(void)
{
	remove(path);
}

static sqlite3 *open_in_memory(void)
{
	sqlite3 *db = NULL;
	CLAIM(sqlite3_open(":memory:", &db) == SQLITE_OK);
	return db;
}

static void run(sqlite3 *db, const char *sql)
{
	char *message = NULL;
	if (sqlite3_exec(db, sql, NULL, NULL, &message) == SQLITE_OK)
		return;
	fprintf(stderr, "%s: %s\n", sql, message);
	exit(EXIT_FAILURE);
}

static void read_fixture(void)
{
	sqlite3 *db = open_in_memory(), *file = NULL;
	CLAIM(sqlite3_open_v2(fuzz_lights(), &file, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK);
	sqlite3_backup *copy = sqlite3_backup_init(db, "main", file, "main");
	CLAIM(copy && sqlite3_backup_step(copy, -1) == SQLITE_DONE);
	sqlite3_backup_finish(copy);
	sqlite3_close(file);
	run(db,
		"PRAGMA writable_schema = ON;"
		"UPDATE sqlite_schema SET sql = replace(replace(replace(replace(replace(sql, "
		"'IS NOT NULL', 'NOTNULL'), ' NOT NULL', ''), 'CHECK (', 'CHECK (1 OR '), "
		"') STRICT, WITHOUT', ') WITHOUT'), ') STRICT', ')') "
		"WHERE type = 'table' AND name NOT LIKE 'api_search%'");
	fixture = sqlite3_serialize(db, "main", &fixture_len, 0);
	CLAIM(fixture && fixture_len < FILE_MAX);
	sqlite3_close(db);
}

/* A copy of it, in memory; also its schema can be written to. */
static sqlite3 *open_fixture(void)
{
	sqlite3 *db = open_in_memory();
	unsigned char *copy = sqlite3_malloc64((sqlite3_uint64)fixture_len);
	memcpy(copy, fixture, (size_t)fixture_len);
	CLAIM(sqlite3_deserialize(db, "main", copy, fixture_len, fixture_len,
			  SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE) == SQLITE_OK);
	run(db, "PRAGMA writable_schema = ON");
	return db;
}

/* One UPDATE for each column; the schema is a table, too. */
static void list_columns(void)
{
	sqlite3 *db = open_fixture();
	sqlite3_stmt *columns = NULL;
	CLAIM(
		sqlite3_prepare_v2(db,
			"SELECT printf('UPDATE \"%w\" SET \"%w\" = ?1 WHERE (%s) = (SELECT %s FROM "
			"\"%w\" LIMIT 1 OFFSET ?2 %% (SELECT max(count(*), 1) FROM \"%w\"))', "
			"t.name, c.name, t.key, t.key, t.name, t.name) FROM (SELECT name, iif(wr, (SELECT "
			"group_concat(printf('\"%w\"', name)) FROM pragma_table_info(l.name) WHERE pk > 0), "
			"'rowid') AS key FROM pragma_table_list AS l WHERE schema = 'main' AND type = 'table' "
			"AND name NOT LIKE 'api_search%' ORDER BY name) AS t, pragma_table_info(t.name) AS c",
			-1, &columns, NULL) == SQLITE_OK);
	while (sqlite3_step(columns) == SQLITE_ROW && column_count < COLUMNS_MAX) {
		sqlite3_stmt *update = NULL;
		updates[column_count] = strdup((const char *)sqlite3_column_text(columns, 0));
		CLAIM(sqlite3_prepare_v2(db, updates[column_count++], -1, &update, NULL) == SQLITE_OK);
		sqlite3_finalize(update);
	}
	sqlite3_finalize(columns);
	sqlite3_close(db);
	CLAIM(column_count > 0 && column_count < COLUMNS_MAX);
}

static void write_file(const unsigned char *file, size_t len)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	CLAIM(fd >= 0 && write(fd, file, len) == (ssize_t)len);
	close(fd);
}

/* What is refused as it is would be whatever the input says, and nothing would be tried. */
static void check_fixture(void)
{
	write_file(fixture, (size_t)fixture_len);
	snapshot_unref(fuzz_open(path, 0));
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	snprintf(path, sizeof path, "/dev/shm/yigai-fuzz-%ld.db", (long)getpid());
	read_fixture();
	list_columns();
	atexit(remove_file);
	check_fixture();
	return 0;
}

struct input {
	const uint8_t *data;
	size_t left;
};

/* A little-endian number; 0 at the end. */
static size_t take_number(struct input *input, size_t bytes)
{
	size_t number = 0;
	for (size_t i = 0; i < bytes && input->left > 0; i++, input->left--)
		number |= (size_t)*input->data++ << (8 * i);
	return number;
}

static const uint8_t *take_bytes(struct input *input, size_t *ret_len)
{
	const uint8_t *bytes = input->data;
	size_t len = take_number(input, 2);
	bytes = input->data;
	*ret_len = len < input->left ? len : input->left;
	input->data += *ret_len;
	input->left -= *ret_len;
	return bytes;
}

static void bind(sqlite3_stmt *statement, size_t type, const uint8_t *bytes, size_t len)
{
	int64_t number = 0;
	memcpy(&number, bytes, len < sizeof number ? len : sizeof number);
	switch (type % 4) {
	case 0:
		sqlite3_bind_null(statement, 1);
		break;
	case 1:
		sqlite3_bind_int64(statement, 1, number);
		break;
	case 2:
		sqlite3_bind_text64(statement, 1, (const char *)bytes, len, SQLITE_STATIC, SQLITE_UTF8);
		break;
	case 3:
		sqlite3_bind_blob64(statement, 1, bytes, len, SQLITE_STATIC);
		break;
	}
}

static void change_cell(sqlite3 *db, size_t column, struct input *input)
{
	sqlite3_stmt *update = NULL;
	size_t len, row = take_number(input, 1), type = take_number(input, 1);
	const uint8_t *bytes = take_bytes(input, &len);
	/* after the schema itself was changed it may not even compile */
	if (sqlite3_prepare_v2(db, updates[column], -1, &update, NULL) == SQLITE_OK) {
		bind(update, type, bytes, len);
		sqlite3_bind_int64(update, 2, (sqlite3_int64)row);
		sqlite3_step(update);
	}
	sqlite3_finalize(update);
}

static void change_bytes(unsigned char *file, size_t *len, struct input *input)
{
	size_t count, offset = take_number(input, 3) % (*len + 1);
	const uint8_t *bytes = take_bytes(input, &count);
	if (count == 0)
		*len = offset;
	memcpy(file + offset, bytes, count < *len - offset ? count : *len - offset);
}

/* The file with its cells changed, and what the input has left; sqlite3_free() frees it. */
static unsigned char *change_cells(struct input *input, size_t *ret_len)
{
	sqlite3 *db = open_fixture();
	sqlite3_int64 len = 0;
	size_t column;
	while (input->left > 0 && (column = take_number(input, 1)) != NO_COLUMN)
		change_cell(db, column % column_count, input);
	unsigned char *file = sqlite3_serialize(db, "main", &len, 0);
	sqlite3_close(db);
	*ret_len = (size_t)len;
	return file;
}

static void ask(struct snapshot *snapshot, const char *target)
{
	struct request request = {.method = "GET", .target = target};
	struct response response;
	handle(snapshot, &request, &response);
	CLAIM(response.status >= 200 && response.status <= 503);
	response_finish(&response);
}

/* What `yigai check` does beyond loading. */
static void verify(struct snapshot *snapshot)
{
	static struct error err;
	struct db *db = snapshot_borrow(snapshot);
	error_clear(&err);
	CLAIM(validate_rows(snapshot_catalog(snapshot), db, &err) == (err.code == ERROR_NONE));
	error_clear(&err);
	CLAIM(validate_derived(snapshot_catalog(snapshot), db, &err) == (err.code == ERROR_NONE));
	snapshot_return(snapshot, db);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct error err;
	size_t len;
	struct input input = {.data = data, .left = size};
	size_t what = take_number(&input, 1);
	struct snapshot_options options = {
		.connections = 1, .budget = BUDGET_MS, .checked = what / TARGET_COUNT % 2};
	unsigned char *file = change_cells(&input, &len);
	if (!file)
		return 0;
	while (input.left > 0)
		change_bytes(file, &len, &input);
	write_file(file, len);
	sqlite3_free(file);
	error_clear(&err);
	struct snapshot *snapshot = snapshot_create(path, &options, &err);
	CLAIM(!snapshot == (err.code != ERROR_NONE));
	if (snapshot) {
		ask(snapshot, targets[what % TARGET_COUNT]);
		verify(snapshot);
	}
	snapshot_unref(snapshot);
	return 0;
}
