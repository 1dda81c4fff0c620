#ifndef RELATED_H
#define RELATED_H

#include "pages/view.h"

/*
 * Writes what leads to the item that the page is of: of each resource whose items stand in no other one
 * (searched_by_default) the first by name, with a link to all of them; of the others how many there are.
 */
void related_write(struct view *view, const char *key);

#endif
