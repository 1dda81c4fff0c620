#include "suite.h"

#include "base/error.h"
#include "base/value.h"
#include "query/query.h"
#include "query/dictionary.h"

#include <string.h>

static struct error err;
static struct dictionary dictionary;
static const struct dimension dimension;

static void begin(void)
{
	error_clear(&err);
	dictionary = (struct dictionary){.count = 0};
	ck_assert(dictionary_begin(&dictionary, NULL, &dimension, false, &err));
}

static int add(const char *text)
{
	struct value value = text ? value_text(text, strlen(text)) : (struct value){.type = VALUE_NULL};
	return dictionary_add(&dictionary, &value);
}

START_TEST(each_value_has_one_code)
{
	begin();
	static const char *const texts[] = {"pier", "", NULL, "浦江", "pier2"};
	for (int round = 0; round < 2; round++)
		for (int i = 0; i < (int)COUNT(texts); i++)
			ck_assert_int_eq(add(texts[i]), i);
	ck_assert_uint_eq(dictionary.count, COUNT(texts));
	ck_assert_int_eq(dictionary.null, 2);
	for (int i = 0; i < (int)COUNT(texts); i++) {
		struct value value = dictionary_value(&dictionary, (uint16_t)i);
		ck_assert_int_eq(value.type, texts[i] ? VALUE_TEXT : VALUE_NULL);
		ck_assert(!texts[i] ||
			(value.len == strlen(texts[i]) && memcmp(value.text, texts[i], value.len) == 0));
	}
	dictionary_finish(&dictionary);
}

START_TEST(a_number_has_the_code_of_the_same_integer)
{
	const struct value values[] = {
		value_integer(1), value_number(1), value_number(1.5), value_number(0), value_number(-0.0)};
	const int codes[] = {0, 0, 1, 2, 2};
	begin();
	for (size_t i = 0; i < COUNT(values); i++)
		ck_assert_int_eq(dictionary_add(&dictionary, &values[i]), codes[i]);
	dictionary_finish(&dictionary);
}

START_TEST(values_have_places_in_their_order_and_others_between_them)
{
	static const struct {
		const char *text;
		int64_t place;
	} cases[] = {{"", -1}, {"a", 0}, {"ab", 1}, {"b", 2}, {"c", 3}, {"d", 4}, {"e", 5}};
	begin();
	add("d");
	add(NULL);
	add("a");
	add("b");
	dictionary_sort(&dictionary);
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct value value = value_text(cases[i].text, strlen(cases[i].text));
		ck_assert_int_eq(dictionary_place(&dictionary, &value), cases[i].place);
		if (cases[i].place % 2 == 0)
			ck_assert_int_eq(
				dictionary_rank(&dictionary, (uint16_t)add(cases[i].text)), cases[i].place);
	}
	dictionary_finish(&dictionary);
}

START_TEST(there_are_at_most_as_many_values_as_groups_and_one)
{
	begin();
	for (int i = 0; i <= QUERY_GROUPS_MAX; i++) {
		struct value value = value_integer(i);
		ck_assert_int_eq(dictionary_add(&dictionary, &value), i);
	}
	struct value more = value_integer(-1), last = value_integer(QUERY_GROUPS_MAX);
	ck_assert_int_eq(dictionary_add(&dictionary, &more), -1);
	ck_assert_int_eq(dictionary_add(&dictionary, &last), QUERY_GROUPS_MAX);
	dictionary_finish(&dictionary);
}

START_TEST(texts_have_so_much_room)
{
	begin();
	dictionary.texts.max = 8;
	ck_assert_int_eq(add("12345"), 0);
	ck_assert_int_eq(add("123456"), -1);
	ck_assert(dictionary.texts.failed);
	dictionary_finish(&dictionary);
}

SUITE("dictionary", each_value_has_one_code, a_number_has_the_code_of_the_same_integer,
	values_have_places_in_their_order_and_others_between_them,
	there_are_at_most_as_many_values_as_groups_and_one, texts_have_so_much_room)
