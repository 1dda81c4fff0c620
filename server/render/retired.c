#include "render/retired.h"

#include "base/buf.h"
#include "dataset/db.h"
#include "query/sql.h"
#include "render/page.h"
#include "render/row.h"

#include <string.h>

static void write_entry(struct statement *row, struct buf *list)
{
	static const char *const names[] = {
		"resource", "id", "successor_resource", "successor_id", "reason", "reason_zh"};
	buf_puts(list, list->len > 0 ? "," : "");
	for (int i = 0; i < (int)(sizeof names / sizeof *names); i++) {
		const char *text = statement_text(row, i);
		buf_printf(list, "%s\"%s\":", i > 0 ? "," : "{", names[i]);
		if (text)
			row_write_string(list, text, strlen(text));
		else
			buf_puts(list, "null");
	}
	buf_putc(list, '}');
}

bool retired_write(const struct source *source, const char *q, struct buf *list, struct error *err)
{
	struct sql_values values = {.values = {value_text(q, strlen(q))}, .count = 1};
	struct statement *row = sql_prepare(source->db,
		"SELECT resource, item, successor_resource, successor, reason, reason_zh FROM api_gone "
		"WHERE item = trim(?1) ORDER BY resource",
		&values, err);
	int more = -1;
	bool ok = row != NULL;
	while (ok && (more = statement_step(row, err)) > 0) {
		write_entry(row, list);
		ok = statement_check(row, err);
	}
	statement_release(row);
	return ok && more == 0;
}
