#ifndef TREE_H
#define TREE_H

#include "pages/view.h"

/*
 * Writes the value of a field that may be nested: an array of objects as a table, another array as
 * an inline list, an object as a list of its members, anything else as an atom (atom.h). Members
 * are titled and written as member.h finds. Two members `x_resource` and `x_id` form one link.
 */
void tree_write(struct view *view, const struct field *field, const json_t *value);

#endif
