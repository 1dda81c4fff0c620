#include "assertion/amount.h"

#include "assertion/cardinal.h"
#include "assertion/sentence.h"

#include <math.h>
#include <string.h>

/* Finds the longest bounding phrase that ends before a piece. Returns its number of pieces. */
static size_t find_bound(const struct sentence *sentence, size_t end, enum amount_bound *ret_bound)
{
	static const struct {
		const char *phrase;
		enum amount_bound bound;
	} before[] = {{"no more than", AMOUNT_AT_MOST}, {"not more than", AMOUNT_AT_MOST},
		{"no less than", AMOUNT_AT_LEAST}, {"no fewer than", AMOUNT_AT_LEAST},
		{"more than", AMOUNT_MORE}, {"at least", AMOUNT_AT_LEAST}, {"over", AMOUNT_MORE},
		{"just over", AMOUNT_MORE}, {"well over", AMOUNT_MORE}, {"above", AMOUNT_MORE},
		{"exceeding", AMOUNT_MORE}, {"less than", AMOUNT_LESS}, {"fewer than", AMOUNT_LESS},
		{"under", AMOUNT_LESS}, {"below", AMOUNT_LESS}, {"at most", AMOUNT_AT_MOST},
		{"up to", AMOUNT_AT_MOST}, {"as many as", AMOUNT_AT_MOST}, {"within", AMOUNT_AT_MOST},
		{"about", AMOUNT_ABOUT}, {"around", AMOUNT_ABOUT}, {"nearly", AMOUNT_ABOUT},
		{"almost", AMOUNT_ABOUT}, {"approximately", AMOUNT_ABOUT}, {"roughly", AMOUNT_ABOUT},
		{"some", AMOUNT_ABOUT}, {"close to", AMOUNT_ABOUT}, {"just under", AMOUNT_ABOUT},
		{"estimated", AMOUNT_ABOUT}, {"an estimated", AMOUNT_ABOUT}, {"不超过", AMOUNT_AT_MOST},
		{"不少于", AMOUNT_AT_LEAST}, {"不低于", AMOUNT_AT_LEAST}, {"不多于", AMOUNT_AT_MOST},
		{"不高于", AMOUNT_AT_MOST}, {"超过", AMOUNT_MORE}, {"至少", AMOUNT_AT_LEAST},
		{"超", AMOUNT_MORE}, {"逾", AMOUNT_MORE}, {"多于", AMOUNT_MORE}, {"高于", AMOUNT_MORE},
		{"突破", AMOUNT_MORE}, {"不到", AMOUNT_LESS}, {"不足", AMOUNT_LESS}, {"少于", AMOUNT_LESS},
		{"低于", AMOUNT_LESS}, {"至多", AMOUNT_AT_MOST}, {"最多", AMOUNT_AT_MOST},
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

/*
 * The phrase is next to the number, or a word that introduces the number is between them:
 * 将近有64家, 超过了64家.
 */
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
	} behind[] = {{"以上", AMOUNT_AT_LEAST}, {"以下", AMOUNT_AT_MOST}, {"以内", AMOUNT_AT_MOST},
		{"左右", AMOUNT_ABOUT}, {"上下", AMOUNT_ABOUT}, {"or so", AMOUNT_ABOUT},
		{"or more", AMOUNT_AT_LEAST}, {"or less", AMOUNT_AT_MOST}, {"at least", AMOUNT_AT_LEAST},
		{"at most", AMOUNT_AT_MOST}};
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
	for (double times; figure->end < sentence->count &&
		 (times = cardinal_multiplier(&sentence->pieces[figure->end])) > 0;
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

/* 百分之五, 千分之五 */
static bool read_share(const struct sentence *sentence, size_t at, struct amount *figure)
{
	static const struct unit percent = {UNIT_PERCENT, 1, "%"}, permille = {UNIT_PERMILLE, 1, "‰"};
	enum { LEAD = 3 };
	figure->unit = sentence_is(sentence, at, "百") ? percent : permille;
	figure->end = at + LEAD;
	return sentence_is_digits(sentence, at + LEAD)
		? (figure->end = cardinal_read_digits(sentence, at + LEAD, &figure->value)) > 0
		: cardinal_read_numeral(sentence, at + LEAD, &figure->end, &figure->value);
}

/* half an hour, 半小时 */
static size_t read_half(const struct sentence *sentence, size_t at)
{
	static const char *const halves[] = {"half an", "half a", "半个", "半"};
	struct unit unit;
	for (size_t i = 0; i < sizeof halves / sizeof *halves; i++) {
		size_t count = sentence_match(sentence, at, halves[i]);
		if (count > 0 && unit_read(sentence, at + count, &unit) > 0 && unit.kind == UNIT_MINUTES)
			return count;
	}
	return 0;
}

/* fell from three to none */
static bool is_none(const struct sentence *sentence, size_t at)
{
	return sentence_is(sentence, at, "zero") ||
		(at > 0 && sentence_is(sentence, at, "none") && sentence_is(sentence, at - 1, "to"));
}

/* Reads the number itself, without unit and bound. */
static bool read_number(const struct sentence *sentence, size_t at, struct amount *figure)
{
	const struct sentence_piece *piece = &sentence->pieces[at];
	size_t next = at + 1;
	struct unit counted;
	if (at > 0 && sentence_is(sentence, at - 1, "第"))
		return false;
	/* 1+1+1 */
	if ((sentence_is_mark(sentence, at + 1, '+') && sentence_is_digits(sentence, at + 2)) ||
		(at > 1 && sentence_is_mark(sentence, at - 1, '+') && sentence_is_digits(sentence, at - 2)))
		return false;
	/* 几十家, 数百家 */
	if (at > 0 && (sentence_is(sentence, at - 1, "几") || sentence_is(sentence, at - 1, "数")) &&
		cardinal_multiplier(piece) > 0)
		return false;
	if (sentence_match(sentence, at, "百分之") > 0 || sentence_match(sentence, at, "千分之") > 0)
		return read_share(sentence, at, figure);
	size_t half = read_half(sentence, at);
	if (half > 0) {
		figure->value = 0.5;
		next = at + half;
	} else if (is_none(sentence, at)) {
		figure->value = 0;
	} else if (sentence_is_digits(sentence, at)) {
		next = cardinal_read_digits(sentence, at, &figure->value);
		figure->value *= is_negative(sentence, at) ? -1 : 1;
	} else if (piece->kind == TOKEN_IDEOGRAPH) {
		/* a numeral alone may be part of a word: 一体化, 三甲 */
		if (!cardinal_read_numeral(sentence, at, &next, &figure->value) ||
			unit_read(sentence, next, &counted) == 0)
			return false;
	} else if (!cardinal_read_words(sentence, at, &next, &figure->value)) {
		return false;
	}
	figure->end = next;
	multiply(sentence, figure);
	return true;
}

/* Reads the unit, after the number or before it. */
static void read_unit(const struct sentence *sentence, struct amount *figure)
{
	if (figure->unit.name) /* 百分之五 */
		return;
	size_t count = unit_read(sentence, figure->end, &figure->unit);
	figure->end += count;
	struct unit before;
	count = unit_read_before(sentence, figure->first, &before);
	if (count > 0 && figure->unit.kind < UNIT_COUNTED) {
		figure->first -= count;
		figure->unit = before;
	}
}

bool amount_read(const struct sentence *sentence, size_t at, struct amount *ret_amount)
{
	struct amount figure = {.number = at, .first = at};
	if (!read_number(sentence, at, &figure))
		return false;
	if (sentence_is(sentence, figure.end, "多") || sentence_is(sentence, figure.end, "余")) {
		figure.bound = AMOUNT_MORE;
		figure.end++;
		multiply(sentence, &figure); /* 30多万 */
	}
	read_unit(sentence, &figure);
	read_behind(sentence, &figure);
	read_bound(sentence, &figure);
	*ret_amount = figure;
	return isfinite(figure.value); /* JSON cannot express infinity */
}

/* Converts to the base unit of the kind. */
static double size_of(const struct amount *figure)
{
	return figure->value * figure->unit.scale;
}

bool amount_is_same(const struct amount *a, const struct amount *b)
{
	return unit_fits(&a->unit, &b->unit) &&
		fabs(size_of(a) - size_of(b)) <= 1e-9 * fabs(size_of(a));
}

static bool is_from_below(enum amount_bound bound)
{
	return bound == AMOUNT_MORE || bound == AMOUNT_AT_LEAST;
}

static bool is_from_above(enum amount_bound bound)
{
	return bound == AMOUNT_LESS || bound == AMOUNT_AT_MOST;
}

/* Whether one bound of a number says all that another of the same number does. */
static bool bound_implies(enum amount_bound said, enum amount_bound claimed)
{
	return claimed == said || (claimed == AMOUNT_AT_LEAST && said == AMOUNT_MORE) ||
		(claimed == AMOUNT_AT_MOST && said == AMOUNT_LESS);
}

bool amount_agrees(const struct amount *claimed, const struct amount *said)
{
	double claims = size_of(claimed), says = size_of(said);
	if (!unit_fits(&claimed->unit, &said->unit))
		return false;
	if (bound_implies(said->bound, claimed->bound) && amount_is_same(claimed, said))
		return true;
	/* a record of 30 minutes does not support a claim of less than 30 hours */
	if (claimed->unit.scale != said->unit.scale)
		return false;
	/* a record of at most 30 does not support less than 37, nor one of 9000 more than 9 */
	double off = says != 0 ? fabs(claims - says) / fabs(says) : INFINITY;
	if (said->bound != AMOUNT_EXACTLY)
		return false;
	return is_from_below(claimed->bound) ? says > claims && off <= 0.1
		: is_from_above(claimed->bound)  ? says < claims && off <= 0.1
										 : claimed->bound == AMOUNT_ABOUT && off <= 0.05;
}

bool amount_excludes(const struct amount *claimed, const struct amount *said)
{
	double claims = size_of(claimed), says = size_of(said);
	if (!unit_fits(&claimed->unit, &said->unit) || said->bound != AMOUNT_EXACTLY)
		return false;
	return claimed->bound == AMOUNT_EXACTLY ? !amount_is_same(claimed, said)
		: is_from_below(claimed->bound)     ? says < claims
		: is_from_above(claimed->bound)     ? says > claims
											: false;
}
