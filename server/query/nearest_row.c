#include "query/nearest_row.h"

#include "base/buf.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "query/sql.h"

#include <stdio.h>
#include <string.h>

enum {
	WHOLE_FIRST = 64 /* distances from here on are of values that only begin with a similar text */
};

/*
 * Compares as many `-`-separated parts of text as the wanted text has (`ruijn` with
 * `ruijin-hospital`).
 */
static void offer_beginning(struct nearest_row *nearest, const char *text)
{
	char beginning[FAULT_SUGGESTION_SIZE];
	const char *end = text, *wanted = nearest->search.wanted;
	for (; (end = strchr(end, '-')) && (wanted = strchr(wanted, '-')); end++, wanted++)
		;
	if (!end)
		return;
	snprintf(beginning, sizeof beginning, "%.*s", (int)(end - text), text);
	struct nearest search = {.wanted = nearest->search.wanted};
	nearest_offer(&search, beginning);
	if (!search.nearest ||
		(nearest->search.nearest && nearest->search.distance <= WHOLE_FIRST + search.distance))
		return;
	nearest->search.nearest = strcpy(nearest->text, text);
	nearest->search.distance = WHOLE_FIRST + search.distance;
}

bool nearest_row_offer(struct db *db, const struct resource *resource, const char *field,
	struct nearest_row *nearest, struct error *err)
{
	char first[3] = "", last[8];
	if (resource->count > NEAREST_ROWS_MAX)
		snprintf(first, sizeof first, "%.2s", nearest->search.wanted);
	snprintf(last, sizeof last, "%s\U0010FFFF", first);
	struct sql_values bounds = {
		.values = {value_text(first, strlen(first)), value_text(last, strlen(last))}, .count = 2};
	struct buf sql;
	buf_init(&sql, SQL_MAX);
	buf_printf(&sql, "SELECT \"%s\" FROM \"%s\" WHERE \"%s\" BETWEEN ?1 AND ?2 ORDER BY 1 LIMIT %d",
		field, resource->view, field, NEAREST_ROWS_MAX);
	struct statement *texts = sql_prepare(db, buf_text(&sql), &bounds, err);
	int found = texts ? 1 : -1;
	while (texts && (found = statement_step(texts, err)) > 0) {
		const char *text = statement_text(texts, 0);
		if (text && strlen(text) < FAULT_SUGGESTION_SIZE)
			nearest_offer(&nearest->search, text);
		if (nearest->search.nearest && nearest->search.nearest == text)
			nearest->search.nearest = strcpy(nearest->text, text);
		if (text && strlen(text) < FAULT_SUGGESTION_SIZE)
			offer_beginning(nearest, text);
	}
	statement_release(texts);
	buf_finish(&sql);
	return found == 0;
}

/* Returns false if the resource has no fields that hold names. */
static bool write_names(const struct resource *resource, struct buf *sql)
{
	const char *joint = " WHERE", *key = resource->fields[resource->key].name;
	buf_printf(sql, "SELECT \"%s\" FROM \"%s\"", key, resource->view);
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		if (field->search != SEARCH_NAME || field->type != FIELD_TEXT)
			continue;
		buf_printf(sql, "%s \"%s\" = ?1 COLLATE NOCASE", joint, field->name);
		joint = " OR";
	}
	buf_printf(sql, " ORDER BY \"%s\" LIMIT 1", key);
	return strcmp(joint, " OR") == 0;
}

/*
 * Finds the first item that has this name, ASCII letters in either case. Sets ret_key to "" if
 * there is none or it does not fit. Returns false and sets err on failure.
 */
static bool find_called(struct db *db, const struct resource *resource, const char *name,
	char ret_key[static FAULT_SUGGESTION_SIZE], struct error *err)
{
	struct sql_values values = {.values = {value_text(name, strlen(name))}, .count = 1};
	struct buf sql;
	int found = 0;
	ret_key[0] = '\0';
	buf_init(&sql, SQL_MAX);
	if (write_names(resource, &sql)) {
		struct statement *statement = sql_prepare(db, buf_text(&sql), &values, err);
		found = statement ? statement_step(statement, err) : -1;
		const char *key = found > 0 ? statement_text(statement, 0) : NULL;
		if (found > 0 && !statement_check(statement, err))
			found = -1;
		if (key && strlen(key) < FAULT_SUGGESTION_SIZE)
			strcpy(ret_key, key);
		statement_release(statement);
	}
	buf_finish(&sql);
	return found >= 0;
}

bool nearest_row_offer_key(
	struct db *db, const struct resource *resource, struct nearest_row *nearest, struct error *err)
{
	char key[FAULT_SUGGESTION_SIZE] = "";
	if (nearest->search.nearest && nearest->search.distance == 0)
		return true;
	if (resource->count <= NEAREST_ROWS_MAX &&
		!find_called(db, resource, nearest->search.wanted, key, err))
		return false;
	if (!key[0])
		return nearest_row_offer(db, resource, resource->fields[resource->key].name, nearest, err);
	nearest->search.nearest = strcpy(nearest->text, key);
	nearest->search.distance = 0;
	return true;
}
