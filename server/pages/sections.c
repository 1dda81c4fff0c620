#include "pages/sections.h"

#include "base/buf.h"
#include "base/error.h"
#include "pages/atom.h"
#include "pages/badge.h"
#include "pages/entry.h"
#include "pages/kind.h"

/* Returns the records of a relation, one or many. */
static const json_t *related(const struct relation *relation, const json_t *item)
{
	const json_t *value = json_object_get(item, relation->name);
	return relation->kind == RELATION_MANY ? json_object_get(value, "data") : value;
}

static bool has(const json_t *item, const struct field *field)
{
	return field && json_is_string(json_object_get(item, field->name));
}

/* Returns the title of the date of a record's own kind: of a target, when it was due. */
static const char *date_title(
	const struct view *view, const struct resource *resource, const json_t *item)
{
	const struct resource *kind = kind_of(view->source->catalog, resource, item);
	const struct field *date = kind ? resource_hit(kind, "date") : NULL;
	return view_field_title(view, date ? date : resource_hit(resource, "date"));
}

/*
 * Where the statement is left out, writes what kind of its own kind it is: of a milestone, whether
 * works start or are completed. Without, a date would be taken for that of the whole.
 */
static void write_step(struct view *view, const struct resource *resource, const json_t *item)
{
	const struct resource *kind = kind_of(view->source->catalog, resource, item);
	const struct field *step = kind ? kind_field(kind) : NULL;
	const struct field *field = step ? resource_field(resource, step->name) : NULL;
	if (!view->brief || !field || !has(item, field))
		return;
	view_puts(view, " <small>");
	atom_write(view, field, json_object_get(item, field->name));
	view_puts(view, " · </small>");
}

/* Writes verdict and date; without a verdict, the progress. */
static void write_points(struct view *view, const struct resource *resource, const json_t *item)
{
	const struct field *date = resource_hit(resource, "date"),
					   *status = resource_hit(resource, "status");
	bool judged = has(item, resource_hit(resource, "verdict"));
	write_step(view, resource, item);
	if (date && (judged || !has(item, date))) {
		view_puts(view, " <small>");
		view_text(view,
			has(item, date) ? date_title(view, resource, item) : view_said(view, WORD_UNDATED));
		view_puts(view, "</small>");
	}
	entry_write_points(view, resource, item);
	if (!judged && has(item, status)) {
		view_puts(view, " ");
		badge_write(view, status, json_string_value(json_object_get(item, status->name)));
	}
}

static void write_line(struct view *view, const struct resource *resource, const json_t *item)
{
	if (!view->brief) {
		view_puts(view, "<div>");
		entry_write_link(view, resource, item);
		view_puts(view, "</div>");
	}
	write_points(view, resource, item);
}

/* Writes a record with those that the relations in `nested` lead to. */
static void write_row(
	struct view *view, const struct resource *resource, uint64_t nested, const json_t *item)
{
	view_puts(view, "<tr><th scope=\"row\">");
	entry_write_link(view, resource, item);
	view_puts(view, "</th><td>");
	if (nested == 0)
		write_points(view, resource, item);
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

/* Counts records by the word in the field that search hits show as verdict. */
struct outcomes {
	const struct field *field; /* NULL if no record has such a field */
	json_t *counts;            /* by word, in order of occurrence */
	json_int_t total;
	bool failed;
};

static void count_outcome(
	struct outcomes *outcomes, const struct resource *resource, const json_t *item)
{
	const struct field *field = resource_hit(resource, "verdict");
	const char *word = field ? json_string_value(json_object_get(item, field->name)) : NULL;
	if (!word)
		return;
	json_int_t before = json_integer_value(json_object_get(outcomes->counts, word));
	outcomes->field = field;
	outcomes->total++;
	if (json_object_set_new(outcomes->counts, word, json_integer(before + 1)) != 0)
		outcomes->failed = true;
}

/* Counts the records of a set of relations, and those related to them in turn. */
static void count_outcomes(struct outcomes *outcomes, const struct resource *resource,
	uint64_t include, const uint64_t *nested, const json_t *item)
{
	for (size_t i = 0; i < resource->relation_count; i++) {
		const struct relation *relation = &resource->relations[i];
		const json_t *rows = include & (UINT64_C(1) << i) ? related(relation, item) : NULL;
		for (size_t n = 0; n < json_array_size(rows); n++) {
			const json_t *row = json_array_get(rows, n);
			count_outcome(outcomes, relation->other, row);
			if (nested)
				count_outcomes(outcomes, relation->other, nested[i], NULL, row);
		}
	}
}

/* The squares are decorative: the counts stand below them. */
static void write_squares(struct view *view, const struct outcomes *outcomes)
{
	struct buf *out = view->html.out;
	json_int_t at = 0;
	const char *word;
	json_t *count;
	buf_printf(out, "<svg viewBox=\"0 0 %" JSON_INTEGER_FORMAT " 1\" aria-hidden=\"true\">",
		outcomes->total);
	json_object_foreach(outcomes->counts, word, count)
	{
		for (json_int_t i = 0; i < json_integer_value(count); i++)
			buf_printf(out,
				"<rect class=\"w%zu\" x=\"%" JSON_INTEGER_FORMAT "\" width=\"1\" height=\"1\"/>",
				badge_mark(outcomes->field, word), at++);
	}
	buf_puts(out, "</svg>");
	json_object_foreach(outcomes->counts, word, count)
	{
		buf_printf(out, " <b>%" JSON_INTEGER_FORMAT "</b> ", json_integer_value(count));
		badge_write(view, outcomes->field, word);
	}
}

static void write_tile(struct asked *asked, const json_t *item)
{
	struct view *view = &asked->view;
	const struct query *query = &asked->query;
	struct outcomes outcomes = {.counts = json_object()};
	count_outcomes(&outcomes, query->resource, query->include, query->nested, item);
	view_puts(view, "<li>");
	entry_write_link(view, query->resource, item);
	if (outcomes.total > 0)
		write_squares(view, &outcomes);
	view_puts(view, "</li>\n");
	if (!outcomes.counts || outcomes.failed)
		error_set(view->err, ERROR_INTERNAL, "no memory for what came of records");
	json_decref(outcomes.counts);
}

void sections_write_tiles(struct asked *asked)
{
	const json_t *rows = asked_rows(asked);
	view_puts(&asked->view, "<ul class=\"tiles\">\n");
	for (size_t i = 0; i < json_array_size(rows); i++)
		write_tile(asked, json_array_get(rows, i));
	view_puts(&asked->view, "</ul>\n");
}
