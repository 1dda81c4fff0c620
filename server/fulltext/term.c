#include "fulltext/term.h"

#include "fulltext/token.h"

#include <string.h>

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

bool term_is_joined(const char *text, size_t len)
{
	struct token_reader reader = {.text = text, .len = len};
	struct token token;
	bool any = false, mark = false;
	while (token_next(&reader, &token)) {
		if (mark && token.kind != TOKEN_MARK)
			return true;
		any = any || token.kind != TOKEN_MARK;
		mark = any && token.kind == TOKEN_MARK;
	}
	return false;
}

void term_part(const char *text, size_t len, char *ret_words)
{
	struct token_reader reader = {.text = text, .len = len};
	struct token token;
	memcpy(ret_words, text, len);
	ret_words[len] = '\0';
	while (token_next(&reader, &token))
		if (token.kind == TOKEN_MARK)
			memset(ret_words + token.start, ' ', token.end - token.start);
}
