#include "query/group_page.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/db.h"
#include "query/coded_dictionary.h"
#include "query/grouping.h"

#include <stdlib.h>
#include <string.h>

/* A value of a term as an integer in the order of the values. */
struct position {
	bool null;
	int64_t number;
};

/* The sort key of a group: positions that increase in the order of the query. */
struct sort_key {
	struct position terms[QUERY_TERMS_MAX];
	const struct slot *slot;
};

/* Maps a double to an integer with the same order. */
static int64_t rising(double number)
{
	int64_t bits;
	number += 0.0; /* -0.0 becomes 0.0 */
	memcpy(&bits, &number, sizeof bits);
	return bits < 0 ? bits ^ INT64_MAX : bits;
}

/* The index of the group's field that a term sorts by. */
static size_t field_of(const struct query *query, size_t term)
{
	return (size_t)(query->sort[term].field - query->grouped.fields);
}

/* Returns the position of a count or an aggregate; of a text, which a cursor may forge, as of null.
 */
static struct position position_of_number(
	const struct query *query, size_t field, const struct value *value)
{
	if (value->type == VALUE_NULL || value->type == VALUE_TEXT)
		return (struct position){.null = true};
	bool integer = query->grouped.fields[field].type == FIELD_INTEGER;
	return (struct position){.number = integer ? value->integer : rising(value_as_number(value))};
}

static struct position position_of_group(
	const struct grouping *g, const struct slot *slot, size_t field)
{
	if (field < g->query->group_count) {
		uint16_t code = grouping_code(slot, field);
		return (struct position){.null = code == g->dictionaries[field].null,
			.number = dictionary_rank(&g->dictionaries[field], code)};
	}
	struct value value = grouping_value(g, slot, field);
	return position_of_number(g->query, field, &value);
}

/*
 * Stores the position of a value from a cursor, which no group may have. Returns false and sets err
 * on failure.
 */
static bool find_position(const struct grouping *g, struct db *db, const struct value *value,
	size_t field, struct position *ret_position, struct error *err)
{
	*ret_position = (struct position){.null = value->type == VALUE_NULL};
	if (field >= g->query->group_count)
		*ret_position = position_of_number(g->query, field, value);
	else if (!ret_position->null && g->dictionaries[field].coded)
		return coded_dictionary_place(
			&g->dictionaries[field], db, value, &ret_position->number, err);
	else if (!ret_position->null)
		ret_position->number = dictionary_place(&g->dictionaries[field], value);
	return true;
}

static struct position turned(const struct query *query, size_t term, struct position position)
{
	if (query->sort[term].descending)
		position.number = ~position.number;
	return position;
}

/* Null comes last in either direction. */
static int compare(const void *one, const void *other)
{
	const struct sort_key *a = one, *b = other;
	for (size_t i = 0; i < QUERY_TERMS_MAX; i++) {
		const struct position *x = &a->terms[i], *y = &b->terms[i];
		if (x->null != y->null)
			return x->null ? 1 : -1;
		if (!x->null && x->number != y->number)
			return x->number < y->number ? -1 : 1;
	}
	return 0;
}

/* Sorts the groups after `behind` (NULL: all). Returns their number. */
static size_t sort(const struct grouping *g, const struct sort_key *behind, struct sort_key *keys)
{
	size_t count = 0;
	for (size_t i = 0; i < GROUPING_SLOTS; i++) {
		const struct slot *slot = &g->slots[i];
		struct sort_key *key = &keys[count];
		if (slot->rows == 0)
			continue;
		*key = (struct sort_key){.slot = slot};
		for (size_t term = 0; term < g->query->sort_count; term++)
			key->terms[term] =
				turned(g->query, term, position_of_group(g, slot, field_of(g->query, term)));
		count += !behind || compare(key, behind) > 0;
	}
	qsort(keys, count, sizeof *keys, compare);
	return count;
}

/* Reads those values of a coded dimension that the page shows. */
static bool load_words(const struct slot *const *slots, size_t count, size_t dimension,
	struct dictionary *dictionary, struct db *db, struct error *err)
{
	struct buf codes;
	uint8_t *wanted = calloc(1, CODES_WORDS);
	size_t distinct = 0;
	buf_init(&codes, CODES_WORDS * sizeof "65535,");
	for (size_t i = 0; wanted && i < count; i++) {
		uint16_t code = grouping_code(slots[i], dimension);
		if (!wanted[code])
			buf_printf(&codes, "%c%d", codes.len > 0 ? ',' : '[', code);
		distinct += !wanted[code];
		wanted[code] = 1;
	}
	buf_puts(&codes, codes.len > 0 ? "]" : "[]");
	struct value list = value_text(codes.data, codes.len);
	bool ok = (wanted && buf_text(&codes)) ||
		error_set(err, ERROR_INTERNAL, "no memory for the values of groups");
	ok = ok && coded_dictionary_load(dictionary, db, &list, distinct, err);
	free(wanted);
	buf_finish(&codes);
	return ok;
}

/* Converts the sort values of a row. Returns false and sets err on failure. */
static bool place(const struct grouping *g, struct db *db, const struct value *row,
	struct sort_key *ret_key, struct error *err)
{
	*ret_key = (struct sort_key){.slot = NULL};
	for (size_t i = 0; i < g->query->sort_count; i++) {
		struct position position;
		if (!find_position(g, db, &row[i], field_of(g->query, i), &position, err))
			return false;
		ret_key->terms[i] = turned(g->query, i, position);
	}
	return true;
}

bool group_page_sort(struct grouping *g, struct db *db, const struct value *after,
	const struct slot **ret_slots, size_t *ret_count, struct error *err)
{
	struct sort_key behind, *keys = malloc((g->count + 1) * sizeof *keys);
	size_t max = (size_t)query_rows_max(g->query) + 1, count = 0;
	bool ok = keys || error_set(err, ERROR_INTERNAL, "no memory for the order of groups");
	ok = ok && (!after || place(g, db, after, &behind, err));
	if (ok)
		count = sort(g, after ? &behind : NULL, keys);
	*ret_count = count < max ? count : max;
	for (size_t i = 0; i < *ret_count; i++)
		ret_slots[i] = keys[i].slot;
	free(keys);
	for (size_t i = 0; i < g->query->group_count && ok; i++)
		if (g->dictionaries[i].coded)
			ok = load_words(ret_slots, *ret_count, i, &g->dictionaries[i], db, err);
	return ok;
}
