#include "fulltext/numeral.h"

#include "base/buf.h"
#include "fulltext/token.h"

#include <stdint.h>
#include <string.h>

/* Each has three bytes. */
static const char *const digits[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

static const struct {
	const char *character;
	int value;
} units[] = {{"十", 10}, {"百", 100}, {"千", 1000}};

enum { BYTES = 3 };

static int digit_of(const char *text, size_t len)
{
	if (len >= BYTES && memcmp(text, "零", BYTES) == 0)
		return 0;
	for (int i = 0; i < 10; i++)
		if (len >= BYTES && memcmp(text, digits[i], BYTES) == 0)
			return i;
	return -1;
}

static int unit_of(const char *text, size_t len)
{
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (len >= BYTES && memcmp(text, units[i].character, BYTES) == 0)
			return units[i].value;
	return 0;
}

bool numeral_is(const char *character, size_t len)
{
	return len == BYTES && (digit_of(character, len) >= 0 || unit_of(character, len) > 0);
}

/* 三千零五 is 3005, 十四 is 14; -1 for what is not counted so, 十四五. */
static int counted(const char *text, size_t len)
{
	int value = 0, below = 10000, digit = -1;
	for (size_t i = 0; i < len; i += BYTES) {
		int next = digit_of(text + i, len - i), unit = unit_of(text + i, len - i);
		if (unit == 0 && (digit > 0 || below == 1))
			return -1;
		if (unit == 0) {
			digit = next;
			continue;
		}
		/* 十 alone is one ten; other units need their digit */
		if (unit >= below || (digit <= 0 && !(unit == 10 && value == 0 && digit < 0)))
			return -1;
		value += (digit < 0 ? 1 : digit) * unit;
		below = unit;
		digit = -1;
	}
	return value + (digit > 0 ? digit : 0);
}

static bool write_chinese(const char *text, size_t len, struct buf *out)
{
	bool has_unit = false;
	for (size_t i = 0; i < len; i += BYTES)
		has_unit = has_unit || unit_of(text + i, len - i) > 0;
	int value = has_unit ? counted(text, len) : -1;
	if (value > 0) {
		buf_printf(out, "%d", value);
	} else if (!has_unit && len > BYTES) {
		for (size_t i = 0; i < len; i += BYTES)
			buf_putc(out, (char)('0' + digit_of(text + i, len - i)));
	} else {
		buf_put(out, text, len);
		return false;
	}
	return true;
}

static bool write_digits(const char *text, size_t len, struct buf *out)
{
	if ((len != 2 && len != 4) || text[0] == '0') {
		buf_put(out, text, len);
		return false;
	}
	if (len == 2) {
		buf_puts(out, text[0] > '1' ? digits[text[0] - '0'] : "");
		buf_puts(out, "十");
		buf_puts(out, text[1] > '0' ? digits[text[1] - '0'] : "");
		return true;
	}
	for (size_t i = 0; i < len; i++)
		buf_puts(out, digits[text[i] - '0']);
	return true;
}

bool numeral_write(const char *text, size_t len, struct buf *out)
{
	bool other = false;
	for (size_t at = 0, end; at < len; at = end) {
		end = at + strspn(text + at, "0123456789");
		end = end < len ? end : len;
		if (end > at) {
			bool word = (at > 0 && text[at - 1] >= 'a' && text[at - 1] <= 'z') ||
				(end < len && text[end] >= 'a' && text[end] <= 'z');
			if (word)
				buf_put(out, text + at, end - at);
			else
				other = write_digits(text + at, end - at, out) || other;
			continue;
		}
		while (end + BYTES <= len && numeral_is(text + end, BYTES))
			end += BYTES;
		if (end > at)
			other = write_chinese(text + at, end - at, out) || other;
		else
			buf_putc(out, text[end++]);
	}
	return other;
}

bool numeral_is_token(const struct token *token)
{
	if (token->kind == TOKEN_IDEOGRAPH)
		return numeral_is(token->text, token->len);
	for (size_t i = 0; i < token->len; i++)
		if (token->text[i] < '0' || token->text[i] > '9')
			return false;
	return true;
}
