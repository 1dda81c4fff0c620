#include "coded_fixture.h"

#include "query/coded_dictionary.h"
#include "query/codes.h"
#include "query/dictionary.h"

#include <stdlib.h>

static struct dictionary dictionary;
static struct dimension dimension;
static uint16_t *firsts;

static void start(const char *sql, const char *name)
{
	begin(sql);
	const struct resource *lights = catalog_resource(catalog, "lights");
	dictionary = (struct dictionary){.count = 0};
	ck_assert(dimension_find(lights, name, &dimension));
	ck_assert(dictionary_begin(&dictionary, lights, &dimension, true, &err));
}

static void stop(void)
{
	free(firsts);
	firsts = NULL;
	dictionary_finish(&dictionary);
	end();
}

static bool load(const char *codes)
{
	struct value list = value_text(codes, strlen(codes));
	size_t count = 1;
	for (const char *at = codes; *at; at++)
		count += *at == ',';
	return coded_dictionary_load(&dictionary, db, &list, count, &err);
}

START_TEST(those_that_are_wanted_are_read)
{
	start(CODED, "kind");
	ck_assert(coded_dictionary_begin(&dictionary, db, &firsts, &err) && !firsts);
	ck_assert(load("[2,0]"));
	struct value first = dictionary_value(&dictionary, 0), last = dictionary_value(&dictionary, 2);
	ck_assert(value_compare(&first, &last) < 0 && first.type == VALUE_TEXT);
	ck_assert_int_eq(dictionary_value(&dictionary, 1).type, VALUE_NULL);
	stop();
}

START_TEST(null_has_the_last_code_if_there_is_null)
{
	start(CODED, "height");
	ck_assert(coded_dictionary_begin(&dictionary, db, &firsts, &err));
	ck_assert_int_gt(dictionary.null, 0);
	stop();
	start(CODED, "kind");
	ck_assert(coded_dictionary_begin(&dictionary, db, &firsts, &err));
	ck_assert_int_eq(dictionary.null, -1);
	stop();
}

START_TEST(the_dates_of_a_year_have_the_code_of_the_first)
{
	start(CODED, "lit__year");
	ck_assert(coded_dictionary_begin(&dictionary, db, &firsts, &err) && firsts);
	char codes[200] = "[0";
	for (int code = 1; code <= dictionary.null; code++)
		snprintf(codes + strlen(codes), sizeof codes - strlen(codes), ",%d", code);
	ck_assert(load(strcat(codes, "]")));
	ck_assert_int_gt(dictionary.null, 1);
	for (uint16_t code = 1; code < dictionary.null; code++) {
		struct value one = dictionary_value(&dictionary, code),
					 other = dictionary_value(&dictionary, code - 1);
		ck_assert_int_eq(firsts[code], value_compare(&one, &other) == 0 ? firsts[code - 1] : code);
	}
	stop();
}

START_TEST(a_value_without_a_code_is_placed_between_those_that_have_one)
{
	static const struct {
		const char *text;
		int64_t place;
	} cases[] = {{"a", -1}, {"offshore", 0}, {"p", 1}, {"pier", 2}, {"shore", 4},
		{"z", 2 * (int64_t)CODES_WORDS - 1}};
	start(CODED, "kind");
	ck_assert(coded_dictionary_begin(&dictionary, db, &firsts, &err));
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct value value = value_text(cases[i].text, strlen(cases[i].text));
		int64_t place = -2;
		ck_assert(coded_dictionary_place(&dictionary, db, &value, &place, &err));
		ck_assert_int_eq(place, cases[i].place);
	}
	stop();
}

/* A file that lies about its words gets an error, not a group in another's place. */
START_TEST(words_that_are_not_there_or_not_in_order_are_an_error)
{
	static const char *const cases[] = {"DELETE FROM api_word WHERE field = 'height' AND code = 1;",
		"UPDATE api_word SET value = NULL WHERE field = 'height' AND code = 1;"};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char sql[8192];
		snprintf(sql, sizeof sql, "%s%s", CODED, cases[i]);
		start(sql, "height");
		ck_assert(coded_dictionary_begin(&dictionary, db, &firsts, &err));
		ck_assert(!load("[0,1,2]"));
		ck_assert_int_eq(err.code, ERROR_INTERNAL);
		stop();
	}
}

START_TEST(a_code_past_two_bytes_is_an_error)
{
	start(CODED "PRAGMA ignore_check_constraints = 1;"
				"UPDATE api_word SET code = 65536 WHERE field = 'kind' AND code = 0;",
		"kind");
	ck_assert(!coded_dictionary_begin(&dictionary, db, &firsts, &err) || !load("[65536]"));
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	stop();
}

SUITE("coded_dictionary", those_that_are_wanted_are_read, null_has_the_last_code_if_there_is_null,
	the_dates_of_a_year_have_the_code_of_the_first,
	a_value_without_a_code_is_placed_between_those_that_have_one,
	words_that_are_not_there_or_not_in_order_are_an_error, a_code_past_two_bytes_is_an_error)
