#ifndef JUDGE_H
#define JUDGE_H

#include "mcp/assertion.h"

enum judgement { JUDGEMENT_OPEN, JUDGEMENT_AGREES, JUDGEMENT_ROUGHLY, JUDGEMENT_DIFFERS };

/*
 * Holds a claim against what a record says, whose texts have all of the claim's words. It agrees
 * only where each figure of the claim is one of the record's, of the same things and in the same
 * order, its dates are among the record's, and both speak of a plan or both of a result; roughly
 * where it says about or nearly and the record does not. It differs only where both have the same
 * dates and say one figure each of the same things, and these cannot both be true. Else it is open.
 */
enum judgement judge(const struct assertion *claim, const struct assertion *record);

/* Whether a record has a figure that bears out this one, whatever they count. */
bool judge_says(const struct amount *claimed, const struct assertion *record);

#endif
