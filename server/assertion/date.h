#ifndef DATE_H
#define DATE_H

#include <stddef.h>

struct sentence;

/* Four-digit numbers outside this range are not read as years. */
enum { DATE_YEAR_FIRST = 1900, DATE_YEAR_LAST = 2099 };

/*
 * What the text says about a date. For instance, `end of 2021` is not all of 2021, and `since 2021`
 * reaches beyond it.
 */
enum {
	DATE_BEGINNING = 1,
	DATE_END = 2,
	DATE_FIRST_HALF = 4,
	DATE_SECOND_HALF = 8,
	DATE_SINCE = 16,
	DATE_UNTIL = 32,
	DATE_REPORTED = 64,  /* the date of the report, not of the event */
	DATE_OF_MONTH = 128, /* factor for flags that refer to the month rather than the year */
	/* frequency: 每月 */
	DATE_YEARLY = 512,
	DATE_MONTHLY = 1024,
	DATE_WEEKLY = 2048,
	DATE_DAILY = 4096,
};

struct date {
	int year, month, day; /* 0 if missing */
	unsigned parts;       /* DATE_… flags */
};

/*
 * Reads the date, or part of one, that begins at a piece, with its preposition: 2021年, 7月, July,
 * 2021-07-15, in 2021, 自2021年起, the end of 2021, a month. Returns the number of pieces; 0 if
 * there is none.
 */
size_t date_read(const struct sentence *sentence, size_t at, struct date *ret_date);

#endif
