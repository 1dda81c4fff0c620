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
	enum language language; /* LANGUAGE_NONE: nothing is looked up */
	struct statement *rows; /* NULL until the first lookup */
	struct record_name *places;
	struct buf texts; /* cached keys, each followed by its name */
};

void record_names_init(struct record_names *names, struct db *db, enum language language);
void record_names_finish(struct record_names *names);

/*
 * Finds the name of the record that a field refers to by key: that of the first resource with such
 * a key. The name is null if there is no such record or it has no name in this language. A key from
 * a list field is given as in JSON, with quotation marks. The name is valid until the next call.
 * Returns false and sets err on failure.
 */
bool record_names_find(struct record_names *names, const struct field *field,
	const struct value *key, struct value *ret_name, struct error *err);

/*
 * Takes the next key, with its quotation marks, off a JSON array of keys, and advances *list.
 * Returns false at the end.
 */
bool record_names_next_key(struct value *list, struct value *ret_key);

#endif
