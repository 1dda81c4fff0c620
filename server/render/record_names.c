#include "render/record_names.h"

#include "base/text.h"
#include "base/value.h"
#include "dataset/db.h"
#include "query/sql.h"

#include <stdlib.h>
#include <string.h>

enum {
	PLACES = 16384,      /* cache slots; a newer key replaces an older one */
	TEXTS_MAX = 1 << 20, /* bytes; the cache stops growing then */
	STATEMENT_MAX = 256,
};

struct record_name {
	const struct field *field; /* NULL if the slot is free */
	size_t at, key_len;        /* the key, in names.texts */
	struct value name;         /* its text follows the key in names.texts */
};

void record_names_init(struct record_names *names, struct db *db, enum language language)
{
	*names = (struct record_names){.db = db, .language = language};
	buf_init(&names->texts, TEXTS_MAX);
}

void record_names_finish(struct record_names *names)
{
	statement_release(names->rows);
	statement_release(names->decoder);
	free(names->places);
	buf_finish(&names->texts);
}

/* Prepares the lookup in the build's table of names (schema/generic/names.sql). */
static bool prepare(struct record_names *names, struct error *err)
{
	struct buf sql;
	buf_init(&sql, STATEMENT_MAX);
	buf_printf(&sql, "SELECT resource, %s FROM api_name WHERE item = ?1 ORDER BY ordinal",
		language_code(names->language));
	names->rows = sql_prepare(names->db, buf_text(&sql), NULL, err);
	buf_finish(&sql);
	/* if that fails, nothing is cached */
	names->places = calloc(PLACES, sizeof *names->places);
	return names->rows;
}

static bool may_be_of(const struct field *field, const char *resource)
{
	for (size_t i = 0; i < field->named_count; i++)
		if (strcmp(field->named[i]->name, resource) == 0)
			return true;
	return field_refers(field, "*");
}

static bool look_up(struct record_names *names, const struct field *field, const struct value *key,
	struct value *ret_name, struct error *err)
{
	struct statement *rows = names->rows;
	int more = -1;
	*ret_name = (struct value){.type = VALUE_NULL};
	statement_reset(rows);
	if (!statement_bind(rows, 1, key, err))
		return false;
	while ((more = statement_step(rows, err)) > 0) {
		const char *resource = statement_text(rows, 0);
		if (!resource || !may_be_of(field, resource))
			continue;
		*ret_name = statement_column(rows, 1);
		return statement_check(rows, err);
	}
	return more == 0;
}

static struct record_name *place_of(
	const struct record_names *names, const struct field *field, const struct value *key)
{
	uint64_t hash = text_hash(TEXT_HASH, field->name, strlen(field->name));
	hash = text_hash(hash, key->text, key->len);
	return &names->places[hash % PLACES];
}

static bool is_of(const struct record_names *names, const struct record_name *place,
	const struct field *field, const struct value *key)
{
	return place->field == field && place->key_len == key->len &&
		memcmp(names->texts.data + place->at, key->text, key->len) == 0;
}

static void remember(struct record_names *names, struct record_name *place,
	const struct field *field, const struct value *key, const struct value *name)
{
	struct record_name now = {field, names->texts.len, key->len, *name};
	buf_put(&names->texts, key->text, key->len);
	if (name->type == VALUE_TEXT)
		buf_put(&names->texts, name->text, name->len);
	if (!names->texts.failed)
		*place = now;
}

bool record_names_find(struct record_names *names, const struct field *field,
	const struct value *key, struct value *ret_name, struct error *err)
{
	*ret_name = (struct value){.type = VALUE_NULL};
	if (key->type != VALUE_TEXT)
		return true;
	if (!names->rows && !prepare(names, err))
		return false;
	struct record_name *place = names->places ? place_of(names, field, key) : NULL;
	if (place && is_of(names, place, field, key)) {
		*ret_name = place->name;
		if (ret_name->type == VALUE_TEXT)
			ret_name->text = names->texts.data + place->at + place->key_len;
		return true;
	}
	if (!look_up(names, field, key, ret_name, err))
		return false;
	if (place)
		remember(names, place, field, key, ret_name);
	return true;
}

/* Reads a JSON string with escapes. */
static bool decode(struct record_names *names, const struct value *string, struct value *ret_text,
	struct error *err)
{
	if (!names->decoder)
		names->decoder = db_prepare(names->db, "SELECT value FROM json_each(?1)", err);
	if (!names->decoder)
		return false;
	statement_reset(names->decoder);
	if (!statement_bind(names->decoder, 1, string, err) || statement_step(names->decoder, err) <= 0)
		return false;
	*ret_text = statement_column(names->decoder, 0);
	return statement_check(names->decoder, err);
}

int record_names_next_key(
	struct record_names *names, struct value *list, struct value *ret_key, struct error *err)
{
	const char *end = list->text + list->len, *first = memchr(list->text, '"', list->len);
	const char *at = first ? memchr(first + 1, '"', (size_t)(end - first - 1)) : NULL;
	bool escaped = at && memchr(first, '\\', (size_t)(at - first));
	if (escaped)
		for (at = first + 1; at < end && *at != '"';)
			at += *at == '\\' ? 2 : 1;
	if (!at || at >= end)
		return 0;
	*list = value_text(at + 1, (size_t)(end - at - 1));
	*ret_key = value_text(first + 1, (size_t)(at - first - 1));
	if (!escaped) /* nearly always, and decoding takes longer than a lookup */
		return 1;
	*ret_key = value_text(first, (size_t)(at + 1 - first));
	return decode(names, ret_key, ret_key, err) ? 1 : -1;
}
