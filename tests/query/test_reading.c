#include "catalog_fixture.h"

#include "query/reading.h"

/* Eight words that a million records have, and one that one has. */
#define COMMON                                                                                       \
	"DELETE FROM api_common; INSERT INTO api_common VALUES ('light', 1000000), ('~light', 1000000)," \
	"('lighthouse', 1000000), ('rock', 1000000), ('灯塔', 1000000), ('塔医', 1000000),"          \
	"('.a.b', 1000000), ('~us', 1000000), ('bell', 1)"

#define ALL                                                                                        \
	"(\"light\" OR \"~light\") AND \"lighthouse\" AND \"rock\" AND \"灯塔医\" AND \"a.b\" AND " \
	"\"~uses\""

static bool exceeds(const char *match, int64_t rows)
{
	bool more = false;
	ck_assert_msg(reading_exceeds(db, match, rows, &more, &err), "%s", err.detail);
	ck_assert_int_eq(err.code, ERROR_NONE);
	return more;
}

START_TEST(what_words_read_is_how_many_records_have_each)
{
	static const struct {
		const char *match;
		int64_t rows;
		bool exceeds;
	} cases[] = {
		{ALL, READING_MAX / READING_OF_EACH_MAX, false},
		{ALL " AND \"bell\"", READING_MAX / READING_OF_EACH_MAX, true},
		/* what is rare costs nothing worth counting */
		{ALL " AND \"hook\"", READING_MAX / READING_OF_EACH_MAX, false},
		/* no more than the records that are searched */
		{ALL " AND \"bell\"", READING_MAX / READING_OF_EACH_MAX - 1, false},
		{ALL " AND \"bell\"", 1, false},
		/* so often in more records */
		{ALL, 1000000, false},
		{ALL " AND \"bell\"", 1000000, true},
		{ALL " AND \"bell\"", 1000001, false},
		/* all words with a beginning, each like one that is said */
		{ALL " AND \"be\" *", 1000000, true},
		{ALL " AND \"bel\"", 1000000, false},
		{"\"li\" * AND (\"li\" * OR \"~light\") AND \"rock\" AND \"rock\" AND \"rock\"", 1000000,
			false},
		{"\"li\" * AND (\"li\" * OR \"~light\") AND \"rock\" AND \"rock\" AND \"rock\" AND \"bell\"",
			1000000, true},
		{"", 1, false},
	};
	open_catalog(dataset_with(COMMON));
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_msg(
			exceeds(cases[i].match, cases[i].rows) == cases[i].exceeds, "%s", cases[i].match);
	close_catalog();
	dataset_clear();
}

SUITE("reading", what_words_read_is_how_many_records_have_each)
