#include "render/reach.h"

#include "base/buf.h"
#include "dataset/db.h"
#include "query/sql.h"
#include "render/page.h"

#include <inttypes.h>
#include <stdio.h>

static void copy_date(struct statement *row, int column, char ret_date[static 16])
{
	const char *date = statement_text(row, column);
	snprintf(ret_date, 16, "%s", date ? date : "");
}

bool reach_read(const struct source *source, struct reach *ret_reach, struct error *err)
{
	static const struct sql_values none = {.count = 0};
	struct statement *row = sql_prepare(source->db,
		"SELECT count(*), min(issued), max(issued) FROM api_work "
		"WHERE resource IN (SELECT name FROM api_resource)",
		&none, err);
	bool ok = row && statement_step(row, err) > 0;
	*ret_reach = (struct reach){.sources = 0};
	if (ok) {
		ret_reach->sources = statement_column(row, 0).integer;
		copy_date(row, 1, ret_reach->first);
		copy_date(row, 2, ret_reach->last);
	}
	statement_release(row);
	return ok;
}

static void write_date(const char *name, const char *date, struct buf *out)
{
	const char *quote = *date ? "\"" : "";
	buf_printf(out, ",\"%s\":%s%s%s", name, quote, *date ? date : "null", quote);
}

void reach_write(const struct reach *reach, struct buf *out)
{
	buf_printf(out, "{\"sources\":%" PRId64, reach->sources);
	write_date("first", reach->first, out);
	write_date("last", reach->last, out);
	buf_putc(out, '}');
}
