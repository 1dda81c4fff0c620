#ifndef NUMERAL_H
#define NUMERAL_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct token;

/*
 * Writes a folded text with its numbers in the other script: 二〇二一 as 2021, 三十 as 30, 14五 as
 * 十四五, 2021 as 二〇二一. Converts Chinese numerals of two or more digits, and those with 十, 百
 * and 千 up to 9999; and digits from 10 to 99, and of four digits. Everything else is copied.
 * Returns whether anything was converted.
 */
bool numeral_write(const char *text, size_t len, struct buf *out);

/* Whether a folded character of `len` bytes is a Chinese numeral. */
bool numeral_is(const char *character, size_t len);

/* Whether a token is a number, or a character of a Chinese one. */
bool numeral_is_token(const struct token *token);

#endif
