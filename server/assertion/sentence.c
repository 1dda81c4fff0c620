#include "assertion/sentence.h"

#include "base/text.h"
#include "fulltext/fold.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static void add(struct sentence *sentence, const struct token *token)
{
	if (sentence->count == SENTENCE_PIECES_MAX) {
		sentence->is_cut = true;
		return;
	}
	struct sentence_piece *piece = &sentence->pieces[sentence->count++];
	piece->kind = token->kind;
	piece->role = token->kind == TOKEN_MARK ? SENTENCE_MARK : SENTENCE_WORD;
	piece->start = token->start;
	piece->end = token->end;
	snprintf(piece->text, sizeof piece->text, "%.*s", (int)token->len, token->text);
}

/* Signs of units, and the text of their pieces. */
static const struct {
	const char *sign, *text;
} signs[] = {{"%", SENTENCE_PERCENT}, {"％", SENTENCE_PERCENT}, {"‰", "‰"}, {"$", "$"}, {"＄", "$"},
	{"¥", "¥"}, {"￥", "¥"}, {"€", "€"}, {"£", "£"}};

/* Returns the sign that a text begins with, or -1. */
static int find_sign(const char *at)
{
	for (int i = 0; i < (int)(sizeof signs / sizeof *signs); i++)
		if (strncmp(at, signs[i].sign, strlen(signs[i].sign)) == 0)
			return i;
	return -1;
}

static void add_part(struct sentence *sentence, const char *text, size_t start, size_t end)
{
	struct token token = {.kind = TOKEN_MARK, .len = strlen(text), .start = start, .end = end};
	memcpy(token.text, text, token.len);
	if (start < end)
		add(sentence, &token);
}

/*
 * The tokenizer joins adjacent marks; separates the signs of units, which belong to their figure:
 * 53%。
 */
static void add_marks(struct sentence *sentence, const struct token *marks)
{
	size_t start = marks->start;
	for (size_t at = start; at < marks->end;) {
		int sign = find_sign(sentence->text + at);
		if (sign < 0) {
			at++;
			continue;
		}
		size_t end = at + strlen(signs[sign].sign);
		add_part(sentence, ".", start, at);
		add_part(sentence, signs[sign].text, at, end);
		start = at = end;
	}
	add_part(sentence, ".", start, marks->end);
}

void sentence_read(struct sentence *ret_sentence, const char *text)
{
	struct sentence *sentence = ret_sentence;
	struct token_reader reader = {text, strlen(text), 0};
	struct token token;
	*sentence = (struct sentence){.text = text};
	while (!sentence->is_cut && token_next(&reader, &token)) {
		if (token.kind == TOKEN_MARK)
			add_marks(sentence, &token);
		else
			add(sentence, &token);
	}
}

static const struct sentence_piece *piece_at(const struct sentence *sentence, size_t at)
{
	return at < sentence->count ? &sentence->pieces[at] : NULL;
}

/*
 * Whether a phrase, which may not be folded, begins with the character that a folded piece does;
 * for most it does not.
 */
static bool begins_alike(const char *piece, const char *phrase)
{
	uint32_t point;
	if (((*piece ^ *phrase) & ~0x20) != 0 || *piece != text_lower(*phrase))
		return false;
	if ((unsigned char)*piece < 0x80 || memcmp(piece + 1, phrase + 1, 2) == 0)
		return true;
	return text_point(phrase, strlen(phrase), &point) > 0 && fold_point(point) != point;
}

size_t sentence_match(const struct sentence *sentence, size_t at, const char *phrase)
{
	struct token token;
	size_t count = 0;
	if (at >= sentence->count || !begins_alike(sentence->pieces[at].text, phrase))
		return 0;
	struct token_reader reader = {phrase, strlen(phrase), 0};
	while (token_next(&reader, &token)) {
		const struct sentence_piece *piece = piece_at(sentence, at + count);
		if (!piece || strlen(piece->text) != token.len ||
			memcmp(piece->text, token.text, token.len) != 0)
			return 0;
		count++;
	}
	return count;
}

bool sentence_is(const struct sentence *sentence, size_t at, const char *text)
{
	const struct sentence_piece *piece = piece_at(sentence, at);
	return piece && *piece->text == *text && strcmp(piece->text, text) == 0;
}

bool sentence_is_digits(const struct sentence *sentence, size_t at)
{
	const struct sentence_piece *piece = piece_at(sentence, at);
	return piece && piece->kind == TOKEN_WORD && piece->text[0] &&
		piece->text[strspn(piece->text, "0123456789")] == '\0';
}

bool sentence_is_mark(const struct sentence *sentence, size_t at, char mark)
{
	const struct sentence_piece *piece = piece_at(sentence, at);
	return piece && piece->kind == TOKEN_MARK && piece->end == piece->start + 1 &&
		sentence->text[piece->start] == mark && at > 0 &&
		sentence->pieces[at - 1].end == piece->start;
}

int sentence_numeral(const struct sentence *sentence, size_t at)
{
	static const char *const digits[] = {
		"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "零", "两"};
	for (int i = 0; i < 12; i++)
		if (sentence_is(sentence, at, digits[i]))
			return i < 10 ? i : i == 10 ? 0 : 2;
	return -1;
}

bool sentence_leads(const struct sentence *sentence, size_t at)
{
	static const char *const all[] = {"为", "达", "有", "已", "共", "是", "约", "至", "到", "计"};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (sentence_is(sentence, at, all[i]))
			return true;
	return false;
}

size_t sentence_give(struct sentence *sentence, size_t first, size_t end, enum sentence_role role)
{
	for (size_t i = first; i < end; i++)
		sentence->pieces[i].role = role;
	return end - first;
}
