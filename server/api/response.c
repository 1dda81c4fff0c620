#include "api/response.h"

#include "render/render.h"
#include "query/target.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>

/* What is left by status line, Date, Content-Length and Connection (130 bytes), X-Request-Id (80) and
 * Server-Timing (100), and the two bytes more that a header has on the wire than here. */
enum { HEADERS_MAX = RESPONSE_HEAD_MAX - 384 };

void response_init(struct response *response)
{
	response->route = 0;
	response->status = 0;
	buf_init(&response->headers, HEADERS_MAX);
	buf_init(&response->body, RENDER_MAX);
	response->file = -1;
	response->offset = response->length = 0;
	response_add_header(response, "Access-Control-Allow-Origin", "*");
	response_add_header(
		response, "Access-Control-Expose-Headers", "ETag, Link, X-Total-Count, Retry-After");
	response_add_header(response, "X-Content-Type-Options", "nosniff");
}

void response_finish(struct response *response)
{
	buf_finish(&response->headers);
	buf_finish(&response->body);
	if (response->file >= 0)
		close(response->file);
	response->file = -1;
}

void response_add_header(struct response *response, const char *name, const char *value)
{
	buf_put(&response->headers, name, strlen(name) + 1);
	buf_put(&response->headers, value, strlen(value) + 1);
}

const char *response_next_header(
	const struct response *response, const char *name, const char **ret_value)
{
	const char *next = name ? *ret_value + strlen(*ret_value) + 1 : response->headers.data;
	if (!next || next == response->headers.data + response->headers.len)
		return NULL;
	*ret_value = next + strlen(next) + 1;
	return next;
}

/* A run of digits as a number, the greatest if it is too long; -1 if there is none. */
static int64_t read_digits(const char **p)
{
	size_t len = strspn(*p, "0123456789");
	int64_t number = len > 0 ? strtoll(*p, NULL, 10) : -1; /* out of range gives LLONG_MAX */
	*p += len;
	return number;
}

enum range http_range(const char *range, int64_t size, int64_t *ret_offset, int64_t *ret_length)
{
	if (!range || strncasecmp(range, "bytes=", 6) != 0 || strchr(range, ','))
		return RANGE_WHOLE;
	const char *p = range + 6;
	int64_t first = read_digits(&p);
	if (*p++ != '-')
		return RANGE_WHOLE;
	int64_t last = read_digits(&p);
	if (*p != '\0' || (first < 0 && last < 0) || (first >= 0 && last >= 0 && last < first))
		return RANGE_WHOLE;
	if (first < 0) {
		/* the last so many bytes */
		first = last < size ? size - last : 0;
		last = last > 0 ? size - 1 : -1;
	} else if (last < 0 || last >= size) {
		last = size - 1;
	}
	if (first >= size || last < first)
		return RANGE_OUTSIDE;
	*ret_offset = first;
	*ret_length = last - first + 1;
	return RANGE_PART;
}

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

void http_date(const char *date, char ret_text[static HTTP_DATE_SIZE])
{
	/* strftime would ask the locale */
	static const char days[] = "SunMonTueWedThuFriSat";
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	struct tm day;
	ret_text[0] = '\0';
	if (read_day(date, &day) == -1)
		return;
	snprintf(ret_text, HTTP_DATE_SIZE, "%.3s, %02d %.3s %04d 00:00:00 GMT", days + 3 * day.tm_wday,
		day.tm_mday, months + 3 * day.tm_mon, day.tm_year + 1900);
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

bool etag_is_listed(const char *if_none_match, const char *etag)
{
	return is_listed(if_none_match, etag, true);
}

bool etag_is_any(const char *if_none_match)
{
	if (!if_none_match)
		return false;
	if_none_match += strspn(if_none_match, " \t");
	return *if_none_match == '*' && if_none_match[1 + strspn(if_none_match + 1, " \t")] == '\0';
}

/* A date in one of the three forms of RFC 9110, section 5.6.7; this process keeps the C locale. */
static bool read_http_date(const char *text, time_t *ret_time)
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

bool http_condition(const char *if_match, const char *if_unmodified_since, const char *etag,
	const char *last_modified)
{
	time_t since, changed;
	if (if_match)
		return etag_is_any(if_match) || is_listed(if_match, etag, false);
	return !if_unmodified_since || !read_http_date(if_unmodified_since, &since) || !last_modified ||
		!read_http_date(last_modified, &changed) || changed <= since;
}
