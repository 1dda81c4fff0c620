#include "coded_fixture.h"

#include "query/text_column.h"

static struct text_column column;

static bool open_column(const char *field, bool folds)
{
	const struct resource *lights = catalog_resource(catalog, "lights");
	return text_column_open(&column, db, lights, resource_field(lights, field), folds, &err);
}

START_TEST(each_row_has_its_text_or_null)
{
	begin(TEXTS("name_zh"));
	struct column_text text;
	struct statement *row = db_prepare(db, "SELECT name_zh FROM api_lights ORDER BY api_row", &err);
	ck_assert(open_column("name_zh", false));
	while (statement_step(row, &err) > 0) {
		struct value wanted = statement_column(row, 0);
		ck_assert_int_eq(text_column_next(&column, &text, &err), 1);
		ck_assert_int_eq(value_compare(&text.value, &wanted), 0);
		ck_assert_ptr_null(text.folded);
	}
	ck_assert_int_eq(text_column_next(&column, &text, &err), 0);
	statement_release(row);
	text_column_close(&column);
	end();
}

START_TEST(folded_texts_have_their_ascii_letters_in_lower_case)
{
	static const struct {
		const char *text, *folded;
	} cases[] = {{"Bell Rock", "bell rock"}, {"@AZ[`az{", "@az[`az{"}, {"医院A", "医院a"},
		{"\xc3\x89t\xc3\xa9", "\xc3\x89t\xc3\xa9"}, {"", ""}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char folded[20] = "";
		text_column_fold(cases[i].text, strlen(cases[i].text), folded);
		ck_assert_str_eq(folded, cases[i].folded);
	}
	begin(
		"INSERT INTO api_text_column VALUES ('lights', 'name_en', 1, CAST('B' || char(0) AS BLOB)),"
		"('lights', 'name_en', 0, CAST('Hook' || char(0) || 'PIER' || char(0) AS BLOB));");
	ck_assert(open_column("name_en", true));
	static const char *const wanted[] = {"hook", "pier", "b"};
	for (size_t i = 0; i < COUNT(wanted); i++) {
		struct column_text text;
		ck_assert_int_eq(text_column_next(&column, &text, &err), 1);
		ck_assert_str_eq(text.folded, wanted[i]);
		ck_assert_uint_eq(text.value.len, strlen(wanted[i]));
	}
	text_column_close(&column);
	end();
}

START_TEST(a_chunk_that_is_not_whole_is_an_error)
{
	static const char *const chunks[] = {"x''", "x'61'", "x'006162'"};
	for (size_t i = 0; i < COUNT(chunks); i++) {
		char sql[200];
		snprintf(sql, sizeof sql,
			"INSERT INTO api_text_column VALUES ('lights', 'name_en', 0, %s);", chunks[i]);
		begin(sql);
		struct column_text text;
		ck_assert(open_column("name_en", true));
		ck_assert_int_eq(text_column_next(&column, &text, &err), -1);
		ck_assert_int_eq(err.code, ERROR_INTERNAL);
		text_column_close(&column);
		end();
	}
}

SUITE("text_column", each_row_has_its_text_or_null,
	folded_texts_have_their_ascii_letters_in_lower_case, a_chunk_that_is_not_whole_is_an_error)
