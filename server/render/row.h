#ifndef ROW_H
#define ROW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/value.h"
#include "dataset/catalog.h"

struct buf;
struct record_names;
struct error;
struct field;
struct projection;
struct statement;

/* Writes UTF-8 text as a JSON string (RFC 8259, section 7). */
void row_write_string(struct buf *out, const char *text, size_t len);

/*
 * Writes it escaped but without quotation marks, for strings made of several texts. Each text must
 * consist of whole characters.
 */
void row_escape(struct buf *out, const char *text, size_t len);

/*
 * Writes text as a CSV cell (RFC 4180). If `safe`, prefixes an apostrophe to text that a
 * spreadsheet would compute (OWASP, CSV injection): it begins with `=`, `+`, `-`, `@`, their
 * full-width forms, a tab or a line end.
 */
void row_write_cell(struct buf *out, const char *text, size_t len, bool safe);

/* Writes the value of a field as JSON. Lists and JSON fields are JSON already. */
void row_write_value(struct buf *out, const struct field *field, const struct value *value);

enum { ROW_COLUMNS_MAX = 2 * CATALOG_FIELDS_MAX /* of a projection */ };

/*
 * Reads the shown columns, which must be the first of the current row; texts are valid until the
 * next step. Returns their number.
 */
int row_read(struct statement *row, const struct projection *projection,
	struct value ret_columns[static ROW_COLUMNS_MAX]);

/*
 * Writes the shown columns as members of a JSON object without its braces, or as a CSV line, where
 * null is empty and an empty text is "". `safe` applies to text only. `names` may be NULL if no
 * names are shown. Returns false and sets err on failure.
 */
bool row_json(struct buf *out, const struct projection *projection, struct record_names *names,
	const struct value *columns, struct error *err);
bool row_csv(struct buf *out, const struct projection *projection, bool safe,
	struct record_names *names, const struct value *columns, struct error *err);

/* Writes the names of the columns as the first line of CSV. */
void row_csv_header(struct buf *out, const struct projection *projection);

#endif
