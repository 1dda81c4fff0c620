#include "mcp/tools.h"

#include "assertion/understood.h"
#include "assertion/vague.h"
#include "assertion/wording.h"
#include "base/buf.h"
#include "base/text.h"
#include "documents/json_builder.h"
#include "fulltext/question.h"
#include "mcp/ask.h"
#include "mcp/cite.h"
#include "mcp/coverage.h"
#include "mcp/figures.h"
#include "mcp/finding.h"

#include <string.h>

enum {
	HITS = 20,
	EVIDENCE_MAX = 5,
	WORDS_MAX = 2048 /* bytes: of 400 code points, with a blank between any two */
};

struct verifying {
	struct call *call;
	struct assertion claim;
	enum language language;
	enum finding finding;
	json_t *answer; /* of the search, or NULL */
	enum finding each[HITS], judged;
	size_t hit_count;
	struct contrast contrast; /* of the first hit that decides; parts of the answer */
	bool is_cut;              /* it has more words than a search takes */
	int64_t found;            /* records, by the searches so far */
	bool is_common;           /* which are too many for it to be looked for otherwise */
	json_t *figures;          /* of several, each with the records that have it; or NULL */
};

/*
 * Only the first search looks for what has but some of the words, which decides nothing and is the
 * evidence of that; not for several figures, each of which is looked for alone.
 */
static json_t *find_hits(struct verifying *v, const char *words)
{
	struct ask ask;
	ask_init(&ask, "/v1/search");
	ask_add(&ask, "q", words);
	ask_add_number(&ask, "limit", HITS);
	bool strictly = v->answer || v->claim.figure_count > 1;
	return strictly ? search_ask_strictly(v->call, &ask) : search_ask(v->call, &ask);
}

/*
 * Whether a hit's title is what a source states on a date: no headline, which is a source's own,
 * and no account of a disagreement.
 */
static bool is_statement(const struct call *call, const json_t *hit)
{
	const char *name = json_string_value(json_object_get(hit, "resource"));
	const struct resource *resource = catalog_resource(call->catalog, name);
	return resource && resource_hit(resource, "date") && resource_hit(resource, "source_ids");
}

static enum finding judge_title(
	const struct verifying *v, const json_t *hit, enum language language, struct contrast *contrast)
{
	struct assertion record;
	const char *title = call_member(hit, "title", language);
	bool refuted = json_is_true(json_object_get(hit, "refuted"));
	if (!title || (!refuted && !is_statement(v->call, hit)))
		return FINDING_UNLIKE;
	assertion_read(&record, title);
	understood_pass_over(&record, &v->call->catalog->understood);
	understood_find_actor(&record, &v->call->catalog->actors);
	record.is_planned = record.is_planned || json_is_string(json_object_get(hit, "verdict"));
	enum judgement judgement = judge(&v->claim, &record, contrast);
	return refuted ? finding_of_refuted(judgement, &v->claim) : finding_of(judgement);
}

/* In both languages, the claim's first: an English claim may quote a Chinese word. */
static enum finding judge_hit(struct verifying *v, const json_t *hit)
{
	const enum language languages[] = {
		v->language, v->language == LANGUAGE_EN ? LANGUAGE_ZH : LANGUAGE_EN};
	enum finding best = FINDING_UNLIKE;
	for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
		struct contrast contrast = {.figure = {"", 0}};
		enum finding finding = judge_title(v, hit, languages[i], &contrast);
		if (finding < v->finding)
			v->contrast = contrast;
		v->finding = finding < v->finding ? finding : v->finding;
		best = finding < best ? finding : best;
	}
	return best;
}

/* The hits that have all of the words are judged; what decides is what was found. */
static void judge_hits(struct verifying *v)
{
	const json_t *hits = json_object_get(v->answer, "data");
	bool relaxed = search_is_relaxed(v->answer);
	v->finding = FINDING_UNKNOWN;
	v->hit_count = json_array_size(hits) < HITS ? json_array_size(hits) : HITS;
	for (size_t i = 0; i < v->hit_count; i++)
		v->each[i] = relaxed ? FINDING_UNKNOWN : judge_hit(v, json_array_get(hits, i));
	v->judged = v->finding;
}

/* The first of the hits that decide, and else of all. */
static void write_evidence(const struct verifying *v)
{
	search_begin_results(v->call, "evidence");
	for (size_t i = 0, shown = 0; i < v->hit_count && shown < EVIDENCE_MAX; i++) {
		if (v->each[i] != v->judged)
			continue;
		search_write_result(
			v->call, json_array_get(json_object_get(v->answer, "data"), i), v->language);
		shown++;
	}
	search_end_results(v->call);
}

/* What a search takes of them and a blank, in whole words, none of which goes on; whether that is
 * less. */
static bool cut_words(struct buf *words)
{
	size_t points = 0, fits = 0;
	buf_putc(words, ' ');
	for (size_t i = 0; i < words->len; i++) {
		points += !text_is_inside(words->data[i]);
		if (words->data[i] == ' ' && points <= QUESTION_POINTS_MAX)
			fits = i + 1;
	}
	bool is_less = fits < words->len;
	words->len = fits;
	return is_less;
}

/* Judges what its words find, where it has any. False with the problem. */
static bool ask_for(struct verifying *v, enum assertion_words which)
{
	struct buf words;
	buf_init(&words, WORDS_MAX);
	assertion_write_words(&v->claim, which, &words);
	v->is_cut = (words.len > 0 && cut_words(&words)) || v->is_cut;
	json_t *answer = words.len > 0 && buf_text(&words) ? find_hits(v, words.data) : NULL;
	bool ok = answer || (words.len == 0 && !words.failed);
	buf_finish(&words);
	if (!answer)
		return ok;
	v->found += search_total(answer);
	v->claim.is_cut = v->claim.is_cut || v->is_cut;
	if (v->answer && json_array_size(json_object_get(answer, "data")) == 0) {
		json_decref(answer);
		return true;
	}
	json_decref(v->answer);
	v->answer = answer;
	judge_hits(v);
	return true;
}

/* Looks without the quantities that are read as no figure: what a record says of the rest proves
 * nothing of them. False with the problem. */
static bool ask_without_vague(struct verifying *v)
{
	size_t end, first = vague_pass_over(&v->claim.sentence, &end);
	if (end == 0)
		return true;
	if (!ask_for(v, ASSERTION_APART))
		return false;
	if (v->finding <= FINDING_REORDERED) {
		v->finding = FINDING_VAGUE;
		v->contrast = (struct contrast){.left_out = {.count = 1}};
		v->contrast.left_out.parts[0] = omission_quote(&v->claim.sentence, first, end);
	}
	return true;
}

/* Whether it is to be looked for otherwise; what so many records have is costly to find. */
static bool looks_on(struct verifying *v)
{
	if (v->finding <= FINDING_REORDERED)
		return false;
	v->is_common = v->found >= CLAIM_FOUND_MAX;
	return !v->is_common;
}

/* Looks for it as it is said, and else as a record may say it. False with the problem. */
static bool look_for_all(struct verifying *v)
{
	return ask_for(v, ASSERTION_APART) &&
		(!assertion_is_irregular(&v->claim) || !looks_on(v) || ask_for(v, ASSERTION_REGULAR)) &&
		(v->claim.is_denied || !looks_on(v) || ask_without_vague(v));
}

/* False with the problem. */
static bool look(struct verifying *v)
{
	if (!look_for_all(v))
		return false;
	if (!v->answer) {
		v->finding = v->is_cut ? FINDING_LONG : FINDING_NO_SUBJECT;
		return true;
	}
	bool decides = v->finding < FINDING_ASKED || v->finding == FINDING_VAGUE;
	if (decides && wording_asks(&v->claim.sentence))
		v->finding = FINDING_ASKED;
	if (v->finding <= FINDING_VAGUE)
		return true;
	if (v->claim.figure_count > 1 &&
		!(v->figures = figures_find(v->call, &v->claim, v->language, &v->found)))
		return false;
	v->finding = v->claim.is_denied ? FINDING_DENIED
		: v->is_cut                 ? FINDING_LONG
		: v->figures                ? FINDING_SEVERAL
		: v->is_common              ? FINDING_COMMON
									: v->finding;
	return true;
}

/* What it was read as, so that whoever claims it can say it more plainly. */
static json_t *show_reading(const struct assertion *claim)
{
	struct buf words;
	json_t *reading = json_object(), *years = json_array();
	buf_init(&words, WORDS_MAX);
	assertion_write_words(claim, ASSERTION_AS_WRITTEN, &words);
	for (size_t i = 0; i < claim->year_count; i++)
		builder_append(&years, json_integer(claim->years[i]));
	builder_set(&reading, "subject",
		words.failed ? NULL : json_stringn(words.data ? words.data : "", words.len));
	builder_set(&reading, "figures", figures_show(claim));
	builder_set(&reading, "years", years);
	builder_set(&reading, "planned", json_boolean(claim->is_planned));
	buf_finish(&words);
	return reading;
}

json_t *tool_verify(struct call *call)
{
	const char *statement = call_text(call, "statement");
	struct verifying v = {.call = call, .language = call_language(statement)};
	assertion_read(&v.claim, statement);
	understood_pass_over(&v.claim, &call->catalog->understood);
	bool ok = look(&v);
	json_t *reason = ok ? finding_explain(v.finding, &v.contrast, v.language) : NULL;
	if (ok)
		write_evidence(&v);
	json_decref(v.answer);
	if (!ok)
		return NULL;
	json_t *result = call_begin_result();
	builder_set(&result, "verdict", json_string(finding_verdict(v.finding)));
	builder_set(&result, "reason", reason);
	if (v.finding > FINDING_VAGUE)
		builder_set(&result, "absent", coverage_explain(call, statement, false));
	if (v.figures)
		builder_set(&result, "figures", v.figures);
	builder_set(&result, "read_as", show_reading(&v.claim));
	call_cite(call, &result, cite_item(call->catalog, NULL, NULL));
	return result;
}
