#ifndef STEM_H
#define STEM_H

#include "fulltext/token.h"

#include <stddef.h>

/*
 * Stores the stem of a folded English word (token_is_english()) of less than TOKEN_MAX bytes, which
 * is no longer than it: what is left where no more can be taken off as Porter does, in FTS5. Once
 * is not enough: of focusing that leaves focus, and of focus focu. May be called by any thread.
 * Returns the length, 0 without memory.
 */
size_t stem_read(const char *word, size_t len, char ret_stem[static TOKEN_MAX]);

#endif
