#include "mcp/tools.h"

#include "base/buf.h"
#include "documents/json_builder.h"
#include "mcp/ask.h"
#include "mcp/cite.h"
#include "mcp/coverage.h"
#include "mcp/judge.h"

#include <string.h>

enum { HITS = 20, EVIDENCE_MAX = 5, WORDS_MAX = 2048 };

/* What is found out about a claim; the first that holds. */
#define FINDINGS(X)                                                                                \
	X(REFUTED, "contradicted", "The dataset holds this as a claim that its own source refutes.")   \
	X(BORNE_OUT, "borne_out", "A record says it: figure, date and subject agree.")                 \
	X(ROUGHLY, "borne_out",                                                                        \
		"A record says about this: give its own figure, for it does not say about or nearly.")     \
	X(CONTRADICTED, "contradicted", "A record says another figure of the same subject and date.")  \
	X(NO_SUBJECT, "not_in_dataset", "It does not say what the figure is of.")                      \
	X(DENIED, "not_in_dataset", "A denial is not held against records.")                           \
	X(UNLIKE, "not_in_dataset",                                                                    \
		"Records of this subject say neither this nor the contrary: another figure, date, thing "  \
		"counted, or a plan and no result.")                                                       \
	X(UNKNOWN, "not_in_dataset", "No record has all that it speaks of.")                           \
	X(SEVERAL, "not_in_dataset",                                                                   \
		"No record found says all of its figures: ask for each alone, with its thing and date.")

enum finding {
#define X(code, verdict, reason) FINDING_##code,
	FINDINGS(X)
#undef X
};

static const struct {
	const char *verdict, *reason;
} findings[] = {
#define X(code, verdict, reason) {verdict, reason},
	FINDINGS(X)
#undef X
};

struct verifying {
	struct call *call;
	struct assertion claim;
	enum language language;
	enum finding finding;
	json_t *figures; /* of several, each with the records that have it; or NULL */
};

static json_t *find_hits(struct verifying *v, const char *words)
{
	struct ask ask;
	ask_init(&ask, "/v1/search");
	ask_add(&ask, "q", words);
	ask_add_number(&ask, "limit", HITS);
	return search_ask(v->call, &ask);
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

static enum finding judge_hit(const struct verifying *v, const json_t *hit)
{
	struct assertion record;
	const char *title = call_member(hit, "title", v->language);
	bool refuted = json_is_true(json_object_get(hit, "refuted"));
	if (!title || (!refuted && !is_statement(v->call, hit)))
		return FINDING_UNLIKE;
	assertion_read(&record, title);
	record.is_planned = record.is_planned || json_is_string(json_object_get(hit, "verdict"));
	enum judgement judgement = judge(&v->claim, &record);
	if (judgement == JUDGEMENT_AGREES || judgement == JUDGEMENT_ROUGHLY)
		return refuted                      ? FINDING_REFUTED
			: judgement == JUDGEMENT_AGREES ? FINDING_BORNE_OUT
											: FINDING_ROUGHLY;
	return judgement == JUDGEMENT_DIFFERS && !refuted ? FINDING_CONTRADICTED : FINDING_UNLIKE;
}

static json_t *show_figures(const struct assertion *claim, json_t *const *said_in)
{
	json_t *figures = json_array();
	for (size_t i = 0; i < claim->figure_count; i++) {
		json_t *figure = json_object();
		builder_set(&figure, "figure", json_real(claim->figures[i].value));
		builder_set(&figure, "percent", json_boolean(claim->figures[i].is_percent));
		builder_set(&figure, "said_in", said_in[i]);
		builder_append(&figures, figure);
	}
	return figures;
}

/* Which records have which of the claim's figures, for one that says several: each may be right
 * where all are not. */
static json_t *find_figures(const struct verifying *v, const json_t *hits)
{
	json_t *said_in[ASSERTION_FIGURES_MAX];
	for (size_t i = 0; i < v->claim.figure_count; i++)
		said_in[i] = json_array();
	for (size_t n = 0; n < json_array_size(hits); n++) {
		struct assertion record;
		const json_t *hit = json_array_get(hits, n);
		const char *title = call_member(hit, "title", v->language);
		if (!title || json_is_true(json_object_get(hit, "refuted")))
			continue;
		assertion_read(&record, title);
		for (size_t i = 0; i < v->claim.figure_count; i++)
			if (judge_says(&v->claim.figures[i], &record))
				builder_append(&said_in[i],
					json_sprintf("%s/%s", json_string_value(json_object_get(hit, "resource")),
						json_string_value(json_object_get(hit, "id"))));
	}
	return show_figures(&v->claim, said_in);
}

/* The hits that have all of the words are judged; of what decides, and else of all, the first are
 * shown. */
static void judge_hits(struct verifying *v, const json_t *answer)
{
	const json_t *hits = json_object_get(answer, "data");
	bool relaxed = json_is_true(
		json_object_get(json_object_get(json_object_get(answer, "meta"), "search"), "relaxed"));
	enum finding each[HITS];
	size_t count = json_array_size(hits) < HITS ? json_array_size(hits) : HITS;
	v->finding = FINDING_UNKNOWN;
	for (size_t i = 0; i < count; i++) {
		each[i] = relaxed ? FINDING_UNKNOWN : judge_hit(v, json_array_get(hits, i));
		v->finding = each[i] < v->finding ? each[i] : v->finding;
	}
	for (size_t i = 0, shown = 0; i < count && shown < EVIDENCE_MAX; i++) {
		if (each[i] != v->finding)
			continue;
		search_write_result(v->call, json_array_get(hits, i), v->language);
		shown++;
	}
}

/* False with the problem. */
static bool look(struct verifying *v)
{
	struct buf words;
	buf_init(&words, WORDS_MAX);
	assertion_write_words(&v->claim, true, &words);
	json_t *answer = words.len > 0 && buf_text(&words) ? find_hits(v, words.data) : NULL;
	bool ok = answer || (words.len == 0 && !words.failed);
	buf_finish(&words);
	search_begin_results(v->call, "evidence");
	v->finding = FINDING_NO_SUBJECT;
	if (!answer)
		return ok;
	judge_hits(v, answer);
	if (v->claim.figure_count > 1 && v->finding > FINDING_CONTRADICTED) {
		v->figures = find_figures(v, json_object_get(answer, "data"));
		v->finding = FINDING_SEVERAL;
	}
	json_decref(answer);
	if (v->claim.is_denied)
		v->finding = FINDING_DENIED;
	return true;
}

/* What it was read as, so that whoever claims it can say it more plainly. */
static json_t *show_reading(const struct assertion *claim)
{
	struct buf words;
	json_t *reading = json_object(), *figures = json_array(), *years = json_array();
	buf_init(&words, WORDS_MAX);
	assertion_write_words(claim, false, &words);
	for (size_t i = 0; i < claim->figure_count; i++)
		builder_append(&figures, json_real(claim->figures[i].value));
	for (size_t i = 0; i < claim->year_count; i++)
		builder_append(&years, json_integer(claim->years[i]));
	builder_set(&reading, "subject",
		words.failed ? NULL : json_stringn(words.data ? words.data : "", words.len));
	builder_set(&reading, "figures", figures);
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
	if (!look(&v))
		return NULL;
	search_end_results(call);
	json_t *result = call_begin_result();
	builder_set(&result, "verdict", json_string(findings[v.finding].verdict));
	builder_set(&result, "reason", json_string(findings[v.finding].reason));
	if (v.finding >= FINDING_NO_SUBJECT)
		builder_set(&result, "absent", coverage_explain(call, statement, false));
	if (v.figures)
		builder_set(&result, "figures", v.figures);
	builder_set(&result, "read_as", show_reading(&v.claim));
	call_cite(call, &result, cite_item(call->catalog, NULL, NULL));
	return result;
}
