#include "pages/figure.h"

#include "base/buf.h"
#include "dataset/parts.h"
#include "pages/number.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { FIGURE_MAX = 4 << 10 /* bytes: titles are short */ };

/* A number without a unit may be a year, so its digits are not grouped. */
static void put_number(const json_t *number, bool grouped, struct buf *out)
{
	char digits[NUMBER_SIZE], text[NUMBER_SIZE];
	if (json_is_integer(number))
		snprintf(digits, sizeof digits, "%" JSON_INTEGER_FORMAT, json_integer_value(number));
	else
		snprintf(digits, sizeof digits, "%.15g", json_real_value(number));
	number_group(digits, text);
	buf_puts(out, grouped ? text : digits);
}

/* Returns the title of a vocabulary word, or the word itself. */
static const char *title_of(const struct view *view, const struct field *field, const char *word)
{
	const struct meaning *meaning = catalog_meaning(view->source->catalog, field, word);
	return meaning ? view_choose(view, meaning->title_en, meaning->title_zh) : word;
}

static const char *word_of(const struct field *field, const json_t *item)
{
	return field ? json_string_value(json_object_get(item, field->name)) : NULL;
}

static void put_comparator(
	const struct view *view, const struct field *comparator, const json_t *item, struct buf *out)
{
	const char *word = word_of(comparator, item);
	if (!word || strcmp(word, "=") == 0)
		return;
	const char *title = title_of(view, comparator, word);
	buf_puts(out, title);
	if (*title && isalnum((unsigned char)title[strlen(title) - 1]))
		buf_puts(out, " ");
}

static const char *unit_word(
	const struct field *field, const struct field *teller, const json_t *item)
{
	const char *word = teller ? word_of(teller, item) : field->unit;
	return word && strcmp(word, "count") != 0 ? word : NULL;
}

const char *figure_unit(const struct view *view, const struct field *field,
	const struct field *teller, const json_t *item)
{
	static const struct field fixed = {.vocabulary = "field_unit"};
	const char *word = unit_word(field, teller, item);
	return word ? title_of(view, teller ? teller : &fixed, word) : NULL;
}

/* `one`: of one of them. */
static void put_unit(const struct view *view, const struct field *field, const struct field *teller,
	const json_t *item, bool one, struct buf *out)
{
	const char *title = figure_unit(view, field, teller, item);
	if (title && isalpha((unsigned char)*title))
		buf_puts(out, " ");
	if (!title || !one || view->html.chinese) {
		buf_puts(out, title ? title : "");
		return;
	}
	for (const char *p = unit_word(field, teller, item); *p; p++)
		buf_putc(out, *p == '_' ? ' ' : *p);
}

void figure_write_unit(struct view *view, const struct field *field, const struct field *teller,
	const json_t *item, bool one)
{
	struct buf unit;
	buf_init(&unit, FIGURE_MAX);
	put_unit(view, field, teller, item, one, &unit);
	view_text(view, buf_text(&unit));
	html_finish(&view->html, &unit);
}

void figure_say(const struct view *view, const struct resource *resource, const struct field *field,
	const json_t *item, struct buf *out)
{
	const json_t *number = json_object_get(item, field->name);
	const struct field *max = parts_find(resource, field, PART_MAX);
	const json_t *most = max ? json_object_get(item, max->name) : NULL;
	if (!json_is_number(number))
		return;
	put_comparator(view, parts_find(resource, field, PART_COMPARATOR), item, out);
	put_number(number, field->unit, out);
	if (json_is_number(most)) {
		buf_puts(out, "–");
		put_number(most, field->unit, out);
	}
	put_unit(view, field, parts_find(resource, field, PART_UNIT), item,
		json_number_value(number) == 1 && !json_is_number(most), out);
}

void figure_write(struct view *view, const struct resource *resource, const struct field *field,
	const json_t *item)
{
	struct buf figure;
	buf_init(&figure, FIGURE_MAX);
	figure_say(view, resource, field, item, &figure);
	view_text(view, buf_text(&figure));
	html_finish(&view->html, &figure);
}

const struct field *figure_subject(
	const struct catalog *catalog, const struct resource *resource, const struct field *field)
{
	const struct field *teller =
		field->type == FIELD_NUMBER ? parts_find(resource, field, PART_UNIT) : NULL;
	for (size_t i = 0; teller && i < resource->field_count; i++) {
		const struct field *subject = &resource->fields[i];
		const struct resource *other = subject->type == FIELD_TEXT && subject->ref
			? catalog_resource(catalog, subject->ref)
			: NULL;
		if (other && resource_field(other, teller->name))
			return subject;
	}
	return NULL;
}
