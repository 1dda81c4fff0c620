#include "render/history.h"

#include "base/buf.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "query/sql.h"
#include "render/page.h"
#include "render/row.h"

#include <string.h>

bool history_write(const struct source *source, const struct resource *resource, const char *key,
	struct buf *body, struct error *err)
{
	static const char *const names[] = {"first_version", "changed_version"};
	struct sql_values values = {.values = {value_text(resource->name, strlen(resource->name)),
									value_text(key, strlen(key))},
		.count = 2};
	struct statement *row = sql_prepare(source->db,
		"SELECT first_version, changed_version FROM api_history "
		"WHERE resource = ?1 AND item IN (?2, '') ORDER BY item DESC LIMIT 1",
		&values, err);
	int found = row ? statement_step(row, err) : -1;
	for (int i = 0; found > 0 && i < 2; i++) {
		const char *version = statement_text(row, i);
		if (!version)
			continue;
		buf_printf(body, ",\"%s\":", names[i]);
		row_write_string(body, version, strlen(version));
	}
	bool ok = found >= 0 && (found == 0 || statement_check(row, err));
	statement_release(row);
	return ok;
}
