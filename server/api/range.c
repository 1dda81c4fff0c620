#include "api/range.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* A run of digits as a number, the greatest if it is too long; -1 if there is none. */
static int64_t read_digits(const char **p)
{
	size_t len = strspn(*p, "0123456789");
	int64_t number = len > 0 ? strtoll(*p, NULL, 10) : -1; /* out of range gives LLONG_MAX */
	*p += len;
	return number;
}

enum range range_read(const char *range, int64_t size, int64_t *ret_offset, int64_t *ret_length)
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
