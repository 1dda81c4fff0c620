#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

size_t text_point(const char *text, size_t len, uint32_t *ret_point)
{
	static const uint32_t least[] = {0, 1, 0x80, 0x800, 0x10000};
	const unsigned char *p = (const unsigned char *)text;
	if (len == 0)
		return 0;
	size_t step = p[0] < 0x80 ? 1
		: p[0] >> 5 == 6      ? 2
		: p[0] >> 4 == 14     ? 3
		: p[0] >> 3 == 30     ? 4
							  : 0;
	if (step == 0 || step > len)
		return 0;
	uint32_t point = step == 1 ? p[0] : p[0] & (0x7FU >> step);
	for (size_t i = 1; i < step; i++) {
		if ((p[i] & 0xC0) != 0x80)
			return 0;
		point = point << 6 | (p[i] & 0x3FU);
	}
	if (point < least[step] || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF))
		return 0;
	*ret_point = point;
	return step;
}

size_t text_count(const char *text, size_t len)
{
	size_t count = 0;
	for (size_t i = 0; i < len; i++)
		count += !text_is_inside(text[i]);
	return count;
}

bool text_is_utf8(const char *text, size_t len)
{
	uint32_t point;
	for (size_t i = 0; i < len;) {
		size_t step = text_point(text + i, len - i, &point);
		if (step == 0)
			return false;
		i += step;
	}
	return true;
}

bool text_is_control(uint32_t point)
{
	return (point < 0x20 && point != '\t' && point != '\n') || (point >= 0x7F && point < 0xA0) ||
		(point >= 0xFDD0 && point <= 0xFDEF) || (point & 0xFFFE) == 0xFFFE;
}

static bool has_any(const char *text, size_t len, bool (*is)(uint32_t))
{
	uint32_t point;
	size_t step;
	for (size_t i = 0; i < len && (step = text_point(text + i, len - i, &point)) > 0; i += step)
		if (is(point))
			return true;
	return false;
}

bool text_has_controls(const char *text, size_t len)
{
	return has_any(text, len, text_is_control);
}

bool text_misleads(const char *text, size_t len)
{
	return has_any(text, len, text_is_misleading);
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

bool text_decode(char *text, size_t *len, bool plus_is_blank)
{
	size_t out = 0;
	for (size_t i = 0; i < *len; i++) {
		if (text[i] != '%') {
			text[out++] = plus_is_blank && text[i] == '+' ? ' ' : text[i];
			continue;
		}
		if (*len - i < 3)
			return false;
		int high = hex_digit(text[i + 1]), low = hex_digit(text[i + 2]);
		if (high < 0 || low < 0)
			return false;
		text[out++] = (char)(high << 4 | low);
		i += 2;
	}
	*len = out;
	return true;
}

bool text_is_all(const char *text, size_t len, enum text_class class)
{
	/* a digit is the sum of a byte's classes */
	static const char classes[] = "0000000002000000" /* HTAB */
								  "0000000000000000"
								  "2723737766776772" /*  !"#$%&'()*+,-./ */
								  "7777777777262622" /* 0123456789:;<=>? */
								  "2777777777777777" /* @ABCDEFGHIJKLMNO */
								  "7777777777722237" /* PQRSTUVWXYZ[\]^_ */
								  "3777777777777777" /* `abcdefghijklmno */
								  "7777777777723270" /* pqrstuvwxyz{|}~ DEL */;
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)text[i];
		if (!((c < 0x80 ? classes[c] : TEXT_FIELD) & (int)class))
			return false;
	}
	return true;
}

void text_copy_cut(char *to, size_t size, const char *text)
{
	size_t len = strlen(text), most = size - sizeof "…";
	bool cut = len > most;
	if (cut)
		len = most;
	while (cut && len > 0 && text_is_inside(text[len]))
		len--;
	memcpy(to, text, len);
	strcpy(to + len, cut ? "…" : "");
}

bool text_ends_in(const char *text, const char *end)
{
	size_t len = strlen(text), end_len = strlen(end);
	return len > end_len && strcmp(text + len - end_len, end) == 0;
}

bool text_take_end(char *text, const char *end)
{
	bool taken = text_ends_in(text, end);
	if (taken)
		text[strlen(text) - strlen(end)] = '\0';
	return taken;
}

char *text_next_piece(char **list)
{
	char *piece = *list;
	if (!piece)
		return NULL;
	char *comma = strchr(piece, ',');
	if (comma)
		*comma++ = '\0';
	*list = comma;
	return piece;
}

const char *text_next_word(const char **list, size_t *ret_len)
{
	const char *word = *list;
	if (!word || *word == '\0')
		return NULL;
	*ret_len = strcspn(word, " ");
	*list = word + *ret_len + (word[*ret_len] == ' ');
	return word;
}

uint64_t text_hash(uint64_t hash, const void *data, size_t len)
{
	const unsigned char *p = data;
	for (size_t i = 0; i < len; i++)
		hash = (hash ^ p[i]) * UINT64_C(0x100000001b3);
	return hash;
}

bool text_is_dated(const char *text)
{
	static const char form[] = "0000-00-00";
	size_t at = 0;
	while (form[at] && (form[at] == '-' ? text[at] == '-' : text[at] >= '0' && text[at] <= '9'))
		at++;
	return form[at] == '\0';
}

int text_month_days(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return month >= 1 && month <= 12 ? days[month - 1] + (month == 2 && leap ? 1 : 0) : 0;
}

bool text_is_day(const char *date)
{
	int day = atoi(date + 8);
	return day >= 1 && day <= text_month_days(atoi(date), atoi(date + 5));
}

enum { NEAREST_MAX = 64 /* bits of a word of them */ };

char text_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/*
 * Optimal string alignment, after Hyyrö ("A bit-vector algorithm for computing Levenshtein and
 * Damerau edit distances", 2003): a column of the matrix is a word of bits, those where the
 * distance grows (`up`) and where it falls (`down`) from one row to the next, since thousands of
 * keys are offered for one that is wrong.
 */
static size_t edit_distance(const char *a, size_t alen, const char *b, size_t blen)
{
	uint64_t places[256] = {0}, up = UINT64_MAX, down = 0, same = 0, before = 0;
	const uint64_t last = UINT64_C(1) << (alen - 1);
	size_t distance = alen;
	for (size_t i = 0; i < alen; i++)
		places[(unsigned char)text_lower(a[i])] |= UINT64_C(1) << i;
	for (size_t j = 0; j < blen; j++) {
		uint64_t place = places[(unsigned char)text_lower(b[j])];
		uint64_t swapped = ((~same & place) << 1) & before;
		same = (((place & up) + up) ^ up) | place | down | swapped;
		uint64_t grows = down | ~(same | up), falls = same & up;
		distance += (grows & last) != 0;
		distance -= (falls & last) != 0;
		grows = grows << 1 | 1;
		up = falls << 1 | ~(same | grows);
		down = grows & same;
		before = place;
	}
	return distance;
}

/* `due` and `date` of due_date; but `year` is no part that tells due_date__year from others. */
static bool is_part(const char *part, size_t part_len, const char *word, size_t len)
{
	if (part_len < 3 || part_len > len)
		return false;
	const char *end = word + len - part_len;
	return strncasecmp(word, part, part_len) == 0 ||
		(end > word + 1 && end[-1] == '_' && end[-2] != '_' && strcasecmp(end, part) == 0);
}

void nearest_offer(struct nearest *search, const char *word)
{
	size_t wanted_len = strlen(search->wanted), len = strlen(word);
	if (wanted_len == 0 || wanted_len > NEAREST_MAX || len > NEAREST_MAX)
		return;
	size_t bound = wanted_len / 3 > 0 ? wanted_len / 3 : 1;
	size_t longer = wanted_len > len ? wanted_len : len;
	size_t apart = longer - (wanted_len > len ? len : wanted_len); /* so many edits at least */
	size_t distance = apart > bound ? apart : edit_distance(search->wanted, wanted_len, word, len);
	if (distance > bound || distance == longer) {
		if (!is_part(search->wanted, wanted_len, word, len))
			return;
		distance = bound + 1;
	}
	if (!search->nearest || distance < search->distance) {
		search->nearest = word;
		search->distance = distance;
		search->rival = NULL;
	} else if (distance == search->distance) {
		search->rival = word;
	}
}
