#ifndef FIELDS_H
#define FIELDS_H

#include "pages/view.h"

/*
 * Writes the fields of an item as a list, each with its companion fields (parts.h): verdict, date,
 * amount, then links and prose, then the others, folded if there are many. A word for a period, in
 * a field whose name ends in `_period`, stands with the date. A field is followed by those whose
 * names begin with its name. Omits what other parts of the page show: the title, lists with a
 * section of their own, and fields written with another one.
 */
void fields_write(struct view *view, const json_t *item);

/*
 * Writes the remaining fields, which few readers need: key, digests, and what a value is based on.
 */
void fields_write_details(struct view *view, const json_t *item);

/* Whether fields_write_details() writes the field. */
bool fields_is_detail(const struct resource *resource, const struct field *field);

#endif
