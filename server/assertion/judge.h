#ifndef JUDGE_H
#define JUDGE_H

#include "assertion/omission.h"

enum judgement {
	JUDGEMENT_OPEN,
	JUDGEMENT_AGREES,
	JUDGEMENT_ROUGHLY,
	JUDGEMENT_DIFFERS,
	JUDGEMENT_NARROWER,  /* it would agree, but the record says more, which narrows it */
	JUDGEMENT_TIMED,     /* it would agree, but one says in a time and the other by then */
	JUDGEMENT_BOUNDED,   /* it would agree, but the record's figure does not prove its bound */
	JUDGEMENT_NARROWED,  /* it would differ, but the record says more, which narrows it */
	JUDGEMENT_REORDERED, /* the same in another order, which may say something else */
};

/* Parts of the record's text by which it is not the claim. */
struct contrast {
	struct omission left_out; /* by the claim, where the record is narrower; or its dates */
	struct quote figure; /* which is another than the claim's, or bounds it otherwise; or empty */
};

/*
 * Holds a claim against what a record says, whose texts have all of the claim's words. It agrees
 * where it says the same word for word, and else only where each figure of the claim is one of the
 * record's, of the same things and in the same order, its dates are among the record's, and both
 * speak of a plan or both of a result; roughly where it says about or nearly and the record does
 * not. It differs only where both have the same dates and say one other figure of the same things,
 * so that both cannot be true, and all others alike. One figure with another bound (30 or less,
 * less than 30), one that is near but does not prove the claim's bound (64 for up to 70), and one
 * in a time and by then, are none of this. Else it is open. A clause at the record's end that says
 * what is not told (the base is not stated) is no part of it. What narrows the record and the claim
 * leaves out, which may be its dates where it says another figure, is in *ret_contrast.
 */
enum judgement judge(
	const struct assertion *claim, const struct assertion *record, struct contrast *ret_contrast);

/* Whether a figure is among those of a record, whatever it counts, and whether exactly or as a
 * bound. */
bool judge_says(const struct amount *claimed, const struct amount *said, size_t count);

#endif
