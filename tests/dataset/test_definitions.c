#include "suite.h"

#include "load_part_fixture.h"

#include "dataset/definitions.h"

/* The definitions of a dataset, or NULL with `err`; the caller destroys them. */
static struct catalog *load(const char *path)
{
	return load_part(path, definitions_load);
}

START_TEST(the_definitions_are_those_of_the_tables)
{
	struct catalog *catalog = load(dataset_lights());
	ck_assert_ptr_nonnull(catalog);
	ck_assert_uint_eq(catalog->about_count, 1);
	ck_assert_str_eq(catalog->abouts[0].name, "citation");
	ck_assert_uint_eq(catalog->shape_count, 3);
	ck_assert_str_eq(catalog_shape(catalog, "keeper"), "{\"$ref\":\"keeper_card\"}");
	ck_assert_ptr_null(catalog_shape(catalog, "card"));
	ck_assert_uint_eq(catalog->vocabulary_count, 2);
	const struct vocabulary *kind = catalog_vocabulary(catalog, "kind");
	ck_assert_uint_eq(kind->words.count, 3);
	ck_assert_str_eq(kind->words.words[0], "offshore");
	ck_assert_str_eq(kind->words.words[2], "shore");
	ck_assert_ptr_null(catalog_vocabulary(catalog, "kinds"));
	catalog_destroy(catalog);
}

START_TEST(a_dataset_may_define_nothing)
{
	struct catalog *catalog = load(
		dataset_with("DELETE FROM api_about; DELETE FROM api_shape; DELETE FROM api_vocabulary"));
	ck_assert_ptr_nonnull(catalog);
	ck_assert_uint_eq(catalog->about_count + catalog->shape_count + catalog->vocabulary_count, 0);
	catalog_destroy(catalog);
}

START_TEST(what_goes_without_saying_is_read_the_longest_first_and_has_a_limit)
{
	static const char *const tables[] = {"api_understood", "api_actor"};
	struct catalog *catalog =
		load(dataset_with("DELETE FROM api_understood; INSERT INTO api_understood VALUES "
						  "('coast'), ('the whole coast'); DELETE FROM api_actor; "
						  "INSERT INTO api_actor VALUES ('guard'), ('coast guard')"));
	ck_assert_ptr_nonnull(catalog);
	ck_assert_uint_eq(catalog->understood.count, 2);
	ck_assert_str_eq(catalog->understood.words[0], "the whole coast");
	ck_assert_uint_eq(catalog->actors.count, 2);
	ck_assert_str_eq(catalog->actors.words[0], "coast guard");
	catalog_destroy(catalog);
	for (size_t i = 0; i < COUNT(tables); i++)
		for (int past = 0; past <= 1; past++) {
			char sql[250];
			snprintf(sql, sizeof sql,
				"DELETE FROM %s; INSERT INTO %s WITH RECURSIVE n (i) AS (SELECT 1 "
				"UNION ALL SELECT i + 1 FROM n WHERE i < %d) SELECT i FROM n",
				tables[i], tables[i], CATALOG_UNDERSTOOD_MAX + past);
			catalog = load(dataset_with(sql));
			ck_assert((catalog != NULL) == (past == 0));
			catalog_destroy(catalog);
		}
}

START_TEST(what_is_no_text_is_refused)
{
	static const char *const cases[] = {
		"UPDATE api_shape SET name = CAST(x'80' AS TEXT) WHERE name = 'keeper'",
		"UPDATE api_vocabulary SET word = CAST(x'80' AS TEXT) WHERE word = 'pier'",
		"UPDATE api_vocabulary SET vocabulary = CAST(x'80' AS TEXT) WHERE word = 'pier'",
		"UPDATE api_about SET name = CAST(x'80' AS TEXT)",
		"INSERT INTO api_understood VALUES (CAST(x'80' AS TEXT))",
		"INSERT INTO api_actor VALUES (CAST(x'80' AS TEXT))",
		"DROP TABLE api_shape",
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_msg(!load(dataset_with(cases[i])), "%s", cases[i]);
		ck_assert_int_ne(err.code, ERROR_NONE);
	}
}

SUITE("definitions", the_definitions_are_those_of_the_tables, a_dataset_may_define_nothing,
	what_goes_without_saying_is_read_the_longest_first_and_has_a_limit, what_is_no_text_is_refused)
