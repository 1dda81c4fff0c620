#include "validate/validate_rows.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/text.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "documents/json_memory.h"
#include "documents/suffix.h"
#include "query/cursor.h"
#include "query/sql.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

static bool is_json(const struct value *value, enum json_form form)
{
	return value->type == VALUE_TEXT && json_memory_is(value->text, value->len, form);
}

static const char *check_text(const struct field *field, const struct value *value)
{
	if (value->type != VALUE_TEXT)
		return "is not text";
	if (!text_is_utf8(value->text, value->len))
		return "is not UTF-8, or holds a NUL";
	if (text_has_controls(value->text, value->len))
		return "holds a control character";
	if (field->words.count > 0 && !words_contain(&field->words, value->text))
		return "is no word of its vocabulary";
	if ((field->sortable || field->facetable) && value->len > CURSOR_TEXT_MAX)
		return "is longer than a text to sort or to count by may be";
	return NULL;
}

/* Returns what is wrong with a value of a field, or NULL. */
static const char *check_value(const struct field *field, const struct value *value)
{
	if (value->type == VALUE_NULL)
		return field->nullable ? NULL : "is null";
	switch (field->type) {
	case FIELD_TEXT:
		return check_text(field, value);
	case FIELD_INTEGER:
		return value->type == VALUE_INTEGER ? NULL : "is not an integer";
	case FIELD_NUMBER:
		return value->type == VALUE_INTEGER ||
				(value->type == VALUE_NUMBER && isfinite(value->number))
			? NULL
			: "is not a finite number";
	case FIELD_BOOLEAN:
		return value->type == VALUE_INTEGER && (value->integer == 0 || value->integer == 1)
			? NULL
			: "is not 0 or 1";
	case FIELD_LIST:
		return is_json(value, JSON_FORM_TEXTS) ? NULL : "is not a list of texts";
	case FIELD_JSON:
		return is_json(value, JSON_FORM_COMPOSITE) ? NULL : "is not JSON";
	}
	return NULL;
}

/* Returns why a key cannot be the last segment of an address, or NULL. */
static const char *check_key(const struct value *value)
{
	if (value->type != VALUE_TEXT)
		return NULL;
	if (suffix_find(value->text))
		return "ends like an address that names a format";
	if (strcmp(value->text, "") == 0 || strcmp(value->text, ".") == 0 ||
		strcmp(value->text, "..") == 0)
		return "cannot be the end of an address";
	return NULL;
}

static void check_row(
	const struct resource *resource, struct statement *row, uint64_t *faulty, struct error *err)
{
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		struct value value = statement_column(row, (int)i);
		const char *reason = check_value(field, &value);
		if (!reason && i == resource->key)
			reason = check_key(&value);
		if (!reason || (*faulty & field_bit(resource, field)))
			continue;
		*faulty |= field_bit(resource, field);
		char name[72];
		snprintf(name, sizeof name, "%s.%s", resource->name, field->name);
		error_add(err, ERROR_UNAVAILABLE, name, statement_text(row, (int)resource->key), NULL, "%s",
			reason);
	}
}

static bool check_resource(const struct resource *resource, struct db *db, struct error *err)
{
	struct buf sql;
	buf_init(&sql, SQL_MAX);
	for (size_t i = 0; i < resource->field_count; i++)
		buf_printf(&sql, "%s\"%s\"", i > 0 ? ", " : "SELECT ", resource->fields[i].name);
	buf_printf(&sql, " FROM \"%s\"", resource->view);
	struct statement *row = sql_prepare(db, buf_text(&sql), NULL, err);
	buf_finish(&sql);
	uint64_t faulty = 0;
	int64_t count = 0;
	int more = -1;
	for (; row && (more = statement_step(row, err)) > 0; count++)
		check_row(resource, row, &faulty, err);
	statement_release(row);
	if (more == 0 && count != resource->count)
		return error_add(err, ERROR_UNAVAILABLE, resource->name, NULL, NULL,
			"has %" PRId64 " items; api_resource says %" PRId64, count, resource->count);
	return more == 0 && faulty == 0;
}

bool validate_rows(const struct catalog *catalog, struct db *db, struct error *err)
{
	bool ok = true;
	for (size_t i = 0; i < catalog->resource_count; i++)
		ok = check_resource(&catalog->resources[i], db, err) && ok;
	return ok;
}
