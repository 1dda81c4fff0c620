#ifndef REASON_H
#define REASON_H

#include "base/buf.h"

/* Why a part of a request is wrong, in the words of problems: as it is, or as printf takes it. */
#define REASON_NO_PARAMETER "is no parameter here"
#define REASON_NO_PARAMETERS "this address takes no parameters"
#define REASON_REPEATED "is given more than once"
#define REASON_EMPTY "has an empty value"
#define REASON_EXCESS "is one %s too many; %d are the limit"
#define REASON_TEXTS                                                                               \
	"is one text too many; __contains and __prefix look for %d, ask for more with q or apart"
#define REASON_ARGUMENTS "%zu arguments are given; %d are the limit"
#define REASON_TWICE "is named twice"
#define REASON_NOT_SERVED "names nothing that is served"
#define REASON_NO_RELEASE "names no released dataset"
#define REASON_BROKEN_ESCAPE "has a broken percent-escape"
#define REASON_NO_UTF8 "is not UTF-8"
#define REASON_NUL "holds a NUL"

/* Of fields, and of what is asked of them. */
#define REASON_NO_FIELD "is no field of this resource"
#define REASON_NO_RESOURCE "is no resource"
#define REASON_NOT_FILTERED "is a field that cannot be filtered by"
#define REASON_NO_OPERATOR "is an operator that this field's type does not have"
#define REASON_NOT_SORTED "cannot be sorted by"
#define REASON_NO_RELEVANCE "is how well an item answers q, which is not given"
#define REASON_RANKED                                                                              \
	"puts %d items in order at most, and the words find more; say more words, or sort by a field"
#define REASON_NOT_INCLUDED "cannot be included here"
#define REASON_INCLUDED_FAR "leads on more than once; one dot is the limit"
#define REASON_INCLUDE_FORMAT "relates records in JSON and NDJSON alone"
#define REASON_INCLUDE_GROUP "relates items, and has no place beside group"

/* Of counts and groups. */
#define REASON_NOT_COUNTED "cannot be counted by"
#define REASON_NO_HITS "is nothing that hits are counted by"
#define REASON_FACET_FORMAT "has its place in JSON alone"
#define REASON_FACET_GROUP "counts items, and has no place beside group"
#define REASON_FACET_INCLUDE                                                                       \
	"and include have at most %d names together; with limit=0 facets are counted without rows"
#define REASON_FACET_MODE "must be filtered or multi_select"
#define REASON_NOT_GROUPED "cannot be grouped by"
#define REASON_GROUP_LIST "is a list, of which facet counts the members"
#define REASON_GROUP_COUNT "has the name of what is counted"
#define REASON_NO_AGGREGATE "is no aggregate: a number's field with __sum, __avg, __min or __max"
#define REASON_AGGREGATE_COUNT "is in every group, and need not be asked for"
#define REASON_AGGREGATE_NUMBER "is of a field that holds no numbers"
#define REASON_UNITS "would mix the units %s; group by %s, too, or filter by it"
#define REASON_AGGREGATE_GROUP "is computed of groups, and group names none"
#define REASON_GROUPS "makes more than %d groups; filter first, or group by less"

/* Of values: what they name, and how they are written. Some name more behind it. */
#define REASON_NO_VALUE "is not one of this field's values"
#define REASON_NO_RECORD "names no record"
#define REASON_NO_ITEM "names no item"
#define REASON_GONE "names an item that is no longer here"
#define REASON_COMMA                                                                               \
	"is one text with its comma, which no record has; any of several is a key for each"
#define REASON_NO_DATE "must be a date, YYYY-MM-DD; __prefix takes a part of one, __year a year"
#define REASON_NO_DAY "is no day of the calendar"
#define REASON_DATE_BEGUN "begins no date, YYYY-MM-DD"
#define REASON_DATE_PART "is in no date, YYYY-MM-DD"
#define REASON_YEAR "must be a year, %d to %d"
#define REASON_KEY_PART "is in no key: keys have letters, digits and hyphens"
#define REASON_DIGEST "must be 64 hexadecimal digits, in small letters"
#define REASON_DIGEST_PART "is in no SHA-256 digest of 64 hexadecimal digits"
#define REASON_NO_NUMBER "must be a number, as JSON writes it"
#define REASON_NO_WHOLE "must be a whole number, as JSON writes it"
#define REASON_NUMBER_SIZE "is out of range: numbers go to 1.8e308"
#define REASON_WHOLE_SIZE "is out of range: whole numbers have 64 bits"
#define REASON_NO_TRUTH "must be true or false"

/* Of the parameters that have a grammar of their own. */
#define REASON_LIMIT "must be a whole number from 0 to %d"
#define REASON_LIMIT_CURSOR "has no place beside limit=0, which gives no rows"
#define REASON_LABELS "must be zh or en"
#define REASON_FORMAT "must be json, csv or ndjson"
#define REASON_FORMAT_SUFFIX "stands beside a suffix; one of them is enough"
#define REASON_CSV "is for CSV alone"
#define REASON_SWITCH "must be 1 or 0"
#define REASON_Q "must have 1 to %d characters"
#define REASON_COMMON "has more common words than are looked for together; leave some of them out"
#define REASON_NO_LETTER "has no letter or digit to search for"
#define REASON_NO_Q "is missing: what is searched for?"
#define REASON_EMBED "must be 1, for the item as another site shows it in a frame"
#define REASON_COMPARED "is not a resource, a slash and a key"
#define REASON_COMPARED_COUNT "must be given for %d to %d records, not for %zu"

/* Writes the same in Chinese; false, and nothing, for what is none of these. */
bool reason_write_chinese(const char *reason, struct buf *out);

#endif
