#include "query/text_column.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/db.h"
#include "query/sql.h"

#include <stdlib.h>
#include <string.h>

enum {
	STATEMENT_MAX = 1024, /* bytes */
	NULL_BYTE = 0xff,     /* stands for null, since no UTF-8 has it */
};

void text_column_fold(const char *text, size_t len, char *ret_folded)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char byte = (unsigned char)text[i];
		ret_folded[i] = (char)(byte + (byte >= 'A' && byte <= 'Z' ? 'a' - 'A' : 0));
	}
}

bool text_column_open(struct text_column *column, struct db *db, const struct resource *resource,
	const struct field *field, bool folds, struct error *err)
{
	struct buf sql;
	buf_init(&sql, STATEMENT_MAX);
	buf_printf(&sql,
		"SELECT texts FROM api_text_column WHERE resource = '%s' AND field = '%s' ORDER BY chunk",
		resource->name, field->name);
	*column =
		(struct text_column){.folds = folds, .chunks = sql_prepare(db, buf_text(&sql), NULL, err)};
	buf_finish(&sql);
	return column->chunks;
}

void text_column_close(struct text_column *column)
{
	statement_release(column->chunks);
	free(column->folded);
	*column = (struct text_column){0};
}

/* Reads the next chunk. Returns 1, 0 at the end, or -1 and sets err. */
static int next_chunk(struct text_column *column, struct error *err)
{
	size_t size = 0;
	int more = statement_step(column->chunks, err);
	if (more <= 0)
		return more;
	column->at = column->chunk = statement_blob(column->chunks, 0, &size);
	if (!column->chunk || size == 0 || column->chunk[size - 1] != '\0')
		return error_set(err, ERROR_INTERNAL, "a chunk of texts is not whole") - 1;
	column->end = column->chunk + size;
	if (!column->folds)
		return 1;
	free(column->folded);
	column->folded = malloc(size);
	if (!column->folded)
		return error_set(err, ERROR_INTERNAL, "no memory for texts") - 1;
	text_column_fold(column->chunk, size, column->folded);
	return 1;
}

int text_column_next(struct text_column *column, struct column_text *ret_text, struct error *err)
{
	int more = column->at == column->end ? next_chunk(column, err) : 1;
	if (more <= 0)
		return more;
	size_t len = strlen(column->at); /* a chunk ends in a zero byte */
	ret_text->value = value_text(column->at, len);
	if ((unsigned char)column->at[0] == NULL_BYTE)
		ret_text->value = (struct value){.type = VALUE_NULL};
	ret_text->folded = column->folds ? column->folded + (column->at - column->chunk) : NULL;
	column->at += len + 1;
	return 1;
}
