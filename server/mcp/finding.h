#ifndef FINDING_H
#define FINDING_H

#include "assertion/judge.h"

#include <jansson.h>

/* What is found out about a claim; the first that holds. */
#define FINDINGS(X)                                                                                   \
	X(REFUTED, "contradicted", "The dataset holds this as a claim that its own source refutes.")      \
	X(BORNE_OUT, "borne_out", "A record says it: figure, date and subject agree.")                    \
	X(ROUGHLY, "borne_out",                                                                           \
		"A record says about this: give its own figure, for it does not say about or nearly.")        \
	X(CONTRADICTED, "contradicted", "A record says another figure of the same subject and date.")     \
	X(ASKED, "needs_context",                                                                         \
		"Neither proved nor refuted: a question states nothing. Read what the record says.")          \
	X(ATTRIBUTED, "needs_context",                                                                    \
		"Neither proved nor refuted: it was said, but its own source refutes what was said.")         \
	X(NARROWER, "needs_context",                                                                      \
		"Neither proved nor refuted: a record says this with words that the sentence leaves out, so " \
		"the sentence may claim more than the record")                                                \
	X(TIMED, "needs_context",                                                                         \
		"Neither proved nor refuted: of a record and the sentence, one says what came in a time and " \
		"the other what there was by then, which may be another")                                     \
	X(BOUNDED, "needs_context",                                                                       \
		"Neither proved nor refuted: a record says this figure, but one of the two says it exactly, " \
		"roughly or with a bound that the other has not")                                             \
	X(NARROWED, "needs_context",                                                                      \
		"Neither proved nor refuted: a record says another figure of this, with words that the "      \
		"sentence leaves out, so both may be true")                                                   \
	X(REORDERED, "needs_context",                                                                     \
		"Neither proved nor refuted: a record has these words in another order, which may say "       \
		"something else")                                                                             \
	X(NO_SUBJECT, "not_in_dataset", "It does not say what the figure is of.")                         \
	X(DENIED, "not_in_dataset", "A denial is not held against records.")                              \
	X(UNLIKE, "not_in_dataset",                                                                       \
		"Records of this subject say neither this nor the contrary: another figure, date, thing "     \
		"counted, or a plan and no result.")                                                          \
	X(UNKNOWN, "not_in_dataset", "No record has all that it speaks of.")                              \
	X(LONG, "not_in_dataset",                                                                         \
		"It has too many words, and no record says it word for word: say it more plainly.")           \
	X(SEVERAL, "not_in_dataset",                                                                      \
		"No record found says all of its figures: ask for each alone, with its thing and date.")

enum finding {
#define X(code, verdict, reason) FINDING_##code,
	FINDINGS(X)
#undef X
};

/* What the judgement on a record comes to. */
enum finding finding_of(enum judgement judgement);

/*
 * Of a record that its own source refutes. Who says less than it need not be refuted, and that it
 * was said is true.
 */
enum finding finding_of_refuted(enum judgement judgement, const struct assertion *claim);

/* The verdict that it is. */
const char *finding_verdict(enum finding finding);

/*
 * The reason in a sentence, with what the first of the records that decide says besides. NULL
 * without memory.
 */
json_t *finding_explain(enum finding finding, const struct contrast *contrast);

#endif
