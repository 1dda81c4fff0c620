#include "render/include.h"

#include "base/buf.h"
#include "query/canonical.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "base/error.h"
#include "render/row.h"
#include "query/sql.h"

#include <inttypes.h>

/* The nth relation that the query shows, or NULL. */
static const struct relation *shown(const struct query *query, size_t n)
{
	const struct resource *resource = query->resource;
	for (size_t i = 0; i < resource->relation_count; i++)
		if ((query->include & (UINT64_C(1) << i)) && n-- == 0)
			return &resource->relations[i];
	return NULL;
}

static struct statement *prepare(struct db *db, const struct relation *relation,
	void (*write)(const struct relation *, struct buf *), struct error *err)
{
	struct buf sql;
	buf_init(&sql, SQL_MAX);
	write(relation, &sql);
	struct statement *statement = buf_text(&sql) ? db_prepare(db, sql.data, err) : NULL;
	if (sql.failed)
		error_set(err, ERROR_INTERNAL, "no memory for a statement");
	buf_finish(&sql);
	return statement;
}

bool include_init(
	struct include *include, struct db *db, const struct query *query, struct error *err)
{
	const struct relation *relation;
	*include = (struct include){.query = query};
	for (size_t n = 0; (relation = shown(query, n)); n++) {
		include->rows[n] = prepare(db, relation, sql_write_related, err);
		if (!include->rows[n])
			return false;
		if (relation->kind != RELATION_MANY)
			continue;
		include->counts[n] = prepare(db, relation, sql_write_related_count, err);
		if (!include->counts[n])
			return false;
	}
	return true;
}

void include_finish(struct include *include)
{
	for (size_t n = 0; n < QUERY_RELATED_MAX; n++) {
		statement_release(include->rows[n]);
		statement_release(include->counts[n]);
	}
}

/* Binds the value that a relation begins from to a statement that may have run before. */
static bool begin(struct statement *statement, const struct value *from, struct error *err)
{
	statement_reset(statement);
	return statement_bind(statement, 1, from, err);
}

/* Objects, parted by commas; says how many. */
static bool write_objects(struct statement *rows, const struct resource *other,
	const struct value *from, struct buf *out, int *ret_count, struct error *err)
{
	uint64_t usual = resource_usual_fields(other);
	int more = -1;
	*ret_count = 0;
	if (!begin(rows, from, err))
		return false;
	while ((more = statement_step(rows, err)) > 0) {
		buf_puts(out, (*ret_count)++ > 0 ? ",{" : "{");
		row_json(out, other, usual, rows);
		buf_putc(out, '}');
	}
	return more == 0;
}

/* What follows the rows of MANY: where all of them are, and how many. */
static bool write_envelope(struct include *include, size_t n, const struct relation *relation,
	const struct value *from, struct buf *out, struct error *err)
{
	struct statement *count = include->counts[n];
	if (!begin(count, from, err) || statement_step(count, err) <= 0)
		return false;
	buf_printf(out, "],\"links\":{\"all\":\"%s/%s?%s=", include->query->base, relation->other->name,
		relation->field->name);
	canonical_text(out, from->text, from->len);
	buf_printf(out, "\"},\"meta\":{\"total\":%" PRId64 "}}", statement_column(count, 0).integer);
	return true;
}

static bool write_relation(struct include *include, size_t n, const struct relation *relation,
	const struct value *from, struct buf *out, struct error *err)
{
	int count = 0;
	size_t before = out->len;
	if (relation->kind != RELATION_ONE)
		buf_puts(out, relation->kind == RELATION_MANY ? "{\"data\":[" : "[");
	if (from->type == VALUE_TEXT &&
		!write_objects(include->rows[n], relation->other, from, out, &count, err))
		return false;
	switch (relation->kind) {
	case RELATION_ONE:
		if (out->len == before)
			buf_puts(out, "null");
		return true;
	case RELATION_LIST:
		buf_putc(out, ']');
		return true;
	case RELATION_MANY:
		return write_envelope(include, n, relation, from, out, err);
	}
	return false;
}

bool include_write(
	struct include *include, struct statement *row, int column, struct buf *out, struct error *err)
{
	const struct relation *relation;
	for (size_t n = 0; (relation = shown(include->query, n)); n++) {
		buf_printf(out, ",\"%s\":", relation->name);
		struct value from = statement_column(row, column + (int)n);
		if (!write_relation(include, n, relation, &from, out, err))
			return false;
	}
	return true;
}
