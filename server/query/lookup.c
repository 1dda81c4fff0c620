#include "query/lookup.h"

#include "base/buf.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "base/error.h"
#include "base/reason.h"
#include "query/coded_words.h"
#include "query/fault.h"
#include "query/retired_key.h"
#include "query/nearest_row.h"
#include "query/query.h"
#include "query/sql.h"
#include "query/text_scan.h"

#include <stdio.h>
#include <string.h>

static const char *key_name(const struct resource *resource)
{
	return resource->fields[resource->key].name;
}

static int has_row(struct db *db, struct buf *sql, const char *text, struct error *err)
{
	struct sql_values values = {.values = {value_text(text, strlen(text))}, .count = 1};
	struct statement *statement = sql_prepare(db, buf_text(sql), &values, err);
	int found = statement ? statement_step(statement, err) : -1;
	statement_release(statement);
	return found;
}

static void write_key_search(const struct resource *resource, struct buf *sql)
{
	buf_printf(sql, "SELECT 1 FROM \"%s\" WHERE \"%s\" = ?1", resource->view, key_name(resource));
}

int lookup_key(struct db *db, const struct resource *resource, const char *key, struct error *err)
{
	struct buf sql;
	buf_init(&sql, SQL_MAX);
	write_key_search(resource, &sql);
	int found = has_row(db, &sql, key, err);
	buf_finish(&sql);
	return found;
}

/* Copies the key without what looks like a suffix; "" if there is none. */
static void cut_suffix(const char *key, char ret_stem[static FAULT_SUGGESTION_SIZE])
{
	const char *dot = strrchr(key, '.');
	size_t len = dot ? (size_t)(dot - key) : 0;
	snprintf(
		ret_stem, FAULT_SUGGESTION_SIZE, "%.*s", len < FAULT_SUGGESTION_SIZE ? (int)len : 0, key);
}

void lookup_missing(
	struct db *db, const struct resource *resource, const char *key, struct error *err)
{
	struct nearest_row nearest = {.search.wanted = key};
	char stem[FAULT_SUGGESTION_SIZE];
	if (retired_key_explain(db, resource->name, key, err) ||
		!nearest_row_offer_key(db, resource, &nearest, err))
		return;
	cut_suffix(key, stem);
	if (!nearest.search.nearest && *stem) {
		nearest.search.wanted = stem;
		if (!nearest_row_offer_key(db, resource, &nearest, err))
			return;
	}
	error_set(err, ERROR_NOT_FOUND, "No item of %s has the key %.100s.", resource->name, key);
	if (err->code == ERROR_NOT_FOUND)
		error_add(err, ERROR_NOT_FOUND, "id", key, nearest.search.nearest, REASON_NO_ITEM);
}

static bool is_key(const struct query *query, const struct field *field)
{
	return field == &query->resource->fields[query->resource->key];
}

/* Whether the values of this field can be keys of that resource. */
static bool can_name(
	const struct query *query, const struct field *field, const struct resource *resource)
{
	return is_key(query, field) ? resource == query->resource
								: field_refers(field, resource->name) || field_refers(field, "*");
}

/* Adds a fault with the condition's key. */
static void fault(const struct condition *condition, const char *value, const char *suggestion,
	const char *reason, struct error *err)
{
	char key[CATALOG_NAME_MAX + 16];
	snprintf(key, sizeof key, "%s%s", condition->field->name, operator_suffix(condition->op));
	error_add(err, ERROR_BAD_QUERY, key, value, suggestion, "%s", reason);
}

/* What a check needs. */
struct lookup {
	const struct query *query;
	const struct catalog *catalog;
	struct db *db;
};

/* Whether any resource that the field may refer to has this key; a single statement covers all. */
static int has_key(const struct lookup *lookup, const struct field *field, const char *key,
	size_t *ret_resources, struct error *err)
{
	struct buf sql;
	size_t count = 0;
	buf_init(&sql, SQL_MAX);
	for (size_t i = 0; i < lookup->catalog->resource_count; i++) {
		const struct resource *resource = &lookup->catalog->resources[i];
		if (!can_name(lookup->query, field, resource))
			continue;
		if (count++ > 0)
			buf_puts(&sql, " UNION ALL ");
		write_key_search(resource, &sql);
	}
	buf_puts(&sql, " LIMIT 1");
	int found = has_row(lookup->db, &sql, key, err);
	buf_finish(&sql);
	*ret_resources = count;
	return found;
}

/* A field of a query, and the resources it may refer to. */
struct named {
	const struct lookup *lookup;
	const struct field *field;
};

static bool names(void *context, const char *resource)
{
	const struct named *named = context;
	const struct resource *found = catalog_resource(named->lookup->catalog, resource);
	return found && can_name(named->lookup->query, named->field, found);
}

static bool check_reference(const struct lookup *lookup, const struct condition *condition,
	const char *value, struct error *faults, struct error *err)
{
	const struct field *field = condition->field;
	const struct query *query = lookup->query;
	size_t count = 0;
	int found = has_key(lookup, field, value, &count, err);
	if (found != 0)
		return found > 0;
	char reason[FAULT_REASON_SIZE];
	struct nearest_row nearest = {.search.wanted = value};
	size_t most = count > 1 ? LOOKUP_WIDE_SUGGESTIONS_MAX : LOOKUP_SUGGESTIONS_MAX;
	struct named named = {lookup, field};
	if (faults->fault_count < most) {
		if (!retired_key_successor(lookup->db, value, names, &named, nearest.text, err))
			return false;
		nearest.search.nearest = nearest.text[0] ? nearest.text : NULL;
	}
	if (faults->fault_count < most && !nearest.search.nearest)
		for (size_t i = 0; i < lookup->catalog->resource_count; i++) {
			const struct resource *resource = &lookup->catalog->resources[i];
			if (can_name(query, field, resource) &&
				!nearest_row_offer_key(lookup->db, resource, &nearest, err))
				return false;
		}
	fault_no_record(is_key(query, field) ? query->resource->name : field->ref, reason);
	fault(condition, value, nearest.search.nearest, reason, faults);
	return true;
}

/* Checks the value of a field without a vocabulary: it must occur in some row. */
static bool check_word(const struct lookup *lookup, const struct condition *condition,
	const char *value, struct error *faults, struct error *err)
{
	const struct resource *resource = lookup->query->resource;
	const char *name = condition->field->name;
	struct nearest_row nearest = {.search.wanted = value};
	struct buf sql;
	buf_init(&sql, SQL_MAX);
	buf_printf(&sql, "SELECT 1 FROM \"%s\" WHERE \"%s\" = ?1 LIMIT 1", resource->view, name);
	int found = has_row(lookup->db, &sql, value, err);
	buf_finish(&sql);
	if (found != 0)
		return found > 0;
	if (faults->fault_count < LOOKUP_SUGGESTIONS_MAX &&
		!nearest_row_offer(lookup->db, resource, name, &nearest, err))
		return false;
	fault(condition, value, nearest.search.nearest, REASON_NO_VALUE, faults);
	return true;
}

static bool has_comma(const struct condition *condition, const struct value *value)
{
	return operator_is_like(condition->op) && memchr(value->text, ',', value->len);
}

/* Whether a row satisfies the condition with this value alone. Returns 1, 0, or -1 and sets err. */
static int has_text(const struct lookup *lookup, const struct condition *condition,
	const struct value *value, struct error *err)
{
	struct query one = {.resource = lookup->query->resource,
		.conditions = {{condition->field, condition->op, 0, 1}},
		.condition_count = 1,
		.values = {*value},
		.value_count = 1};
	struct coded_words words = {0};
	struct buf sql;
	if (condition_is_by_code(condition))
		return coded_words_read(&words, lookup->db, &one, condition->field, false, err)
			? words.items > 0
			: -1;
	buf_init(&sql, SQL_MAX);
	sql_write_holder(lookup->query, condition, &sql);
	int found = has_row(lookup->db, &sql, value->text, err);
	buf_finish(&sql);
	return found;
}

/* Checks the texts of a condition that have a comma: each must be in some row. */
static bool check_commas(const struct lookup *lookup, const struct condition *condition,
	struct error *faults, struct error *err)
{
	const struct value *values = &lookup->query->values[condition->first];
	bool seen[QUERY_VALUES_MAX], by_text = condition_is_by_text(condition);
	for (size_t i = 0; i < condition->count; i++)
		seen[i] = !has_comma(condition, &values[i]);
	if (by_text && !text_scan_see(lookup->db, lookup->query, condition, seen, err))
		return false;
	for (size_t i = 0; i < condition->count; i++) {
		int found = seen[i] ? 1 : by_text ? 0 : has_text(lookup, condition, &values[i], err);
		if (found < 0)
			return false;
		if (found == 0)
			fault(condition, values[i].text, NULL, REASON_COMMA, faults);
	}
	return true;
}

static bool compares(const struct condition *condition)
{
	return condition->op == OPERATOR_EQ || condition->op == OPERATOR_NE;
}

static bool is_reference(const struct query *query, const struct condition *condition)
{
	const struct field *field = condition->field;
	return (field->ref || is_key(query, field)) &&
		(field->type == FIELD_TEXT || field->type == FIELD_LIST) && compares(condition);
}

static bool is_word(const struct condition *condition)
{
	const char *format = condition->field->format;
	return format && strcmp(format, "word") == 0 && compares(condition);
}

bool lookup_is_needed(const struct query *query)
{
	for (size_t i = 0; i < query->condition_count; i++) {
		const struct condition *condition = &query->conditions[i];
		for (size_t j = 0; j < condition->count; j++)
			if (is_reference(query, condition) || is_word(condition) ||
				has_comma(condition, &query->values[condition->first + j]))
				return true;
	}
	return false;
}

/* Adds a fault for each value that does not exist. Returns false only if a lookup failed. */
static bool check_condition(const struct lookup *lookup, const struct condition *condition,
	struct error *faults, struct error *err)
{
	for (size_t i = 0; i < condition->count; i++) {
		const struct value *value = &lookup->query->values[condition->first + i];
		if (is_reference(lookup->query, condition)) {
			if (!check_reference(lookup, condition, value->text, faults, err))
				return false;
		} else if (is_word(condition)) {
			if (!check_word(lookup, condition, value->text, faults, err))
				return false;
		}
	}
	return !operator_is_like(condition->op) || check_commas(lookup, condition, faults, err);
}

bool lookup_check(
	const struct query *query, const struct catalog *catalog, struct db *db, struct error *err)
{
	const struct lookup lookup = {.query = query, .catalog = catalog, .db = db};
	size_t before = err->fault_count;
	struct error stop;
	error_clear(&stop);
	for (size_t i = 0; i < query->condition_count; i++)
		if (!check_condition(&lookup, &query->conditions[i], err, &stop)) {
			error_replace(err, &stop); /* a partial list of faults would look complete */
			return false;
		}
	return err->fault_count == before && err->code == ERROR_NONE;
}
