#ifndef ROW_H
#define ROW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct field;
struct shown;
struct statement;
struct value;

/* Text as a JSON string (RFC 8259, section 7). The text must be UTF-8. */
void row_write_string(struct buf *out, const char *text, size_t len);

/* Its inside: strings of several texts are written by pieces, each of whole characters. */
void row_escape(struct buf *out, const char *text, size_t len);

/* Text as a cell of CSV (RFC 4180). With `safe` a text that begins with `=`, `+`, `-`, `@`, their
 * wide forms, a tab or a line end, which spreadsheets compute, has an apostrophe before it (OWASP,
 * CSV injection). */
void row_write_cell(struct buf *out, const char *text, size_t len, bool safe);

/* A value of a field as JSON; a list's and a JSON field's text is JSON already. */
void row_write_value(struct buf *out, const struct field *field, const struct value *value);

/*
 * Writes what is shown from the first columns of the current row: as the members of a JSON object,
 * without its braces, or as a line of CSV, of which null is empty and an empty text is "". Gives
 * the number of columns. `safe` is of texts alone: numbers are as they are.
 */
int row_json(struct buf *out, const struct shown *shown, struct statement *row);
int row_csv(struct buf *out, const struct shown *shown, bool safe, struct statement *row);

/* The names of the columns as the first line of CSV. */
void row_csv_header(struct buf *out, const struct shown *shown);

#endif
