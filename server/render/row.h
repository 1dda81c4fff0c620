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

/* Whether a value is shown as null: it is, or JSON and CSV cannot express it. */
bool row_is_null(const struct value *value);

/* Writes the value of a field as JSON. Lists and JSON fields are JSON already. */
void row_write_value(struct buf *out, const struct field *field, const struct value *value);

enum { ROW_COLUMNS_MAX = CATALOG_FIELDS_MAX /* of a projection */ };

/*
 * Reads the shown columns, which must be the first of the current row; texts are valid until the
 * next step. Returns their number.
 */
int row_read(struct statement *row, const struct projection *projection,
	struct value ret_columns[static ROW_COLUMNS_MAX]);

/*
 * Writes the shown columns as members of a JSON object without its braces, each that refers to
 * others followed by their names. `names` may be NULL if none are shown. Returns false and sets
 * err on failure.
 */
bool row_json(struct buf *out, const struct projection *projection, struct record_names *names,
	const struct value *columns, struct error *err);

#endif
