#include "query/dictionary.h"

#include "base/error.h"
#include "base/text.h"
#include "base/value.h"
#include "query/codes.h"
#include "query/cursor.h"
#include "query/query.h"

#include <stdlib.h>
#include <string.h>

enum {
	VALUES_MAX = QUERY_GROUPS_MAX + 1,
	SLOTS = 1 << 15,
	TEXTS_MAX = VALUES_MAX * CURSOR_TEXT_MAX, /* bytes: what is grouped by is no longer */
};

_Static_assert(SLOTS > 2 * VALUES_MAX, "the hash table stays half empty");

struct word {
	struct value value;
	size_t at; /* of a text, in dictionary.texts, which moves */
};

bool dictionary_begin(struct dictionary *dictionary, const struct resource *resource,
	const struct dimension *dimension, bool coded, struct error *err)
{
	dictionary->resource = resource;
	dictionary->dimension = dimension;
	dictionary->coded = coded;
	dictionary->null = -1;
	dictionary->words = calloc(coded ? CODES_WORDS : VALUES_MAX, sizeof *dictionary->words);
	buf_init(&dictionary->texts, TEXTS_MAX);
	if (!coded) {
		dictionary->slots = calloc(SLOTS, sizeof *dictionary->slots);
		dictionary->ranks = calloc(VALUES_MAX, sizeof *dictionary->ranks);
		dictionary->sorted = calloc(VALUES_MAX, sizeof *dictionary->sorted);
	}
	bool whole = dictionary->words &&
		(coded || (dictionary->slots && dictionary->ranks && dictionary->sorted));
	return whole || error_set(err, ERROR_INTERNAL, "no memory for the values of groups");
}

void dictionary_finish(struct dictionary *dictionary)
{
	free(dictionary->words);
	free(dictionary->slots);
	free(dictionary->ranks);
	free(dictionary->sorted);
	buf_finish(&dictionary->texts);
}

void dictionary_set(struct dictionary *dictionary, uint16_t code, const struct value *value)
{
	dictionary->words[code] = (struct word){.value = *value, .at = dictionary->texts.len};
	if (value->type == VALUE_TEXT)
		buf_put(&dictionary->texts, value->text, value->len);
	if (value->type == VALUE_NULL)
		dictionary->null = code;
}

struct value dictionary_value(const struct dictionary *dictionary, uint16_t code)
{
	const struct word *word = &dictionary->words[code];
	struct value value = word->value;
	if (value.type == VALUE_TEXT)
		value.text = value.len > 0 ? dictionary->texts.data + word->at : "";
	return value;
}

static uint64_t hash_of(const struct value *value)
{
	if (value->type == VALUE_NULL)
		return TEXT_HASH;
	if (value->type == VALUE_TEXT)
		return text_hash(TEXT_HASH, value->text, value->len);
	double number = value_as_number(value) + 0.0; /* -0.0 becomes 0.0 */
	return text_hash(TEXT_HASH, &number, sizeof number);
}

int dictionary_add(struct dictionary *dictionary, const struct value *value)
{
	size_t at = hash_of(value) % SLOTS;
	for (; dictionary->slots[at] > 0; at = (at + 1) % SLOTS) {
		uint16_t code = dictionary->slots[at] - 1;
		struct value there = dictionary_value(dictionary, code);
		if (value_compare(&there, value) == 0)
			return code;
	}
	if (dictionary->count > QUERY_GROUPS_MAX)
		return -1;
	dictionary_set(dictionary, (uint16_t)dictionary->count, value);
	dictionary->slots[at] = (uint16_t)++dictionary->count;
	return dictionary->texts.failed ? -1 : dictionary->slots[at] - 1;
}

static int compare_codes(const void *one, const void *other, void *context)
{
	struct value a = dictionary_value(context, *(const uint16_t *)one),
				 b = dictionary_value(context, *(const uint16_t *)other);
	return value_compare(&a, &b);
}

void dictionary_sort(struct dictionary *dictionary)
{
	for (size_t i = 0; i < dictionary->count; i++)
		dictionary->sorted[i] = (uint16_t)i;
	qsort_r(dictionary->sorted, dictionary->count, sizeof *dictionary->sorted, compare_codes,
		dictionary);
	for (size_t i = 0; i < dictionary->count; i++)
		dictionary->ranks[dictionary->sorted[i]] = (uint16_t)i;
}

int64_t dictionary_rank(const struct dictionary *dictionary, uint16_t code)
{
	return 2 * (dictionary->coded ? code : dictionary->ranks[code]);
}

int64_t dictionary_place(const struct dictionary *dictionary, const struct value *value)
{
	size_t first = 0, behind = dictionary->count;
	while (first < behind) {
		size_t middle = (first + behind) / 2;
		struct value there = dictionary_value(dictionary, dictionary->sorted[middle]);
		int order = value_compare(&there, value);
		if (order == 0)
			return 2 * (int64_t)middle;
		if (order < 0)
			first = middle + 1;
		else
			behind = middle;
	}
	return 2 * (int64_t)first - 1;
}
