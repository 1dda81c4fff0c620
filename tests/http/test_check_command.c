#include "command_fixture.h"

/* A dataset that cannot be served, and what is said of it. */
static const struct bad {
	const char *sql; /* NULL: the file is text */
	const char *says;
} bad[] = {
	{NULL, "file is not a database"},
	{"PRAGMA application_id = 7", "a database of another application"},
	{"PRAGMA user_version = 0", "has schema version 0, this server reads 19"},
	/* as it was before the search index had a checksum */
	{"DROP TABLE api_checksum; PRAGMA user_version = 3", "version 3, this server reads 19: build"},
	{"PRAGMA user_version = 1000", "has schema version 1000, this server reads 19"},
	{"DELETE FROM api_dataset", "api_dataset: has no row"},
	{"UPDATE api_dataset SET digest = 'abc'", "is not a SHA-256"},
	{"DELETE FROM keepers", "points at nothing in keepers"},
	{"UPDATE api_checksum SET search = search + 1",
		"the search index is not the one that was built"},
	{"DROP VIEW api_lights", "lights: no such table: api_lights"},
	{"UPDATE api_field SET field = 'depth' WHERE field = 'height'", "no such column:"},
	{"DROP VIEW api_lights; DROP VIEW api_wrecks", "(and more: run `yigai check`)"},
};

static const char *bad_dataset(const struct bad *which)
{
	if (which->sql)
		return dataset_with(which->sql);
	const char *path = dataset_path("text.db");
	dataset_write(path, "text, and not a database", 24);
	return path;
}

START_TEST(a_dataset_that_cannot_be_served_is_one_line)
{
	for (size_t i = 0; i < COUNT(bad); i++) {
		const char *path = bad_dataset(&bad[i]);
		RUN("serve", "--listen", "127.0.0.1:0", "--db", path);
		assert_one_line(1, bad[i].says);
		RUN("get", "/v1", "--db", path);
		assert_one_line(1, bad[i].says);
		dataset_clear();
	}
	RUN("serve", "--listen", "127.0.0.1:0", "--db", "/nowhere/lights.db");
	assert_one_line(1, "/nowhere/lights.db: No such file or directory");
}

START_TEST(check_says_that_a_dataset_is_good)
{
	RUN("check", dataset_lights());
	ck_assert_int_eq(run.status, 0);
	ck_assert_str_eq(run.err, "");
	char digest[65], line[256];
	ck_assert_int_eq(sscanf(run.out, "lights: version 1.2.3, digest %64[0-9a-f]", digest), 1);
	snprintf(line, sizeof line, "lights: version 1.2.3, digest %s\n", digest);
	ck_assert_str_eq(run.out, line);
}

START_TEST(check_fails_for_whatever_serve_refuses)
{
	for (size_t i = 0; i < COUNT(bad); i++) {
		RUN("check", bad_dataset(&bad[i]));
		ck_assert_msg(run.status == 1, "case %zu: %d %s", i, run.status, run.out);
		ck_assert_uint_gt(run.out_len + run.err_len, 0);
		ck_assert_ptr_null(strstr(run.out, "version 1.2.3"));
		dataset_clear();
	}
	RUN("check", "/nowhere/lights.db");
	assert_one_line(1, "/nowhere/lights.db: No such file or directory");
}

START_TEST(check_says_everything_that_is_wrong)
{
	static const struct {
		const char *sql, *says[3];
	} cases[] = {
		{"DELETE FROM keepers",
			{"file: lights: row 8 points at nothing in keepers\n",
				"file: lights: row 9 points at nothing in keepers\n"}},
		{"DROP VIEW api_lights; DROP VIEW api_wrecks",
			{"lights: no such table: api_lights\n", "wrecks: no such table: api_wrecks\n"}},
		{"UPDATE lights SET automatic = 2, kind = 'quay' WHERE id > 'g'",
			{"lights.automatic: hook is not 0 or 1\n",
				"lights.kind: hook is no word of its vocabulary\n"}},
		{"UPDATE lights SET colours = '[1]' WHERE id = 'tower';"
		 "UPDATE api_field SET nullable = 0 WHERE field IN ('lit', 'height')",
			{"lights.colours: tower is not a list of texts\n", "lights.lit: alexandria is null\n",
				"lights.height: lime-rock is null\n"}},
		{"UPDATE api_page_block SET query = 'lightz' WHERE kind IN ('list', 'cards')",
			{"api_page_block: tall-lights a block asks for lightz: no resource\n"}},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		RUN("check", dataset_with(cases[i].sql));
		ck_assert_int_eq(run.status, 1);
		for (size_t j = 0; j < 3 && cases[i].says[j]; j++)
			ck_assert_msg(strstr(run.out, cases[i].says[j]) != NULL, "not %s, but: %s",
				cases[i].says[j], run.out);
		dataset_clear();
	}
}

START_TEST(what_is_no_whole_file_is_one_line)
{
	const char *path = dataset_copy("served.db");
	struct stat whole;
	ck_assert_int_eq(stat(path, &whole), 0);
	for (int eighths = 7; eighths >= 0; eighths--) {
		ck_assert_int_eq(truncate(path, whole.st_size * eighths / 8), 0);
		RUN("serve", "--listen", "127.0.0.1:0", "--db", path);
		assert_one_line(1, path);
	}
	RUN("serve", "--listen", "127.0.0.1:0", "--db", "/tmp");
	assert_one_line(1, "/tmp: not a file");
}

SUITE("check_command", a_dataset_that_cannot_be_served_is_one_line,
	check_says_that_a_dataset_is_good, check_fails_for_whatever_serve_refuses,
	check_says_everything_that_is_wrong, what_is_no_whole_file_is_one_line)
