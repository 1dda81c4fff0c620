#include "assertion/omission.h"

#include "assertion/wording.h"

struct quote omission_quote(const struct sentence *sentence, size_t first, size_t end)
{
	const struct sentence_piece *pieces = sentence->pieces;
	return (struct quote){
		sentence->text + pieces[first].start, pieces[end - 1].end - pieces[first].start};
}

/* How many times a word is there between two places. */
static size_t count_word(
	const struct sentence *sentence, size_t first, size_t end, const char *word)
{
	size_t count = 0;
	for (size_t i = first; i < end; i++)
		count += sentence->pieces[i].role == SENTENCE_WORD &&
			assertion_is_same_word(sentence->pieces[i].text, word);
	return count;
}

/* One that is there twice, from a place on, is left out by a claim that has it once. */
static bool is_left_out(
	const struct assertion *record, size_t first, size_t at, const struct assertion *claim)
{
	const char *word = record->sentence.pieces[at].text;
	return wording_is_word(&record->sentence, at) &&
		count_word(&record->sentence, first, at + 1, word) >
		count_word(&claim->sentence, 0, claim->sentence.count, word);
}

static bool is_passive(const struct sentence *sentence)
{
	for (size_t i = 0; i < sentence->count; i++)
		if (wording_is_be(sentence, i))
			return true;
	return false;
}

static bool is_have(const struct sentence *sentence, size_t at)
{
	return sentence_is(sentence, at, "had") || sentence_is(sentence, at, "has") ||
		sentence_is(sentence, at, "have");
}

/* Where the record's words begin that a claim must have: a passive need not say who did it. */
static size_t skip_agent(const struct sentence *record, const struct sentence *claim)
{
	size_t at = 0;
	while (at < record->count && !is_have(record, at))
		at++;
	return at < record->count && !is_passive(record) && is_passive(claim) ? at : 0;
}

/* The first word from a place on, where no figure or mark stands before it; NULL without one. */
static const char *first_word(const struct sentence *sentence, size_t at, bool over_marks)
{
	for (; at < sentence->count && !wording_is_word(sentence, at); at++)
		if (sentence->pieces[at].role == SENTENCE_FIGURE ||
			(sentence->pieces[at].role == SENTENCE_MARK && !over_marks))
			return NULL;
	return at < sentence->count ? sentence->pieces[at].text : NULL;
}

/* The same of a record that begins with one who acts for what all is about, if the claim begins
 * with what they did: nobody else did it then. */
static size_t skip_actor(const struct assertion *record, const struct assertion *claim)
{
	if (record->actor == 0)
		return 0;
	const char *does = first_word(&record->sentence, record->actor, false),
			   *did = first_word(&claim->sentence, 0, true);
	return does && did && assertion_is_same_word(does, did) ? record->actor : 0;
}

static void add_part(
	struct omission *omission, const struct sentence *sentence, size_t first, size_t end)
{
	if (end > first && omission->count < OMISSION_PARTS_MAX)
		omission->parts[omission->count++] = omission_quote(sentence, first, end);
}

static bool is_ideograph(const struct sentence *sentence, size_t at)
{
	return at < sentence->count && sentence->pieces[at].kind == TOKEN_IDEOGRAPH &&
		sentence->pieces[at].role == SENTENCE_WORD;
}

/* A character alone is a part of a word: with those beside it that are words, too. */
static void add_words(
	struct omission *omission, const struct sentence *sentence, size_t first, size_t end)
{
	bool alone = end == first + 1 && is_ideograph(sentence, first);
	size_t before = alone && first > 0 && is_ideograph(sentence, first - 1),
		   behind = alone && is_ideograph(sentence, end);
	add_part(omission, sentence, first - before, end + behind);
}

static struct omission find_words(const struct assertion *record, const struct assertion *claim)
{
	const struct sentence *words = &record->sentence;
	struct omission found = {.count = 0};
	size_t idle = 0; /* up to here it adds nothing */
	size_t first = skip_actor(record, claim);
	first = first > 0 ? first : skip_agent(words, &claim->sentence);
	for (size_t at = first, end; at < words->count; at = end + 1) {
		size_t count = wording_adds_nothing(words, at);
		idle = count > 0 ? at + count : idle;
		for (end = at; at >= idle && end < words->count && is_left_out(record, first, end, claim);)
			end++;
		add_words(&found, words, at, end);
	}
	return found;
}

/* One of several figures of the record that the claim has not: what is said is said of that alone.
 */
static struct omission find_figure(
	const struct assertion *record, const struct assertion *claim, const struct amount *other)
{
	struct omission found = {.count = 0};
	for (size_t i = 0; record->figure_count > 1 && i < record->figure_count; i++) {
		const struct amount *figure = &record->figures[i];
		bool said = figure == other;
		for (size_t k = 0; k < claim->figure_count; k++)
			said = said || amount_agrees(&claim->figures[k], figure);
		if (!said)
			add_part(&found, &record->sentence, figure->first, figure->end);
	}
	return found;
}

struct omission omission_find(
	const struct assertion *record, const struct assertion *claim, const struct amount *other)
{
	struct omission words = find_words(record, claim);
	return words.count > 0 || claim->figure_count == 0 ? words : find_figure(record, claim, other);
}

void omission_add_dates(struct omission *omission, const struct assertion *record)
{
	const struct sentence *sentence = &record->sentence;
	for (size_t at = 0, end; at < sentence->count; at = end + 1) {
		for (end = at; end < sentence->count && sentence->pieces[end].role == SENTENCE_DATE;)
			end++;
		add_part(omission, sentence, at, end);
	}
}
