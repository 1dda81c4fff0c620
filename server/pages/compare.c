#include "pages/compare.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/reason.h"
#include "dataset/labels.h"
#include "dataset/parts.h"
#include "pages/asked.h"
#include "pages/cell.h"
#include "pages/comparison.h"
#include "pages/entry.h"
#include "pages/fields.h"
#include "pages/frame.h"
#include "pages/summary.h"
#include "pages/member.h"
#include "query/canonical.h"
#include "query/lookup.h"
#include "query/parse.h"
#include "render/render.h"

#include <stdio.h>
#include <string.h>

/* A comparison, with its records as the API answers them. */
struct page_of {
	struct view *view;
	const struct comparison *comparison;
	json_t *items[COMPARISON_MAX];
};

/* Adds a fault for a missing record, with the nearest key. */
static void miss(struct view *view, const struct compared *record)
{
	struct error why;
	char value[TARGET_MAX], suggestion[CATALOG_NAME_MAX + ERROR_SUCCESSOR_SIZE + 1];
	error_clear(&why);
	lookup_missing(view->source->db, record->resource, record->key, &why);
	const char *nearest = *why.successor ? why.successor
		: why.fault_count > 0            ? why.faults[0].suggestion
										 : "";
	snprintf(value, sizeof value, "%s/%s", record->resource->name, record->key);
	snprintf(suggestion, sizeof suggestion, "%.*s/%s", CATALOG_NAME_MAX, record->resource->name,
		nearest);
	error_add(
		view->err, ERROR_BAD_QUERY, "id", value, *nearest ? suggestion : NULL, REASON_NO_RECORD);
}

static json_t *read_item(struct view *view, const struct compared *record)
{
	static const char none[] = "/";
	struct target target;
	struct query query = {.base = view->query->base};
	struct error why;
	error_clear(&why);
	bool ok = target_parse_bare(&target, none, &why) &&
		query_parse_item(&query, record->resource, &target, &why);
	query.format = FORMAT_JSON;
	json_t *item = ok ? view_ask_item(view, &query, record->key, &why) : NULL;
	if (why.code != ERROR_NONE && error_status(why.code) < 500)
		miss(view, record);
	else if (why.code != ERROR_NONE)
		error_set(view->err, why.code, "%s", why.detail);
	return item;
}

/* Whether no earlier record has a field of this name, so that its row is not written yet. */
static bool is_first_with(const struct page_of *page, size_t record, const char *name)
{
	for (size_t i = 0; i < record; i++)
		if (resource_field(page->comparison->records[i].resource, name))
			return false;
	return true;
}

static bool is_shown(
	const struct page_of *page, const struct resource *resource, const struct field *field)
{
	bool name = labels_fields(resource) & field_bit(resource, field); /* the column's heading */
	if (field->type == FIELD_JSON || name || fields_is_detail(resource, field) ||
		parts_whole(resource, field) || cell_is_hidden(page->view, resource, field))
		return false;
	for (size_t i = 0; i < page->comparison->count; i++)
		if (!member_is_empty(json_object_get(page->items[i], field->name)))
			return true;
	return false;
}

static bool is_same(const struct page_of *page, const char *name)
{
	const json_t *first = json_object_get(page->items[0], name);
	for (size_t i = 1; i < page->comparison->count; i++)
		if (!json_equal(first, json_object_get(page->items[i], name)))
			return false;
	return true;
}

static void write_row(struct page_of *page, const struct field *field)
{
	struct view *view = page->view;
	view_puts(view, "<tr><th scope=\"row\">");
	view_text(view, view_field_title(view, field));
	view_puts(view, "</th>");
	for (size_t i = 0; i < page->comparison->count; i++) {
		const struct resource *resource = page->comparison->records[i].resource;
		const struct field *own = resource_field(resource, field->name);
		view_puts(view, "<td>");
		if (own)
			cell_write(view, resource, own, page->items[i]);
		view_puts(view, "</td>");
	}
	view_puts(view, "</tr>\n");
}

/*
 * Writes the fields of all records in the order in which they first occur: those with equal values
 * or the others.
 */
static void write_rows(struct page_of *page, bool same)
{
	for (size_t i = 0; i < page->comparison->count; i++) {
		const struct resource *resource = page->comparison->records[i].resource;
		for (size_t n = 0; n < resource->field_count; n++) {
			const struct field *field = &resource->fields[n];
			if (is_first_with(page, i, field->name) && is_shown(page, resource, field) &&
				is_same(page, field->name) == same)
				write_row(page, field);
		}
	}
}

static void write_table(struct page_of *page)
{
	struct view *view = page->view;
	view_puts(view, "<table class=\"compared\">\n<thead><tr><td></td>");
	for (size_t i = 0; i < page->comparison->count; i++) {
		view_puts(view, "<th scope=\"col\">");
		entry_write_link(view, page->comparison->records[i].resource, page->items[i]);
		view_puts(view, "</th>");
	}
	view_puts(view, "</tr></thead>\n<tbody>\n");
	write_rows(page, false);
	view_puts(view, "</tbody>\n<tbody class=\"soft\">\n");
	write_rows(page, true);
	view_puts(view, "</tbody></table>\n");
}

/* Finds the next field that may refer to any record. */
static const struct field *next_wide(const struct resource *resource, size_t from)
{
	for (size_t i = from; i < resource->field_count; i++)
		if (field_refers(&resource->fields[i], "*") && resource->fields[i].type == FIELD_TEXT &&
			resource->fields[i].filterable)
			return &resource->fields[i];
	return NULL;
}

/* Returns the bit set of its texts and vocabulary words. */
static uint64_t texts_of(const struct resource *resource)
{
	uint64_t texts = 0;
	for (size_t i = 0; i < resource->field_count; i++)
		if (resource->fields[i].type == FIELD_TEXT && !resource->fields[i].ref)
			texts |= field_bit(resource, &resource->fields[i]);
	return texts;
}

static void write_keys(const struct page_of *page, const struct field *field, struct buf *out)
{
	buf_printf(out, "%s=", field->name);
	for (size_t i = 0; i < page->comparison->count; i++) {
		buf_puts(out, i > 0 ? "," : "");
		canonical_text(
			out, page->comparison->records[i].key, strlen(page->comparison->records[i].key));
	}
}

/* Writes what the records of a resource say about two of the compared ones. */
static void write_said(struct page_of *page, const struct resource *resource)
{
	const struct field *one = next_wide(resource, 0);
	const struct field *other =
		one ? next_wide(resource, (size_t)(one - resource->fields) + 1) : NULL;
	struct asked asked;
	struct buf address;
	if (!other || !resource->label)
		return;
	buf_init(&address, TARGET_MAX);
	buf_printf(&address, "%s?", resource->name);
	write_keys(page, one, &address);
	buf_puts(&address, "&");
	write_keys(page, other, &address);
	if (buf_text(&address) && asked_init(&asked, page->view, address.data)) {
		const json_t *rows = asked_rows(&asked);
		for (size_t i = 0; i < json_array_size(rows); i++) {
			view_puts(page->view, "<section class=\"warning\">\n<p>");
			entry_write_link(page->view, resource, json_array_get(rows, i));
			view_puts(page->view, "</p>\n");
			entry_write_rest(page->view, resource, json_array_get(rows, i), texts_of(resource));
			view_puts(page->view, "</section>\n");
		}
		asked_finish(&asked);
	}
	html_finish(&page->view->html, &address);
}

static void write_content(struct page_of *page)
{
	const struct catalog *catalog = page->view->source->catalog;
	view_puts(page->view, "<h1>");
	view_word(page->view, WORD_COMPARE);
	view_puts(page->view, "</h1>\n");
	for (size_t i = 0; i < catalog->resource_count; i++)
		write_said(page, &catalog->resources[i]);
	write_table(page);
}

/* Writes the names of all, for the page's title. */
static void write_names(const struct page_of *page, struct buf *out)
{
	for (size_t i = 0; i < page->comparison->count; i++) {
		buf_puts(out, i > 0 ? " · " : "");
		summary_title(page->view, page->comparison->records[i].resource, page->items[i], out);
	}
}

static void write_page(struct page_of *page)
{
	struct view *view = page->view;
	struct buf names, path;
	buf_init(&names, RENDER_MAX);
	buf_init(&path, 8 * TARGET_MAX);
	write_names(page, &names);
	comparison_write(page->comparison, &path);
	if (buf_text(&names) && buf_text(&path)) {
		frame_begin(view,
			&(struct frame){.title = view_said(view, WORD_COMPARE),
				.description = names.data,
				.path = path.data,
				.is_unlisted = true});
		write_content(page);
		frame_end(view);
	}
	html_finish(&view->html, &names);
	html_finish(&view->html, &path);
}

bool compare_write(const struct source *source, const struct query *query,
	const struct comparison *comparison, enum language language, struct buf *body,
	struct error *err)
{
	struct view view = view_begin(language, source, query, body, err);
	struct page_of page = {.view = &view, .comparison = comparison};
	for (size_t i = 0; i < comparison->count; i++)
		page.items[i] = read_item(&view, &comparison->records[i]);
	if (err->code == ERROR_NONE)
		write_page(&page);
	for (size_t i = 0; i < comparison->count; i++)
		json_decref(page.items[i]);
	return view_end(&view);
}
