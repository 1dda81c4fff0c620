#ifndef ROWS_H
#define ROWS_H

#include "pages/columns.h"

/*
 * Writes rows of the view's query as a table: the name as a link, then the columns. The rows in
 * `data` must have the fields of columns_needed(). If `sorts`, headings are links that sort.
 */
void rows_write(struct view *view, const struct columns *columns, const json_t *data, bool sorts);

/*
 * Call right after a table of `count` rows. If these are more than ROWS_OPEN_MAX, small screens,
 * where a row takes as much room as a paragraph, show the first ROWS_FEW and a control for the
 * rest, with `of` as its context (unfold.h). This needs no script; browsers without :has() show all
 * rows.
 */
enum { ROWS_FEW = 3 /* also in style.css */, ROWS_OPEN_MAX = 5 };
void rows_fold(struct view *view, size_t count, const char *of);

#endif
