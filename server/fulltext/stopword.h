#ifndef STOPWORD_H
#define STOPWORD_H

#include <stdbool.h>
#include <stddef.h>

struct token_reader;

/*
 * Words that say nothing of what is looked for, in English and in Chinese: those of questions, and
 * those that only join others (`how many`, `of`, 有哪些, 的). Where one begins at the reader, in
 * whatever script or case, goes behind the longest such and returns true; else the reader stays.
 */
bool stopword_skip(struct token_reader *reader);

/* The same of a word that Chinese counts by (家, 个), which says nothing behind a question (多少家)
 * and may begin another word (家庭). */
bool stopword_skip_measure(struct token_reader *reader);

/* Whether a text has but words that say nothing alone (my, please, 要, 到), stop words and marks:
 * that nothing has them is no news. They are looked for all the same, as they may be a part of
 * others. */
bool stopword_is_idle(const char *text, size_t len);

#endif
