#ifndef VAGUE_H
#define VAGUE_H

#include <stddef.h>

struct sentence;

/* Quantities that are told in words and are read as no figure: 翻番, 几十家, most, dozens. */

/* Returns the number of pieces of one that begins at a piece; 0 if none does. */
size_t vague_read(const struct sentence *sentence, size_t at);

/*
 * Takes those that are words of the sentence for none. Returns the first piece of the first of them
 * and stores the end of that; without any, *ret_end is 0.
 */
size_t vague_pass_over(struct sentence *sentence, size_t *ret_end);

#endif
