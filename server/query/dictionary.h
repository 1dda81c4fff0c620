#ifndef DICTIONARY_H
#define DICTIONARY_H

#include "base/buf.h"
#include "query/dimension.h"

#include <stdbool.h>
#include <stdint.h>

struct error;
struct value;

enum {
	DICTIONARY_TEXTS_MAX = 8 << 20, /* bytes of the texts of one dimension */
	DICTIONARY_PLACES = 1 << 15,    /* slots of a hash table: more than twice QUERY_GROUPS_MAX */
};

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
	uint16_t *places; /* open hash table: a code plus one, 0 marks a free slot */
	uint16_t *ranks;  /* by code, once dictionary_sort() was called */
	uint16_t *sorted; /* codes, by rank */
};

/*
 * Prepares a zeroed struct. Returns false and sets err if out of memory; dictionary_finish() may be
 * called then, too.
 */
bool dictionary_begin(struct dictionary *dictionary, const struct resource *resource,
	const struct dimension *dimension, struct error *err);
void dictionary_finish(struct dictionary *dictionary);

/*
 * Returns the code of a value, a new one if it was not added before; -1 if there are more than
 * QUERY_GROUPS_MAX values, or if dictionary->texts has failed.
 */
int dictionary_add(struct dictionary *dictionary, const struct value *value);

/* Orders the values that were added: null last, numbers by size, texts by their bytes. */
void dictionary_sort(struct dictionary *dictionary);

/* Stores the value of a code. */
void dictionary_set(struct dictionary *dictionary, uint16_t code, const struct value *value);

/* Returns the value of a code that was added or set; its text is valid until the next change. */
struct value dictionary_value(const struct dictionary *dictionary, uint16_t code);

/*
 * The place of a code among the values: an even number. dictionary_place() returns that of any
 * value but null: an odd number, between its neighbours, if it was not added.
 */
int64_t dictionary_rank(const struct dictionary *dictionary, uint16_t code);
int64_t dictionary_place(const struct dictionary *dictionary, const struct value *value);

#endif
