#include "pages/unfold.h"

#include "base/buf.h"

void unfold_begin(struct view *view, enum word word, size_t count, const char *of)
{
	view_puts(view, "<details class=\"rest\"><summary>");
	view_word(view, word);
	if (count > 0)
		buf_printf(view->html.out, " (%zu)", count);
	view_context(view, of);
	view_puts(view, "</summary>\n");
}

void unfold_end(struct view *view)
{
	view_puts(view, "</details>\n");
}
