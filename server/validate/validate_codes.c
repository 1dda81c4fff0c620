#include "validate/validate_codes.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "query/codes.h"
#include "validate/validate_derived.h"

enum { STATEMENT_MAX = 2048 /* bytes */ };

/* An encoded field: its values are read from the rows and compared with the codes. */
struct reading {
	struct db *db;
	const struct resource *resource;
	const struct field *field;
	struct statement *members; /* row number, and its value or a member of its list */
	struct statement *word;    /* whether a code stands for a value */
	struct codes codes;
	int64_t row;
};

static bool is_list(const struct reading *r)
{
	return r->field->type == FIELD_LIST;
}

/* Writes the expression that is encoded: the value of a row, or a member of its list, null if the
 * list is empty. */
static void write_member(const struct reading *r, struct buf *sql)
{
	buf_printf(sql, is_list(r) ? "j.value" : "\"%s\"", r->field->name);
}

static void write_rows(const struct reading *r, struct buf *sql)
{
	buf_printf(sql, " FROM \"%s\"", r->resource->view);
	if (is_list(r))
		buf_printf(sql, " LEFT JOIN json_each(\"%s\") AS j", r->field->name);
}

static void write_words(const struct reading *r, const char *what, struct buf *sql)
{
	buf_printf(sql, "SELECT %s FROM api_word WHERE resource = '%s' AND field = '%s'", what,
		r->resource->name, r->field->name);
}

static bool find_none(
	const struct reading *r, struct buf *sql, const char *reason, struct error *err)
{
	bool ok = buf_text(sql) ? validate_finds_none(r->db, sql->data, r->field->name, reason, err)
							: error_set(err, ERROR_INTERNAL, "no memory for a statement");
	buf_finish(sql);
	return ok;
}

static bool check_counts(const struct reading *r, struct error *err)
{
	struct buf sql;
	buf_init(&sql, STATEMENT_MAX);
	write_words(r, "value, items", &sql);
	buf_puts(&sql, " EXCEPT SELECT ");
	write_member(r, &sql);
	buf_puts(&sql, ", count(*)");
	write_rows(r, &sql);
	buf_puts(&sql, " GROUP BY 1");
	return find_none(r, &sql, "is not in as many rows as its code says", err);
}

/* Codes must be in the order of the values, null last, because rows are sorted by them. */
static bool check_order(const struct reading *r, struct error *err)
{
	struct buf sql;
	buf_init(&sql, STATEMENT_MAX);
	buf_printf(&sql,
		"SELECT b.value FROM api_word AS a JOIN api_word AS b USING (resource, field) "
		"WHERE resource = '%s' AND field = '%s' AND b.code = a.code + 1 "
		"AND (a.value < b.value OR (b.value IS NULL AND a.value NOT NULL)) IS NOT 1",
		r->resource->name, r->field->name);
	bool ok = find_none(r, &sql, "has a code that is not in the order of the values", err);
	buf_init(&sql, STATEMENT_MAX);
	write_words(r, "field", &sql);
	buf_puts(&sql, " GROUP BY field HAVING count(*) <> max(code) + 1");
	return find_none(r, &sql, "leaves out a code", err) && ok;
}

static bool open_rows(struct reading *r, struct error *err)
{
	struct buf sql;
	buf_init(&sql, STATEMENT_MAX);
	buf_puts(&sql, "SELECT api_row, ");
	write_member(r, &sql);
	write_rows(r, &sql);
	buf_puts(&sql, is_list(r) ? " ORDER BY api_row, j.key" : " ORDER BY api_row");
	r->members = buf_text(&sql) ? db_prepare(r->db, sql.data, err) : NULL;
	sql.len = 0;
	write_words(r, "1", &sql);
	buf_puts(&sql, " AND code = ?1 AND value IS ?2");
	r->word = buf_text(&sql) ? db_prepare(r->db, sql.data, err) : NULL;
	buf_finish(&sql);
	return r->members && r->word && codes_open(&r->codes, r->db, r->resource, r->field, err);
}

/*
 * Reads the next value. Returns 1 if it belongs to the current row and has this code, else 0; or -1
 * and sets err.
 */
static int is_next(struct reading *r, uint16_t code, struct error *err)
{
	int found = statement_step(r->members, err);
	if (found <= 0 || statement_column(r->members, 0).integer != r->row)
		return found < 0 ? -1 : 0;
	struct value given = value_integer(code), member = statement_column(r->members, 1);
	found = statement_bind(r->word, 1, &given, err) && statement_bind(r->word, 2, &member, err)
		? statement_step(r->word, err)
		: -1;
	statement_reset(r->word);
	return found;
}

/*
 * Compares the rows of the next chunk, and stores their number, 0 at the end. Returns as is_next()
 * does.
 */
static int compare_chunk(struct reading *r, int *ret_rows, struct error *err)
{
	uint16_t codes[CODES_CHUNK];
	bool list = is_list(r);
	int same = 1;
	*ret_rows = list ? codes_next_lists(&r->codes, err) : codes_next(&r->codes, codes, err);
	for (int i = 0; i < *ret_rows && same > 0; i++) {
		r->row++;
		for (int n = list ? codes_take(&r->codes) : 1; n > 0 && same > 0; n--)
			same = is_next(r, list ? codes_take(&r->codes) : codes[i], err);
	}
	return *ret_rows < 0 ? -1 : same;
}

static bool check_rows(struct reading *r, struct error *err)
{
	int rows = 1, same = open_rows(r, err) ? 1 : -1;
	while (same > 0 && rows > 0)
		same = compare_chunk(r, &rows, err);
	if (same > 0) /* no row must be left */
		same = 1 - statement_step(r->members, err);
	statement_release(r->members);
	statement_release(r->word);
	codes_close(&r->codes);
	return same == 1 ||
		(same == 0 &&
			error_add(err, ERROR_UNAVAILABLE, "api_column", r->field->name, NULL,
				"has codes of other values than the rows"));
}

bool validate_codes(const struct catalog *catalog, struct db *db, struct error *err)
{
	bool ok = true;
	for (size_t i = 0; i < catalog->resource_count; i++) {
		const struct resource *resource = &catalog->resources[i];
		for (size_t j = 0; j < resource->field_count; j++) {
			struct reading r = {.db = db, .resource = resource, .field = &resource->fields[j]};
			if (!r.field->coded)
				continue;
			ok = check_counts(&r, err) && ok;
			ok = check_order(&r, err) && ok;
			ok = check_rows(&r, err) && ok;
		}
	}
	return ok;
}
