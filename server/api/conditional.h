#ifndef CONDITIONAL_H
#define CONDITIONAL_H

#include <stdbool.h>

/* The comparisons of conditional requests; whether an answer is 304 or 412, caching_settles() says
 * (caching.h). */

/* A date YYYY-MM-DD as an HTTP date (RFC 9110, section 5.6.7); empty if it is none. */
enum { CONDITIONAL_DATE_SIZE = 64 };
void conditional_date(const char *date, char ret_text[static CONDITIONAL_DATE_SIZE]);

/*
 * Whether If-Match, or in its absence If-Unmodified-Since, holds for what has this ETag and this
 * Last-Modified (RFC 9110, sections 13.1.1 and 13.1.4). NULL stands for no such field; a date that
 * is none is passed over.
 */
bool conditional_holds(const char *if_match, const char *if_unmodified_since, const char *etag,
	const char *last_modified);

/*
 * Whether what has this Last-Modified has not changed since If-Modified-Since (RFC 9110,
 * section 13.1.3), which counts only without If-None-Match. NULL, and what is no date, do not say
 * so.
 */
bool conditional_is_old(const char *if_modified_since, const char *last_modified);

/*
 * Whether an If-None-Match field names the entity tag (weak comparison, RFC 9110, section 13.1.2);
 * and whether it is `*`. NULL stands for no such field.
 */
bool conditional_lists(const char *if_none_match, const char *etag);
bool conditional_is_any(const char *if_none_match);

#endif
