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

/*
 * Whether punctuation joins words of a term: covid-19. It is looked for only as it stands, and to
 * find that nothing has it FTS5 reads all rows that have its words.
 */
bool term_is_joined(const char *text, size_t len);

/* Copies a term with blanks in place of its punctuation into len + 1 bytes. */
void term_part(const char *text, size_t len, char *ret_words);

#endif
