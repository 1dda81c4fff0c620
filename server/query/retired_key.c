#include "query/retired_key.h"

#include "base/text.h"
#include "dataset/db.h"
#include "query/sql.h"
#include "base/reason.h"

#include <string.h>

static void tell(struct statement *row, const char *key, struct error *err)
{
	const char *reason = statement_text(row, 1), *where = statement_text(row, 2);
	const char *successor = where ? statement_text(row, 3) : NULL;
	const char *chinese = statement_text(row, 4);
	bool moved = successor && statement_column(row, 0).integer == 1;
	if (!statement_check(row, err))
		return;
	error_set(err, moved ? ERROR_MOVED : ERROR_GONE, "%s", reason ? reason : "");
	text_copy_cut(err->detail_zh, sizeof err->detail_zh, chinese ? chinese : "");
	error_add(err, err->code, "id", key, successor, REASON_GONE);
	if (successor) {
		text_copy_cut(err->successor_resource, sizeof err->successor_resource, where);
		text_copy_cut(err->successor, sizeof err->successor, successor);
	}
}

bool retired_key_explain(struct db *db, const char *resource, const char *key, struct error *err)
{
	struct sql_values values = {
		.values = {value_text(resource, strlen(resource)), value_text(key, strlen(key))},
		.count = 2};
	struct statement *row = sql_prepare(db,
		"SELECT moved, reason, successor_resource, successor, reason_zh FROM api_gone "
		"WHERE resource = ?1 AND item = ?2",
		&values, err);
	int found = row ? statement_step(row, err) : -1;
	if (found > 0)
		tell(row, key, err);
	statement_release(row);
	return found != 0;
}

bool retired_key_successor(struct db *db, const char *key,
	bool (*accepts)(void *context, const char *resource), void *context,
	char ret_key[static FAULT_SUGGESTION_SIZE], struct error *err)
{
	struct sql_values values = {.values = {value_text(key, strlen(key))}, .count = 1};
	struct statement *rows = sql_prepare(db,
		"SELECT successor_resource, successor FROM api_gone "
		"WHERE item = ?1 AND successor IS NOT NULL",
		&values, err);
	int found = rows ? 1 : -1;
	ret_key[0] = '\0';
	while (found > 0 && !ret_key[0] && (found = statement_step(rows, err)) > 0) {
		const char *where = statement_text(rows, 0), *successor = statement_text(rows, 1);
		if (where && successor && accepts(context, where) &&
			strlen(successor) < FAULT_SUGGESTION_SIZE)
			strcpy(ret_key, successor);
	}
	statement_release(rows);
	return found >= 0;
}
