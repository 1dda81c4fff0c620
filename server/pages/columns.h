#ifndef COLUMNS_H
#define COLUMNS_H

#include "pages/view.h"

#include <stddef.h>
#include <stdint.h>

/* What a table shows of a resource beside the names: fields= if that is given, else few. */
enum { COLUMNS_FEW = 5 };

/* The set of these fields of the query's resource. */
uint64_t columns_choose(const struct view *view);

/* The fields that names and links are made of, which a table needs, too. */
uint64_t columns_needed(const struct view *view);

#endif
