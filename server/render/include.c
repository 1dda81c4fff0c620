#include "render/include.h"

#include "query/canonical.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "base/error.h"
#include "base/text.h"
#include "render/row.h"
#include "query/sql.h"
#include "query/sql_related.h"

#include <inttypes.h>
#include <string.h>

enum {
	VALUES_MAX = 1 << 20 /* bytes of cached values; further ones are not cached */
};

static struct statement *prepare(
	struct include *include, const struct included *included, bool count, struct error *err)
{
	struct buf sql;
	buf_init(&sql, SQL_MAX);
	if (count)
		sql_write_related_count(included->relation, &sql);
	else
		sql_write_related(included->relation, included->nested, include->query->labels, &sql);
	struct statement *statement = sql_prepare(include->db, buf_text(&sql), NULL, err);
	buf_finish(&sql);
	return statement;
}

static bool add(
	struct include *include, const struct relation *relation, uint64_t nested, struct error *err)
{
	struct included *included = &include->relations[include->count++];
	included->relation = relation;
	included->nested = nested;
	included->rows = prepare(include, included, false, err);
	return included->rows != NULL;
}

/* Adds the relations in the set, each followed by those nested in it. */
static bool add_set(struct include *include, const struct resource *resource, uint64_t set,
	const uint64_t *nested, struct error *err)
{
	for (size_t i = 0; i < resource->relation_count; i++) {
		const struct relation *relation = &resource->relations[i];
		uint64_t within = nested ? nested[i] : 0;
		if (!(set & (UINT64_C(1) << i)))
			continue;
		if (!add(include, relation, within, err) ||
			(within != 0 && !add_set(include, relation->other, within, NULL, err)))
			return false;
	}
	return true;
}

bool include_init(
	struct include *include, struct db *db, const struct query *query, struct error *err)
{
	*include = (struct include){.db = db, .query = query};
	buf_init(&include->values, VALUES_MAX);
	record_names_init(&include->names, db, query->labels);
	return query->include == 0 ||
		add_set(include, query->resource, query->include, query->nested, err);
}

void include_finish(struct include *include)
{
	for (size_t n = 0; n < include->count; n++) {
		statement_release(include->relations[n].rows);
		statement_release(include->relations[n].count);
	}
	record_names_finish(&include->names);
	buf_finish(&include->values);
}

/* Resets a statement and binds the value that a relation starts from. */
static bool begin(struct statement *statement, const struct value *from, struct error *err)
{
	statement_reset(statement);
	return statement_bind(statement, 1, from, err);
}

static bool write_members(struct include *include, size_t first, size_t end, struct statement *row,
	int column, struct buf *out, struct error *err);

/* Writes objects separated by commas, with nested relations. Returns their number. */
static bool write_objects(struct include *include, size_t n, const struct value *from,
	struct buf *out, int64_t *ret_count, struct error *err)
{
	const struct included *included = &include->relations[n];
	struct projection projection =
		projection_usual(included->relation->other, include->query->labels);
	size_t end = n + 1 + (size_t)__builtin_popcountll(included->nested);
	int more = -1;
	*ret_count = 0;
	if (!begin(included->rows, from, err))
		return false;
	while ((more = statement_step(included->rows, err)) > 0) {
		buf_puts(out, (*ret_count)++ > 0 ? ",{" : "{");
		struct value columns[ROW_COLUMNS_MAX];
		int count = row_read(included->rows, &projection, columns);
		if (!row_json(out, &projection, &include->names, columns, err) ||
			!write_members(include, n + 1, end, included->rows, count, out, err))
			return false;
		buf_putc(out, '}');
	}
	return more == 0;
}

/* Counts the rows of a MANY relation; runs a statement only if the limit was reached. */
static bool count_all(
	struct include *include, size_t n, const struct value *from, int64_t *total, struct error *err)
{
	struct statement **count = &include->relations[n].count;
	if (*total < SQL_RELATED_MAX)
		return true;
	if (!*count)
		*count = prepare(include, &include->relations[n], true, err);
	if (!*count || !begin(*count, from, err) || statement_step(*count, err) <= 0)
		return false;
	*total = statement_column(*count, 0).integer;
	return true;
}

/* Writes what follows the rows of a MANY relation: the link to all, and their number. */
static void write_envelope(const struct query *query, const struct relation *relation,
	const struct value *from, int64_t total, struct buf *out)
{
	buf_printf(out, "],\"links\":{\"all\":\"%s/%s?%s=", query->base, relation->other->name,
		relation->field->name);
	canonical_text(out, from->text, from->len);
	buf_printf(out, "\"},\"meta\":{\"total\":%" PRId64 "}}", total);
}

static bool write_relation(
	struct include *include, size_t n, const struct value *from, struct buf *out, struct error *err)
{
	const struct relation *relation = include->relations[n].relation;
	int64_t count = 0;
	size_t before = out->len;
	if (relation->kind != RELATION_ONE)
		buf_puts(out, relation->kind == RELATION_MANY ? "{\"data\":[" : "[");
	if (from->type == VALUE_TEXT && !write_objects(include, n, from, out, &count, err))
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
		if (!count_all(include, n, from, &count, err))
			return false;
		write_envelope(include->query, relation, from, count, out);
		return true;
	}
	return false;
}

/* Writes a relation, or copies what was written for the same value before. */
static bool write_or_repeat(
	struct include *include, size_t n, const struct value *from, struct buf *out, struct error *err)
{
	/* a MANY relation starts from the row's own key, which does not repeat */
	if (include->relations[n].relation->kind == RELATION_MANY || from->type != VALUE_TEXT ||
		from->len == 0)
		return write_relation(include, n, from, out, err);
	uint64_t hash = text_hash(TEXT_HASH, from->text, from->len);
	struct written *written = &include->relations[n].written[hash % INCLUDE_WRITTEN_MAX];
	const char *values = include->values.data;
	if (written->len > 0 && written->from_len == from->len &&
		memcmp(values + written->from, from->text, from->len) == 0) {
		buf_repeat(out, written->at, written->len);
		return true;
	}
	struct written now = {.from = include->values.len, .from_len = from->len, .at = out->len};
	buf_put(&include->values, from->text, from->len);
	if (!write_relation(include, n, from, out, err))
		return false;
	now.len = out->len - now.at;
	if (!include->values.failed)
		*written = now;
	return true;
}

/* Writes a member for each relation in first … end - 1, skipping nested ones. */
static bool write_members(struct include *include, size_t first, size_t end, struct statement *row,
	int column, struct buf *out, struct error *err)
{
	for (size_t n = first; n < end;) {
		const struct included *included = &include->relations[n];
		struct value from = statement_column(row, column++);
		buf_printf(out, ",\"%s\":", included->relation->name);
		if (!write_or_repeat(include, n, &from, out, err))
			return false;
		n += 1 + (size_t)__builtin_popcountll(included->nested);
	}
	return true;
}

bool include_write(
	struct include *include, struct statement *row, int column, struct buf *out, struct error *err)
{
	return write_members(include, 0, include->count, row, column, out, err);
}
