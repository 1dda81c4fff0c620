#ifndef CSV_H
#define CSV_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct error;
struct projection;
struct record_names;
struct value;

/*
 * Writes text as a CSV cell (RFC 4180). If `safe`, prefixes an apostrophe to text that a
 * spreadsheet would compute (OWASP, CSV injection): it begins with `=`, `+`, `-`, `@`, their
 * full-width forms, a tab or a line end.
 */
void csv_write_text(struct buf *out, const char *text, size_t len, bool safe);

/*
 * Writes the shown columns (row_read()) as a line, where null is empty, an empty text is "", and
 * lists are texts joined by PROJECTION_JOINT. `safe` applies to text only. Returns false and sets
 * err on failure.
 */
bool csv_write_row(struct buf *out, const struct projection *projection, bool safe,
	struct record_names *names, const struct value *columns, struct error *err);

/* Writes the names of the columns as the first line. */
void csv_write_header(struct buf *out, const struct projection *projection);

#endif
