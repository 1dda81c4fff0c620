#include "documents/markdown.h"

#include "base/buf.h"
#include "base/text.h"

#include <ctype.h>
#include <string.h>

/*
 * Writes the text on one line, trimmed, since four leading blanks would begin code. The caller
 * frees it.
 */
static const char *read_line(struct buf *out, const char *text, struct buf *line)
{
	buf_init(line, out->max);
	buf_put_line(line, text ? text : "", text ? strlen(text) : 0);
	while (!line->failed && line->len > 0 && line->data[line->len - 1] == ' ')
		line->len--;
	const char *read = buf_text(line);
	out->failed = out->failed || !read;
	return read ? read + strspn(read, " ") : "";
}

static bool is_word(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* Within a word, as in names of fields, `_` has no meaning. */
static bool is_special(const char *begin, const char *at)
{
	if (*at == '_')
		return at == begin || !is_word(at[-1]) || !is_word(at[1]);
	if (*at == '&')
		return at[1] == '#' || isalpha((unsigned char)at[1]);
	return strchr("\\`*[]<>#|~$", *at);
}

/* Characters that begin a list or underline a heading. */
static const char *find_mark(const char *text)
{
	if (strchr("-+=", *text))
		return text;
	const char *end = text + strspn(text, "0123456789");
	return end > text && (*end == '.' || *end == ')') && (end[1] == ' ' || !end[1]) ? end : NULL;
}

void markdown_text(struct buf *out, const char *text)
{
	struct buf line;
	const char *begin = read_line(out, text, &line), *mark = find_mark(begin);
	for (const char *at = begin; *at; at++) {
		if (at == mark || is_special(begin, at))
			buf_putc(out, '\\');
		buf_putc(out, *at);
	}
	buf_finish(&line);
}

/* Returns the length of the longest run of backticks. */
static size_t longest_run(const char *text)
{
	size_t longest = 0;
	while (*(text += strcspn(text, "`"))) {
		size_t run = strspn(text, "`");
		longest = run > longest ? run : longest;
		text += run;
	}
	return longest;
}

static void put_fence(struct buf *out, size_t length)
{
	while (length-- > 0)
		buf_putc(out, '`');
}

void markdown_code(struct buf *out, const char *text)
{
	struct buf line;
	const char *code = read_line(out, text, &line);
	size_t run = longest_run(code), len = strlen(code);
	bool edge = len > 0 && (code[0] == '`' || code[len - 1] == '`');
	if (len > 0) {
		put_fence(out, run + 1);
		buf_puts(out, edge ? " " : "");
		buf_puts(out, code);
		buf_puts(out, edge ? " " : "");
		put_fence(out, run + 1);
	}
	buf_finish(&line);
}
