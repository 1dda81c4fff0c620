#ifndef TERM_H
#define TERM_H

#include <stdbool.h>
#include <stddef.h>

struct token_reader;

/*
 * Reads the next term of a question, which blanks part from others: the bytes from where to where
 * it goes; punctuation alone is none. False if there is no more.
 */
bool term_next(struct token_reader *reader, size_t *ret_start, size_t *ret_end);

#endif
