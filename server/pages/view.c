#include "pages/view.h"

#include "base/buf.h"
#include "base/error.h"
#include "documents/json_memory.h"
#include "query/canonical.h"
#include "query/query.h"
#include "render/render.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const struct {
	const char *en, *zh;
} words[] = {
#define X(id, en, zh) [WORD_##id] = {en, zh},
	WORDS(X)
#undef X
};

struct view view_begin(enum language language, const struct source *source,
	const struct query *query, struct buf *out, struct error *err)
{
	return (struct view){.html = {out, language == LANGUAGE_ZH},
		.language = language,
		.source = source,
		.query = query,
		.err = err};
}

bool view_end(const struct view *view)
{
	bool lacked = json_memory_lacked();
	if (view->html.out->failed || lacked)
		error_set(view->err, ERROR_INTERNAL, "no memory for the page");
	return view->err->code == ERROR_NONE;
}

void view_puts(struct view *view, const char *markup)
{
	buf_puts(view->html.out, markup);
}

void view_word(struct view *view, enum word word)
{
	view_text(view, view_said(view, word));
}

const char *view_said(const struct view *view, enum word word)
{
	return view_say(word, view->html.chinese);
}

const char *view_say(enum word word, bool chinese)
{
	return chinese ? words[word].zh : words[word].en;
}

void view_text(struct view *view, const char *text)
{
	html_text(&view->html, text);
}

void view_shown(struct view *view, const char *text)
{
	struct buf shown;
	buf_init(&shown, 3 * strlen(text));
	buf_put_shown(&shown, text, strlen(text));
	view_text(view, buf_text(&shown));
	html_finish(&view->html, &shown);
}

void view_sent(struct view *view, const char *text)
{
	view_puts(view, "<bdi>");
	view_shown(view, text);
	view_puts(view, "</bdi>");
}

void view_open_context(struct view *view)
{
	view_puts(view, "<span class=\"unseen\">");
	view_word(view, WORD_IS);
}

void view_context(struct view *view, const char *text)
{
	if (!text)
		return;
	view_open_context(view);
	view_text(view, text);
	view_puts(view, "</span>");
}

void view_all(struct view *view, int64_t total)
{
	view_word(view, WORD_ALL_OF);
	buf_printf(view->html.out, "%" PRId64, total);
	view_word(view, WORD_ALL_END);
}

void view_name(struct view *view, const char *name)
{
	for (; *name; name++)
		view_text(view, (char[]){*name == '_' ? ' ' : *name, '\0'});
}

void view_json_text(struct view *view, const json_t *string)
{
	html_text(&view->html, json_string_value(string));
}

const char *view_choose(const struct view *view, const char *en, const char *zh)
{
	const char *first = view->html.chinese ? zh : en, *second = view->html.chinese ? en : zh;
	return first && *first ? first : second;
}

const char *view_resource_title(const struct view *view, const struct resource *resource)
{
	return view_choose(view, resource->title_en, resource->title_zh);
}

const char *view_field_title(const struct view *view, const struct field *field)
{
	return view_choose(view, field->title_en, field->title_zh);
}

void view_address(struct view *view, const struct resource *resource, const char *key)
{
	buf_printf(view->html.out, "%s/%s%s", view->query->base, resource->name, key ? "/" : "");
	if (key)
		canonical_text(view->html.out, key, strlen(key));
}

void view_open_link(struct view *view, const struct resource *resource, const char *key)
{
	view_puts(view, "<a href=\"");
	view_address(view, resource, key);
	view_puts(view, "\">");
}

bool view_is_foreign(
	const struct view *view, const char *name, char ret_own[static CATALOG_NAME_MAX + 1])
{
	size_t len = strlen(name);
	for (int other = LANGUAGE_NONE + 1; other < LANGUAGE_COUNT; other++) {
		const char *code = language_code((enum language)other);
		size_t code_len = strlen(code);
		if (other == (int)view->language || len <= code_len + 1 ||
			name[len - code_len - 1] != '_' || strcmp(name + len - code_len, code) != 0)
			continue;
		snprintf(ret_own, CATALOG_NAME_MAX + 1, "%.*s%s", (int)(len - code_len), name,
			language_code(view->language));
		return true;
	}
	return false;
}

json_t *view_read(struct view *view, struct buf *text)
{
	const char *bytes = buf_text(text);
	json_t *tree = bytes ? json_memory_read(bytes, text->len, JSON_ALLOW_NUL, NULL) : NULL;
	if (!tree) {
		json_memory_lacked(); /* clear the flag, so that this failure is not reported again */
		error_set(view->err, ERROR_INTERNAL, "no memory for what the page shows");
	}
	return tree;
}

json_t *view_ask_item(
	struct view *view, const struct query *query, const char *key, struct error *err)
{
	struct buf text;
	buf_init(&text, RENDER_MAX);
	json_t *answer =
		render_item(view->source, query, key, &text, err) ? view_read(view, &text) : NULL;
	json_t *item = json_incref(json_object_get(answer, "data"));
	buf_finish(&text);
	json_decref(answer);
	return item;
}

json_t *view_ask_rows(
	struct view *view, const struct query *query, const struct value *after, struct error *err)
{
	struct page page;
	struct buf text;
	buf_init(&text, RENDER_MAX);
	json_t *answer = render_collection(view->source, query, after, &text, &page, err)
		? view_read(view, &text)
		: NULL;
	buf_finish(&text);
	return answer;
}
