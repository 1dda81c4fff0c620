#ifndef DATE_H
#define DATE_H

#include <stddef.h>

struct sentence;

/* Other numbers of four digits are no years. */
enum { DATE_YEAR_FIRST = 1900, DATE_YEAR_LAST = 2099 };

/*
 * The date, or part of one, that begins at a piece: 2021年, 7月, July, 2021-07-15, in 2021. How many
 * pieces, 0 for none; year and month are 0 where it has none.
 */
size_t date_read(const struct sentence *sentence, size_t at, int *ret_year, int *ret_month);

#endif
