#ifndef RANGE_H
#define RANGE_H

#include <stdint.h>

/*
 * Parses a Range field for a file of this size (RFC 9110, section 14.2). RANGE_WHOLE if there is no
 * range, several, or one in another unit; all of these are answered with the whole file.
 */
enum range { RANGE_WHOLE, RANGE_PART, RANGE_OUTSIDE };
enum range range_read(const char *range, int64_t size, int64_t *ret_offset, int64_t *ret_length);

#endif
