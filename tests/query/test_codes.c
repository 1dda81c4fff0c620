#include "catalog_fixture.h"

#include "query/codes.h"

static struct codes codes;
static uint16_t got[CODES_CHUNK];

/* A column of chunks that stand there as SQL. */
static void begin(const char *chunks)
{
	char sql[500];
	snprintf(sql, sizeof sql,
		"INSERT INTO api_column SELECT 'lights', 'kind', column1, column2 FROM (VALUES %s);",
		chunks);
	open_catalog(dataset_with(sql));
	const struct resource *lights = catalog_resource(catalog, "lights");
	ck_assert(codes_open(&codes, db, lights, resource_field(lights, "kind"), &err));
}

static void end(void)
{
	codes_close(&codes);
	close_catalog();
	dataset_clear();
}

START_TEST(codes_come_chunk_by_chunk)
{
	begin("(1, x'0300'), (0, x'0100ff02')");
	ck_assert_int_eq(codes_next(&codes, got, &err), 2);
	ck_assert_uint_eq(got[0], 1);
	ck_assert_uint_eq(got[1], 0x2ff);
	ck_assert_int_eq(codes_next(&codes, got, &err), 1);
	ck_assert_uint_eq(got[0], 3);
	ck_assert_int_eq(codes_next(&codes, got, &err), 0);
	end();
}

START_TEST(a_list_is_as_many_codes_as_it_says)
{
	begin("(0, x'0200070008000000'), (1, x'01000900')");
	ck_assert_int_eq(codes_next_lists(&codes, &err), 2);
	static const uint16_t wanted[] = {2, 7, 8, 0};
	for (size_t i = 0; i < COUNT(wanted); i++)
		ck_assert_uint_eq(codes_take(&codes), wanted[i]);
	ck_assert_int_eq(codes_next_lists(&codes, &err), 1);
	ck_assert_int_eq(codes_next_lists(&codes, &err), 0);
	end();
}

START_TEST(a_chunk_holds_8192_rows_and_no_more)
{
	begin("(0, zeroblob(16384)), (1, zeroblob(16386))");
	ck_assert_int_eq(codes_next(&codes, got, &err), CODES_CHUNK);
	ck_assert_int_eq(codes_next(&codes, got, &err), -1);
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	end();
	begin("(0, zeroblob(16384)), (1, zeroblob(16386))");
	ck_assert_int_eq(codes_next_lists(&codes, &err), CODES_CHUNK);
	ck_assert_int_eq(codes_next_lists(&codes, &err), -1);
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	end();
}

START_TEST(a_chunk_that_is_cut_is_an_error)
{
	static const char *const chunks[] = {"(0, x'')", "(0, x'010000')", "(0, x'02000000')"};
	for (size_t i = 0; i < COUNT(chunks); i++) {
		begin(chunks[i]);
		ck_assert_int_eq(codes_next_lists(&codes, &err), -1);
		ck_assert_int_eq(err.code, ERROR_INTERNAL);
		end();
	}
}

/* Two columns of twelve lights, of whose codes the chunks stand there as SQL. */
static int read_columns(const char *kinds, const char *heights, size_t *ret_rows)
{
	char sql[1000];
	struct columns *columns = calloc(1, sizeof *columns);
	snprintf(sql, sizeof sql,
		"INSERT INTO api_column SELECT 'lights', 'kind', column1, column2 FROM (VALUES %s);"
		"INSERT INTO api_column SELECT 'lights', 'height', column1, column2 FROM (VALUES %s);",
		kinds, heights);
	open_catalog(dataset_with(sql));
	columns->resource = catalog_resource(catalog, "lights");
	ck_assert(columns_open(columns, db, resource_field(columns->resource, "kind"), &err));
	ck_assert(columns_open(columns, db, resource_field(columns->resource, "height"), &err));
	int rows;
	*ret_rows = 0;
	while ((rows = columns_next(columns, &err)) > 0)
		*ret_rows += (size_t)rows;
	ck_assert(rows < 0 || (size_t)columns->rows == *ret_rows);
	columns_close(columns);
	free(columns);
	close_catalog();
	dataset_clear();
	return rows;
}

START_TEST(columns_side_by_side_have_as_many_rows_as_there_are)
{
	size_t rows;
	ck_assert_int_eq(read_columns("(0, zeroblob(24))", "(0, zeroblob(24))", &rows), 0);
	ck_assert_uint_eq(rows, 12);
	ck_assert_int_eq(read_columns("(0, zeroblob(16)), (1, zeroblob(8))",
						 "(0, zeroblob(16)), (1, zeroblob(8))", &rows),
		0);
	ck_assert_uint_eq(rows, 12);
}

START_TEST(columns_that_do_not_fit_are_an_error)
{
	static const char *const pairs[][2] = {{"(0, zeroblob(24))", "(0, zeroblob(22))"},
		{"(0, zeroblob(22))", "(0, zeroblob(22))"}, {"(0, zeroblob(26))", "(0, zeroblob(26))"},
		{"(0, zeroblob(24))", "(0, zeroblob(24)), (1, zeroblob(2))"},
		{"(0, zeroblob(24)), (1, zeroblob(2))", "(0, zeroblob(24))"},
		{"(0, zeroblob(24))", "(0, x'')"}};
	for (size_t i = 0; i < COUNT(pairs); i++) {
		size_t rows;
		ck_assert_msg(read_columns(pairs[i][0], pairs[i][1], &rows) == -1, "%zu", i);
		ck_assert_int_eq(err.code, ERROR_INTERNAL);
	}
}

SUITE("codes", codes_come_chunk_by_chunk, a_list_is_as_many_codes_as_it_says,
	a_chunk_holds_8192_rows_and_no_more, a_chunk_that_is_cut_is_an_error,
	columns_side_by_side_have_as_many_rows_as_there_are, columns_that_do_not_fit_are_an_error)
