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

enum { KEY_MAX = 140 }; /* bytes of a key that is thought about */

/* `height>=3` has the key `height>`, and `height>3` is a key alone. */
static const char *sign_operator(const char *sign)
{
	bool equal = sign[1] == '\0' || sign[1] == '=';
	return *sign == '>' ? (equal ? "__gte" : "__gt")
		: *sign == '<'  ? (equal ? "__lte" : "__lt")
		: *sign == '!'  ? "__ne"
						: NULL;
}

/* Our spelling of a key: small letters, words parted by `_`, an operator by `__`. Empty for too
 * long ones. */
static void respell(const char *key, char ret_key[static KEY_MAX + 8])
{
	size_t len = 0;
	key += *key == '$' || (*key == '_' && key[1] != '_');
	ret_key[0] = '\0';
	if (strlen(key) > KEY_MAX / 2) /* each byte becomes two at most */
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

/* Our operator by our name or by another's; false, with *ret_known, where it has another meaning
 * than all. */
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

/* The field's operator that is spelt most alike, unless two that mean different things are. */
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
	/* to contain a member is what `=` asks of a list */
	if (op == OPERATOR_CONTAINS && field->type == FIELD_LIST)
		op = OPERATOR_EQ;
	if (!operand_allows(field, op))
		return false;
	snprintf(ret_suggestion, SUGGESTION_SIZE, "%s%s", field->name, operator_suffix(op));
	return true;
}

/* What hits show as another resource's field of this name: `due_date` of targets is `date` of
 * facts. */
static const struct field *counterpart(
	const struct catalog *catalog, const struct resource *resource, const char *name)
{
	if (!catalog || resource_field(resource, name))
		return NULL;
	for (size_t i = 0; i < catalog->resource_count; i++) {
		const struct field *other = resource_field(&catalog->resources[i], name);
		const struct field *field = other && other->hit ? resource_hit(resource, other->hit) : NULL;
		if (field && field->filterable)
			return field;
	}
	return NULL;
}

static const struct field *nearest_field(
	const struct catalog *catalog, const struct resource *resource, const char *name)
{
	struct nearest near = {.wanted = name};
	const struct field *same = counterpart(catalog, resource, name);
	if (same)
		return same;
	for (size_t i = 0; i < resource->field_count; i++)
		if (resource->fields[i].filterable)
			nearest_offer(&near, resource->fields[i].name);
	return near.nearest ? resource_field(resource, near.nearest) : NULL;
}

/* `field__word`, one of them or both not quite ours. */
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

/* `height_gt`, `min_height`, `is_automatic`: a field's name and an operator, whichever comes first.
 */
static bool suggest_joined(
	const struct resource *resource, const char *key, char ret_suggestion[static SUGGESTION_SIZE])
{
	char text[KEY_MAX + 8];
	enum op op;
	bool known;
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

/* `$filter=height ge 3`: a condition as one text; what its beginning names. */
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

/* A parameter or a field whose name is spelt much the same. */
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

/* `filter[kind]` and `fields[lights]` say twice what they are; `page[size]` is one word in two. */
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
	else if (!rows || !suggest_joined(resource, key, ret_suggestion))
		suggest_spelling(resource, scope, key, ret_suggestion);
}
