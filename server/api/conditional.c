#include "api/conditional.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

/* Midnight of a date YYYY-MM-DD; -1 if it is none. */
static time_t read_day(const char *date, struct tm *ret_day)
{
	memset(ret_day, 0, sizeof *ret_day);
	if (sscanf(date, "%4d-%2d-%2d", &ret_day->tm_year, &ret_day->tm_mon, &ret_day->tm_mday) != 3)
		return -1;
	ret_day->tm_year -= 1900;
	ret_day->tm_mon -= 1;
	return timegm(ret_day);
}

void conditional_date(const char *date, char ret_text[static CONDITIONAL_DATE_SIZE])
{
	/* strftime would ask the locale */
	static const char days[] = "SunMonTueWedThuFriSat";
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	struct tm day;
	ret_text[0] = '\0';
	if (read_day(date, &day) == -1)
		return;
	snprintf(ret_text, CONDITIONAL_DATE_SIZE, "%.3s, %02d %.3s %04d 00:00:00 GMT",
		days + 3 * day.tm_wday, day.tm_mday, months + 3 * day.tm_mon, day.tm_year + 1900);
}

static bool is_listed(const char *list, const char *etag, bool weakly)
{
	size_t len = strlen(etag);
	for (const char *p = list; p && *p;) {
		p += strspn(p, " \t,");
		bool weak = strncmp(p, "W/", 2) == 0;
		if (weak)
			p += 2;
		if ((weakly || !weak) && strncmp(p, etag, len) == 0 && strchr(" \t,", p[len]))
			return true;
		const char *quote = *p == '"' ? strchr(p + 1, '"') : NULL;
		p = quote ? quote + 1 : p + strcspn(p, ",");
	}
	return false;
}

bool conditional_lists(const char *if_none_match, const char *etag)
{
	return is_listed(if_none_match, etag, true);
}

bool conditional_is_any(const char *if_none_match)
{
	if (!if_none_match)
		return false;
	if_none_match += strspn(if_none_match, " \t");
	return *if_none_match == '*' && if_none_match[1 + strspn(if_none_match + 1, " \t")] == '\0';
}

/* A date in one of the three forms of RFC 9110, section 5.6.7; this process keeps the C locale. */
static bool read_date(const char *text, time_t *ret_time)
{
	static const char *const forms[] = {
		"%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %d %H:%M:%S %Y"};
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		struct tm day = {0};
		const char *end = strptime(text, forms[i], &day);
		if (end && end[strspn(end, " \t")] == '\0') {
			*ret_time = timegm(&day);
			return true;
		}
	}
	return false;
}

bool conditional_holds(const char *if_match, const char *if_unmodified_since, const char *etag,
	const char *last_modified)
{
	time_t since, changed;
	if (if_match)
		return conditional_is_any(if_match) || is_listed(if_match, etag, false);
	return !if_unmodified_since || !read_date(if_unmodified_since, &since) || !last_modified ||
		!read_date(last_modified, &changed) || changed <= since;
}

bool conditional_is_old(const char *if_modified_since, const char *last_modified)
{
	time_t since, changed;
	return if_modified_since && read_date(if_modified_since, &since) &&
		read_date(last_modified, &changed) && changed <= since;
}
