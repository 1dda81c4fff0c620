#ifndef REASON_H
#define REASON_H

/* Why a part of a request is wrong, in the words of problems: those that readers of pages come upon. */
#define REASON_NO_PARAMETER "is no parameter here"
#define REASON_REPEATED "is given more than once"
#define REASON_EMPTY "has an empty value"
#define REASON_NO_FIELD "is no field of this resource"
#define REASON_NOT_FILTERED "is a field that cannot be filtered by"
#define REASON_NO_OPERATOR "is an operator that this field's type does not have"
#define REASON_NOT_SORTED "cannot be sorted by"
#define REASON_TWICE "is named twice"
#define REASON_NO_RESOURCE "is no resource"
#define REASON_NO_VALUE "is not one of this field's values"
#define REASON_NO_RECORD "names no record"
#define REASON_NO_ITEM "names no item"
#define REASON_GONE "names an item that is no longer here"
#define REASON_NO_DATE "must be a date, YYYY-MM-DD; __prefix takes a part of one, __year a year"
#define REASON_NO_DAY "is no day of the calendar"
#define REASON_NO_NUMBER "must be a number, as JSON writes it"
#define REASON_NO_WHOLE "must be a whole number, as JSON writes it"
#define REASON_NO_TRUTH "must be true or false"
#define REASON_NOT_SERVED "names nothing that is served"
#define REASON_BROKEN_ESCAPE "has a broken percent-escape"
#define REASON_NO_UTF8 "is not UTF-8"

/* The same in Chinese, also of one of them with more behind it; NULL for any other reason. */
const char *reason_in_chinese(const char *reason);

#endif
