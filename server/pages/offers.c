#include "pages/offers.h"

#include "base/buf.h"
#include "base/text.h"
#include "pages/address.h"
#include "pages/atom.h"
#include "query/canonical.h"
#include "query/query.h"

#include <inttypes.h>
#include <string.h>

enum { OFFERS_MAX = 5 };
_Static_assert((int)OFFERS_MAX <= (int)QUERY_FACETS_MAX, "so many may be counted by");

/* Whether a field has few values, known in advance. */
static bool is_offered(const struct field *field)
{
	bool few = field->words.count > 0 || field->type == FIELD_BOOLEAN ||
		(field->format && strcmp(field->format, "word") == 0);
	return few && field->facetable && field->filterable && field->type != FIELD_LIST;
}

void offers_ask(struct query *query)
{
	for (int hits = 1; hits >= 0; hits--) {
		for (size_t i = 0; i < query->resource->field_count; i++) {
			const struct field *field = &query->resource->fields[i];
			if (is_offered(field) && (field->hit != NULL) == hits &&
				query->facet_count < OFFERS_MAX)
				query->facets[query->facet_count++] = (struct dimension){.field = field};
		}
	}
	query->multi_select = true;
}

static void write_value(
	struct view *view, const struct condition *condition, const struct value *value)
{
	if (condition->op == OPERATOR_ISNULL) {
		view_word(view, value->integer ? WORD_NOTHING : WORD_ANY);
		return;
	}
	bool truth = condition->field->type == FIELD_BOOLEAN;
	struct buf shown;
	buf_init(&shown, 3 * TARGET_MAX);
	if (value->type == VALUE_TEXT)
		buf_put_shown(&shown, value->text, value->len);
	json_t *json = truth               ? json_boolean(value->integer)
		: value->type == VALUE_TEXT    ? json_string(buf_text(&shown))
		: value->type == VALUE_INTEGER ? json_integer(value->integer)
									   : json_real(value->number);
	bool named = condition->op == OPERATOR_EQ || condition->op == OPERATOR_NE;
	atom_write(view, named ? condition->field : NULL, json);
	json_decref(json);
	html_finish(&view->html, &shown);
}

static void write_operator(struct view *view, enum op op)
{
	static const enum word words[] = {
		[OPERATOR_EQ] = WORD_IS,
		[OPERATOR_NE] = WORD_IS_NOT,
		[OPERATOR_GT] = WORD_ABOVE,
		[OPERATOR_GTE] = WORD_FROM,
		[OPERATOR_LT] = WORD_BELOW,
		[OPERATOR_LTE] = WORD_TO,
		[OPERATOR_CONTAINS] = WORD_CONTAINS,
		[OPERATOR_PREFIX] = WORD_BEGINS,
		[OPERATOR_YEAR] = WORD_YEAR,
		[OPERATOR_ISNULL] = WORD_IS,
	};
	view_word(view, words[op]);
}

void offers_write_conditions(struct view *view)
{
	const struct query *query = view->query;
	if (query->condition_count == 0)
		return;
	view_puts(view, "<ul class=\"chosen\">\n");
	for (size_t i = 0; i < query->condition_count; i++) {
		const struct condition *condition = &query->conditions[i];
		view_puts(view, "<li>");
		view_text(view, view_field_title(view, condition->field));
		write_operator(view, condition->op);
		for (size_t n = 0; n < condition->count; n++) {
			if (n > 0)
				view_word(view, WORD_JOINT);
			write_value(view, condition, &query->values[condition->first + n]);
		}
		view_puts(view, " ");
		address_without(view, i);
		view_word(view, WORD_REMOVE);
		view_context(view, view_field_title(view, condition->field));
		view_puts(view, "</a></li>\n");
	}
	view_puts(view, "</ul>\n");
}

/* Whether a condition selects exactly this value of a field. */
static bool is_chosen(
	const struct view *view, const struct field *field, const json_t *value, size_t *ret_condition)
{
	const struct query *query = view->query;
	for (size_t i = 0; i < query->condition_count; i++) {
		const struct condition *condition = &query->conditions[i];
		const struct value *chosen = &query->values[condition->first];
		bool equals = json_is_null(value) ? condition->op == OPERATOR_ISNULL && chosen->integer == 1
			: condition->op != OPERATOR_EQ ? false
			: json_is_string(value)
			? chosen->type == VALUE_TEXT && strcmp(chosen->text, json_string_value(value)) == 0
			: json_is_true(value) == (chosen->integer == 1);
		*ret_condition = i;
		if (condition->field == field && condition->count == 1 && equals)
			return true;
	}
	return false;
}

static void write_facet_value(struct view *view, const struct field *field, const json_t *facet)
{
	size_t condition;
	const json_t *value = json_object_get(facet, "value");
	bool chosen = is_chosen(view, field, value, &condition);
	view_puts(view, chosen ? "<li aria-current=\"true\">" : "<li>");
	if (chosen)
		address_without(view, condition);
	else
		address_with(view, field, value);
	if (json_is_null(value))
		view_word(view, WORD_NOTHING);
	else
		atom_write(view, field, value);
	view_context(view, view_field_title(view, field));
	buf_printf(view->html.out, "</a> <small>%" JSON_INTEGER_FORMAT "</small></li>\n",
		json_integer_value(json_object_get(facet, "count")));
}

void offers_write(struct view *view, const json_t *facets)
{
	const char *name;
	json_t *values;
	if (json_object_size(facets) == 0)
		return;
	view_puts(view, "<details class=\"facets\"><summary>");
	view_word(view, WORD_FILTER);
	view_puts(view, "</summary>\n");
	json_object_foreach((json_t *)facets, name, values)
	{
		const struct field *field = resource_field(view->query->resource, name);
		if (json_array_size(values) < 2)
			continue;
		view_puts(view, "<h3>");
		view_text(view, view_field_title(view, field));
		view_puts(view, "</h3><ul>\n");
		for (size_t i = 0; i < json_array_size(values); i++)
			write_facet_value(view, field, json_array_get(values, i));
		view_puts(view, "</ul>\n");
	}
	view_puts(view, "</details>\n");
}

/* Writes an escaped `key=value` of a canonical query as a hidden input. */
static void write_hidden(struct view *view, const char *argument, size_t len)
{
	struct buf value;
	size_t key = strcspn(argument, "="), left = len - key - 1;
	buf_init(&value, len + 1);
	buf_put(&value, argument + key + 1, left);
	if (buf_text(&value) && text_decode(value.data, &left, false)) {
		value.data[left] = '\0';
		buf_printf(
			view->html.out, "<input type=\"hidden\" name=\"%.*s\" value=\"", (int)key, argument);
		view_text(view, value.data);
		view_puts(view, "\">");
	}
	html_finish(&view->html, &value);
}

void offers_write_hidden(struct view *view, enum offer without)
{
	struct query query = *view->query;
	struct buf text;
	if (without == OFFER_SEARCH)
		query.q = NULL;
	else
		query.fields = resource_usual_fields(query.resource);
	buf_init(&text, 8 * TARGET_MAX);
	canonical_query(&query, NULL, &text);
	for (const char *p = buf_text(&text); p && *p; p += strspn(p, "&")) {
		size_t len = strcspn(p, "&");
		write_hidden(view, p, len);
		p += len;
	}
	html_finish(&view->html, &text);
}
