#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Stores the code point at the beginning of len bytes. Returns its number of bytes; 0 at the end,
 * for invalid UTF-8 (RFC 3629) and for NUL.
 */
size_t text_point(const char *text, size_t len, uint32_t *ret_point);

/* Whether a byte continues a code point. */
static inline bool text_is_inside(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

/* Returns the number of code points in len bytes of UTF-8. */
size_t text_count(const char *text, size_t len);

/* Whether len bytes are UTF-8 (RFC 3629: no surrogates, nothing over-long) without NUL. */
bool text_is_utf8(const char *text, size_t len);

/*
 * Whether a code point is a control other than tab and line feed, or a noncharacter (U+FDD0 to
 * U+FDEF, the last two of each plane).
 */
bool text_is_control(uint32_t point);

/* Whether UTF-8 contains one. */
bool text_has_controls(const char *text, size_t len);

/*
 * Whether a code point ends a line or changes the direction of what follows (UAX #9), so that a
 * text would be misread; and whether UTF-8 contains one.
 */
static inline bool text_is_misleading(uint32_t point)
{
	return (point >= 0x2028 && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069) ||
		point == 0x200E || point == 0x200F || point == 0x061C;
}
bool text_misleads(const char *text, size_t len);

/*
 * Decodes percent-escapes in place (RFC 3986, section 2.1), and if plus_is_blank `+` to a blank, as
 * in the query of an HTML form. Returns false if an escape is broken; the text is then unusable.
 */
bool text_decode(char *text, size_t *len, bool plus_is_blank);

/* Classes of bytes in the grammar of HTTP. */
enum text_class {
	TEXT_TOKEN = 1, /* allowed in a token (RFC 9110, section 5.6.2) */
	TEXT_FIELD = 2, /* allowed in a field's value (section 5.5) */
	TEXT_HOST = 4,  /* allowed unescaped in a host name (RFC 3986, section 3.2.2) */
};

/* Whether all of len bytes are of a class. */
bool text_is_all(const char *text, size_t len, enum text_class class);

/*
 * Copies text into size bytes (at least 8). Text longer than size - 4 bytes is cut between
 * characters and ends in "…".
 */
void text_copy_cut(char *to, size_t size, const char *text);

/* Whether text ends in `end`, with something before it; text_take_end() then removes the ending. */
bool text_ends_in(const char *text, const char *end);
bool text_take_end(char *text, const char *end);

/*
 * Returns the next piece of a list separated by commas, NUL-terminated in place; NULL at the end.
 */
char *text_next_piece(char **list);

/*
 * Returns the next word of a list separated by blanks and stores its length; NULL at the end, or if
 * *list is NULL. Two adjacent blanks enclose an empty word.
 */
const char *text_next_word(const char **list, size_t *ret_len);

enum { TEXT_YEAR_LEN = 4, TEXT_MONTH_LEN = 7, TEXT_DATE_LEN = 10 }; /* of YYYY-MM-DD */

/*
 * Whether text begins with digits as in 0000-00-00; whether a date in this form exists in the
 * Gregorian calendar.
 */
bool text_is_dated(const char *text);
bool text_is_day(const char *date);

/* Returns the number of days of a month (1 to 12); 0 for any other. */
int text_month_days(int year, int month);

/* Converts an ASCII letter to lower case; returns other bytes unchanged. */
char text_lower(char c);

/* Returns the FNV-1a hash of len bytes, continuing from `hash`; begin with TEXT_HASH. */
#define TEXT_HASH UINT64_C(0xcbf29ce484222325)
uint64_t text_hash(uint64_t hash, const void *data, size_t len);

/* Finds the word that someone meant. Begin with {.wanted = …}; the result is `nearest`. */
struct nearest {
	const char *wanted;
	const char *nearest; /* NULL if no word is near enough */
	size_t distance;
	const char *rival; /* the last word that was equally near, or NULL */
};

/*
 * Offers a candidate. Near enough is an edit distance (insertion, deletion, replacement,
 * transposition of neighbours) of at most a third of the wanted word's bytes, at least 1, that
 * leaves a byte in common; or, if the wanted word has at least three bytes, a word that begins with
 * it or ends with `_` and it. Case of ASCII letters is ignored. Of equally near words the first
 * wins. Words longer than 64 bytes are never near.
 */
void nearest_offer(struct nearest *search, const char *word);

#endif
