#ifndef DOCS_STATIC_H
#define DOCS_STATIC_H

#include "base/error.h"

#include <stdbool.h>

struct html;

/*
 * The part of the docs page that is the same for every dataset: parameters, operators, answers,
 * problems (each under its slug as anchor), limits, addresses.
 */
void docs_write_static(struct html *html);

/* What a problem is called. */
const char *docs_problem_title(enum error_code code, bool chinese);

#endif
