#include "base/value.h"

#include <string.h>

static int rank(const struct value *value)
{
	return value->type == VALUE_NULL ? 2 : value->type == VALUE_TEXT ? 1 : 0;
}

static int compare_texts(const struct value *one, const struct value *other)
{
	size_t shorter = one->len < other->len ? one->len : other->len;
	int order = shorter > 0 ? memcmp(one->text, other->text, shorter) : 0;
	return order != 0 ? order : (one->len > other->len) - (one->len < other->len);
}

int value_compare(const struct value *one, const struct value *other)
{
	int order = rank(one) - rank(other);
	if (order != 0 || one->type == VALUE_NULL)
		return order;
	if (one->type == VALUE_TEXT)
		return compare_texts(one, other);
	if (one->type == VALUE_INTEGER && other->type == VALUE_INTEGER)
		return (one->integer > other->integer) - (one->integer < other->integer);
	double a = value_as_number(one), b = value_as_number(other);
	return (a > b) - (a < b);
}
