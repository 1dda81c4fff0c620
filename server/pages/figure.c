#include "pages/figure.h"

#include "dataset/parts.h"
#include "pages/number.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* A number without a unit may be a year, so its digits are not grouped. */
static void write_number(struct view *view, const json_t *number, bool grouped)
{
	char digits[NUMBER_SIZE], text[NUMBER_SIZE];
	if (json_is_integer(number))
		snprintf(digits, sizeof digits, "%" JSON_INTEGER_FORMAT, json_integer_value(number));
	else
		snprintf(digits, sizeof digits, "%.15g", json_real_value(number));
	number_group(digits, text);
	view_puts(view, grouped ? text : digits);
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

static void write_comparator(struct view *view, const struct field *comparator, const json_t *item)
{
	const char *word = word_of(comparator, item);
	if (!word || strcmp(word, "=") == 0)
		return;
	const char *title = title_of(view, comparator, word);
	view_text(view, title);
	if (*title && isalnum((unsigned char)title[strlen(title) - 1]))
		view_puts(view, " ");
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

void figure_write_unit(struct view *view, const struct field *field, const struct field *teller,
	const json_t *item, bool one)
{
	const char *title = figure_unit(view, field, teller, item);
	if (title && isalpha((unsigned char)*title))
		view_puts(view, " ");
	if (title && one && !view->html.chinese)
		view_name(view, unit_word(field, teller, item));
	else
		view_text(view, title);
}

void figure_write(struct view *view, const struct resource *resource, const struct field *field,
	const json_t *item)
{
	const json_t *number = json_object_get(item, field->name);
	const struct field *max = parts_find(resource, field, PART_MAX);
	const json_t *most = max ? json_object_get(item, max->name) : NULL;
	if (!json_is_number(number))
		return;
	write_comparator(view, parts_find(resource, field, PART_COMPARATOR), item);
	write_number(view, number, field->unit);
	if (json_is_number(most)) {
		view_puts(view, "–");
		write_number(view, most, field->unit);
	}
	figure_write_unit(view, field, parts_find(resource, field, PART_UNIT), item,
		json_number_value(number) == 1 && !json_is_number(most));
}
