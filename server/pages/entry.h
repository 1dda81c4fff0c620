#ifndef ENTRY_H
#define ENTRY_H

#include "pages/view.h"

#include <stdint.h>

/* Writes a link to a record, by its name; by its key where it has none. */
void entry_write_link(struct view *view, const struct resource *resource, const json_t *item);

/*
 * Writes a word of a vocabulary with its mark, whose colour is by its place there: words of one vocabulary are told
 * apart by it everywhere.
 */
void entry_write_word(struct view *view, const struct field *field, const char *word);

/* The class of that mark; 0 for what is no word of the field's. */
size_t entry_mark(const struct field *field, const char *word);

/* Writes when a record is of, and what came of it: what a hit of a search shows as date and as verdict. */
void entry_write_points(struct view *view, const struct resource *resource, const json_t *item);

/* Writes what else a record says, of a set of its fields: those in the page's language that are not its name. */
void entry_write_rest(
	struct view *view, const struct resource *resource, const json_t *item, uint64_t shown);

#endif
