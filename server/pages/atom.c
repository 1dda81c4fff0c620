#include "pages/atom.h"

#include "base/buf.h"
#include "pages/dates.h"
#include "pages/figure.h"
#include "pages/member.h"
#include "pages/relation_title.h"

#include <string.h>

enum { HASH_SHOWN = 12 /* digits; the API has all */ };

static bool is_hash(const char *text)
{
	return strspn(text, "0123456789abcdef") == CATALOG_DIGEST_LEN &&
		text[CATALOG_DIGEST_LEN] == '\0';
}

static void write_plain(struct view *view, const char *text)
{
	if (is_hash(text))
		buf_printf(view->html.out, "<code>%.*s…</code>", HASH_SHOWN, text);
	else
		html_link(&view->html, text, text);
}

static void write_text(struct view *view, const struct field *field, const char *text)
{
	const struct meaning *meaning =
		field ? catalog_meaning(view->source->catalog, field, text) : NULL;
	if (meaning)
		view_text(view, view_choose(view, meaning->title_en, meaning->title_zh));
	else if (field && field->ref)
		relation_title_link_field(view, field, text);
	else
		write_plain(view, text);
}

void atom_write(struct view *view, const struct field *field, const json_t *value)
{
	if (json_is_string(value))
		write_text(view, field, json_string_value(value));
	else if (json_is_boolean(value))
		view_word(view, json_is_true(value) ? WORD_YES : WORD_NO);
	else if (json_is_integer(value))
		buf_printf(view->html.out, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
	else if (json_is_real(value))
		buf_printf(view->html.out, "%.15g", json_real_value(value));
}

void atom_write_member(struct view *view, const struct resource *resource,
	const struct field *field, const json_t *item)
{
	const json_t *value = json_object_get(item, field->name);
	const struct resource *beside =
		field_refers(field, "*") ? member_resource(view, item, field->name) : NULL;
	if (field_is_date(field))
		dates_write(view, dates_of(resource, field, item));
	else if (json_is_number(value) && field->unit)
		figure_write(view, resource, field, item);
	else if (beside && json_is_string(value))
		relation_title_link(view, beside, json_string_value(value));
	else
		atom_write(view, field, value);
}
