#include "assertion/understood.h"

#include "dataset/catalog.h"

void understood_pass_over(struct assertion *claim, const struct words *names)
{
	for (size_t at = 0; at < claim->sentence.count; at++)
		for (size_t i = 0; i < names->count; i++) {
			size_t count = sentence_match(&claim->sentence, at, names->words[i]);
			if (count == 0 || claim->sentence.pieces[at].role == SENTENCE_FIGURE)
				continue;
			at += sentence_give(&claim->sentence, at, at + count, SENTENCE_FILLER) - 1;
			break;
		}
}

void understood_find_actor(struct assertion *record, const struct words *actors)
{
	const struct sentence *sentence = &record->sentence;
	for (size_t at = 0; at < sentence->count && record->actor == 0; at++) {
		enum sentence_role role = sentence->pieces[at].role;
		for (size_t i = 0; i < actors->count && record->actor == 0; i++) {
			size_t count = sentence_match(sentence, at, actors->words[i]);
			record->actor = count > 0 ? at + count : 0;
		}
		if (role == SENTENCE_WORD || role == SENTENCE_FIGURE)
			return;
	}
}
