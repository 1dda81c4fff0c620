#include "mcp/figures.h"

#include "assertion/judge.h"
#include "base/buf.h"
#include "base/text.h"
#include "documents/json_builder.h"
#include "fulltext/question.h"
#include "mcp/ask.h"
#include "mcp/call.h"
#include "mcp/tools.h"

#include <stdlib.h>

enum { HITS = 10, WORDS = 6 /* words taken from one side of a figure */, QUERY_MAX = 2048 };

static const char *const not_looked_for[LANGUAGE_COUNT] = {
	[LANGUAGE_ZH] = "这个数字没有找，因为前面的数字已经太多，或有这些词语的记录太多："
					"请单独问，并写明对象、地点和日期。",
	[LANGUAGE_EN] = "This figure was not looked for, since too many stand before it or too many "
					"records have words of the sentence: ask for it alone, with its thing, place "
					"and date.",
};

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
	buf_putc(query, ' '); /* none goes on */
}

/* A record that was found, and the figures of its title in both languages. */
struct reading {
	json_t *hit;
	struct amount figures[2 * ASSERTION_FIGURES_MAX];
	size_t count;
};

/* What is looked for, and all that was read, each record once: the same are found again and again.
 */
struct looking {
	struct call *call;
	int64_t *found;
	struct reading *readings;
	size_t count;
};

static bool are_same(const json_t *a, const json_t *b)
{
	return json_equal(json_object_get(a, "id"), json_object_get(b, "id")) &&
		json_equal(json_object_get(a, "resource"), json_object_get(b, "resource"));
}

/* What its own source refutes says nothing. */
static const struct reading *read_hit(struct looking *looking, json_t *hit)
{
	struct assertion record;
	for (size_t i = 0; i < looking->count; i++)
		if (are_same(looking->readings[i].hit, hit))
			return &looking->readings[i];
	struct reading *reading = &looking->readings[looking->count++];
	reading->hit = json_incref(hit);
	for (int i = 0; i < 2 && !json_is_true(json_object_get(hit, "refuted")); i++) {
		const char *title = call_member(hit, "title", i == 0 ? LANGUAGE_EN : LANGUAGE_ZH);
		if (!title)
			continue;
		assertion_read(&record, title);
		for (size_t k = 0; k < record.figure_count; k++)
			reading->figures[reading->count++] = record.figures[k];
	}
	return reading;
}

/*
 * The records that have these words, which are NULL without memory, and the figure. NULL with the
 * problem.
 */
static json_t *find_said(struct looking *looking, const char *words, const struct amount *figure)
{
	struct ask ask;
	size_t i;
	ask_init(&ask, "/v1/search");
	ask_add(&ask, "q", words ? words : "");
	ask.target.failed = ask.target.failed || !words;
	ask_add_number(&ask, "limit", HITS);
	json_t *answer = search_ask_strictly(looking->call, &ask),
		   *said_in = answer ? json_array() : NULL, *hit;
	*looking->found += search_total(answer);
	json_array_foreach(json_object_get(answer, "data"), i, hit)
	{
		const struct reading *said = read_hit(looking, hit);
		if (judge_says(figure, said->figures, said->count))
			builder_append(&said_in,
				json_sprintf("%s/%s", json_string_value(json_object_get(hit, "resource")),
					json_string_value(json_object_get(hit, "id"))));
	}
	json_decref(answer);
	return said_in;
}

/* More than a search takes is in no record. */
static json_t *find(
	struct looking *looking, const struct sentence *sentence, const struct amount *figure)
{
	struct buf query;
	buf_init(&query, QUERY_MAX);
	write_query(sentence, figure, &query);
	bool is_long = text_count(query.data, query.len) > QUESTION_POINTS_MAX;
	json_t *said_in = is_long ? json_array() : find_said(looking, buf_text(&query), figure);
	buf_finish(&query);
	return said_in;
}

/* One of the figures, with what is found of it. NULL with the problem. */
static json_t *look_for(
	struct looking *looking, const struct sentence *sentence, const struct amount *figure)
{
	json_t *shown = show(figure);
	builder_set(&shown, "said_in", find(looking, sentence, figure));
	return shown;
}

static json_t *leave_out(const struct amount *figure, enum language language)
{
	json_t *shown = show(figure);
	builder_set(&shown, "not_looked_for", json_string(not_looked_for[language]));
	return shown;
}

json_t *figures_find(
	struct call *call, const struct assertion *claim, enum language language, int64_t *found)
{
	struct looking looking = {.call = call,
		.found = found,
		.readings = calloc(FIGURES_SOUGHT_MAX * HITS, sizeof *looking.readings)};
	json_t *figures = looking.readings ? json_array() : NULL;
	for (size_t i = 0; figures && i < claim->figure_count; i++) {
		const struct amount *figure = &claim->figures[i];
		bool looks = i < FIGURES_SOUGHT_MAX && *found < CLAIM_FOUND_MAX;
		builder_append(&figures,
			looks ? look_for(&looking, &claim->sentence, figure) : leave_out(figure, language));
	}
	for (size_t i = 0; i < looking.count; i++)
		json_decref(looking.readings[i].hit);
	free(looking.readings);
	return figures;
}
