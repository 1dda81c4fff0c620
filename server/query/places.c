#include "query/places.h"

/* Returns less than 0 if `one` comes before `other`. */
static int compare(const struct places *p, const struct place *one, const struct place *other)
{
	for (size_t i = 0; i < p->term_count; i++) {
		int order = i == p->relevance
			? (one->relevance > other->relevance) - (one->relevance < other->relevance)
			: one->codes[i] - other->codes[i];
		if (order != 0)
			return order;
	}
	int rising = (one->row > other->row) - (one->row < other->row);
	return p->descending ? -rising : rising;
}

static void add(struct places *p, const struct place *place)
{
	struct place *first = p->first;
	size_t at = p->count++;
	for (; at > 0 && compare(p, &first[(at - 1) / 2], place) < 0; at = (at - 1) / 2)
		first[at] = first[(at - 1) / 2];
	first[at] = *place;
}

static void replace_last(struct places *p, const struct place *place)
{
	struct place *first = p->first;
	size_t at = 0;
	for (size_t child = 1; child < p->count; child = 2 * at + 1) {
		if (child + 1 < p->count && compare(p, &first[child], &first[child + 1]) < 0)
			child++;
		if (compare(p, &first[child], place) <= 0)
			break;
		first[at] = first[child];
		at = child;
	}
	first[at] = *place;
}

void places_offer(struct places *places, const struct place *place)
{
	if (places->goes_on && compare(places, place, &places->after) <= 0)
		return;
	if (places->count < places->max)
		add(places, place);
	else if (compare(places, place, &places->first[0]) < 0)
		replace_last(places, place);
}
