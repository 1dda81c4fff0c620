#include "assertion/wording.h"

#include <string.h>

size_t wording_share(const struct assertion *record, const struct assertion *claim)
{
	size_t all = 0, shared = 0;
	for (size_t i = 0; i < record->sentence.count; i++) {
		if (record->sentence.pieces[i].role != SENTENCE_WORD)
			continue;
		all++;
		shared += assertion_has_word(claim, record->sentence.pieces[i].text);
	}
	return all > 0 ? 100 * shared / all : 0;
}

static bool is_ideograph_of(const struct assertion *claim, size_t at)
{
	return at < claim->sentence.count && claim->sentence.pieces[at].role == SENTENCE_WORD &&
		claim->sentence.pieces[at].kind == TOKEN_IDEOGRAPH;
}

/* Whether two characters that follow each other in one do so in the other. */
static bool has_pair(const struct assertion *all, const struct assertion *claim, size_t first)
{
	for (size_t i = 0; i + 1 < all->sentence.count; i++)
		if (sentence_is(&all->sentence, i, claim->sentence.pieces[first].text) &&
			sentence_is(&all->sentence, i + 1, claim->sentence.pieces[first + 1].text))
			return true;
	return false;
}

bool wording_keeps_pairs(const struct assertion *claim, const struct assertion *record)
{
	for (size_t i = 0; i < claim->sentence.count; i++) {
		bool before = i > 0 && is_ideograph_of(claim, i - 1),
			 behind = is_ideograph_of(claim, i + 1);
		if (!is_ideograph_of(claim, i) || sentence_leads(&claim->sentence, i) ||
			(!before && !behind))
			continue;
		if (!(before && has_pair(record, claim, i - 1)) && !(behind && has_pair(record, claim, i)))
			return false;
	}
	return true;
}

static bool is_any(const struct sentence *sentence, size_t at, const char *const *list)
{
	for (; *list; list++)
		if (sentence_is(sentence, at, *list))
			return true;
	return false;
}

bool wording_is_be(const struct sentence *sentence, size_t at)
{
	static const char *const all[] = {"is", "are", "was", "were", "be", "been", "being", NULL};
	return is_any(sentence, at, all);
}

bool wording_is_word(const struct sentence *sentence, size_t at)
{
	return sentence->pieces[at].role == SENTENCE_WORD && !sentence_leads(sentence, at);
}

/* To approve the establishment of something is to approve it. How many pieces follow the verb. */
static size_t approves_founding(const struct sentence *sentence, size_t at)
{
	static const char *const all[][2] = {{"approved", "establishment of"}, {"准", "设立"}};
	size_t verb = at;
	while (verb > 0 && sentence->pieces[verb - 1].role == SENTENCE_FILLER)
		verb--;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (verb > 0 && assertion_is_same_word(sentence->pieces[verb - 1].text, all[i][0]))
			return sentence_match(sentence, at, all[i][1]);
	return 0;
}

/* Of phrases, the longest that begins at a piece: how many pieces it has. */
static size_t match_longest(const struct sentence *sentence, size_t at, const char *const *list)
{
	size_t longest = 0;
	for (; *list; list++) {
		size_t count = sentence_match(sentence, at, *list);
		longest = count > longest ? count : longest;
	}
	return longest;
}

static const char *const sayings[] = {
	"report", "reported", "says", "said", "stated", "headline", "报道", "称", "标题", NULL};

size_t wording_adds_nothing(const struct sentence *sentence, size_t at)
{
	static const char *const others[] = {"all", "every", "each", "whole", "also", "then", "报",
		"据", "按", "一篇", "都", "全部", "全", "也", "个", "提高到", "增加到", NULL};
	size_t saying = match_longest(sentence, at, sayings),
		   other = match_longest(sentence, at, others);
	size_t longest = saying > other ? saying : other;
	return longest > 0 ? longest : approves_founding(sentence, at);
}

bool wording_attributes(const struct sentence *sentence)
{
	for (size_t i = 0; i < sentence->count; i++)
		if (match_longest(sentence, i, sayings) > 0)
			return true;
	return false;
}

bool wording_asks(const struct sentence *sentence)
{
	static const char *const first[] = {"is", "are", "was", "were", "do", "does", "did", "has",
		"have", "had", "will", "can", "could", "是否", NULL};
	for (size_t i = 0; i < sentence->count; i++)
		/* 吗啡 is none */
		if (sentence_is(sentence, i, "吗") &&
			(i + 1 == sentence->count || sentence->pieces[i + 1].kind != TOKEN_IDEOGRAPH))
			return true;
	return strchr(sentence->text, '?') || strstr(sentence->text, "？") ||
		match_longest(sentence, 0, first) > 0;
}

/* Where a word is next from a place on; behind the end where it is not. */
static size_t find_word(const struct sentence *sentence, size_t at, const char *word)
{
	while (at < sentence->count &&
		!(sentence->pieces[at].role == SENTENCE_WORD &&
			assertion_is_same_word(sentence->pieces[at].text, word)))
		at++;
	return at;
}

/* Goes on in the record behind the words of a part of the claim; false where one is not there. What
 * adds nothing where it is left out stands anywhere: all 41 wards, 41 wards all. */
static bool follow(const struct sentence *claim, size_t from, size_t end,
	const struct sentence *record, size_t *at)
{
	size_t idle = from; /* up to here it adds nothing */
	for (size_t i = from; i < end; i++) {
		size_t count = wording_adds_nothing(claim, i);
		idle = count > 0 ? i + count : idle;
		if (!wording_is_word(claim, i))
			continue;
		size_t found = find_word(record, i < idle ? 0 : *at, claim->pieces[i].text);
		if (found == record->count)
			return false;
		*at = i < idle ? *at : found + 1;
	}
	return true;
}

/* Where in a sentence the parts of a passive with its agent begin: 64 wards were | approved by |
 * the city | in 2021. */
struct passive {
	size_t verb, agent, end;
};

/* A date behind by is none. */
static bool find_passive(const struct sentence *sentence, struct passive *ret_passive)
{
	static const char *const next[] = {"for", NULL};
	size_t verb = 0, agent = 0;
	for (size_t at = 0; at + 1 < sentence->count && agent == 0; at++) {
		verb = wording_is_be(sentence, at) ? at + 1 : verb;
		if (verb > 0 && sentence_is(sentence, at, "by") &&
			sentence->pieces[at].role == SENTENCE_FILLER && at > verb &&
			sentence->pieces[at + 1].role != SENTENCE_DATE)
			agent = at + 1;
	}
	size_t end = agent;
	while (end < sentence->count && sentence->pieces[end].role != SENTENCE_DATE &&
		sentence->pieces[end].role != SENTENCE_MARK && !is_any(sentence, end, next))
		end++;
	*ret_passive = (struct passive){verb, agent, end};
	return agent > 0;
}

/* Said actively: who, does what, to what. */
static bool keeps_order_turned(
	const struct sentence *claim, const struct passive *passive, const struct sentence *record)
{
	size_t at = 0;
	return follow(claim, passive->agent, passive->end, record, &at) &&
		follow(claim, passive->verb, passive->agent, record, &at) &&
		follow(claim, 0, passive->verb, record, &at) &&
		follow(claim, passive->end, claim->count, record, &at);
}

bool wording_keeps_order(const struct assertion *claim, const struct assertion *record)
{
	const struct sentence *words = &claim->sentence;
	struct passive passive, other;
	if (find_passive(words, &passive) && !find_passive(&record->sentence, &other))
		return keeps_order_turned(words, &passive, &record->sentence);
	for (size_t first = 0; first == 0 || first < words->count; first++) {
		size_t at = 0;
		if (follow(words, first, words->count, &record->sentence, &at) &&
			follow(words, 0, first, &record->sentence, &at))
			return true;
	}
	return false;
}
