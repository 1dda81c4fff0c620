#include "query/suggestion.h"

#include "dataset/catalog.h"
#include "query/dialect.h"
#include "query/filter.h"
#include "query/operand.h"
#include "query/parameter.h"
#include "query/target.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

enum { KEY_MAX = 140 }; /* longer keys get no suggestion */

/* `height>=3` parses as the key `height>`, and `height>3` as a key without value. */
static const char *sign_operator(const char *sign)
{
	bool equal = sign[1] == '\0' || sign[1] == '=';
	return *sign == '>' ? (equal ? "__gte" : "__gt")
		: *sign == '<'  ? (equal ? "__lte" : "__lt")
		: *sign == '!'  ? "__ne"
						: NULL;
}

/* Converts a key to our spelling: lower case, words separated by `_`, the operator by `__`. Writes
 * "" if it is too long. */
static void respell(const char *key, char ret_key[static KEY_MAX + 8])
{
	size_t len = 0;
	key += *key == '$' || (*key == '_' && key[1] != '_');
	ret_key[0] = '\0';
	if (strlen(key) > KEY_MAX / 2) /* each byte may become two */
		return;
	for (const char *p = key; *p; p++) {
		const char *sign = sign_operator(p);
		if (sign) {
			strcpy(ret_key + len, sign);
			return;
		}
		if (*p == ']')
			continue;
		if (strchr("[.:", *p)) {
			ret_key[len++] = '_';
			ret_key[len++] = '_';
			continue;
		}
		char small = text_lower(*p);
		if (small != *p && p > key && p[-1] >= 'a' && p[-1] <= 'z')
			ret_key[len++] = '_';
		ret_key[len++] = *p == '-' || *p == ' ' ? '_' : small;
	}
	while (len > 2 && ret_key[len - 1] == '_' && strchr("[]", key[strlen(key) - 1]))
		len--;
	ret_key[len] = '\0';
}

static const struct field *filterable(const struct resource *resource, const char *name)
{
	const struct field *field = resource_field(resource, name);
	return field && field->filterable ? field : NULL;
}

/* Finds an operator by our name or another API's. Returns false if it is unknown, or, with
 * *ret_known set, if the word means something else here. */
static bool find_operator(const char *word, enum op *ret_op, bool *ret_known)
{
	const char *ours = dialect_word(DIALECT_OPERATOR, word);
	*ret_known = ours != NULL;
	for (int op = 0; op < OPERATOR_COUNT; op++) {
		*ret_op = (enum op)op;
		if (strcmp(operator_name(*ret_op), ours ? ours : word) == 0)
			return *ret_known = true;
	}
	return false;
}

/* Finds the field's operator with the most similar name, unless two with different meanings are
 * equally similar. */
static bool nearest_operator(const struct field *field, const char *word, enum op *ret_op)
{
	struct nearest near = {.wanted = word};
	for (int op = 0; op < OPERATOR_COUNT; op++)
		if (operand_allows(field, (enum op)op))
			nearest_offer(&near, operator_name((enum op)op));
	bool one_meaning =
		near.nearest && (!near.rival || strncmp(near.nearest, near.rival, 2) == 0); /* gt and gte */
	bool known;
	return one_meaning && find_operator(near.nearest, ret_op, &known);
}

static bool write_filter(
	const struct field *field, enum op op, char ret_suggestion[static SUGGESTION_SIZE])
{
	/* for a list, `contains` means the same as `=` */
	if (op == OPERATOR_CONTAINS && field->type == FIELD_LIST)
		op = OPERATOR_EQ;
	if (!operand_allows(field, op))
		return false;
	snprintf(ret_suggestion, SUGGESTION_SIZE, "%s%s", field->name, operator_suffix(op));
	return true;
}

/* Finds the field with the role in search hits of this name, or of another resource's field of this
 * name: `verdict` gives `progress`, and `due_date` of targets gives `date` of facts. */
static const struct field *counterpart(
	const struct catalog *catalog, const struct resource *resource, const char *name)
{
	if (!catalog || resource_field(resource, name))
		return NULL;
	const struct field *shown = resource_hit(resource, name);
	if (shown && shown->filterable)
		return shown;
	for (size_t i = 0; i < catalog->resource_count; i++) {
		const struct field *other = resource_field(&catalog->resources[i], name);
		const struct field *field = other && other->hit ? resource_hit(resource, other->hit) : NULL;
		if (field && field->filterable)
			return field;
	}
	return NULL;
}

/* Finds a field by its title: `topic` gives `category`. */
static const struct field *titled(const struct resource *resource, const char *name)
{
	char title[KEY_MAX + 8];
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		if (!field->filterable || !field->title_en || !field->title_zh)
			continue;
		respell(field->title_en, title);
		if (strcmp(name, title) == 0 || strcmp(name, field->title_zh) == 0)
			return field;
	}
	return NULL;
}

static const struct field *nearest_field(
	const struct catalog *catalog, const struct resource *resource, const char *name)
{
	struct nearest near = {.wanted = name};
	const struct field *same = counterpart(catalog, resource, name);
	if (!same)
		same = titled(resource, name);
	if (same)
		return same;
	for (size_t i = 0; i < resource->field_count; i++)
		if (resource->fields[i].filterable)
			nearest_offer(&near, resource->fields[i].name);
	return near.nearest ? resource_field(resource, near.nearest) : NULL;
}

/* Suggests `field__operator` if either part is not quite right. */
static void suggest_operator(const struct catalog *catalog, const struct resource *resource,
	const char *key, const char *mark, char ret_suggestion[static SUGGESTION_SIZE])
{
	char name[CATALOG_NAME_MAX + 1];
	size_t len = (size_t)(mark - key);
	if (len >= sizeof name)
		return;
	snprintf(name, sizeof name, "%.*s", (int)len, key);
	const struct field *field = filterable(resource, name);
	enum op op = OPERATOR_EQ;
	bool known = false;
	if (!field)
		field = nearest_field(catalog, resource, name);
	if (!field)
		return;
	if (mark[2] == '\0' || find_operator(mark + 2, &op, &known) ||
		(!known && nearest_operator(field, mark + 2, &op)))
		write_filter(field, op, ret_suggestion);
}

/*
 * Suggests a filter for a field's name joined with an operator in any order: `height_gt`,
 * `min_height`, `is_automatic`. `year` alone, an operator of dates, applies to the date shown in
 * hits.
 */
static bool suggest_joined(
	const struct resource *resource, const char *key, char ret_suggestion[static SUGGESTION_SIZE])
{
	char text[KEY_MAX + 8];
	enum op op;
	bool known;
	const struct field *date = resource_hit(resource, "date");
	if (date && date->filterable && find_operator(key, &op, &known) && op == OPERATOR_YEAR)
		return write_filter(date, op, ret_suggestion);
	for (const char *mark = key; (mark = strchr(mark, '_')); mark++) {
		strcpy(text, key);
		text[mark - key] = '\0';
		const char *before = text, *after = mark + 1;
		const struct field *field = filterable(resource, before);
		if (field && find_operator(after, &op, &known))
			return write_filter(field, op, ret_suggestion);
		field = filterable(resource, after);
		if (field && find_operator(before, &op, &known))
			return write_filter(field, op, ret_suggestion);
	}
	return false;
}

/* Suggests a filter for an expression such as `$filter=height ge 3`, by its first words. */
static void suggest_expression(
	const struct resource *resource, const char *text, char ret_suggestion[static SUGGESTION_SIZE])
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
	char name[CATALOG_NAME_MAX + 1], word[16];
	size_t name_len = strspn(text, letters);
	const char *rest = text + name_len + strspn(text + name_len, " \t");
	size_t word_len = strspn(rest, letters);
	if (name_len >= sizeof name || word_len >= sizeof word)
		return;
	snprintf(name, sizeof name, "%.*s", (int)name_len, text);
	snprintf(word, sizeof word, "%.*s", (int)word_len, rest);
	const char *sign = sign_operator(rest);
	const struct field *field = filterable(resource, name);
	enum op op = OPERATOR_EQ;
	bool known = false;
	bool equals = *rest == '=' || *rest == ':';
	if (field && (equals || find_operator(sign ? sign + 2 : word, &op, &known)))
		write_filter(field, op, ret_suggestion);
}

static bool takes_filters(int scope)
{
	return scope == IN_COLLECTIONS || scope == IN_TABLE_PAGES;
}

/* Suggests the parameter or field with the most similar name. */
static void suggest_spelling(const struct resource *resource, int scope, const char *key,
	char ret_suggestion[static SUGGESTION_SIZE])
{
	struct nearest near = {.wanted = key};
	const struct parameter *parameter;
	for (size_t i = 0; (parameter = parameter_at(i)); i++)
		if (parameter->known_in & scope)
			nearest_offer(&near, parameter->name);
	for (size_t i = 0; takes_filters(scope) && i < resource->field_count; i++)
		if (resource->fields[i].filterable)
			nearest_offer(&near, resource->fields[i].name);
	if (near.nearest)
		snprintf(ret_suggestion, SUGGESTION_SIZE, "%s", near.nearest);
}

static bool suggest_parameter(
	int scope, const char *word, char ret_suggestion[static SUGGESTION_SIZE])
{
	if (!parameter_find(word, scope))
		return false;
	snprintf(ret_suggestion, SUGGESTION_SIZE, "%s", word);
	return true;
}

/* Removes redundant brackets: `filter[kind]`, `fields[lights]`; `page[size]` becomes one word. */
static const char *unwrap(char key[static KEY_MAX + 8])
{
	char *mark = strstr(key, "__");
	size_t len = mark ? (size_t)(mark - key) : 0;
	if (len == 4 && memcmp(key, "page", 4) == 0)
		memmove(mark, mark + 1, strlen(mark));
	if (len == 6 && memcmp(key, "fields", 6) == 0)
		*mark = '\0';
	bool filter =
		(len == 6 && memcmp(key, "filter", 6) == 0) || (len == 5 && memcmp(key, "where", 5) == 0);
	return filter ? mark + 2 : key;
}

static bool is_expression(const char *key)
{
	return strcmp(key, "filter") == 0 || strcmp(key, "where") == 0 || strcmp(key, "filters") == 0;
}

void suggestion_write(const struct catalog *catalog, const struct resource *resource, int scope,
	const struct argument *argument, char ret_suggestion[static SUGGESTION_SIZE])
{
	char respelt[KEY_MAX + 8];
	bool rows = takes_filters(scope);
	ret_suggestion[0] = '\0';
	respell(argument->key, respelt);
	const char *key = strpbrk(argument->key, "[.:") ? unwrap(respelt) : respelt;
	const struct field *field = rows ? filterable(resource, key) : NULL;
	if (rows && !field)
		field = counterpart(catalog, resource, key);
	if (*key == '\0' || suggest_parameter(scope, key, ret_suggestion) ||
		(field && write_filter(field, OPERATOR_EQ, ret_suggestion)))
		return;
	const char *mark = strstr(key, "__");
	const char *word = dialect_word(DIALECT_PARAMETER, key);
	if (mark && rows)
		suggest_operator(catalog, resource, key, mark, ret_suggestion);
	else if (is_expression(key) && rows)
		suggest_expression(resource, argument->value, ret_suggestion);
	else if (word)
		suggest_parameter(scope, word, ret_suggestion);
	else if (rows && (field = titled(resource, key)))
		write_filter(field, OPERATOR_EQ, ret_suggestion);
	else if (!rows || !suggest_joined(resource, key, ret_suggestion))
		suggest_spelling(resource, scope, key, ret_suggestion);
}
