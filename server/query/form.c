#include "query/form.h"

#include "base/text.h"
#include "base/reason.h"

#include <stdlib.h>
#include <string.h>

enum { SHA256_LEN = 64 };

/* Returns what is wrong with a date YYYY-MM-DD of the Gregorian calendar, or NULL. */
static const char *date_fault(const char *text)
{
	if (strlen(text) != TEXT_DATE_LEN || !text_is_dated(text))
		return REASON_NO_DATE;
	return text_is_day(text) ? NULL : REASON_NO_DAY;
}

/* Checks part of a date by completing it with the rest of a valid date. */
static const char *date_part_fault(const char *text, bool begins)
{
	static const char *const dates[] = {"1000-01-01", "2000-01-01", "2000-01-10", "2010-10-10"};
	size_t len = strlen(text), last = begins || len > TEXT_DATE_LEN ? 0 : TEXT_DATE_LEN - len;
	for (size_t at = 0; len <= TEXT_DATE_LEN && at <= last; at++)
		for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
			char date[TEXT_DATE_LEN + 1];
			strcpy(date, dates[i]);
			memcpy(date + at, text, len);
			if (!date_fault(date))
				return NULL;
		}
	return begins ? REASON_DATE_BEGUN : REASON_DATE_PART;
}

static const char *slug_part_fault(const char *text)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
	return text[strspn(text, letters)] == '\0' ? NULL : REASON_KEY_PART;
}

static const char *sha256_fault(const char *text)
{
	return strlen(text) == SHA256_LEN && strspn(text, "0123456789abcdef") == SHA256_LEN
		? NULL
		: REASON_DIGEST;
}

static const char *sha256_part_fault(const char *text)
{
	size_t len = strlen(text);
	return len <= SHA256_LEN && strspn(text, "0123456789abcdefABCDEF") == len ? NULL
																			  : REASON_DIGEST_PART;
}

static bool is(const char *format, const char *name)
{
	return format && strcmp(format, name) == 0;
}

const char *form_fault(const char *format, const char *text)
{
	return is(format, "date") ? date_fault(text) : is(format, "sha256") ? sha256_fault(text) : NULL;
}

const char *form_part_fault(const char *format, const char *text, bool begins)
{
	return is(format, "date")  ? date_part_fault(text, begins)
		: is(format, "slug")   ? slug_part_fault(text)
		: is(format, "sha256") ? sha256_part_fault(text)
							   : NULL;
}
