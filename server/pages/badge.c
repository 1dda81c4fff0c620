#include "pages/badge.h"

#include "base/buf.h"

#include <string.h>

enum { MARKS = 8 /* colours (html.c), which repeat in longer vocabularies */ };

size_t badge_mark(const struct field *field, const char *word)
{
	for (size_t i = 0; i < field->words.count; i++)
		if (strcmp(field->words.words[i], word) == 0)
			return i % MARKS + 1;
	return 0;
}

void badge_write(struct view *view, const struct field *field, const char *word)
{
	const struct meaning *meaning = catalog_meaning(view->source->catalog, field, word);
	buf_printf(view->html.out, "<span class=\"word w%zu\">", badge_mark(field, word));
	view_text(view, meaning ? view_choose(view, meaning->title_en, meaning->title_zh) : word);
	view_puts(view, "</span>");
}
