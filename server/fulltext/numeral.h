#ifndef NUMERAL_H
#define NUMERAL_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct token;

/*
 * A folded text with its numbers as the other script has them: 二〇二一 as 2021, 三十 as 30, 14五
 * as 十四五, 2021 as 二〇二一. Of Chinese numerals these are numbers: two and more digits, and what
 * is counted in 十, 百 and 千, up to 9999; of digits 10 to 99, and four of them. Everything else is
 * written as it stands. Returns whether anything is written otherwise.
 */
bool numeral_write(const char *text, size_t len, struct buf *out);

/* Whether a folded character, the `len` bytes of a token, is a Chinese numeral. */
bool numeral_is(const char *character, size_t len);

/* Whether a token is a number or, of one in Chinese, a numeral. */
bool numeral_is_token(const struct token *token);

#endif
