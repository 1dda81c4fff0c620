#include "pages/story.h"

#include "base/buf.h"
#include "base/error.h"
#include "pages/address.h"
#include "pages/asked.h"
#include "pages/bars.h"
#include "pages/entries.h"
#include "pages/caption.h"
#include "pages/frame.h"
#include "pages/sections.h"
#include "pages/side_by_side.h"
#include "render/render.h"

#include <stdio.h>
#include <string.h>

/* The writer for each kind of block; the first kinds have no query. */
static void (*const writers[])(struct asked *) = {
	[BLOCK_BARS] = bars_write,
	[BLOCK_CARDS] = entries_write_cards,
	[BLOCK_LIST] = entries_write_list,
	[BLOCK_SECTIONS] = sections_write,
	[BLOCK_SIDES] = side_by_side_write,
	[BLOCK_TILES] = sections_write_tiles,
};

/*
 * Without a title of its own, a block has that of its resource, so that headings inside have one
 * above.
 */
static const char *title_of(
	const struct view *view, const struct block *block, const struct resource *resource)
{
	const char *title = view_choose(view, block->title_en, block->title_zh);
	return title || !resource ? title : view_resource_title(view, resource);
}

static void write_title(
	struct view *view, const struct block *block, const struct resource *resource)
{
	const char *title = title_of(view, block, resource);
	if (!title)
		return;
	view_puts(view, "<h2>");
	view_text(view, title);
	view_puts(view, "</h2>\n");
}

static void write_text(struct view *view, const struct block *block, const struct asked *asked)
{
	const char *text = view_choose(view, block->text_en, block->text_zh);
	if (!text)
		return;
	view_puts(view, "<p>");
	caption_write(view, text, asked);
	view_puts(view, "</p>\n");
}

/* Writes the name of the link to the rows as a table: the rows shown, or all of them. */
static void write_table_name(struct view *view, const struct asked *asked)
{
	json_int_t total =
		json_integer_value(json_object_get(json_object_get(asked->answer, "meta"), "total"));
	if (asked->query.group_count > 0 || (size_t)total <= json_array_size(asked_rows(asked)))
		view_word(view, WORD_AS_TABLE);
	else
		view_all(view, total);
}

/* Links to the page with more details, and to the rows as a table. */
static void write_ways(struct view *view, const struct block *block, const struct asked *asked)
{
	const struct story *more =
		block->more ? catalog_story(view->source->catalog, block->more) : NULL;
	struct query query;
	struct view rows = asked->view;
	asked_plain(asked, &query);
	rows.query = &query;
	view_puts(view, "<p class=\"ways\">");
	if (more) {
		buf_printf(view->html.out, "<a href=\"%s/%s\">", view->query->base, more->name);
		view_text(view, view_choose(view, more->title_en, more->title_zh));
		view_puts(view, "</a> ");
	}
	if (asked->query.include == 0) { /* a table has rows without those that they include */
		address_at(&rows, NULL);
		write_table_name(view, asked);
		view_context(view, title_of(view, block, asked->query.resource));
		view_puts(view, "</a>");
	}
	view_puts(view, "</p>\n");
}

static void write_answer(struct view *view, const struct block *block)
{
	struct asked asked;
	if (!asked_init(&asked, view, block->query))
		return;
	bool groups = asked.query.group_count > 0;
	if (groups != (block->kind == BLOCK_BARS))
		error_set(view->err, ERROR_INTERNAL, "a block asks for %.200s: %s", block->query,
			groups ? "groups are for bars alone" : "bars are of groups");
	if (view->err->code == ERROR_NONE) {
		write_title(view, block, asked.query.resource);
		write_text(view, block, &asked);
		asked.view.brief = block->more != NULL;
		writers[block->kind](&asked);
		write_ways(view, block, &asked);
	}
	asked_finish(&asked);
}

static void write_block(struct view *view, const struct block *block)
{
	if (block->query) {
		write_answer(view, block);
		return;
	}
	write_title(view, block, NULL);
	write_text(view, block, NULL);
	if (block->kind == BLOCK_SEARCH)
		frame_write_search(view, false, NULL);
}

/* Checks a block on its own, so that each faulty one is reported. */
static bool check_block(const struct source *source, const struct story *story,
	const struct block *block, enum language language, struct error *err)
{
	const struct query query = {.base = "", .catalog = source->catalog};
	struct error why;
	struct buf body;
	error_clear(&why);
	buf_init(&body, RENDER_MAX);
	struct view view = view_begin(language, source, &query, &body, &why);
	write_block(&view, block);
	bool ok = view_end(&view);
	buf_finish(&body);
	return ok ||
		error_add(err, ERROR_UNAVAILABLE, "api_page_block", story->name, NULL, "%s", why.detail);
}

bool story_check_all(const struct source *source, struct error *err)
{
	const struct catalog *catalog = source->catalog;
	bool ok = true;
	for (size_t i = 0; i < catalog->story_count; i++) {
		const struct story *story = &catalog->stories[i];
		for (size_t n = 0; n < story->block_count; n++)
			ok = check_block(source, story, &story->blocks[n], LANGUAGE_EN, err) &&
				check_block(source, story, &story->blocks[n], LANGUAGE_ZH, err) && ok;
	}
	return ok;
}

bool story_write(const struct source *source, const struct query *query, const struct story *story,
	enum language language, struct buf *body, struct error *err)
{
	struct view view = view_begin(language, source, query, body, err);
	bool front = strcmp(story->name, STORY_FRONT) == 0;
	char path[CATALOG_NAME_MAX + 2];
	snprintf(path, sizeof path, "/%s", story->name);
	struct frame frame = {.title = view_choose(&view, story->title_en, story->title_zh),
		.description = view_choose(&view, story->summary_en, story->summary_zh),
		.path = front ? "" : path};
	frame.linked =
		frame_linked(&view, &frame, front ? "WebSite" : "WebPage", source->catalog->name);
	frame_begin(&view, &frame);
	view_puts(&view, "<h1>");
	view_text(&view, frame.title);
	view_puts(&view, "</h1>\n<p class=\"lead\">");
	view_text(&view, frame.description);
	view_puts(&view, "</p>\n");
	for (size_t i = 0; i < story->block_count && err->code == ERROR_NONE; i++)
		write_block(&view, &story->blocks[i]);
	frame_end(&view);
	return view_end(&view);
}
