#ifndef FIELDS_H
#define FIELDS_H

#include "pages/view.h"

/*
 * Writes the fields of an item as a list, each with what is said with it (parts.h): what came of
 * it, when it is, how much, what the first rests on, then links and prose, then the others, folded
 * where they are many; each with those behind it whose names begin with its own. What stands
 * elsewhere on the page is left out: the title, lists of what has a section, fields with parts.
 */
void fields_write(struct view *view, const json_t *item);

/* The rest of them, which few ask for: the key, digests, on what a value rests. */
void fields_write_details(struct view *view, const json_t *item);

/* Whether a field is one of those. */
bool fields_is_detail(const struct resource *resource, const struct field *field);

#endif
