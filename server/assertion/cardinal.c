#include "assertion/cardinal.h"

#include "assertion/sentence.h"
#include "assertion/unit.h"

#include <stdlib.h>
#include <string.h>

static bool follows(const struct sentence *sentence, size_t at)
{
	return at < sentence->count && sentence->pieces[at].start == sentence->pieces[at - 1].end;
}

size_t cardinal_read_digits(const struct sentence *sentence, size_t at, double *ret_value)
{
	char text[64];
	size_t next = at + 1;
	strcpy(text, sentence->pieces[at].text);
	while (sentence_is_mark(sentence, next, ',') && sentence_is_digits(sentence, next + 1) &&
		follows(sentence, next + 1) && strlen(sentence->pieces[next + 1].text) == 3 &&
		strlen(text) < 24) {
		strcat(text, sentence->pieces[next + 1].text);
		next += 2;
	}
	if (sentence_is_mark(sentence, next, '.') && sentence_is_digits(sentence, next + 1) &&
		follows(sentence, next + 1)) {
		strcat(text, ".");
		strcat(text, sentence->pieces[next + 1].text);
		next += 2;
	}
	*ret_value = strtod(text, NULL);
	return next;
}

double cardinal_multiplier(const struct sentence_piece *piece)
{
	static const struct {
		const char *text;
		double times;
	} all[] = {{"十", 1e1}, {"百", 1e2}, {"千", 1e3}, {"万", 1e4}, {"亿", 1e8}, {"hundred", 1e2},
		{"thousand", 1e3}, {"million", 1e6}, {"billion", 1e9}};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (strcmp(piece->text, all[i].text) == 0)
			return all[i].times;
	return 0;
}

static bool multiplied(const struct sentence *sentence, size_t at)
{
	return at < sentence->count && cardinal_multiplier(&sentence->pieces[at]) > 0;
}

/* What the digit that ends a numeral counts: in 三万五 thousands, in 三万零五 and 三十五 ones. */
static double last_digit_counts(const struct sentence *sentence, size_t at, size_t digit)
{
	double times = digit > at ? cardinal_multiplier(&sentence->pieces[digit - 1]) : 0;
	return times >= 100 ? times / 10 : 1;
}

bool cardinal_read_numeral(
	const struct sentence *sentence, size_t at, size_t *ret_next, double *ret_value)
{
	double whole = 0, part = 0, digit = -1, least = 1e9;
	size_t next = at;
	for (; next < sentence->count && sentence->pieces[next].kind == TOKEN_IDEOGRAPH; next++) {
		int value = sentence_numeral(sentence, next);
		double times = cardinal_multiplier(&sentence->pieces[next]);
		if (value >= 0) {
			if (digit > 0)
				return false;
			digit = value;
		} else if (times >= 1e4) {
			whole = (next == at ? 1 : whole + part + (digit > 0 ? digit : 0)) * times;
			part = 0;
			digit = -1;
			least = times;
		} else if (times > 0) {
			if (times >= least)
				return false;
			part += (digit > 0 ? digit : digit < 0 ? 1 : 0) * times;
			digit = -1;
			least = times;
		} else {
			break;
		}
	}
	*ret_value = whole + part + (digit > 0 ? digit * last_digit_counts(sentence, at, next - 1) : 0);
	*ret_next = next;
	return next > at;
}

/* Returns the value of a word from "one" to "ninety"; 0 for any other. */
static double word_value(const struct sentence *sentence, size_t at)
{
	static const struct {
		const char *text;
		double value;
	} words[] = {{"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6},
		{"seven", 7}, {"eight", 8}, {"nine", 9}, {"ten", 10}, {"eleven", 11}, {"twelve", 12},
		{"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17},
		{"eighteen", 18}, {"nineteen", 19}, {"twenty", 20}, {"thirty", 30}, {"forty", 40},
		{"fifty", 50}, {"sixty", 60}, {"seventy", 70}, {"eighty", 80}, {"ninety", 90}};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (sentence_is(sentence, at, words[i].text))
			return words[i].value;
	return 0;
}

/* Reads `three` or `sixty-four`. Returns the number of pieces. */
static size_t read_tens(const struct sentence *sentence, size_t at, double *ret_value)
{
	size_t unit = at + 1 + sentence_is_mark(sentence, at + 1, '-');
	double tens = word_value(sentence, at), units = word_value(sentence, unit);
	bool both = tens >= 20 && units > 0 && units < 10;
	*ret_value = tens + (both ? units : 0);
	return both ? unit + 1 - at : tens > 0;
}

bool cardinal_read_words(
	const struct sentence *sentence, size_t at, size_t *ret_next, double *ret_value)
{
	double rest;
	struct unit unit;
	size_t next = at + read_tens(sentence, at, ret_value);
	if (next == at)
		return false;
	unit_read(sentence, next, &unit);
	if (*ret_value == 1 && !multiplied(sentence, next) && !unit.name)
		return false;
	if (sentence_is(sentence, next, "hundred")) {
		size_t behind = next + 1 + sentence_is(sentence, next + 1, "and");
		size_t count = read_tens(sentence, behind, &rest);
		*ret_value = *ret_value * 100 + (count > 0 ? rest : 0);
		next = count > 0 ? behind + count : next + 1;
	}
	*ret_next = next;
	return !sentence_is_mark(sentence, next, '-');
}
