#ifndef CODED_DICTIONARY_H
#define CODED_DICTIONARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;
struct error;
struct value;
struct dictionary;

/*
 * The values of a dimension that the build has coded, from api_word (dictionary.h). Rows have codes
 * of the field's values, so that the years of a date field have the code of their first date.
 *
 * All functions return false and set err on failure.
 */

/*
 * Reads which code null has, and for years stores in *ret_firsts, to be freed by the caller, for
 * each code the first code of the same year, or the code itself if it has no value; otherwise NULL.
 */
bool coded_dictionary_begin(
	struct dictionary *dictionary, struct db *db, uint16_t **ret_firsts, struct error *err);

/* Reads the values of `count` codes in a JSON array, each of which must have one. */
bool coded_dictionary_load(struct dictionary *dictionary, struct db *db, const struct value *codes,
	size_t count, struct error *err);

/* Stores what dictionary_place() returns. */
bool coded_dictionary_place(const struct dictionary *dictionary, struct db *db,
	const struct value *value, int64_t *ret_place, struct error *err);

#endif
