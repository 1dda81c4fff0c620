#include "fulltext/token.h"

#include "fulltext/fold.h"
#include "base/text.h"

#include <stdint.h>
#include <string.h>

/* One code point of the text, folded. */
struct letter {
	uint32_t point;
	enum fold_class kind;
	size_t len; /* bytes of the original */
};

static struct letter letter_at(const struct token_reader *reader)
{
	uint32_t point = 0;
	size_t len = text_point(reader->text + reader->at, reader->len - reader->at, &point);
	if (len == 0)
		return (struct letter){.kind = FOLD_MARK, .len = 1};
	point = fold_point(point);
	return (struct letter){.point = point, .kind = fold_class(point), .len = len};
}

static size_t encode(uint32_t point, char out[4])
{
	static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
	size_t len = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
	for (size_t i = len - 1; i > 0; i--, point >>= 6)
		out[i] = (char)(0x80 | (point & 0x3F));
	out[0] = (char)(lead[len] | point);
	return len;
}

static void append(struct token *token, uint32_t point)
{
	char bytes[4];
	if (token->len > TOKEN_MAX - sizeof bytes)
		return;
	size_t len = encode(point, bytes);
	memcpy(token->text + token->len, bytes, len);
	token->len += len;
}

/* Whether a letter of this class goes on with the token. */
static bool joins(enum token_kind token, enum fold_class letter)
{
	return letter == FOLD_NOTHING || (token == TOKEN_WORD && letter == FOLD_LETTER) ||
		(token == TOKEN_MARK && letter == FOLD_MARK);
}

bool token_next(struct token_reader *reader, struct token *ret_token)
{
	struct letter letter = {.kind = FOLD_BLANK};
	for (; reader->at < reader->len; reader->at += letter.len) {
		letter = letter_at(reader);
		if (letter.kind != FOLD_BLANK && letter.kind != FOLD_NOTHING)
			break;
	}
	if (reader->at >= reader->len)
		return false;
	struct token token = {.start = reader->at};
	token.kind = letter.kind == FOLD_LETTER ? TOKEN_WORD
		: letter.kind == FOLD_IDEOGRAPH     ? TOKEN_IDEOGRAPH
											: TOKEN_MARK;
	append(&token, token.kind == TOKEN_MARK ? '.' : letter.point);
	reader->at += letter.len;
	for (; reader->at < reader->len; reader->at += letter.len) {
		letter = letter_at(reader);
		if (!joins(token.kind, letter.kind))
			break;
		if (letter.kind == FOLD_LETTER)
			append(&token, letter.point);
	}
	token.end = reader->at;
	*ret_token = token;
	return true;
}

bool token_is_english(const char *text, size_t len)
{
	size_t letters = 0;
	while (letters < len && text[letters] >= 'a' && text[letters] <= 'z')
		letters++;
	return letters == len && len >= 3;
}
