#ifndef DATE_H
#define DATE_H

#include <stddef.h>

struct sentence;

/* Other numbers of four digits are no years. */
enum { DATE_YEAR_FIRST = 1900, DATE_YEAR_LAST = 2099 };

/* What is said of a time beside which it is: its end is not all of it, and since it is not in it.
 */
enum {
	DATE_BEGINNING = 1,
	DATE_END = 2,
	DATE_FIRST_HALF = 4,
	DATE_SECOND_HALF = 8,
	DATE_SINCE = 16,
	DATE_UNTIL = 32,
	DATE_REPORTED = 64,  /* when it was said, and not when it was so */
	DATE_OF_MONTH = 128, /* times what is said of a year: the same of a month */
};

struct date {
	int year, month; /* 0 where it has none */
	unsigned parts;  /* those that are said of it */
};

/*
 * The date, or part of one, that begins at a piece, with what leads to it: 2021年, 7月, July,
 * 2021-07-15, in 2021, 自2021年起, the end of 2021. How many pieces, 0 for none.
 */
size_t date_read(const struct sentence *sentence, size_t at, struct date *ret_date);

#endif
