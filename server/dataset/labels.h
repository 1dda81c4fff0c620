#ifndef LABELS_H
#define LABELS_H

#include "dataset/catalog.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct error;

/* Bytes of what a name is called, NUL included: a field's name and a suffix. */
enum { LABEL_NAME_SIZE = 80 };

/*
 * Finds for each field of a catalog that refers to records what their names are called beside it,
 * and where they are: `initiative_id` has `initiative_name`, the list `source_ids` has
 * `source_names`. Of `*`, the resources come first whose items stand in no other one. Orders the
 * columns of each resource's table: what a record is called, what is said of it, then whom it
 * refers to, and its key. False with ERROR_UNAVAILABLE for a label that names no text field, for a
 * name that a field or another name bears already, or without memory.
 */
bool labels_derive(struct catalog *catalog, struct error *err);

/* A piece of a resource's label in a language, which is a field's name; false if it is too long for
 * one. */
bool labels_field(
	const char *piece, size_t len, enum language language, char ret_name[static LABEL_NAME_SIZE]);

/* The set of the fields that a resource's label names in any language; each must be there. */
uint64_t labels_fields(const struct resource *resource);

#endif
