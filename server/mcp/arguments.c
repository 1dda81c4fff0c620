#include "mcp/arguments.h"

#include "base/error.h"
#include "base/text.h"

#include <string.h>
#include <strings.h>

/* Names that other servers use for these arguments, which similarity of spelling would not find. */
static const struct {
	const char *known, *others;
} synonyms[] = {
	{"where", "filter filters condition conditions criteria"},
	{"query", "q text search keyword keywords term terms words question prompt"},
	{"q", "query text search keyword keywords term terms words"},
	{"statement", "text claim sentence query q assertion"},
	{"id", "key uri url ids record path name"},
	{"resource", "table collection entity type dataset name index"},
	{"type", "resource resources table collection kind"},
	{"limit", "count size n top top_k k max max_results page_size per_page first rows"},
	{"cursor", "page offset after next page_token skip start"},
	{"fields", "columns select properties attributes include"},
	{"sort", "order order_by orderBy"},
	{"group", "by count_by"},
	{"aggregate", "metrics metric function"},
};

/* Returns the tool's argument that other servers call by this name, or NULL. */
static const char *find_synonym(const json_t *properties, const char *name)
{
	size_t len;
	for (size_t i = 0; i < sizeof synonyms / sizeof *synonyms; i++) {
		const char *at = synonyms[i].others;
		for (const char *word; (word = text_next_word(&at, &len)) != NULL;)
			if (strlen(name) == len && strncasecmp(word, name, len) == 0 &&
				json_object_get(properties, synonyms[i].known))
				return synonyms[i].known;
	}
	return NULL;
}

static void add_unknown(json_t *properties, const char *name, struct error *err)
{
	struct nearest search = {.wanted = name, .nearest = find_synonym(properties, name)};
	const char *known;
	json_t *schema;
	json_object_foreach(properties, known, schema)
	{
		nearest_offer(&search, known);
	}
	/* a field may be meant as a condition: {"resource": …, "date__year": 2021} */
	if (!search.nearest && json_object_get(properties, "where"))
		search.nearest = "where";
	error_add(err, ERROR_BAD_QUERY, name, NULL, search.nearest, "is no argument of this tool");
}

static bool has_type(const json_t *value, const char *type)
{
	return strcmp(type, "string") == 0 ? json_is_string(value)
		: strcmp(type, "integer") == 0 ? json_is_integer(value)
									   : json_is_object(value);
}

static json_int_t bound(const json_t *schema, const char *name, json_int_t without)
{
	const json_t *value = json_object_get(schema, name);
	return value ? json_integer_value(value) : without;
}

static void check_text(
	const json_t *schema, const char *name, const json_t *value, struct error *err)
{
	json_int_t len = (json_int_t)text_count(json_string_value(value), json_string_length(value));
	json_int_t most = bound(schema, "maxLength", len);
	if (len < bound(schema, "minLength", 0))
		error_add(err, ERROR_BAD_QUERY, name, "", NULL, "is empty");
	else if (len > most)
		error_add(err, ERROR_BAD_QUERY, name, json_string_value(value), NULL,
			"has more than %lld characters", (long long)most);
}

static void check_number(
	const json_t *schema, const char *name, const json_t *value, struct error *err)
{
	json_int_t least = bound(schema, "minimum", 0), most = bound(schema, "maximum", 0);
	json_int_t number = json_integer_value(value);
	if (number < least || number > most)
		error_add(err, ERROR_BAD_QUERY, name, NULL, NULL, "must be %lld to %lld", (long long)least,
			(long long)most);
}

static void check_value(
	const json_t *schema, const char *name, const json_t *value, struct error *err)
{
	const char *type = json_string_value(json_object_get(schema, "type"));
	if (!has_type(value, type))
		error_add(err, ERROR_BAD_QUERY, name, NULL, NULL, "must be of the type %s", type);
	else if (json_is_string(value))
		check_text(schema, name, value, err);
	else if (json_is_integer(value))
		check_number(schema, name, value, err);
}

bool arguments_check(const json_t *schema, json_t *arguments, struct error *err)
{
	json_t *properties = json_object_get(schema, "properties"), *value;
	const json_t *required = json_object_get(schema, "required");
	const char *name;
	json_object_foreach(arguments, name, value)
	{
		const json_t *known = json_object_get(properties, name);
		if (known)
			check_value(known, name, value, err);
		else
			add_unknown(properties, name, err);
	}
	for (size_t i = 0; i < json_array_size(required); i++) {
		name = json_string_value(json_array_get(required, i));
		if (!json_object_get(arguments, name))
			error_add(err, ERROR_BAD_QUERY, name, NULL, NULL, "is missing");
	}
	return err->code == ERROR_NONE;
}
