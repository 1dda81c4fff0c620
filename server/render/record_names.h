#ifndef RECORD_NAMES_H
#define RECORD_NAMES_H

#include "base/buf.h"
#include "dataset/catalog.h"

#include <stdbool.h>

struct db;
struct error;
struct statement;
struct value;

/*
 * Looks up the names, in one language, of records that rows refer to. Names are cached while there
 * is room, since many rows refer to the same records.
 */
struct record_names {
	struct db *db;
	enum language language;    /* LANGUAGE_NONE: nothing is looked up */
	struct statement *rows;    /* NULL until the first lookup */
	struct statement *decoder; /* NULL until the first key with escapes */
	struct record_name *places;
	struct buf texts; /* cached keys, each followed by its name */
};

void record_names_init(struct record_names *names, struct db *db, enum language language);
void record_names_finish(struct record_names *names);

/*
 * Finds the name of the record that a field refers to by key, a text or null: that of the first
 * resource with such a key. The name is null if there is no such record, it has no name in this
 * language, or the key is null.
 * It is valid until the next call. Returns false and sets err on failure.
 */
bool record_names_find(struct record_names *names, const struct field *field,
	const struct value *key, struct value *ret_name, struct error *err);

/*
 * Takes the next key off a JSON array of keys, and advances *list. Returns 1; 0 at the end; or -1
 * and sets err. The key is valid until the next call and as long as the list is.
 */
int record_names_next_key(
	struct record_names *names, struct value *list, struct value *ret_key, struct error *err);

#endif
