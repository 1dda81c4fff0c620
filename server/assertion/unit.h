#ifndef UNIT_H
#define UNIT_H

#include <stdbool.h>
#include <stddef.h>

struct sentence;

/* What a number measures or counts. */
enum unit_kind {
	UNIT_NONE,
	UNIT_THING,    /* 家, 种: things */
	UNIT_PERSON,   /* 人, 名 */
	UNIT_OCCASION, /* 次, 人次 */
	UNIT_COUNTED,  /* kinds below this count, those from it on measure */
	UNIT_PERCENT = UNIT_COUNTED,
	UNIT_PERMILLE,
	UNIT_POINT, /* percentage points */
	UNIT_FOLD,  /* 3倍 */
	UNIT_YUAN,
	UNIT_DOLLAR,
	UNIT_EURO,
	UNIT_POUND,
	UNIT_MINUTES,
	UNIT_DAYS,
	UNIT_MONTHS,
	UNIT_AREA, /* square metres */
};

struct unit {
	enum unit_kind kind;
	double scale;     /* how many of the kind's base unit: an hour is 60 minutes */
	const char *name; /* display name; NULL for kinds that count */
};

/*
 * Read the unit after or before a number ($64, RMB 64). Return the number of pieces; 0 and
 * UNIT_NONE if there is none.
 */
size_t unit_read(const struct sentence *sentence, size_t at, struct unit *ret_unit);
size_t unit_read_before(const struct sentence *sentence, size_t end, struct unit *ret_unit);

/* Whether amounts with these units can be compared: 700万人 and 700万, but not 53% and 53. */
bool unit_fits(const struct unit *a, const struct unit *b);

#endif
