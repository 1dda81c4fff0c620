#ifndef STEM_H
#define STEM_H

#include "fulltext/token.h"

#include <stdbool.h>
#include <stddef.h>

/* Whether a folded text is a word that has a stem: an English one (token_is_english()), but none
 * that fills a token, which would leave no room for the ~ of the stem (tokenizer.c). */
bool stem_has(const char *text, size_t len);

/*
 * Stores the stem of a word that has one, which is no longer than it: what is left where no more
 * can be taken off as Porter does, in FTS5. Once is not enough: of focusing that leaves focus, and
 * of focus focu. May be called by any thread. Returns the length, 0 without memory.
 */
size_t stem_read(const char *word, size_t len, char ret_stem[static TOKEN_MAX]);

#endif
