#include "dataset/description.h"

#include "dataset/catalog.h"
#include "dataset/db.h"
#include "base/error.h"
#include "base/text.h"

#include <string.h>

bool description_each(struct db *db, const char *sql, const char *bound,
	bool (*row)(void *context, struct statement *, struct error *), void *context,
	struct error *err)
{
	struct statement *statement = db_prepare(db, sql, err);
	if (!statement)
		return false;
	bool ok = true;
	if (bound) {
		struct value value = value_text(bound, strlen(bound));
		ok = statement_bind(statement, 1, &value, err);
	}
	int more = 0;
	while (ok && (more = statement_step(statement, err)) > 0)
		ok = row(context, statement, err);
	statement_release(statement);
	return ok && more == 0;
}

static bool read_count(void *context, struct statement *statement, struct error *err)
{
	(void)err;
	*(int64_t *)context = statement_column(statement, 0).integer;
	return true;
}

bool description_count(
	struct db *db, const char *sql, const char *bound, int64_t *ret_count, struct error *err)
{
	return description_each(db, sql, bound, read_count, ret_count, err);
}

bool description_no_memory(struct error *err)
{
	return error_set(err, ERROR_UNAVAILABLE,
		"no memory for the description, or it has more than %d bytes", CATALOG_SIZE_MAX);
}

/* our own schema is STRICT and NOT NULL, but the file may have another one */
bool description_copy_texts(struct catalog *catalog, struct statement *statement,
	const struct texts *texts, struct error *err)
{
	for (size_t i = 0; texts->targets[i]; i++) {
		const char *text = statement_text(statement, (int)i);
		const char *reason = !text && i < texts->needed ? "holds a null where a text must be"
			: text && !text_is_utf8(text, strlen(text)) ? "holds text that is not UTF-8"
														: NULL;
		if (reason)
			return error_add(err, ERROR_UNAVAILABLE, texts->table,
				i > 0 ? *texts->targets[0] : NULL, NULL, "%s", reason);
		*texts->targets[i] = catalog_text(catalog, text);
		if (text && !*texts->targets[i])
			return description_no_memory(err);
	}
	return true;
}

bool description_check_name(const char *table, const char *name, struct error *err)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";
	size_t len = strlen(name);
	return (len > 0 && len <= CATALOG_NAME_MAX && strspn(name, letters) == len) ||
		error_add(err, ERROR_UNAVAILABLE, table, name, NULL,
			"is no name: 1 to %d letters, digits and underscores", CATALOG_NAME_MAX);
}

static bool miscounted(struct error *err)
{
	return error_set(err, ERROR_UNAVAILABLE,
		"The tables that describe the API contradict themselves: a row is missing or there twice.");
}

static bool read_within(void *context, struct statement *statement, struct error *err)
{
	struct row_reader *reader = context;
	if (reader->count == reader->room)
		return miscounted(err);
	if (!reader->row(reader, statement, err))
		return false;
	reader->count++;
	return true;
}

bool description_read(
	struct db *db, const char *sql, const char *bound, struct row_reader *reader, struct error *err)
{
	return description_each(db, sql, bound, read_within, reader, err) &&
		(reader->count == reader->room || miscounted(err));
}
