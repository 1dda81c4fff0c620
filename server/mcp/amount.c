#include "mcp/amount.h"

#include "fulltext/stopword.h"
#include "mcp/sentence.h"

#include <stdlib.h>
#include <string.h>

static bool follows(const struct sentence *sentence, size_t at)
{
	return at < sentence->count && sentence->pieces[at].start == sentence->pieces[at - 1].end;
}

/* Digits, with commas by thousands and a fraction. */
static size_t read_digits(const struct sentence *sentence, size_t at, double *ret_value)
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

static double multiplier(const struct sentence_piece *piece)
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
	return at < sentence->count && multiplier(&sentence->pieces[at]) > 0;
}

/* A numeral that is counted in 十, 百, 千, 万: false for what is no such, as 十四五 is. */
static bool read_numeral(
	const struct sentence *sentence, size_t at, size_t *ret_next, double *ret_value)
{
	double whole = 0, part = 0, digit = -1, least = 1e9;
	size_t next = at;
	for (; next < sentence->count && sentence->pieces[next].kind == TOKEN_IDEOGRAPH; next++) {
		int value = sentence_numeral(sentence, next);
		double times = multiplier(&sentence->pieces[next]);
		if (value >= 0) {
			if (digit > 0)
				return false;
			digit = value;
		} else if (times >= 1e4) {
			whole = (whole + part + (digit > 0 ? digit : 0)) * times;
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
	*ret_value = whole + part + (digit > 0 ? digit : 0);
	*ret_next = next;
	return next > at;
}

/* A word of "one" to "ninety"; 0 for what is none. */
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

/* three, sixty-four: how many pieces it has. */
static size_t read_tens(const struct sentence *sentence, size_t at, double *ret_value)
{
	size_t unit = at + 1 + sentence_is_mark(sentence, at + 1, '-');
	double tens = word_value(sentence, at), units = word_value(sentence, unit);
	bool both = tens >= 20 && units > 0 && units < 10;
	*ret_value = tens + (both ? units : 0);
	return both ? unit + 1 - at : tens > 0;
}

/* Also two hundred and eighteen; but none is read of one alone, nor of a five-year plan. */
static bool read_words(
	const struct sentence *sentence, size_t at, size_t *ret_next, double *ret_value)
{
	double rest;
	size_t next = at + read_tens(sentence, at, ret_value);
	if (next == at || (*ret_value == 1 && !multiplied(sentence, next)))
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

/* Behind what things are counted by: 家, 个 and so on. */
static size_t skip_measure(const struct sentence *sentence, size_t at)
{
	static const char *const more[] = {"年", "天", "省", "市", "区", "件", "场", "倍", "人", "大"};
	for (size_t i = 0; i < sizeof more / sizeof *more; i++)
		if (sentence_is(sentence, at, more[i]))
			return at + 1;
	if (at >= sentence->count)
		return at;
	struct token_reader reader = {
		sentence->text, strlen(sentence->text), sentence->pieces[at].start};
	return stopword_skip_measure(&reader) ? at + 1 : at;
}

/* The longest phrase that ends before a piece; how many pieces it has. */
static size_t find_bound(const struct sentence *sentence, size_t end, enum amount_bound *ret_bound)
{
	static const struct {
		const char *phrase;
		enum amount_bound bound;
	} before[] = {{"no more than", AMOUNT_LESS}, {"not more than", AMOUNT_LESS},
		{"no less than", AMOUNT_MORE}, {"no fewer than", AMOUNT_MORE}, {"more than", AMOUNT_MORE},
		{"at least", AMOUNT_MORE}, {"over", AMOUNT_MORE}, {"just over", AMOUNT_MORE},
		{"well over", AMOUNT_MORE}, {"above", AMOUNT_MORE}, {"exceeding", AMOUNT_MORE},
		{"less than", AMOUNT_LESS}, {"fewer than", AMOUNT_LESS}, {"under", AMOUNT_LESS},
		{"below", AMOUNT_LESS}, {"at most", AMOUNT_LESS}, {"up to", AMOUNT_LESS},
		{"as many as", AMOUNT_LESS}, {"about", AMOUNT_ABOUT}, {"around", AMOUNT_ABOUT},
		{"nearly", AMOUNT_ABOUT}, {"almost", AMOUNT_ABOUT}, {"approximately", AMOUNT_ABOUT},
		{"roughly", AMOUNT_ABOUT}, {"some", AMOUNT_ABOUT}, {"close to", AMOUNT_ABOUT},
		{"just under", AMOUNT_ABOUT}, {"estimated", AMOUNT_ABOUT}, {"an estimated", AMOUNT_ABOUT},
		{"不超过", AMOUNT_LESS}, {"不少于", AMOUNT_MORE}, {"不低于", AMOUNT_MORE},
		{"不多于", AMOUNT_LESS}, {"不高于", AMOUNT_LESS}, {"超过", AMOUNT_MORE},
		{"至少", AMOUNT_MORE}, {"超", AMOUNT_MORE}, {"逾", AMOUNT_MORE}, {"多于", AMOUNT_MORE},
		{"高于", AMOUNT_MORE}, {"突破", AMOUNT_MORE}, {"不到", AMOUNT_LESS}, {"不足", AMOUNT_LESS},
		{"少于", AMOUNT_LESS}, {"低于", AMOUNT_LESS}, {"至多", AMOUNT_LESS}, {"最多", AMOUNT_LESS},
		{"近", AMOUNT_ABOUT}, {"将近", AMOUNT_ABOUT}, {"接近", AMOUNT_ABOUT},
		{"几乎", AMOUNT_ABOUT}, {"差不多", AMOUNT_ABOUT}, {"约", AMOUNT_ABOUT},
		{"大约", AMOUNT_ABOUT}, {"大概", AMOUNT_ABOUT}};
	size_t longest = 0;
	for (size_t i = 0; i < sizeof before / sizeof *before; i++)
		for (size_t back = longest + 1; back <= 3 && back <= end; back++)
			if (sentence_match(sentence, end - back, before[i].phrase) == back) {
				*ret_bound = before[i].bound;
				longest = back;
			}
	return longest;
}

/* Close to the figure, or with what leads to it in between: 将近有64家, 超过了64家. */
static void read_bound(const struct sentence *sentence, struct amount *figure)
{
	enum { BETWEEN_MAX = 2 };
	for (size_t end = figure->first; end + BETWEEN_MAX >= figure->first; end--) {
		size_t count = find_bound(sentence, end, &figure->bound);
		if (count > 0) {
			figure->first = end - count;
			return;
		}
		if (end == 0 ||
			!(sentence_leads(sentence, end - 1) || sentence_is(sentence, end - 1, "了")))
			return;
	}
}

static void read_behind(const struct sentence *sentence, struct amount *figure)
{
	static const struct {
		const char *phrase;
		enum amount_bound bound;
	} behind[] = {{"以上", AMOUNT_MORE}, {"以下", AMOUNT_LESS}, {"以内", AMOUNT_LESS},
		{"左右", AMOUNT_ABOUT}, {"上下", AMOUNT_ABOUT}, {"or so", AMOUNT_ABOUT},
		{"or more", AMOUNT_MORE}, {"or less", AMOUNT_LESS}};
	for (size_t i = 0; i < sizeof behind / sizeof *behind; i++) {
		size_t count = sentence_match(sentence, figure->end, behind[i].phrase);
		if (count > 0)
			figure->bound = behind[i].bound;
		figure->end += count;
	}
}

/* 1.2万, 3 million */
static void multiply(const struct sentence *sentence, struct amount *figure)
{
	for (double times;
		 figure->end < sentence->count && (times = multiplier(&sentence->pieces[figure->end])) > 0;
		 figure->end++)
		figure->value *= times;
}

/* -5, but not 2020-5 and covid-5 */
static bool is_negative(const struct sentence *sentence, size_t at)
{
	static const char minus[] = "\u2212";
	const struct sentence_piece *sign = &sentence->pieces[at] - (at > 0);
	const char *end = sentence->text + sign->end;
	bool is_sign = sign->kind == TOKEN_MARK && sign->end == sentence->pieces[at].start &&
		(end[-1] == '-' ||
			(sign->end >= strlen(minus) && memcmp(end - strlen(minus), minus, strlen(minus)) == 0));
	return is_sign && (at == 1 || sign[-1].end < sign->start || sign[-1].kind == TOKEN_IDEOGRAPH);
}

/* The number itself, without what stands around it. */
static bool read_number(const struct sentence *sentence, size_t at, struct amount *figure)
{
	const struct sentence_piece *piece = &sentence->pieces[at];
	size_t next = at + 1;
	if (at > 0 && sentence_is(sentence, at - 1, "第"))
		return false;
	/* 1+1+1 */
	if ((sentence_is_mark(sentence, at + 1, '+') && sentence_is_digits(sentence, at + 2)) ||
		(at > 1 && sentence_is_mark(sentence, at - 1, '+') && sentence_is_digits(sentence, at - 2)))
		return false;
	/* 几十家, 数百家 */
	if (at > 0 && (sentence_is(sentence, at - 1, "几") || sentence_is(sentence, at - 1, "数")) &&
		multiplier(piece) > 0)
		return false;
	if (sentence_match(sentence, at, "百分之") == 3) {
		figure->is_percent = true;
		figure->end = at + 3;
		return sentence_is_digits(sentence, at + 3)
			? (figure->end = read_digits(sentence, at + 3, &figure->value)) > 0
			: read_numeral(sentence, at + 3, &figure->end, &figure->value);
	}
	if (sentence_is_digits(sentence, at)) {
		next = read_digits(sentence, at, &figure->value);
		figure->value *= is_negative(sentence, at) ? -1 : 1;
	} else if (piece->kind == TOKEN_IDEOGRAPH) {
		/* a numeral alone may be a part of any word: 一体化, 三甲 */
		if (!read_numeral(sentence, at, &next, &figure->value) ||
			skip_measure(sentence, next) == next)
			return false;
	} else if (!read_words(sentence, at, &next, &figure->value)) {
		return false;
	}
	figure->end = next;
	multiply(sentence, figure);
	return true;
}

bool amount_read(const struct sentence *sentence, size_t at, struct amount *ret_figure)
{
	struct amount figure = {.first = at};
	if (!read_number(sentence, at, &figure))
		return false;
	if (sentence_is(sentence, figure.end, SENTENCE_PERCENT) ||
		sentence_is(sentence, figure.end, "percent")) {
		figure.is_percent = true;
		figure.end++;
	} else if (sentence_match(sentence, figure.end, "per cent") == 2) {
		figure.is_percent = true;
		figure.end += 2;
	}
	if (sentence_is(sentence, figure.end, "多") || sentence_is(sentence, figure.end, "余")) {
		figure.bound = AMOUNT_MORE;
		figure.end++;
		multiply(sentence, &figure); /* 30多万 */
	}
	if (figure.end < sentence->count && sentence->pieces[figure.end].kind == TOKEN_IDEOGRAPH)
		figure.end = skip_measure(sentence, figure.end);
	read_behind(sentence, &figure);
	read_bound(sentence, &figure);
	*ret_figure = figure;
	return true;
}
