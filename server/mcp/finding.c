#include "mcp/finding.h"

#include "assertion/wording.h"
#include "base/buf.h"

enum { REASON_MAX = 2048 };

static const struct {
	const char *verdict, *reasons[LANGUAGE_COUNT];
} findings[] = {
#define X(code, verdict, zh, en) {verdict, {[LANGUAGE_ZH] = zh, [LANGUAGE_EN] = en}},
	FINDINGS(X)
#undef X
};

/* What leads in a reason that decides nothing, and what joins to it what is quoted. */
static const struct {
	const char *undecided, *says, *with, *also, *namely, *next, *end;
} joints[LANGUAGE_COUNT] = {[LANGUAGE_ZH] = {"既未证实，也未否定：", "。记录说的是", "，另有",
								"。记录还说到", "：", "、", "。"},
	[LANGUAGE_EN] = {"Neither proved nor refuted: ", ". The record says ", ", with ",
		". The record also says ", ": ", ", ", "."}};

enum finding finding_of(enum judgement judgement)
{
	static const enum finding found[] = {[JUDGEMENT_OPEN] = FINDING_UNLIKE,
		[JUDGEMENT_AGREES] = FINDING_BORNE_OUT,
		[JUDGEMENT_ROUGHLY] = FINDING_ROUGHLY,
		[JUDGEMENT_DIFFERS] = FINDING_CONTRADICTED,
		[JUDGEMENT_NARROWER] = FINDING_NARROWER,
		[JUDGEMENT_TIMED] = FINDING_TIMED,
		[JUDGEMENT_BOUNDED] = FINDING_BOUNDED,
		[JUDGEMENT_NARROWED] = FINDING_NARROWED,
		[JUDGEMENT_REORDERED] = FINDING_REORDERED};
	return found[judgement];
}

enum finding finding_of_refuted(enum judgement judgement, const struct assertion *claim)
{
	if (judgement != JUDGEMENT_AGREES && judgement != JUDGEMENT_ROUGHLY)
		return FINDING_UNLIKE;
	return wording_attributes(&claim->sentence) ? FINDING_ATTRIBUTED : FINDING_REFUTED;
}

const char *finding_verdict(enum finding finding)
{
	return findings[finding].verdict;
}

/* What the record says that the claim does not: its figure, and what is left out. */
static void write_contrast(enum finding finding, const struct contrast *contrast,
	enum language language, struct buf *words)
{
	const struct quote *figure = &contrast->figure;
	const struct omission *left_out = &contrast->left_out;
	if (figure->len > 0) {
		buf_puts(words, joints[language].says);
		buf_put(words, figure->text, figure->len);
	}
	const char *joint = figure->len > 0 ? joints[language].with
		: finding == FINDING_TIMED      ? joints[language].says
		: finding == FINDING_VAGUE      ? joints[language].namely
										: joints[language].also;
	for (size_t i = 0; i < left_out->count; i++) {
		buf_puts(words, i > 0 ? joints[language].next : joint);
		buf_printf(words, "“%.*s”", (int)left_out->parts[i].len, left_out->parts[i].text);
	}
	buf_puts(words, joints[language].end);
}

json_t *finding_explain(
	enum finding finding, const struct contrast *contrast, enum language language)
{
	struct buf words;
	buf_init(&words, REASON_MAX);
	if (finding >= FINDING_ASKED && finding <= FINDING_VAGUE)
		buf_puts(&words, joints[language].undecided);
	buf_puts(&words, findings[finding].reasons[language]);
	if (finding >= FINDING_NARROWER && finding <= FINDING_VAGUE)
		write_contrast(finding, contrast, language, &words);
	json_t *reason = buf_text(&words) ? json_string(words.data) : NULL;
	buf_finish(&words);
	return reason;
}
