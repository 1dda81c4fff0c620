#ifndef SCRIPT_H
#define SCRIPT_H

#include "pages/view.h"

#include <stdbool.h>

struct catalog;

/* The address of the pages' script; it changes with the content. */
extern const char script_path[];

/* Writes the script; `catalog` is not used. */
bool script_write(const struct catalog *catalog, struct buf *body, struct error *err);

/* Writes the <script> element for the head of a page, with the texts the script needs. */
void script_write_element(struct view *view);

#endif
