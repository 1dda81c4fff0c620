#ifndef UNDERSTOOD_H
#define UNDERSTOOD_H

#include "assertion/assertion.h"

struct words;

/* What a sentence need not say, as the dataset says what goes without saying (catalog.h). */

/* Takes names of what all that is told is about, the longest first, for no words of it. */
void understood_pass_over(struct assertion *claim, const struct words *names);

/*
 * Finds who acts in a record that begins with one of those who act for what all is about: a claim
 * that begins with what they did need not name them (wording.h). The names are the longest first.
 */
void understood_find_actor(struct assertion *record, const struct words *actors);

#endif
