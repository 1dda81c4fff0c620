#ifndef PHRASE_H
#define PHRASE_H

#include <stddef.h>

struct sentence;

/* Phrases that say nothing of the subject: whether it is planned, denied or done, or nothing. */
enum phrase_effect { PHRASE_SAYS_NOTHING, PHRASE_PLANS, PHRASE_DENIES, PHRASE_DONE };

/*
 * Reads the longest that begins at a piece. Returns its number of pieces and stores its effect; 0,
 * with nothing stored, if none does. Of “is in particular to” it is “is”.
 */
size_t phrase_read(const struct sentence *sentence, size_t at, enum phrase_effect *ret_effect);

/* Returns the number of pieces of words at a piece within which phrases are none of their own:
 * 未来. */
size_t phrase_find_kept(const struct sentence *sentence, size_t at);

#endif
