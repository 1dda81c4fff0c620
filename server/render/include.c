#include "render/include.h"

#include "query/canonical.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "base/error.h"
#include "base/text.h"
#include "render/row.h"
#include "query/sql.h"

#include <inttypes.h>
#include <string.h>

enum {
	VALUES_MAX = 1 << 20 /* bytes of what relations began from; past it nothing more is kept */
};

/* The nth relation that the query shows, or NULL. */
static const struct relation *shown(const struct query *query, size_t n)
{
	const struct resource *resource = query->resource;
	for (size_t i = 0; i < resource->relation_count; i++)
		if ((query->include & (UINT64_C(1) << i)) && n-- == 0)
			return &resource->relations[i];
	return NULL;
}

static struct statement *prepare(
	struct include *include, const struct relation *relation, bool count, struct error *err)
{
	struct buf sql;
	buf_init(&sql, SQL_MAX);
	if (count)
		sql_write_related_count(relation, &sql);
	else
		sql_write_related(relation, include->query->labels, &sql);
	struct statement *statement = sql_prepare(include->db, &sql, NULL, err);
	buf_finish(&sql);
	return statement;
}

bool include_init(
	struct include *include, struct db *db, const struct query *query, struct error *err)
{
	const struct relation *relation;
	*include = (struct include){.db = db, .query = query};
	buf_init(&include->values, VALUES_MAX);
	for (size_t n = 0; (relation = shown(query, n)); n++) {
		include->rows[n] = prepare(include, relation, false, err);
		if (!include->rows[n])
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
	buf_finish(&include->values);
}

/* Binds the value that a relation begins from to a statement that may have run before. */
static bool begin(struct statement *statement, const struct value *from, struct error *err)
{
	statement_reset(statement);
	return statement_bind(statement, 1, from, err);
}

/* Objects, parted by commas; says how many. */
static bool write_objects(struct statement *rows, const struct shown *shown,
	const struct value *from, struct buf *out, int64_t *ret_count, struct error *err)
{
	int more = -1;
	*ret_count = 0;
	if (!begin(rows, from, err))
		return false;
	while ((more = statement_step(rows, err)) > 0) {
		buf_puts(out, (*ret_count)++ > 0 ? ",{" : "{");
		row_json(out, shown, rows);
		buf_putc(out, '}');
	}
	return more == 0;
}

/* How many there are of MANY: those that were written, or if those are the most that are, what a count finds. */
static bool count_all(struct include *include, size_t n, const struct relation *relation,
	const struct value *from, int64_t *total, struct error *err)
{
	struct statement **count = &include->counts[n];
	if (*total < SQL_RELATED_MAX)
		return true;
	if (!*count)
		*count = prepare(include, relation, true, err);
	if (!*count || !begin(*count, from, err) || statement_step(*count, err) <= 0)
		return false;
	*total = statement_column(*count, 0).integer;
	return true;
}

/* What follows the rows of MANY: where all of them are, and how many. */
static void write_envelope(const struct query *query, const struct relation *relation,
	const struct value *from, int64_t total, struct buf *out)
{
	buf_printf(out, "],\"links\":{\"all\":\"%s/%s?%s=", query->base, relation->other->name,
		relation->field->name);
	canonical_text(out, from->text, from->len);
	buf_printf(out, "\"},\"meta\":{\"total\":%" PRId64 "}}", total);
}

static bool write_relation(struct include *include, size_t n, const struct relation *relation,
	const struct value *from, struct buf *out, struct error *err)
{
	struct shown shown = shown_usual(relation->other, include->query->labels);
	int64_t count = 0;
	size_t before = out->len;
	if (relation->kind != RELATION_ONE)
		buf_puts(out, relation->kind == RELATION_MANY ? "{\"data\":[" : "[");
	if (from->type == VALUE_TEXT &&
		!write_objects(include->rows[n], &shown, from, out, &count, err))
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
		if (!count_all(include, n, relation, from, &count, err))
			return false;
		write_envelope(include->query, relation, from, count, out);
		return true;
	}
	return false;
}

/* Writes what a relation gives, or repeats what it gave for the same value before. */
static bool write_or_repeat(struct include *include, size_t n, const struct relation *relation,
	const struct value *from, struct buf *out, struct error *err)
{
	/* a MANY begins from the row's own key, which no other row has */
	if (relation->kind == RELATION_MANY || from->type != VALUE_TEXT || from->len == 0)
		return write_relation(include, n, relation, from, out, err);
	uint64_t hash = text_hash(TEXT_HASH, from->text, from->len);
	struct written *written = &include->written[n][hash % INCLUDE_WRITTEN_MAX];
	const char *values = include->values.data;
	if (written->len > 0 && written->from_len == from->len &&
		memcmp(values + written->from, from->text, from->len) == 0) {
		buf_repeat(out, written->at, written->len);
		return true;
	}
	struct written now = {.from = include->values.len, .from_len = from->len, .at = out->len};
	buf_put(&include->values, from->text, from->len);
	if (!write_relation(include, n, relation, from, out, err))
		return false;
	now.len = out->len - now.at;
	if (!include->values.failed)
		*written = now;
	return true;
}

bool include_write(
	struct include *include, struct statement *row, int column, struct buf *out, struct error *err)
{
	const struct relation *relation;
	for (size_t n = 0; (relation = shown(include->query, n)); n++) {
		buf_printf(out, ",\"%s\":", relation->name);
		struct value from = statement_column(row, column + (int)n);
		if (!write_or_repeat(include, n, relation, &from, out, err))
			return false;
	}
	return true;
}
