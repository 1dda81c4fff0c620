#include "pages/frame.h"

#include "base/base_path.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/origin.h"
#include "base/text.h"
#include "documents/json_builder.h"
#include "documents/json_memory.h"
#include "pages/docs.h"
#include "pages/script.h"
#include "pages/title.h"
#include "query/query.h"

#include <string.h>

/* The language codes of Open Graph, and the languages' own names. */
static const struct {
	const char *locale, *own_name;
} languages[] = {
	[LANGUAGE_ZH] = {"zh_CN", "中文"},
	[LANGUAGE_EN] = {"en_GB", "English"},
};

static const char *tag_of(enum language language)
{
	return html_tag(language == LANGUAGE_ZH);
}

static void write_place(struct view *view, enum language language, const char *path)
{
	buf_printf(view->html.out, "%s%s/%s", origin(), base_path(), language_code(language));
	view_text(view, path);
}

static void write_alternates(struct view *view, const struct frame *frame)
{
	view_puts(view, "<link rel=\"canonical\" href=\"");
	write_place(view, view->language, frame->path);
	view_puts(view, "\">\n");
	for (int i = LANGUAGE_NONE + 1; i < LANGUAGE_COUNT; i++) {
		buf_printf(view->html.out, "<link rel=\"alternate\" hreflang=\"%s\" href=\"",
			tag_of((enum language)i));
		write_place(view, (enum language)i, frame->path);
		view_puts(view, "\">\n");
	}
}

static void write_meta(struct view *view, const char *name, const char *text)
{
	if (!text || *text == '\0')
		return;
	buf_printf(view->html.out, "<meta %s\" content=\"", name);
	view_text(view, text);
	view_puts(view, "\">\n");
}

/* Returns the description without the title at its beginning, since previews show that above it. */
static const char *beyond_title(const struct view *view, const struct frame *frame)
{
	size_t len = strlen(frame->title);
	const char *text = frame->description;
	if (!text || !text_ends_in(frame->title, view_said(view, WORD_STOP)) ||
		strncmp(text, frame->title, len) != 0)
		return text;
	text += len;
	return text + strspn(text, " ");
}

/* Writes Open Graph and other metadata for previews. */
static void write_preview(struct view *view, const struct frame *frame)
{
	write_meta(view, "name=\"description", frame->description);
	write_meta(view, "property=\"og:title", frame->title);
	write_meta(view, "property=\"og:description", beyond_title(view, frame));
	write_meta(view, "property=\"og:type", "article");
	write_meta(view, "property=\"og:site_name", title_of_dataset(view));
	write_meta(view, "property=\"og:locale", languages[view->language].locale);
	if (*origin()) {
		view_puts(view, "<meta property=\"og:url\" content=\"");
		write_place(view, view->language, frame->path);
		view_puts(view, "\">\n");
	}
	write_meta(view, "name=\"twitter:card", "summary");
	write_meta(view, "name=\"robots", frame->is_unlisted ? "noindex, follow" : NULL);
}

/* Writes JSON-LD, escaped so that no text can close the element. */
static void write_linked(struct view *view, json_t *linked)
{
	struct buf text;
	if (!linked && json_memory_lacked())
		error_set(view->err, ERROR_INTERNAL, "no memory for what machines read");
	if (!linked)
		return;
	buf_init(&text, 1 << 20);
	builder_write(linked, &text, view->err);
	view_puts(view, "<script type=\"application/ld+json\">");
	for (const char *p = buf_text(&text); p && *p; p++)
		buf_puts(view->html.out, *p == '<' ? "\\u003c" : (char[]){*p, '\0'});
	view_puts(view, "</script>\n");
	html_finish(&view->html, &text);
}

void frame_write_search(struct view *view, bool of_site, const char *q)
{
	buf_printf(view->html.out,
		"<form%s action=\"%s/search\"><input type=\"search\" name=\"q\" required aria-label=\"",
		of_site ? " role=\"search\"" : "", view->query->base);
	view_word(view, WORD_SEARCH);
	view_puts(view, "\" value=\"");
	html_line(&view->html, q);
	view_puts(view, "\"><button type=\"submit\">");
	view_word(view, WORD_SEARCH);
	view_puts(view, "</button></form>");
}

static void write_languages(struct view *view, const char *path)
{
	for (int i = LANGUAGE_NONE + 1; i < LANGUAGE_COUNT; i++) {
		if (i == (int)view->language)
			continue;
		buf_printf(view->html.out, "<a lang=\"%s\" hreflang=\"%s\" href=\"%s/%s",
			tag_of((enum language)i), tag_of((enum language)i), base_path(),
			language_code((enum language)i));
		view_text(view, path);
		buf_printf(view->html.out, "\">%s</a>", languages[i].own_name);
	}
}

/* Writes links to the pages defined by the dataset, except the front page. */
static void write_stories(struct view *view)
{
	const struct catalog *catalog = view->source->catalog;
	for (size_t i = 0; i < catalog->story_count; i++) {
		const struct story *story = &catalog->stories[i];
		if (strcmp(story->name, STORY_FRONT) == 0)
			continue;
		buf_printf(view->html.out, "<a href=\"%s/%s\">", view->query->base, story->name);
		view_text(view, view_choose(view, story->title_en, story->title_zh));
		view_puts(view, "</a>");
	}
}

static void write_header(struct view *view, const struct frame *frame)
{
	view_puts(view, "<a class=\"skip\" href=\"#main\">");
	view_word(view, WORD_SKIP);
	buf_printf(
		view->html.out, "</a>\n<header class=\"site\"><a href=\"%s\"><b>", view->query->base);
	view_text(view, title_of_dataset(view));
	view_puts(view, "</b></a>");
	frame_write_search(view, true, frame->q);
	view_puts(view, "<nav aria-label=\"");
	view_word(view, WORD_SITE);
	view_puts(view, "\">");
	write_stories(view);
	write_languages(view, frame->path);
	buf_printf(view->html.out, "<a href=\"%s%s\">", base_path(),
		view->html.chinese ? DOCS_PATH_ZH : DOCS_PATH);
	view_word(view, WORD_API);
	view_puts(view, "</a></nav></header>\n<main id=\"main\">\n");
}

void frame_begin(struct view *view, const struct frame *frame)
{
	html_open(&view->html);
	title_write(view, frame->title, *frame->path == '\0');
	if (!frame->is_unlisted)
		write_alternates(view, frame);
	write_preview(view, frame);
	write_linked(view, frame->linked);
	script_write_element(view);
	html_dress(&view->html);
	write_header(view, frame);
}

/* Writes links to the resources that are searched by default. */
static void write_resources(struct view *view)
{
	const struct catalog *catalog = view->source->catalog;
	view_puts(view, "<nav class=\"all\" aria-label=\"");
	view_word(view, WORD_RESOURCES);
	view_puts(view, "\">");
	for (size_t i = 0; i < catalog->resource_count; i++) {
		const struct resource *resource = &catalog->resources[i];
		if (!resource->searched_by_default)
			continue;
		view_open_link(view, resource, NULL);
		view_text(view, view_resource_title(view, resource));
		view_puts(view, "</a>");
	}
	view_puts(view, "</nav>\n");
}

void frame_end(struct view *view)
{
	const struct catalog *catalog = view->source->catalog;
	view_puts(view, "</main>\n<footer class=\"soft\">");
	write_resources(view);
	view_puts(view, "<p>");
	view_text(view, title_of_dataset(view));
	view_puts(view, " · ");
	view_word(view, WORD_VERSION);
	view_puts(view, " ");
	view_text(view, catalog->version);
	view_puts(view, " · <time>");
	view_text(view, catalog->released);
	view_puts(view, "</time> · ");
	html_link(&view->html, catalog->license, catalog->license_url);
	view_puts(view, "</p></footer>\n");
	html_end(&view->html);
}

void frame_write_trail(struct view *view, const struct resource *resource)
{
	view_puts(view, "<nav class=\"trail\" aria-label=\"");
	view_word(view, WORD_WHERE);
	view_puts(view, "\">");
	view_open_link(view, resource, NULL);
	view_text(view, view_resource_title(view, resource));
	view_puts(view, "</a></nav>\n");
}

static json_t *linked_dataset(const struct view *view)
{
	const struct catalog *catalog = view->source->catalog;
	return json_pack("{s:s, s:s, s:s?, s:s, s:s, s:s?, s:o}", "@type", "Dataset", "name",
		title_of_dataset(view), "description",
		view_choose(view, catalog->description_en, catalog->description_zh), "version",
		catalog->version, "datePublished", catalog->released, "license", catalog->license_url,
		"url", builder_address("/v1/dataset"));
}

json_t *frame_linked(
	const struct view *view, const struct frame *frame, const char *type, const char *identifier)
{
	json_t *linked = json_pack("{s:s, s:s, s:s, s:s, s:s, s:o, s:o}", "@context",
		"https://schema.org", "@type", type, "name", frame->title, "description",
		frame->description, "identifier", identifier, "url",
		json_sprintf(
			"%s%s/%s%s", origin(), base_path(), language_code(view->language), frame->path),
		"isPartOf", linked_dataset(view));
	if (!linked)
		error_set(view->err, ERROR_INTERNAL, "no memory for what the page says of itself");
	return linked;
}
