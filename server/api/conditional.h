#ifndef CONDITIONAL_H
#define CONDITIONAL_H

#include <stdbool.h>

/* Comparisons for conditional requests; caching_settles() (caching.h) decides on 304 and 412. */

/*
 * Converts a date YYYY-MM-DD to an HTTP date (RFC 9110, section 5.6.7); writes "" if it is not one.
 */
enum { CONDITIONAL_DATE_SIZE = 64 };
void conditional_date(const char *date, char ret_text[static CONDITIONAL_DATE_SIZE]);

/*
 * Whether If-Match, or without it If-Unmodified-Since, holds for this ETag and Last-Modified (RFC
 * 9110, sections 13.1.1 and 13.1.4). NULL is a missing field; an invalid date is ignored.
 */
bool conditional_holds(const char *if_match, const char *if_unmodified_since, const char *etag,
	const char *last_modified);

/*
 * Whether Last-Modified is not later than If-Modified-Since (RFC 9110, section 13.1.3; to be used
 * only without If-None-Match). Returns false for NULL or an invalid date.
 */
bool conditional_is_old(const char *if_modified_since, const char *last_modified);

/*
 * Whether If-None-Match lists the entity tag (weak comparison, RFC 9110, section 13.1.2), and
 * whether it is `*`. NULL is a missing field.
 */
bool conditional_lists(const char *if_none_match, const char *etag);
bool conditional_is_any(const char *if_none_match);

#endif
