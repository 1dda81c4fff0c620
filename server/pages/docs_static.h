#ifndef DOCS_STATIC_H
#define DOCS_STATIC_H

#include "base/error.h"

#include <stdbool.h>

struct html;

/*
 * Writes the part of the docs page that does not depend on the dataset: parameters, operators,
 * answers, problems (each with its slug as anchor), limits, addresses.
 */
void docs_write_static(struct html *html);

/* Returns the title of a problem. */
const char *docs_problem_title(enum error_code code, bool chinese);

#endif
