#include "mcp/figures.h"

#include "assertion/judge.h"
#include "base/buf.h"
#include "base/text.h"
#include "documents/json_builder.h"
#include "fulltext/match.h"
#include "mcp/ask.h"
#include "mcp/call.h"
#include "mcp/tools.h"

enum { HITS = 10, WORDS = 6 /* words taken from one side of a figure */, QUERY_MAX = 2048 };

static json_t *show(const struct amount *figure)
{
	json_t *shown = json_object();
	builder_set(&shown, "figure", json_real(figure->value));
	if (figure->unit.name)
		builder_set(&shown, "unit", json_string(figure->unit.name));
	return shown;
}

json_t *figures_show(const struct assertion *claim)
{
	json_t *figures = json_array();
	for (size_t i = 0; i < claim->figure_count; i++)
		builder_append(&figures, show(&claim->figures[i]));
	return figures;
}

/*
 * Finds where the words on one side of a figure end: at a date, figure or mark, or at a filler (of,
 * 的) that joins other words to them.
 */
static size_t find_side(const struct sentence *sentence, size_t from, bool behind)
{
	size_t at = from, words = 0;
	while (behind ? at < sentence->count : at > 0) {
		enum sentence_role role = sentence->pieces[behind ? at : at - 1].role;
		if (words == WORDS || (role != SENTENCE_WORD && (role != SENTENCE_FILLER || words > 0)))
			break;
		words += role == SENTENCE_WORD;
		at = behind ? at + 1 : at - 1;
	}
	return words > 0 ? at : from;
}

/* Finds the words after a figure, or if there are none, those before it. Returns their end. */
static size_t find_words(
	const struct sentence *sentence, const struct amount *figure, size_t *ret_first)
{
	size_t end = find_side(sentence, figure->end, true);
	*ret_first = end > figure->end ? figure->end : find_side(sentence, figure->first, false);
	return end > figure->end ? end : figure->first;
}

static void write_query(
	const struct sentence *sentence, const struct amount *figure, struct buf *query)
{
	size_t first, end = find_words(sentence, figure, &first);
	const struct sentence_piece *number = &sentence->pieces[figure->number];
	buf_put(query, sentence->text + number->start,
		sentence->pieces[figure->unit_end - 1].end - number->start);
	for (size_t i = first; i < end; i++) {
		const struct sentence_piece *piece = &sentence->pieces[i];
		if (piece->role != SENTENCE_WORD)
			continue;
		buf_putc(query, ' ');
		buf_put(query, sentence->text + piece->start, piece->end - piece->start);
	}
}

static bool is_said(const struct amount *figure, const json_t *hit)
{
	struct assertion record;
	if (json_is_true(json_object_get(hit, "refuted")))
		return false;
	for (int i = 0; i < 2; i++) {
		const char *title = call_member(hit, "title", i == 0 ? LANGUAGE_EN : LANGUAGE_ZH);
		if (!title)
			continue;
		assertion_read(&record, title);
		if (judge_says(figure, &record))
			return true;
	}
	return false;
}

/*
 * The records that have these words, which are NULL without memory, and the figure. NULL with the
 * problem.
 */
static json_t *find_said(struct call *call, const char *words, const struct amount *figure)
{
	struct ask ask;
	size_t i;
	ask_init(&ask, "/v1/search");
	ask_add(&ask, "q", words ? words : "");
	ask.target.failed = ask.target.failed || !words;
	ask_add_number(&ask, "limit", HITS);
	json_t *answer = search_ask_strictly(call, &ask), *said_in = answer ? json_array() : NULL, *hit;
	json_array_foreach(json_object_get(answer, "data"), i, hit)
	{
		if (is_said(figure, hit))
			builder_append(&said_in,
				json_sprintf("%s/%s", json_string_value(json_object_get(hit, "resource")),
					json_string_value(json_object_get(hit, "id"))));
	}
	json_decref(answer);
	return said_in;
}

/* More than a search takes is in no record. */
static json_t *find(struct call *call, const struct sentence *sentence, const struct amount *figure)
{
	struct buf query;
	buf_init(&query, QUERY_MAX);
	write_query(sentence, figure, &query);
	bool is_long = text_count(query.data, query.len) > MATCH_POINTS_MAX;
	json_t *said_in = is_long ? json_array() : find_said(call, buf_text(&query), figure);
	buf_finish(&query);
	return said_in;
}

json_t *figures_find(struct call *call, const struct assertion *claim)
{
	json_t *figures = json_array();
	for (size_t i = 0; i < claim->figure_count; i++) {
		json_t *figure = show(&claim->figures[i]),
			   *said_in = find(call, &claim->sentence, &claim->figures[i]);
		if (!said_in) {
			json_decref(figure);
			json_decref(figures);
			return NULL;
		}
		builder_set(&figure, "said_in", said_in);
		builder_append(&figures, figure);
	}
	return figures;
}
