#ifndef STOPWORD_H
#define STOPWORD_H

#include <stdbool.h>
#include <stddef.h>

struct token_reader;

/*
 * Stop words in English and Chinese: words of questions, and words that only connect others (`how
 * many`, `of`, 有哪些, 的). If the reader is at one, in any script or case, advances past the
 * longest and returns true; else does not move.
 */
bool stopword_skip(struct token_reader *reader);

/*
 * The same for a Chinese measure word (家, 个), which adds nothing after a question word (多少家)
 * but may begin another word (家庭).
 */
bool stopword_skip_measure(struct token_reader *reader);

/*
 * Whether a text consists only of words that mean little alone (my, please, 要, 到), stop words and
 * marks, so that their absence need not be reported. They are still searched for, since they may be
 * part of other words.
 */
bool stopword_is_idle(const char *text, size_t len);

#endif
