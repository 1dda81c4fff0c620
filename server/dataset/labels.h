#ifndef LABELS_H
#define LABELS_H

#include "dataset/catalog.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct error;

/* Size of the name of a label column: a field's name and a suffix. */
enum { LABEL_NAME_SIZE = 80 };

/*
 * Determines for each field that refers to records the name of the column with their names, and the
 * resources to look them up in: `initiative_id` has `initiative_name`, the list `source_ids` has
 * `source_names`. For `*`, resources searched by default come first. Also orders the columns of
 * each resource's table: names, statements, references, key. Returns false with ERROR_UNAVAILABLE
 * for a label that names no text field, for a name already used by a field or another label, or if
 * out of memory.
 */
bool labels_derive(struct catalog *catalog, struct error *err);

/*
 * Stores the field name that a piece of a resource's label stands for in a language. Returns false
 * if it is too long.
 */
bool labels_field(
	const char *piece, size_t len, enum language language, char ret_name[static LABEL_NAME_SIZE]);

/* Returns the set of fields in a resource's label, in all languages; each must exist. */
uint64_t labels_fields(const struct resource *resource);

#endif
