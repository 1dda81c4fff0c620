#include "pages/script.h"

#include "base/base_path.h"
#include "base/buf.h"
#include "script_text.h"

const char script_path[] = SCRIPT_PATH;

bool script_write(const struct catalog *catalog, struct buf *body, struct error *err)
{
	(void)catalog;
	(void)err;
	for (size_t i = 0; i < sizeof script_lines / sizeof *script_lines; i++)
		buf_puts(body, script_lines[i]);
	return true;
}

void script_write_element(struct view *view)
{
	buf_printf(view->html.out, "<script type=\"module\" src=\"%s%s\" data-copy=\"", base_path(),
		script_path);
	view_word(view, WORD_COPY);
	view_puts(view, "\" data-copied=\"");
	view_word(view, WORD_COPIED);
	view_puts(view, "\" data-compare=\"");
	view_word(view, WORD_COMPARE);
	view_puts(view, "\"></script>\n");
}
