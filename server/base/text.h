#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The code point that the first of len bytes begin; returns the bytes it takes. 0 at the end, and
 * where they are not UTF-8 (RFC 3629) or NUL.
 */
size_t text_point(const char *text, size_t len, uint32_t *ret_point);

/* Whether a byte of UTF-8 is not the first of its code point. */
static inline bool text_is_inside(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

/* How many code points len bytes of UTF-8 have. */
size_t text_count(const char *text, size_t len);

/* Whether len bytes are UTF-8 (RFC 3629: no surrogates, nothing over-long) without NUL. */
bool text_is_utf8(const char *text, size_t len);

/* Whether a code point stands for nothing in a text: controls but tab and line feed, and what
 * Unicode keeps from being a character (U+FDD0 to U+FDEF, the last two of each plane). */
bool text_is_control(uint32_t point);

/* Whether UTF-8 has such. */
bool text_has_controls(const char *text, size_t len);

/* Whether a code point ends a line, or turns the order in which what follows is shown (UAX #9), so
 * that it would read as other than it is; and whether UTF-8 has such. */
static inline bool text_is_misleading(uint32_t point)
{
	return (point >= 0x2028 && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069) ||
		point == 0x200E || point == 0x200F || point == 0x061C;
}
bool text_misleads(const char *text, size_t len);

/*
 * Decodes percent-escapes in place (RFC 3986, section 2.1), and `+` to a blank where plus_is_blank
 * (the query of an HTML form). False if an escape is broken; the text is then unusable.
 */
bool text_decode(char *text, size_t *len, bool plus_is_blank);

/* Where HTTP's grammar lets a byte stand. */
enum text_class {
	TEXT_TOKEN = 1, /* in a token (RFC 9110, section 5.6.2) */
	TEXT_FIELD = 2, /* in a field's value (section 5.5) */
	TEXT_HOST = 4,  /* in a registered name without escapes (RFC 3986, section 3.2.2) */
};

/* Whether all of len bytes are of a class. */
bool text_is_all(const char *text, size_t len, enum text_class class);

/*
 * Copies text into size bytes (at least 8). What is longer than size - 4 bytes is cut between two
 * characters and ends in "…".
 */
void text_copy_cut(char *to, size_t size, const char *text);

/* Whether text has an ending and something before it; and the same, where the ending is cut off
 * then. */
bool text_ends_in(const char *text, const char *end);
bool text_take_end(char *text, const char *end);

/* The next piece of a list parted by commas, ended by a NUL in place; NULL at the end. */
char *text_next_piece(char **list);

/*
 * The next word of a list parted by blanks, from *list on, and its bytes; NULL at the end, and for
 * NULL. Between two blanks there is an empty one.
 */
const char *text_next_word(const char **list, size_t *ret_len);

enum { TEXT_YEAR_LEN = 4, TEXT_MONTH_LEN = 7, TEXT_DATE_LEN = 10 }; /* of YYYY-MM-DD */

/* Whether text begins as a date is written, 0000-00-00; and whether such a date is a day of the
 * Gregorian calendar. */
bool text_is_dated(const char *text);
bool text_is_day(const char *date);

/* How many days a month (1 to 12) has; 0 for any other. */
int text_month_days(int year, int month);

/* The small letter of a large one of ASCII; else what it is given. */
char text_lower(char c);

/* FNV-1a of len bytes, going on from `hash`; begin with TEXT_HASH. */
#define TEXT_HASH UINT64_C(0xcbf29ce484222325)
uint64_t text_hash(uint64_t hash, const void *data, size_t len);

/* A search for the word that someone meant. Begin with {.wanted = …}; the result is `nearest`. */
struct nearest {
	const char *wanted;
	const char *nearest; /* NULL while nothing is near enough */
	size_t distance;
	const char *rival; /* the last word that was as near, or NULL */
};

/*
 * Offers a word. Near enough is an edit distance (insert, delete, replace, swap of neighbours) of
 * at most a third of the wanted word's bytes, at least 1, that leaves a byte in common; or a word
 * that begins with the wanted one, or ends with `_` and it, where that has three bytes or more.
 * ASCII letters are the same large and small. The first of equally near words stays. Words longer
 * than 64 bytes are never near.
 */
void nearest_offer(struct nearest *search, const char *word);

#endif
