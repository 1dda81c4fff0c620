#include "assertion/date.h"

#include "assertion/sentence.h"

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
			return dated || (i != 2 && i != 4) ? i + 1 : 0; /* march and may are also verbs */
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
 * Whether four digits without 年 are a year: because of the word before them, or because nothing
 * follows that they could count.
 */
static bool stands_as_year(const struct sentence *sentence, size_t at)
{
	static const char *const words[] = {"in", "by", "of", "since", "until", "till", "from", "to",
		"during", "before", "after", "within", "year", "end", "early", "late", "mid", "for"};
	const struct sentence_piece *next = at + 1 < sentence->count ? &sentence->pieces[at + 1] : NULL;
	for (size_t i = 0; at > 0 && i < sizeof words / sizeof *words; i++)
		if (sentence_is(sentence, at - 1, words[i]))
			return true;
	return (at > 0 && read_month_name(sentence, at - 1) > 0) || !next ||
		(next->kind == TOKEN_MARK && !sentence_is_mark(sentence, at + 1, ',') &&
			!sentence_is(sentence, at + 1, SENTENCE_PERCENT));
}

/* Reads `-07-15` after a year. */
static size_t read_iso_rest(const struct sentence *sentence, size_t at, struct date *date)
{
	size_t count = 0;
	for (; count < 4 && sentence_is_mark(sentence, at + count, '-') &&
		 sentence_is_digits(sentence, at + count + 1);
		 count += 2)
		*(count == 0 ? &date->month : &date->day) = atoi(sentence->pieces[at + count + 1].text);
	return count;
}

/* Reads a date without its preposition. */
static size_t read_bare(const struct sentence *sentence, size_t at, struct date *date)
{
	int number = sentence_is_digits(sentence, at) ? atoi(sentence->pieces[at].text) : 0;
	date->year = year_of(sentence, at);
	if (date->year != 0 && sentence_is(sentence, at + 1, "年"))
		return 2;
	if (date->year != 0 && stands_as_year(sentence, at))
		return 1 + read_iso_rest(sentence, at + 1, date);
	date->year = 0;
	if (number != 0 && sentence_is(sentence, at + 1, "月")) {
		date->month = number;
		return 2;
	}
	bool numbered = sentence_is(sentence, at + 1, "日") || sentence_is(sentence, at + 1, "号");
	if (number != 0 &&
		(numbered || read_month_name(sentence, at + 1) > 0 ||
			(at > 0 && read_month_name(sentence, at - 1) > 0))) {
		date->day = number;
		return 1 + numbered;
	}
	date->month = read_month_name(sentence, at);
	return date->month != 0 ? 1 : read_written_year(sentence, at, &date->year);
}

/* Prepositions of dates, and what they say about the time. */
static const struct {
	const char *phrase;
	unsigned parts;
} leads[] = {{"于", 0}, {"in", 0}, {"on", 0}, {"within", 0}, {"during", 0}, {"到", DATE_UNTIL},
	{"至", DATE_UNTIL}, {"截至", DATE_UNTIL}, {"截止", DATE_UNTIL}, {"截至到", DATE_UNTIL},
	{"截止到", DATE_UNTIL}, {"by", DATE_UNTIL}, {"as of", DATE_UNTIL}, {"to", DATE_UNTIL},
	{"until", DATE_UNTIL}, {"till", DATE_UNTIL}, {"up to", DATE_UNTIL},
	{"by the end of", DATE_UNTIL | DATE_END}, {"据", DATE_REPORTED}, {"report of", DATE_REPORTED},
	{"reported in", DATE_REPORTED}, {"stated in", DATE_REPORTED}, {"自", DATE_SINCE},
	{"从", DATE_SINCE}, {"from", DATE_SINCE}, {"自从", DATE_SINCE}, {"since", DATE_SINCE},
	{"since the end of", DATE_SINCE | DATE_END}, {"end", DATE_END}, {"end of", DATE_END},
	{"the end of", DATE_END}, {"late", DATE_END}, {"early", DATE_BEGINNING},
	{"beginning of", DATE_BEGINNING}, {"the beginning of", DATE_BEGINNING},
	{"start of", DATE_BEGINNING}, {"the start of", DATE_BEGINNING}};

/*
 * Words after a date. `unless` lists the characters that would make another word of it (内科, 初步,
 * 起步).
 */
static const struct {
	const char *phrase;
	unsigned parts;
	const char *unless;
} tails[] = {{"底", DATE_END, ""}, {"末", DATE_END, ""}, {"底前", DATE_END, ""},
	{"末前", DATE_END, ""}, {"底之前", DATE_END, ""}, {"底以前", DATE_END, ""},
	{"初", DATE_BEGINNING, "步级诊中期次始筛心"}, {"上半年", DATE_FIRST_HALF, ""},
	{"下半年", DATE_SECOND_HALF, ""}, {"以来", DATE_SINCE, ""}, {"起", DATE_SINCE, "步草源点到来"},
	{"报道", DATE_REPORTED, ""}, {"的报道", DATE_REPORTED, ""}, {"内", 0, "科地镜容部涵外分陆"},
	{"度", 0, ""}, {"期间", 0, ""}};

static size_t read_lead(const struct sentence *sentence, size_t at, unsigned *ret_parts)
{
	size_t longest = 0;
	*ret_parts = 0;
	for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
		size_t count = sentence_match(sentence, at, leads[i].phrase);
		if (count > longest) {
			longest = count;
			*ret_parts = leads[i].parts;
		}
	}
	return longest;
}

static size_t read_tail(const struct sentence *sentence, size_t at, unsigned *parts)
{
	size_t longest = 0, best = 0;
	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
		size_t count = sentence_match(sentence, at, tails[i].phrase), behind = at + count;
		bool is_word = count > 0 && behind < sentence->count &&
			sentence->pieces[behind].kind == TOKEN_IDEOGRAPH &&
			strstr(tails[i].unless, sentence->pieces[behind].text);
		if (count > longest && !is_word) {
			longest = count;
			best = i;
		}
	}
	*parts |= longest > 0 ? tails[best].parts : 0;
	return longest;
}

/* Reads 年底 or 月初, without the year or month. */
static size_t read_end_alone(const struct sentence *sentence, size_t at, unsigned *parts)
{
	unsigned found = 0;
	bool dated = sentence_is(sentence, at, "年") || sentence_is(sentence, at, "月");
	size_t count = dated ? read_tail(sentence, at + 1, &found) : 0;
	if ((found & (DATE_END | DATE_BEGINNING)) == 0)
		return 0;
	*parts |= found * (sentence_is(sentence, at, "月") ? DATE_OF_MONTH : 1);
	return 1 + count;
}

/* Reads a frequency: 64 is not the same as 64 a month (每月). */
static size_t read_rate(const struct sentence *sentence, size_t at, unsigned *parts)
{
	static const struct {
		const char *phrase;
		unsigned parts;
	} rates[] = {{"a year", DATE_YEARLY}, {"per year", DATE_YEARLY}, {"each year", DATE_YEARLY},
		{"every year", DATE_YEARLY}, {"yearly", DATE_YEARLY}, {"annually", DATE_YEARLY},
		{"每年", DATE_YEARLY}, {"a month", DATE_MONTHLY}, {"per month", DATE_MONTHLY},
		{"each month", DATE_MONTHLY}, {"every month", DATE_MONTHLY}, {"monthly", DATE_MONTHLY},
		{"每月", DATE_MONTHLY}, {"每个月", DATE_MONTHLY}, {"a week", DATE_WEEKLY},
		{"per week", DATE_WEEKLY}, {"every week", DATE_WEEKLY}, {"weekly", DATE_WEEKLY},
		{"每周", DATE_WEEKLY}, {"a day", DATE_DAILY}, {"per day", DATE_DAILY},
		{"every day", DATE_DAILY}, {"daily", DATE_DAILY}, {"每天", DATE_DAILY},
		{"每日", DATE_DAILY}};
	for (size_t i = 0; i < sizeof rates / sizeof *rates; i++) {
		size_t count = sentence_match(sentence, at, rates[i].phrase);
		if (count == 0)
			continue;
		*parts |= rates[i].parts;
		return count;
	}
	return 0;
}

size_t date_read(const struct sentence *sentence, size_t at, struct date *ret_date)
{
	*ret_date = (struct date){.year = 0};
	size_t lead = read_lead(sentence, at, &ret_date->parts);
	size_t count = read_bare(sentence, at + lead, ret_date);
	if (count == 0) {
		ret_date->parts = 0;
		count = read_rate(sentence, at, &ret_date->parts);
		return count > 0 ? count : read_end_alone(sentence, at, &ret_date->parts);
	}
	count += lead;
	/* 自2021年底起 */
	for (size_t more; (more = read_tail(sentence, at + count, &ret_date->parts)) > 0;)
		count += more;
	/* with a month, beginning and end refer to the month */
	unsigned ends = ret_date->parts & (DATE_BEGINNING | DATE_END);
	if (ret_date->month != 0)
		ret_date->parts += ends * DATE_OF_MONTH - ends;
	return count;
}
