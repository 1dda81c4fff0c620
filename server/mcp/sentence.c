#include "mcp/sentence.h"

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

/* The length of a percent sign that marks begin with; 0 for others. */
static size_t sign_length(const char *marks)
{
	static const char *const signs[] = {"%", "％"};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (strncmp(marks, signs[i], strlen(signs[i])) == 0)
			return strlen(signs[i]);
	return 0;
}

/* Marks that follow each other are one token, but a percent sign belongs to its figure: 53%。 */
static void add_marks(struct sentence *sentence, struct token marks)
{
	size_t sign = sign_length(sentence->text + marks.start);
	if (sign > 0) {
		struct token percent = {TOKEN_MARK, SENTENCE_PERCENT, strlen(SENTENCE_PERCENT), marks.start,
			marks.start + sign};
		add(sentence, &percent);
		marks.start = percent.end;
	}
	if (marks.start < marks.end)
		add(sentence, &marks);
}

void sentence_read(struct sentence *ret_sentence, const char *text)
{
	struct sentence *sentence = ret_sentence;
	struct token_reader reader = {text, strlen(text), 0};
	struct token token;
	*sentence = (struct sentence){.text = text};
	while (!sentence->is_cut && token_next(&reader, &token)) {
		if (token.kind == TOKEN_MARK)
			add_marks(sentence, token);
		else
			add(sentence, &token);
	}
}

static const struct sentence_piece *piece_at(const struct sentence *sentence, size_t at)
{
	return at < sentence->count ? &sentence->pieces[at] : NULL;
}

size_t sentence_match(const struct sentence *sentence, size_t at, const char *phrase)
{
	struct token_reader reader = {phrase, strlen(phrase), 0};
	struct token token;
	size_t count = 0;
	/* most begin otherwise */
	if (at >= sentence->count || sentence->pieces[at].text[0] != *phrase)
		return 0;
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
	return piece && strcmp(piece->text, text) == 0;
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
	static const char *const all[] = {
		"为", "达", "有", "已", "共", "是", "全", "部", "约", "至", "到", "计"};
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
