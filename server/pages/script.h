#ifndef SCRIPT_H
#define SCRIPT_H

#include "pages/view.h"

#include <stdbool.h>

struct catalog;

/* Where the script of the pages is served: a path that changes with its bytes. */
extern const char script_path[];

/* Writes the script; `catalog` is not asked. */
bool script_write(const struct catalog *catalog, struct buf *body, struct error *err);

/* `<script>` for the head of a page, with the words that it says. */
void script_write_element(struct view *view);

#endif
