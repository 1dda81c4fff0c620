#ifndef FINDING_H
#define FINDING_H

#include "assertion/judge.h"
#include "dataset/catalog.h"

#include <jansson.h>

/*
 * What is found out about a claim; the first that holds. With the reason in Chinese and English:
 * one of needs_context is led in, and where what the record says follows, it has no end.
 */
#define FINDINGS(X)                                                                                           \
	X(REFUTED, "contradicted", "数据集收有这一说法，但它自己的出处否定了它。",                                \
		"The dataset holds this as a claim that its own source refutes.")                                     \
	X(BORNE_OUT, "borne_out", "有记录这样说：数字、日期和对象都一致。",                                       \
		"A record says it: figure, date and subject agree.")                                                  \
	X(ROUGHLY, "borne_out", "有记录说的大致如此：请引用记录里的数字，记录并没有说“约”或“近”。",               \
		"A record says about this: give its own figure, for it does not say about or nearly.")                \
	X(CONTRADICTED, "contradicted", "对同一对象、同一日期，有记录说的是另一个数字。",                         \
		"A record says another figure of the same subject and date.")                                         \
	X(ASKED, "needs_context", "问句没有陈述什么。请看记录怎么说。",                                           \
		"a question states nothing. Read what the record says.")                                              \
	X(ATTRIBUTED, "needs_context", "确有此一说，但它自己的出处否定了这一说法。",                              \
		"it was said, but its own source refutes what was said.")                                             \
	X(NARROWER, "needs_context",                                                                              \
		"有记录这样说，但还有这句话略去的词语，所以这句话说的可能超出了记录",                                 \
		"a record says this with words that the sentence leaves out, so the sentence may "                    \
		"claim more than the record")                                                                         \
	X(TIMED, "needs_context",                                                                                 \
		"记录和这句话，一个说的是那段时间之内，一个说的是截至那时，两者可能不同",                             \
		"of a record and the sentence, one says what came in a time and the other what there "                \
		"was by then, which may be another")                                                                  \
	X(BOUNDED, "needs_context",                                                                               \
		"有记录说到这个或相近的数字，但说法不同：或是确数，或是约数，或是含本数、不含本数的上下限",           \
		"a record says this figure or one near it, but otherwise than the sentence: exactly, "                \
		"roughly, or as a bound with or without the figure itself")                                           \
	X(NARROWED, "needs_context",                                                                              \
		"有记录说的是另一个数字，但还有这句话略去的词语，所以两者可能都对",                                   \
		"a record says another figure of this, with words that the sentence leaves out, so "                  \
		"both may be true")                                                                                   \
	X(REORDERED, "needs_context", "有记录也有这些词语，但次序不同，意思可能不一样",                           \
		"a record has these words in another order, which may say something else")                            \
	X(VAGUE, "needs_context", "有记录说到其余的部分，但这句话里有一处数量没有读作数字",                       \
		"a record says the rest of it, but a quantity in it is read as no figure")                            \
	X(NO_SUBJECT, "not_in_dataset", "这句话没有说明数字是什么的数字。",                                       \
		"It does not say what the figure is of.")                                                             \
	X(DENIED, "not_in_dataset", "否定的话不与记录对照。", "A denial is not held against records.")            \
	X(UNLIKE, "not_in_dataset",                                                                               \
		"这一对象的记录没有这样说，也没有说相反的：数字、日期或所计的事物不同，或者一个是计划、一个是结果。", \
		"Records of this subject say neither this nor the contrary: another figure, date, "                   \
		"thing counted, or a plan and no result.")                                                            \
	X(COMMON, "not_in_dataset",                                                                               \
		"有这些词语或其中一些的记录太多，只看了最相近的几条：请写明对象、地点和日期。",                       \
		"So many records have its words, or some of them, that only the nearest were read: say "              \
		"of what, where and when.")                                                                           \
	X(UNKNOWN, "not_in_dataset", "没有哪条记录说到了这句话的全部内容。",                                      \
		"No record has all that it speaks of.")                                                               \
	X(LONG, "not_in_dataset", "词语太多，又没有记录与它一字不差：请说得简单些。",                             \
		"It has too many words, and no record says it word for word: say it more plainly.")                   \
	X(SEVERAL, "not_in_dataset",                                                                              \
		"没有哪条记录整句这样说；各个数字见于哪些记录，已分别列出：请一个数字问一次，并说明对象和日期。",     \
		"No record says all of it; the records that say each figure are listed: ask for each "                \
		"alone, with its thing and date.")

enum finding {
#define X(code, verdict, zh, en) FINDING_##code,
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
 * The reason in a sentence of this language, with what the first of the records that decide says
 * besides, as it says it. NULL without memory.
 */
json_t *finding_explain(
	enum finding finding, const struct contrast *contrast, enum language language);

#endif
