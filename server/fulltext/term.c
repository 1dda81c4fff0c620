#include "fulltext/term.h"

#include "fulltext/token.h"

bool term_next(struct token_reader *reader, size_t *ret_start, size_t *ret_end)
{
	struct token_reader ahead = *reader;
	struct token token;
	bool any = false;
	for (*ret_end = 0; token_next(&ahead, &token); *reader = ahead) {
		bool begins = token.start > *ret_end || *ret_end == 0;
		if (begins && any)
			break;
		if (begins)
			*ret_start = token.start;
		any = any || token.kind != TOKEN_MARK;
		*ret_end = token.end;
	}
	return any;
}
