#ifndef ROWS_H
#define ROWS_H

#include "pages/columns.h"

/*
 * Writes rows of the view's query as a table: what each is called, with a link to its page, then
 * the columns. Of `data` each has what columns_needed() says. With `sorts` headings are links that
 * sort.
 */
void rows_write(struct view *view, const struct columns *columns, const json_t *data, bool sorts);

#endif
