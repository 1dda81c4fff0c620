#include "pages/title.h"

#include "base/buf.h"
#include "base/text.h"

#include <string.h>

static const char joint[] = " · ", cut[] = "…";

const char *title_of_dataset(const struct view *view)
{
	const struct catalog *catalog = view->source->catalog;
	return view_choose(view, catalog->title_en, catalog->title_zh);
}

/* Returns where to cut a name, with room for the dots: before a blank, if one is near. */
static const char *end_of(const char *name)
{
	const char *end = name, *blank = NULL;
	for (size_t count = 0; count < TITLE_MAX; end++) {
		blank = *end == ' ' ? end : blank;
		count += !text_is_inside(end[1]);
	}
	while (text_is_inside(*--end))
		;
	return blank && text_count(name, (size_t)(blank - name)) > TITLE_MAX / 2 ? blank : end;
}

void title_write(struct view *view, const char *name, bool is_front)
{
	const char *dataset = title_of_dataset(view);
	size_t own = text_count(name, strlen(name));
	size_t with = own + text_count(joint, strlen(joint)) + text_count(dataset, strlen(dataset));
	struct buf part;
	buf_init(&part, strlen(name) + sizeof cut);
	if (own <= TITLE_MAX) {
		buf_puts(&part, name);
	} else {
		buf_put(&part, name, (size_t)(end_of(name) - name));
		buf_puts(&part, cut);
	}
	view_puts(view, "<title>");
	view_text(view, buf_text(&part));
	if (!is_front && with <= TITLE_MAX) {
		view_puts(view, joint);
		view_text(view, dataset);
	}
	view_puts(view, "</title>\n");
	html_finish(&view->html, &part);
}
