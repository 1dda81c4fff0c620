#include "mcp/date.h"

#include "mcp/sentence.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static int read_month_name(const struct sentence *sentence, size_t at)
{
	static const char *const names[] = {"january", "february", "march", "april", "may", "june",
		"july", "august", "september", "october", "november", "december"};
	bool dated =
		sentence_is_digits(sentence, at + 1) || (at > 0 && sentence_is_digits(sentence, at - 1));
	for (int i = 0; i < 12; i++)
		if (sentence_is(sentence, at, names[i]))
			return dated || (i != 2 && i != 4) ? i + 1 : 0; /* to march; it may */
	return 0;
}

static int year_of(const struct sentence *sentence, size_t at)
{
	int year = sentence_is_digits(sentence, at) && strlen(sentence->pieces[at].text) == 4
		? atoi(sentence->pieces[at].text)
		: 0;
	return year >= DATE_YEAR_FIRST && year <= DATE_YEAR_LAST ? year : 0;
}

/* 二〇二一年 */
static size_t read_written_year(const struct sentence *sentence, size_t at, int *ret_year)
{
	int year = 0;
	for (size_t i = at; i < at + 4; i++) {
		int digit = sentence_numeral(sentence, i);
		if (digit < 0)
			return 0;
		year = year * 10 + digit;
	}
	*ret_year = year;
	return sentence_is(sentence, at + 4, "年") && year >= DATE_YEAR_FIRST && year <= DATE_YEAR_LAST
		? 5
		: 0;
}

/*
 * Whether four digits without 年 are a year: by the word before them, or since nothing follows that
 * they count.
 */
static bool stands_as_year(const struct sentence *sentence, size_t at)
{
	static const char *const words[] = {"in", "by", "of", "since", "until", "till", "from", "to",
		"during", "before", "after", "within", "year", "end", "early", "late", "mid"};
	const struct sentence_piece *next = at + 1 < sentence->count ? &sentence->pieces[at + 1] : NULL;
	for (size_t i = 0; at > 0 && i < sizeof words / sizeof *words; i++)
		if (sentence_is(sentence, at - 1, words[i]))
			return true;
	return (at > 0 && read_month_name(sentence, at - 1) > 0) || !next ||
		(next->kind == TOKEN_MARK && !sentence_is_mark(sentence, at + 1, ',') &&
			!sentence_is(sentence, at + 1, SENTENCE_PERCENT));
}

/* -07-15 behind a year */
static size_t read_iso_rest(const struct sentence *sentence, size_t at, int *ret_month)
{
	size_t count = 0;
	for (; count < 4 && sentence_is_mark(sentence, at + count, '-') &&
		 sentence_is_digits(sentence, at + count + 1);
		 count += 2)
		if (count == 0)
			*ret_month = atoi(sentence->pieces[at + 1].text);
	return count;
}

/* Without what leads to it. */
static size_t read_bare(const struct sentence *sentence, size_t at, int *ret_year, int *ret_month)
{
	*ret_year = year_of(sentence, at);
	*ret_month = 0;
	if (*ret_year != 0 && sentence_is(sentence, at + 1, "年"))
		return 2;
	if (*ret_year != 0 && stands_as_year(sentence, at))
		return 1 + read_iso_rest(sentence, at + 1, ret_month);
	*ret_year = 0;
	if (sentence_is_digits(sentence, at) && sentence_is(sentence, at + 1, "月")) {
		*ret_month = atoi(sentence->pieces[at].text);
		return 2;
	}
	if (sentence_is_digits(sentence, at) &&
		(sentence_is(sentence, at + 1, "日") || sentence_is(sentence, at + 1, "号")))
		return 2;
	if (sentence_is_digits(sentence, at) &&
		(read_month_name(sentence, at + 1) > 0 ||
			(at > 0 && read_month_name(sentence, at - 1) > 0)))
		return 1; /* a day */
	*ret_month = read_month_name(sentence, at);
	return *ret_month != 0 ? 1 : read_written_year(sentence, at, ret_year);
}

static bool is_one_of(
	const struct sentence *sentence, size_t at, const char *one, const char *other)
{
	return sentence_is(sentence, at, one) || sentence_is(sentence, at, other);
}

/* 底 or 末 behind a year or month, and 前 behind that; 年前 alone says another thing. */
static size_t read_end(const struct sentence *sentence, size_t at)
{
	if (!is_one_of(sentence, at - 1, "年", "月") || !is_one_of(sentence, at, "底", "末"))
		return 0;
	return sentence_is(sentence, at + 1, "前") ? 2 : 1;
}

size_t date_read(const struct sentence *sentence, size_t at, int *ret_year, int *ret_month)
{
	size_t lead = is_one_of(sentence, at, "到", "至") || sentence_is(sentence, at, "于") ? 1 : 0;
	size_t count = read_bare(sentence, at + lead, ret_year, ret_month);
	return count > 0 ? lead + count + read_end(sentence, at + lead + count) : 0;
}
