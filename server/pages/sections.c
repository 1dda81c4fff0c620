#include "pages/sections.h"

#include "pages/entry.h"

/* The records that a relation leads to, one or many. */
static const json_t *related(const struct relation *relation, const json_t *item)
{
	const json_t *value = json_object_get(item, relation->name);
	return relation->kind == RELATION_MANY ? json_object_get(value, "data") : value;
}

static void write_line(struct view *view, const struct resource *resource, const json_t *item)
{
	if (!view->brief) {
		view_puts(view, "<div>");
		entry_write_link(view, resource, item);
		view_puts(view, "</div>");
	}
	entry_write_points(view, resource, item);
}

/* A record, and beside it what `nested`, a set of its relations, leads to. */
static void write_row(
	struct view *view, const struct resource *resource, uint64_t nested, const json_t *item)
{
	view_puts(view, "<tr><th scope=\"row\">");
	entry_write_link(view, resource, item);
	view_puts(view, "</th><td>");
	if (nested == 0)
		entry_write_points(view, resource, item);
	for (size_t i = 0; i < resource->relation_count; i++) {
		const struct relation *relation = &resource->relations[i];
		const json_t *rows = nested & (UINT64_C(1) << i) ? related(relation, item) : NULL;
		for (size_t n = 0; n < json_array_size(rows); n++)
			write_line(view, relation->other, json_array_get(rows, n));
	}
	view_puts(view, "</td></tr>\n");
}

static void write_section(struct asked *asked, const json_t *item)
{
	struct view *view = &asked->view;
	const struct resource *resource = asked->query.resource;
	view_puts(view, "<h3>");
	entry_write_link(view, resource, item);
	view_puts(
		view, view->brief ? "</h3>\n<table class=\"brief\"><tbody>\n" : "</h3>\n<table><tbody>\n");
	for (size_t i = 0; i < resource->relation_count; i++) {
		const struct relation *relation = &resource->relations[i];
		const json_t *rows =
			asked->query.include & (UINT64_C(1) << i) ? related(relation, item) : NULL;
		for (size_t n = 0; n < json_array_size(rows); n++)
			write_row(view, relation->other, asked->query.nested[i], json_array_get(rows, n));
	}
	view_puts(view, "</tbody></table>\n");
}

void sections_write(struct asked *asked)
{
	const json_t *rows = asked_rows(asked);
	for (size_t i = 0; i < json_array_size(rows); i++)
		write_section(asked, json_array_get(rows, i));
}
