#ifndef JUDGE_FIXTURE_H
#define JUDGE_FIXTURE_H

#include "suite.h"

#include "assertion/judge.h"

static struct assertion claim, record;

/* Fails unless a claim against a record comes to this. */
static void assert_judged(const char *claimed, const char *said, enum judgement wanted)
{
	assertion_read(&claim, claimed);
	assertion_read(&record, said);
	struct contrast contrast;
	enum judgement found = judge(&claim, &record, &contrast);
	bool narrows =
		found == JUDGEMENT_NARROWER || found == JUDGEMENT_NARROWED || found == JUDGEMENT_TIMED;
	ck_assert(found == JUDGEMENT_REORDERED || narrows == (contrast.left_out.count > 0));
	bool other =
		found == JUDGEMENT_NARROWED || found == JUDGEMENT_DIFFERS || found == JUDGEMENT_BOUNDED;
	ck_assert(found == JUDGEMENT_REORDERED || found == JUDGEMENT_OPEN ||
		other == (contrast.figure.len > 0));
	ck_assert_msg(found == wanted, "%s / %s: %d", claimed, said, (int)found);
}

struct judged {
	const char *claim, *said;
	enum judgement wanted;
};

static void assert_each(const struct judged *cases, size_t count)
{
	for (size_t i = 0; i < count; i++)
		assert_judged(cases[i].claim, cases[i].said, cases[i].wanted);
}

#define SAID "By July 2021 there were 64 internet hospitals."

#endif
