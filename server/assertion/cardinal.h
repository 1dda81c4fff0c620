#ifndef CARDINAL_H
#define CARDINAL_H

#include <stdbool.h>
#include <stddef.h>

struct sentence;
struct sentence_piece;

/* Reads numbers, without units or bounds. */

/*
 * Reads digits with thousands separators and a fraction. Returns the index of the piece after them.
 */
size_t cardinal_read_digits(const struct sentence *sentence, size_t at, double *ret_value);

/*
 * Reads a Chinese numeral with 十, 百, 千, 万, 亿; 三万五 is 35,000. Returns false for others, such
 * as 十四五.
 */
bool cardinal_read_numeral(
	const struct sentence *sentence, size_t at, size_t *ret_next, double *ret_value);

/*
 * Reads a number in English words: sixty-four, two hundred and eighteen. Does not read `one` unless
 * a unit of measure follows (one hour), nor the number of a five-year plan.
 */
bool cardinal_read_words(
	const struct sentence *sentence, size_t at, size_t *ret_next, double *ret_value);

/* Returns the multiplier that a word after a number stands for (万, million); 0 if it is none. */
double cardinal_multiplier(const struct sentence_piece *piece);

#endif
