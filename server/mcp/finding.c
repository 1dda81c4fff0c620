#include "mcp/finding.h"

#include "assertion/wording.h"
#include "base/buf.h"

enum { REASON_MAX = 2048 };

static const struct {
	const char *verdict, *reason;
} findings[] = {
#define X(code, verdict, reason) {verdict, reason},
	FINDINGS(X)
#undef X
};

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

json_t *finding_explain(enum finding finding, const struct contrast *contrast)
{
	struct buf words;
	buf_init(&words, REASON_MAX);
	buf_puts(&words, findings[finding].reason);
	if (finding >= FINDING_NARROWER && finding <= FINDING_REORDERED) {
		const struct quote *figure = &contrast->figure;
		const struct omission *left_out = &contrast->left_out;
		if (figure->len > 0)
			buf_printf(&words, ". The record says %.*s", (int)figure->len, figure->text);
		const char *lead = figure->len > 0 ? ", with"
			: finding == FINDING_TIMED     ? ". The record says"
										   : ". The record also says";
		for (size_t i = 0; i < left_out->count; i++)
			buf_printf(&words, "%s “%.*s”", i > 0 ? "," : lead, (int)left_out->parts[i].len,
				left_out->parts[i].text);
		buf_putc(&words, '.');
	}
	json_t *reason = buf_text(&words) ? json_string(words.data) : NULL;
	buf_finish(&words);
	return reason;
}
