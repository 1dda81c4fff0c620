#include "query/operand.h"

#include "dataset/catalog.h"
#include "base/error.h"
#include "base/text.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
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
	case OPERATOR_CONTAINS:
	case OPERATOR_PREFIX:
		return field->type == FIELD_TEXT && field->words.count == 0;
	}
	return false;
}

static bool fault(struct error *err, const char *key, const char *value, const char *suggestion,
	const char *reason)
{
	return error_add(err, ERROR_BAD_QUERY, key, value, suggestion, "%s", reason);
}

bool operand_integer(const char *text, struct value *ret_value)
{
	const char *digits = text + (*text == '-');
	size_t len = strlen(digits);
	if (len == 0 || strspn(digits, "0123456789") != len)
		return false;
	errno = 0;
	long long number = strtoll(text, NULL, 10);
	if (errno != 0)
		return false;
	*ret_value = value_integer(number);
	return true;
}

/* Digits, fraction and exponent in decimal, as in JSON; strtod alone takes far more. */
static bool parse_number(const char *text, struct value *ret_value)
{
	const char *p = text + (*text == '-');
	size_t digits = strspn(p, "0123456789");
	p += digits;
	if (digits > 0 && *p == '.') {
		size_t fraction = strspn(p + 1, "0123456789");
		p += fraction > 0 ? fraction + 1 : 0;
	}
	if (digits > 0 && (*p == 'e' || *p == 'E')) {
		const char *exponent = p + 1 + (p[1] == '+' || p[1] == '-');
		size_t power = strspn(exponent, "0123456789");
		p = power > 0 ? exponent + power : p;
	}
	if (digits == 0 || *p != '\0')
		return false;
	double number = strtod(text, NULL);
	if (!isfinite(number))
		return false;
	*ret_value = value_number(number + 0.0); /* no negative zero */
	return true;
}

static bool parse_boolean(const char *text, struct value *ret_value)
{
	bool yes = strcmp(text, "true") == 0;
	if (!yes && strcmp(text, "false") != 0)
		return false;
	*ret_value = value_integer(yes);
	return true;
}

/* What is wrong with a date, or NULL: YYYY-MM-DD of the Gregorian calendar. */
static const char *date_fault(const char *text)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	if (strlen(text) != 10 || text[4] != '-' || text[7] != '-' || strspn(text, "0123456789") != 4 ||
		strspn(text + 5, "0123456789") != 2 || strspn(text + 8, "0123456789") != 2)
		return "must be a date, YYYY-MM-DD";
	int year = atoi(text), month = atoi(text + 5), day = atoi(text + 8);
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	bool exists =
		month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1] + (month == 2 && leap);
	return exists ? NULL : "is no day of the calendar";
}

static bool parse_text(const struct field *field, enum op op, const char *key, const char *text,
	struct value *ret_value, struct error *err)
{
	bool whole = op != OPERATOR_CONTAINS && op != OPERATOR_PREFIX;
	if (field->words.count > 0 && !words_contain(&field->words, text)) {
		struct nearest search = {.wanted = text};
		for (size_t i = 0; i < field->words.count; i++)
			nearest_offer(&search, field->words.words[i]);
		return fault(err, key, text, search.nearest, "is not one of this field's values");
	}
	bool date = whole && field->format && strcmp(field->format, "date") == 0;
	const char *reason = date ? date_fault(text) : NULL;
	if (reason)
		return fault(err, key, text, NULL, reason);
	*ret_value = value_text(text, strlen(text));
	return true;
}

bool operand_parse(const struct field *field, enum op op, const char *key, const char *text,
	struct value *ret_value, struct error *err)
{
	if (op == OPERATOR_ISNULL)
		return parse_boolean(text, ret_value) ||
			fault(err, key, text, NULL, "must be true or false");
	if (*text == '\0') {
		char isnull[80] = "";
		if (strlen(field->name) + sizeof "__isnull" <= sizeof isnull)
			strcat(strcpy(isnull, field->name), "__isnull");
		return fault(err, key, text, isnull, "has an empty value");
	}
	switch (field->type) {
	case FIELD_INTEGER:
		return operand_integer(text, ret_value) ||
			fault(err, key, text, NULL, "must be a whole number");
	case FIELD_NUMBER:
		return parse_number(text, ret_value) || fault(err, key, text, NULL, "must be a number");
	case FIELD_BOOLEAN:
		return parse_boolean(text, ret_value) ||
			fault(err, key, text, NULL, "must be true or false");
	default:
		return parse_text(field, op, key, text, ret_value, err);
	}
}
