#include "catalog_fixture.h"

#include "query/reading.h"

#include <inttypes.h>

#define COMMON                                                                                     \
	"DELETE FROM api_common; INSERT INTO api_common VALUES ('light', 500000), ('~light', 700000)," \
	"('lighthouse', 400000), ('rock', 900000), ('灯塔', 600000), ('塔医', 300000),"            \
	"('bell', 100), ('hook', 64)"

static struct reading measure(const char *match)
{
	struct reading reading;
	ck_assert_msg(reading_measure(db, match, &reading, &err), "%s", err.detail);
	ck_assert_int_eq(err.code, ERROR_NONE);
	return reading;
}

START_TEST(what_words_read_is_how_many_records_have_each)
{
	static const struct {
		const char *match;
		int64_t reads, rows;
	} cases[] = {
		{"\"rock\"", 900000, 900000},
		{"\"rock\" AND \"light\"", 1400000, 500000},
		/* any of several may do */
		{"(\"light\" OR \"~light\") AND \"rock\"", 2100000, 700000},
		{"(\"灯塔rock\" OR (\"灯塔\" AND \"rock\"))",
			(600000 + 64 + 900000) * READING_OF_PHRASES + 600000 + 900000, 900000},
		/* the places of a phrase are compared */
		{"\"灯塔医\"", 900000 * READING_OF_PHRASES, 300000},
		/* all words with a beginning */
		{"\"li\" *", 900000, 900000},
		{"\"light\" *", 900000, 900000},
		/* what few have is read alone, and few pages of the rest */
		{"\"bell\" AND \"rock\"", 100 + 100 * 600, 100},
		{"\"hook\" AND \"rock\"", 64 + 64 * 600, 64},
		{"\"none\" AND \"rock\"", 64 + 64 * 600, 64},
		{"\"灯塔没有\"", (64 * 600 + 64 + 64) * READING_OF_PHRASES, 64},
		{"", 0, INT64_MAX},
	};
	open_catalog(dataset_with(COMMON));
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct reading reading = measure(cases[i].match);
		ck_assert_msg(reading.reads == cases[i].reads && reading.rows == cases[i].rows,
			"%s: %" PRId64 ", %" PRId64, cases[i].match, reading.reads, reading.rows);
	}
	close_catalog();
	dataset_clear();
}

START_TEST(a_large_dataset_may_read_more)
{
	open_catalog(dataset_lights());
	ck_assert_int_eq(reading_max(catalog), READING_MAX);
	for (size_t i = 0; i < catalog->resource_count; i++)
		catalog->resources[i].count = 0;
	struct resource *lights = (struct resource *)catalog_resource(catalog, "lights");
	lights->count = READING_MAX / READING_OF_EACH_MAX;
	ck_assert_int_eq(reading_max(catalog), READING_MAX);
	lights->count++;
	ck_assert_int_eq(reading_max(catalog), READING_MAX + READING_OF_EACH_MAX);
	close_catalog();
}

SUITE("reading", what_words_read_is_how_many_records_have_each, a_large_dataset_may_read_more)
