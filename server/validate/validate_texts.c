#include "validate/validate_texts.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "query/text_column.h"

enum { STATEMENT_MAX = 1024 /* bytes */ };

static struct statement *select_rows(
	struct db *db, const struct resource *resource, const struct field *field, struct error *err)
{
	struct buf sql;
	buf_init(&sql, STATEMENT_MAX);
	buf_printf(&sql, "SELECT \"%s\", \"%s\" FROM \"%s\" ORDER BY api_row", field->name,
		resource->fields[resource->key].name, resource->view);
	struct statement *rows = buf_text(&sql) ? db_prepare(db, sql.data, err) : NULL;
	buf_finish(&sql);
	return rows;
}

/* Whether rows and column have the same texts. Returns 1, 0, or -1 and sets err. */
static int compare(struct statement *rows, struct text_column *column, struct error *err)
{
	struct column_text text;
	int row, next;
	do {
		row = statement_step(rows, err);
		next = row < 0 ? -1 : text_column_next(column, &text, err);
		struct value wanted = row > 0 ? statement_column(rows, 0) : value_integer(0);
		if (next < 0 || row != next)
			return next < 0 ? -1 : 0;
		if (row > 0 && value_compare(&text.value, &wanted) != 0)
			return 0;
	} while (row > 0);
	return 1;
}

static bool check(
	struct db *db, const struct resource *resource, const struct field *field, struct error *err)
{
	struct text_column column = {0};
	struct statement *rows = select_rows(db, resource, field, err);
	int same = rows && text_column_open(&column, db, resource, field, false, err)
		? compare(rows, &column, err)
		: -1;
	text_column_close(&column);
	statement_release(rows);
	return same == 1 ||
		(same == 0 &&
			error_add(err, ERROR_UNAVAILABLE, "api_text_column", field->name, NULL,
				"has other texts than the rows"));
}

bool validate_texts(const struct catalog *catalog, struct db *db, struct error *err)
{
	bool ok = true;
	for (size_t i = 0; i < catalog->resource_count; i++) {
		const struct resource *resource = &catalog->resources[i];
		for (size_t j = 0; j < resource->field_count; j++)
			if (resource->fields[j].has_texts)
				ok = check(db, resource, &resource->fields[j], err) && ok;
	}
	return ok;
}
