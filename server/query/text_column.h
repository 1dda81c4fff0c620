#ifndef TEXT_COLUMN_H
#define TEXT_COLUMN_H

#include "base/value.h"
#include "dataset/catalog.h"

#include <stdbool.h>
#include <stddef.h>

struct db;
struct error;
struct statement;

/*
 * Reads the texts of a field with has_texts (api_text_column in schema/generic/description.sql) row
 * by row, from the first on.
 */
struct text_column {
	struct statement *chunks;
	const char *at, *end; /* unread part of the current chunk */
	char *folded;         /* the chunk with its ASCII letters in lower case, or NULL */
	const char *chunk;
	bool folds;
};

/* The text of a row, borrowed until the next is read. */
struct column_text {
	struct value value; /* null or a text */
	const char *folded; /* the text in lower case, NUL-terminated; NULL unless it folds */
};

/* Writes a text with its ASCII letters in lower case, as LIKE compares them. */
void text_column_fold(const char *text, size_t len, char *ret_folded);

/*
 * Opens the column of a field; `folds` asks for folded texts. Returns false and sets err on
 * failure. text_column_close() may be called after failure, and on a zeroed struct.
 */
bool text_column_open(struct text_column *column, struct db *db, const struct resource *resource,
	const struct field *field, bool folds, struct error *err);
void text_column_close(struct text_column *column);

/* Reads the text of the next row. Returns 1, 0 at the end, or -1 and sets err. */
int text_column_next(struct text_column *column, struct column_text *ret_text, struct error *err);

#endif
