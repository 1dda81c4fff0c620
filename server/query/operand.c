#include "query/operand.h"

#include "dataset/catalog.h"
#include "base/error.h"
#include "base/reason.h"
#include "query/dialect.h"
#include "query/fault.h"
#include "query/form.h"
#include "base/text.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

static const struct {
	const char *name;
	bool many, commas;
} operators[] = {
#define X(code, name, sql, many, commas) [OPERATOR_##code] = {name, many, commas},
	OPERATORS(X)
#undef X
};

const char *operator_name(enum op op)
{
	return operators[op].name;
}

const char *operator_suffix(enum op op)
{
	static const char *const suffixes[] = {
#define X(code, name, ...) [OPERATOR_##code] = "__" name,
		OPERATORS(X)
#undef X
	};
	return op == OPERATOR_EQ ? "" : suffixes[op];
}

bool operator_takes_many(enum op op)
{
	return operators[op].many;
}

bool operator_splits_commas(enum op op)
{
	return operators[op].commas;
}

bool operand_allows(const struct field *field, enum op op)
{
	switch (op) {
	case OPERATOR_EQ:
	case OPERATOR_NE:
	case OPERATOR_ISNULL:
		return true;
	case OPERATOR_GT:
	case OPERATOR_GTE:
	case OPERATOR_LT:
	case OPERATOR_LTE:
		return field->type == FIELD_NUMBER || field->type == FIELD_INTEGER ||
			(field->type == FIELD_TEXT && field->words.count == 0);
	case OPERATOR_YEAR:
		return field_is_date(field);
	case OPERATOR_CONTAINS:
	case OPERATOR_PREFIX:
		return field->type == FIELD_TEXT && field->words.count == 0;
	}
	return false;
}

/* The parts of a JSON number (RFC 8259, section 6). */
struct decimal {
	const char *whole, *fraction; /* digits; the fraction may be empty */
	size_t whole_len, fraction_len;
	const char *exponent; /* after `e`, or NULL */
};

static bool read_decimal(const char *text, struct decimal *ret)
{
	const char *p = text + (*text == '-');
	*ret = (struct decimal){.whole = p, .whole_len = strspn(p, "0123456789")};
	p += ret->whole_len;
	ret->fraction = p + 1;
	if (*p == '.') {
		ret->fraction_len = strspn(p + 1, "0123456789");
		p += ret->fraction_len > 0 ? ret->fraction_len + 1 : 0;
	}
	if (*p == 'e' || *p == 'E') {
		const char *digits = p + 1 + (p[1] == '+' || p[1] == '-');
		size_t power = strspn(digits, "0123456789");
		ret->exponent = power > 0 ? p + 1 : NULL;
		p = power > 0 ? digits + power : p;
	}
	bool leading = ret->whole_len > 1 && *ret->whole == '0';
	return ret->whole_len > 0 && !leading && *p == '\0';
}

/* Clamps exponents that exceed what the digits of any address can offset. */
static long clamp_exponent(const char *text)
{
	enum { FAR = 100000 };
	long exponent = text ? strtol(text, NULL, 10) : 0;
	return exponent > FAR ? FAR : exponent < -FAR ? -FAR : exponent;
}

/* Accepts `1e3` and `1000.0`, but not `1e-1`. */
enum whole operand_integer(const char *text, struct value *ret_value)
{
	struct decimal decimal;
	char digits[24] = "-"; /* int64_t has at most 19 digits */
	size_t count = 1;
	if (!read_decimal(text, &decimal))
		return WHOLE_NOT;
	size_t len = decimal.whole_len + decimal.fraction_len;
	long end = (long)decimal.whole_len + clamp_exponent(decimal.exponent);
	bool fits = true;
	for (size_t i = 0; i < len; i++) {
		char digit =
			i < decimal.whole_len ? decimal.whole[i] : decimal.fraction[i - decimal.whole_len];
		if ((long)i >= end && digit != '0')
			return WHOLE_NOT;
		if ((long)i >= end || (count == 1 && digit == '0'))
			continue;
		fits = fits && count < sizeof digits - 1;
		if (fits)
			digits[count++] = digit;
	}
	for (long i = (long)len; i < end && count > 1 && fits; i++) {
		fits = count < sizeof digits - 1;
		if (fits)
			digits[count++] = '0';
	}
	digits[count] = '\0';
	errno = 0;
	long long number = strtoll(*text == '-' ? digits : digits + 1, NULL, 10);
	if (!fits || errno != 0)
		return WHOLE_TOO_LARGE;
	*ret_value = value_integer(number);
	return WHOLE;
}

/* Checks the syntax first, because strtod() accepts much more than JSON. */
static const char *parse_number(const char *text, struct value *ret_value)
{
	struct decimal decimal;
	if (!read_decimal(text, &decimal))
		return REASON_NO_NUMBER;
	double number = strtod(text, NULL);
	if (!isfinite(number))
		return REASON_NUMBER_SIZE;
	*ret_value = value_number(number + 0.0); /* no negative zero */
	return NULL;
}

static const char *parse_integer(const char *text, struct value *ret_value)
{
	switch (operand_integer(text, ret_value)) {
	case WHOLE:
		return NULL;
	case WHOLE_TOO_LARGE:
		return REASON_WHOLE_SIZE;
	default:
		return REASON_NO_WHOLE;
	}
}

static bool parse_year(
	const char *key, const char *text, struct value *ret_value, struct error *err)
{
	bool whole = operand_integer(text, ret_value) == WHOLE;
	return (whole && ret_value->integer >= OPERAND_YEAR_MIN &&
			   ret_value->integer <= OPERAND_YEAR_MAX) ||
		error_add(
			err, ERROR_BAD_QUERY, key, text, NULL, REASON_YEAR, OPERAND_YEAR_MIN, OPERAND_YEAR_MAX);
}

static bool parse_boolean(
	const char *key, const char *text, struct value *ret_value, struct error *err)
{
	bool yes = strcmp(text, "true") == 0;
	if (!yes && strcmp(text, "false") != 0)
		return fault_add(err, key, text, dialect_word(DIALECT_BOOLEAN, text), REASON_NO_TRUTH);
	*ret_value = value_integer(yes);
	return true;
}

/* Returns the vocabulary word with this title in either language, or NULL. */
static const char *find_called(const struct field *field, const char *title)
{
	struct nearest search = {.wanted = title};
	const char *called = NULL;
	for (size_t i = 0; field->meanings && i < field->words.count; i++) {
		const char *before = search.nearest;
		nearest_offer(&search, field->meanings[i].title_zh);
		nearest_offer(&search, field->meanings[i].title_en);
		if (search.nearest != before)
			called = field->words.words[i];
	}
	return called;
}

/* Adds a fault that suggests a word, or else lists the first words as far as they fit. */
static bool word_fault(const struct field *field, const char *key, const char *text,
	const char *nearest, struct error *err)
{
	char reason[FAULT_REASON_SIZE] = REASON_NO_VALUE;
	for (size_t i = 0; !nearest && i < field->words.count; i++) {
		const char *word = field->words.words[i];
		if (!fault_name(reason, i > 0 ? ", " : ": ", word, strlen(word)))
			break;
	}
	return fault_add(err, key, text, nearest, reason);
}

static bool parse_text(const struct field *field, enum op op, const char *key, const char *text,
	struct value *ret_value, struct error *err)
{
	if (field->words.count > 0 && !words_contain(&field->words, text)) {
		struct nearest search = {.wanted = text};
		for (size_t i = 0; i < field->words.count; i++)
			nearest_offer(&search, field->words.words[i]);
		const char *called = search.nearest ? NULL : find_called(field, text);
		return word_fault(field, key, text, called ? called : search.nearest, err);
	}
	bool begins = op == OPERATOR_PREFIX, part = begins || op == OPERATOR_CONTAINS;
	const char *reason =
		part ? form_part_fault(field->format, text, begins) : form_fault(field->format, text);
	if (reason)
		return fault_add(err, key, text, NULL, reason);
	*ret_value = value_text(text, strlen(text));
	return true;
}

bool operand_parse(const struct field *field, enum op op, const char *key, const char *text,
	struct value *ret_value, struct error *err)
{
	if (op == OPERATOR_ISNULL)
		return parse_boolean(key, text, ret_value, err);
	if (*text == '\0') {
		char isnull[CATALOG_NAME_MAX + sizeof "__isnull"];
		snprintf(isnull, sizeof isnull, "%s__isnull", field->name);
		return fault_add(err, key, text, isnull, REASON_EMPTY);
	}
	if (op == OPERATOR_YEAR)
		return parse_year(key, text, ret_value, err);
	if (field->type == FIELD_BOOLEAN)
		return parse_boolean(key, text, ret_value, err);
	if (field->type != FIELD_INTEGER && field->type != FIELD_NUMBER)
		return parse_text(field, op, key, text, ret_value, err);
	const char *reason = field->type == FIELD_INTEGER ? parse_integer(text, ret_value)
													  : parse_number(text, ret_value);
	return !reason || fault_add(err, key, text, NULL, reason);
}
