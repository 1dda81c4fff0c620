#ifndef RANGE_H
#define RANGE_H

#include <stdint.h>

/*
 * Reads a Range field against a file's size (RFC 9110, section 14.2) into offset and length.
 * WHOLE for no range, several, or another unit, which all mean the whole file.
 */
enum range { RANGE_WHOLE, RANGE_PART, RANGE_OUTSIDE };
enum range range_read(const char *range, int64_t size, int64_t *ret_offset, int64_t *ret_length);

#endif
