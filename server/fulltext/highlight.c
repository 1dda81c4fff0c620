#include "fulltext/highlight.h"

#include "fulltext/match.h"
#include "fulltext/rank.h"

bool highlight_is_in(const struct highlight *highlight, int column)
{
	for (size_t i = 0; i < highlight->count; i++)
		if (highlight->positions[i].column == column)
			return true;
	return false;
}

/* The first and the last token of the next phrase, those that overlap being one. */
static bool find_next(struct highlight_reader *r, int *ret_first, int *ret_last)
{
	bool any = false;
	for (; r->at < r->highlight->count; r->at++) {
		const struct rank_position *position = &r->highlight->positions[r->at];
		if (position->column != r->column)
			continue;
		if (any && position->token > *ret_last)
			break;
		int last = position->token + match_size(r->highlight->sizes, position->phrase) - 1;
		if (!any)
			*ret_first = position->token;
		if (!any || last > *ret_last)
			*ret_last = last;
		any = true;
	}
	return any;
}

bool highlight_next(struct highlight_reader *r, size_t *ret_start, size_t *ret_end)
{
	struct token token;
	int first = 0, last = 0;
	if (!find_next(r, &first, &last))
		return false;
	while (token_next(&r->tokens, &token)) {
		int number = r->token++;
		if (number == first)
			*ret_start = token.start;
		if (number == last) {
			*ret_end = token.end;
			return true;
		}
	}
	return false;
}
