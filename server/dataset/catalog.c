#include "dataset/catalog.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

struct catalog *catalog_create(void)
{
	return calloc(1, sizeof(struct catalog));
}

void catalog_destroy(struct catalog *catalog)
{
	if (!catalog)
		return;
	for (size_t i = 0; i < catalog->owned_count; i++)
		free(catalog->owned[i]);
	free(catalog->owned);
	free(catalog);
}

void *catalog_alloc(struct catalog *catalog, size_t size)
{
	if (size > CATALOG_SIZE_MAX - catalog->size)
		return NULL;
	void **owned = realloc(catalog->owned, (catalog->owned_count + 1) * sizeof *owned);
	if (!owned)
		return NULL;
	catalog->owned = owned;
	void *memory = calloc(1, size);
	if (!memory)
		return NULL;
	owned[catalog->owned_count++] = memory;
	catalog->size += size;
	return memory;
}

const char *catalog_text(struct catalog *catalog, const char *text)
{
	if (!text)
		return NULL;
	size_t size = strlen(text) + 1;
	char *copy = catalog_alloc(catalog, size);
	if (copy)
		memcpy(copy, text, size);
	return copy;
}

const struct resource *catalog_resource(const struct catalog *catalog, const char *name)
{
	for (size_t i = 0; i < catalog->resource_count; i++)
		if (strcmp(catalog->resources[i].name, name) == 0)
			return &catalog->resources[i];
	return NULL;
}

bool catalog_is_member(const struct catalog *catalog, const char *name)
{
	for (size_t i = 0; i < catalog->resource_count; i++) {
		const struct field *field = resource_field(&catalog->resources[i], name);
		if (field && field->type == FIELD_JSON)
			return true;
	}
	for (size_t i = 0; i < catalog->about_count; i++)
		if (strcmp(catalog->abouts[i].name, name) == 0)
			return true;
	return false;
}

const struct story *catalog_story(const struct catalog *catalog, const char *name)
{
	for (size_t i = 0; i < catalog->story_count; i++)
		if (strcmp(catalog->stories[i].name, name) == 0)
			return &catalog->stories[i];
	return NULL;
}

const char *catalog_shape(const struct catalog *catalog, const char *name)
{
	for (size_t i = 0; i < catalog->shape_count; i++)
		if (strcmp(catalog->shapes[i].name, name) == 0)
			return catalog->shapes[i].json;
	return NULL;
}

const struct vocabulary *catalog_vocabulary(const struct catalog *catalog, const char *name)
{
	for (size_t i = 0; i < catalog->vocabulary_count; i++)
		if (strcmp(catalog->vocabularies[i].name, name) == 0)
			return &catalog->vocabularies[i];
	return NULL;
}

const struct meaning *catalog_meaning(
	const struct catalog *catalog, const struct field *field, const char *word)
{
	const struct vocabulary *vocabulary =
		field->vocabulary ? catalog_vocabulary(catalog, field->vocabulary) : NULL;
	for (size_t i = 0; vocabulary && vocabulary->meanings && i < vocabulary->words.count; i++)
		if (strcmp(vocabulary->words.words[i], word) == 0)
			return &vocabulary->meanings[i];
	return NULL;
}

const struct field *resource_field(const struct resource *resource, const char *name)
{
	for (size_t i = 0; i < resource->field_count; i++)
		if (strcmp(resource->fields[i].name, name) == 0)
			return &resource->fields[i];
	return NULL;
}

const char *field_type_name(enum field_type type)
{
	static const char *const names[] = {
		[FIELD_TEXT] = "text",
		[FIELD_INTEGER] = "integer",
		[FIELD_NUMBER] = "number",
		[FIELD_BOOLEAN] = "boolean",
		[FIELD_LIST] = "list",
		[FIELD_JSON] = "json",
	};
	return names[type];
}

bool field_is_date(const struct field *field)
{
	return field->format && strcmp(field->format, "date") == 0;
}

bool field_is_digest(const struct field *field)
{
	return field->format && strcmp(field->format, "sha256") == 0;
}

bool field_is_hit(const struct field *field, const char *name)
{
	return field->hit && strcmp(field->hit, name) == 0;
}

const struct field *resource_hit(const struct resource *resource, const char *name)
{
	for (size_t i = 0; i < resource->field_count; i++)
		if (field_is_hit(&resource->fields[i], name))
			return &resource->fields[i];
	return NULL;
}

const struct field *resource_time(const struct resource *resource)
{
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		if (field_is_hit(field, "date") && field_is_date(field) && field->sortable)
			return field;
	}
	return NULL;
}

bool field_refers(const struct field *field, const char *name)
{
	size_t len;
	for (const char *refs = field->ref, *ref; (ref = text_next_word(&refs, &len));)
		if (len == strlen(name) && memcmp(ref, name, len) == 0)
			return true;
	return false;
}

const struct relation *resource_relation(const struct resource *resource, const char *name)
{
	for (size_t i = 0; i < resource->relation_count; i++)
		if (strcmp(resource->relations[i].name, name) == 0)
			return &resource->relations[i];
	return NULL;
}

const char *language_code(enum language language)
{
	static const char *const codes[] = {
#define X(id, code, joint) [LANGUAGE_##id] = code,
		LANGUAGES(X)
#undef X
	};
	return codes[language];
}

const char *language_joint(enum language language)
{
	static const char *const joints[] = {
#define X(id, code, joint) [LANGUAGE_##id] = joint,
		LANGUAGES(X)
#undef X
	};
	return joints[language];
}

enum language language_find(const char *code)
{
	int language = LANGUAGE_COUNT - 1;
	while (language > LANGUAGE_NONE && strcmp(code, language_code((enum language)language)) != 0)
		language--;
	return (enum language)language;
}

bool words_contain(const struct words *words, const char *word)
{
	for (size_t i = 0; i < words->count; i++)
		if (strcmp(words->words[i], word) == 0)
			return true;
	return false;
}
