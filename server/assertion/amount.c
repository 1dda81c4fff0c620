#include "assertion/amount.h"

#include "assertion/cardinal.h"
#include "assertion/sentence.h"
#include "assertion/fraction.h"

#include <math.h>
#include <string.h>

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

/* Whether what stands before 百 says that it is no number of its own: 几百, 数百, 上百. */
static bool is_unknown(const struct sentence *sentence, size_t at)
{
	static const char *const all[] = {"几", "数", "上", "成"};
	for (size_t i = 0; at > 0 && i < sizeof all / sizeof *all; i++)
		if (sentence_is(sentence, at - 1, all[i]))
			return cardinal_multiplier(&sentence->pieces[at]) > 0;
	return false;
}

/* 多 and 余 behind a number: how many pieces. */
static size_t read_excess(const struct sentence *sentence, size_t at)
{
	return sentence_is(sentence, at, "多") || sentence_is(sentence, at, "余");
}

/* Whether a numeral counts something; alone it may be part of a word: 一体化, 三甲. */
static bool is_counting(const struct sentence *sentence, size_t at)
{
	struct unit counted;
	at += read_excess(sentence, at);
	while (at < sentence->count && cardinal_multiplier(&sentence->pieces[at]) > 0)
		at++;
	return unit_read(sentence, at, &counted) > 0;
}

/* 七成, two thirds */
static bool read_fraction(const struct sentence *sentence, size_t at, struct amount *figure)
{
	struct fraction fraction;
	if (!fraction_read(sentence, at, &fraction))
		return false;
	figure->value = fraction.value;
	figure->unit = fraction.unit;
	figure->bound = fraction.bound;
	figure->end = fraction.end;
	return true;
}

/* Reads the number itself, without unit and bound. */
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
	if (is_unknown(sentence, at))
		return false;
	if (read_fraction(sentence, at, figure))
		return true;
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
		if (!cardinal_read_numeral(sentence, at, &next, &figure->value) ||
			!is_counting(sentence, next))
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
	if (read_excess(sentence, figure.end) > 0) {
		figure.bound = AMOUNT_EXCESS;
		figure.end++;
		multiply(sentence, &figure); /* 30多万 */
	} else if (sentence_is_mark(sentence, figure.end, '+')) {
		figure.bound = AMOUNT_AT_LEAST;
		figure.end++; /* 64+家 */
	}
	read_unit(sentence, &figure);
	figure.unit_end = figure.end;
	figure.end += bound_read_behind(sentence, figure.end, &figure.bound);
	enum amount_bound before = figure.bound;
	figure.first -= bound_read_before(sentence, figure.first, &before);
	/* 超过3500多 is no more than 3500多 */
	figure.bound = figure.bound == AMOUNT_EXCESS && before == AMOUNT_MORE ? AMOUNT_EXCESS : before;
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
	return bound == AMOUNT_MORE || bound == AMOUNT_EXCESS || bound == AMOUNT_AT_LEAST;
}

static bool is_from_above(enum amount_bound bound)
{
	return bound == AMOUNT_LESS || bound == AMOUNT_AT_MOST || bound == AMOUNT_UP_TO;
}

bool amount_is_rough(const struct amount *amount)
{
	return amount->bound == AMOUNT_ABOUT || amount->bound == AMOUNT_NEARLY;
}

/* Whether one bound of a number says all that another of the same number does. */
static bool bound_implies(enum amount_bound said, enum amount_bound claimed)
{
	switch (claimed) {
	case AMOUNT_MORE:
		return said == AMOUNT_MORE || said == AMOUNT_EXCESS;
	case AMOUNT_AT_LEAST:
		return is_from_below(said);
	case AMOUNT_AT_MOST:
		return is_from_above(said);
	case AMOUNT_ABOUT:
		return said == AMOUNT_ABOUT || said == AMOUNT_NEARLY;
	default:
		return said == claimed;
	}
}

/* What the last digit counts that is not 0: 100 of 3500, 0.1 of 2.9. */
static double digit_of(double value)
{
	double digit = 1e15;
	while (
		digit > 1e-6 && (digit > fabs(value) || fabs(value / digit - round(value / digit)) > 1e-6))
		digit /= 10;
	return digit;
}

/* Whether a bound is proved by another number, which is near. */
static bool holds(const struct amount *claimed, const struct amount *said)
{
	double over = size_of(said) - size_of(claimed);
	switch (claimed->bound) {
	case AMOUNT_MORE:
	case AMOUNT_AT_LEAST:
		return over > 0;
	case AMOUNT_EXCESS:
		return over > 0 && over < digit_of(claimed->value) * claimed->unit.scale * (1 - 1e-9);
	case AMOUNT_LESS:
	case AMOUNT_AT_MOST:
	case AMOUNT_NEARLY:
		return over < 0;
	default:
		return claimed->bound == AMOUNT_ABOUT;
	}
}

/* Whether another number of the record is near enough to prove a bound. */
static bool is_near(const struct amount *claimed, const struct amount *said)
{
	double says = size_of(said), most = amount_is_rough(claimed) ? 0.05 : 0.1;
	/* a record of 30 minutes does not support a claim of less than 30 hours, one of at most 30 none
	 * of less than 37, nor one of 9000 more than 9 */
	return said->bound == AMOUNT_EXACTLY && unit_fits(&claimed->unit, &said->unit) &&
		claimed->unit.scale == said->unit.scale && says != 0 &&
		fabs(size_of(claimed) - says) <= most * fabs(says);
}

bool amount_agrees(const struct amount *claimed, const struct amount *said)
{
	bool same = amount_is_same(claimed, said);
	if (same && bound_implies(said->bound, claimed->bound))
		return true;
	return is_near(claimed, said) && (same ? amount_is_rough(claimed) : holds(claimed, said));
}

bool amount_is_open(const struct amount *claimed, const struct amount *said)
{
	bool near = claimed->bound != AMOUNT_EXACTLY && is_near(claimed, said);
	return (near || amount_is_same(claimed, said)) && !amount_agrees(claimed, said) &&
		!amount_excludes(claimed, said);
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
