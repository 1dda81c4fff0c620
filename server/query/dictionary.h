#ifndef DICTIONARY_H
#define DICTIONARY_H

#include "base/buf.h"
#include "query/dimension.h"

#include <stdbool.h>
#include <stdint.h>

struct error;
struct value;

struct word;

/*
 * The distinct values of a dimension, each with a code of two bytes: of a large resource those of
 * the build, whose order is that of the values (coded_dictionary.h); else those that
 * dictionary_add() gives.
 */
struct dictionary {
	const struct resource *resource;
	const struct dimension *dimension;
	bool coded;
	int64_t null;       /* the code of null; -1 if there is none */
	struct word *words; /* by code */
	struct buf texts;
	/* unless coded: */
	size_t count;
	uint16_t *slots;  /* open hash table: a code plus one, 0 marks a free slot */
	uint16_t *ranks;  /* by code, once dictionary_sort() was called */
	uint16_t *sorted; /* codes, by rank */
};

/*
 * Prepares a zeroed struct for the codes of the build (`coded`) or for its own. Returns false and
 * sets err if out of memory; dictionary_finish() may be called then, too.
 */
bool dictionary_begin(struct dictionary *dictionary, const struct resource *resource,
	const struct dimension *dimension, bool coded, struct error *err);
void dictionary_finish(struct dictionary *dictionary);

/*
 * Returns the code of a value, a new one if it was not added before; -1 if it would be
 * the second past QUERY_GROUPS_MAX, or if dictionary->texts has failed.
 */
int dictionary_add(struct dictionary *dictionary, const struct value *value);

/* Orders the values that were added: null last, numbers by size, texts by their bytes. */
void dictionary_sort(struct dictionary *dictionary);

/* Stores the value of a code; dictionary->texts may fail. */
void dictionary_set(struct dictionary *dictionary, uint16_t code, const struct value *value);

/*
 * Returns the value of a code, null if none was added or set; its text is valid until the next
 * change.
 */
struct value dictionary_value(const struct dictionary *dictionary, uint16_t code);

/*
 * The place of a code among the values: an even number. dictionary_place() returns that of any
 * value but null: an odd number, between its neighbours, if it was not added. Both need
 * dictionary_sort(), unless the codes are those of the build, whose values have a
 * coded_dictionary_place().
 */
int64_t dictionary_rank(const struct dictionary *dictionary, uint16_t code);
int64_t dictionary_place(const struct dictionary *dictionary, const struct value *value);

#endif
