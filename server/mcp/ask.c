#include "mcp/ask.h"

#include "api/handle.h"
#include "api/request.h"
#include "api/response.h"
#include "documents/json_memory.h"
#include "query/canonical.h"
#include "query/target.h"
#include "render/page.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/*
 * More than TARGET_MAX, so that the API refuses an address that is too long with its own problem.
 */
enum { ADDRESS_MAX = 64 * TARGET_MAX };

void ask_init(struct ask *ask, const char *path)
{
	buf_init(&ask->target, ADDRESS_MAX);
	buf_puts(&ask->target, path);
	ask->has_query = false;
}

void ask_finish(struct ask *ask)
{
	buf_finish(&ask->target);
}

void ask_add_segment(struct ask *ask, const char *segment)
{
	buf_putc(&ask->target, '/');
	canonical_text(&ask->target, segment, strlen(segment));
}

void ask_add(struct ask *ask, const char *key, const char *value)
{
	buf_putc(&ask->target, ask->has_query ? '&' : '?');
	canonical_text(&ask->target, key, strlen(key));
	buf_putc(&ask->target, '=');
	canonical_text(&ask->target, value, strlen(value));
	ask->has_query = true;
}

void ask_add_number(struct ask *ask, const char *key, long long value)
{
	buf_printf(&ask->target, "%c%s=%lld", ask->has_query ? '&' : '?', key, value);
	ask->has_query = true;
}

static bool answer(struct ask *ask, struct snapshot *snapshot, struct response *response)
{
	struct request request = {.method = "GET", .target = buf_text(&ask->target), .accept = "*/*"};
	if (!request.target)
		return false;
	handle(snapshot, &request, response);
	return true;
}

json_t *ask_json(struct ask *ask, struct snapshot *snapshot, int *ret_status)
{
	struct response response;
	if (!answer(ask, snapshot, &response))
		return NULL;
	*ret_status = response.status;
	json_t *json = json_memory_read(response.body.data, response.body.len, 0, NULL);
	response_finish(&response);
	return json;
}

/*
 * Separates the array of rows from the rest of a page, which becomes an object without `data`. A
 * problem has no rows.
 */
static void part(const struct response *response, struct buf *rows, struct buf *rest)
{
	const size_t begin = strlen(PAGE_HEAD) - 1, end = response->rows_end;
	const struct buf *body = &response->body;
	if (end == 0) {
		buf_put(rest, body->data, body->len);
		return;
	}
	buf_put(rows, body->data + begin, end - begin);
	buf_putc(rest, '{');
	buf_put(rest, body->data + end + 1, body->len - end - 1);
}

json_t *ask_rows(struct ask *ask, struct snapshot *snapshot, struct buf *ret_rows, int *ret_status)
{
	struct response response;
	struct buf rest;
	json_t *json = NULL;
	buf_init(ret_rows, SIZE_MAX);
	if (!answer(ask, snapshot, &response))
		return NULL;
	buf_init(&rest, SIZE_MAX);
	*ret_status = response.status;
	part(&response, ret_rows, &rest);
	if (!ret_rows->failed && !rest.failed)
		json = json_memory_read(rest.data, rest.len, 0, NULL);
	buf_finish(&rest);
	response_finish(&response);
	return json;
}

/* Lines as an array; none is empty. */
static void join_lines(const struct buf *lines, struct buf *rows)
{
	buf_putc(rows, '[');
	for (size_t i = 0; i + 1 < lines->len; i++)
		buf_putc(rows, lines->data[i] == '\n' ? ',' : lines->data[i]);
	buf_putc(rows, ']');
}

/* What the head of an answer in lines says, as a page's envelope does. */
static json_t *read_head(const struct response *response)
{
	const char *value, *total = "0";
	for (const char *name = NULL; (name = response_next_header(response, name, &value));)
		total = strcmp(name, "X-Total-Count") == 0 ? value : total;
	return json_pack("{s{sI}}", "meta", "total", (json_int_t)strtoll(total, NULL, 10));
}

json_t *ask_lines(struct ask *ask, struct snapshot *snapshot, struct buf *ret_rows, int *ret_status)
{
	struct response response;
	json_t *json;
	buf_init(ret_rows, SIZE_MAX);
	ask_add(ask, "format", "ndjson");
	if (!answer(ask, snapshot, &response))
		return NULL;
	*ret_status = response.status;
	if (response.status == 200) {
		join_lines(&response.body, ret_rows);
		json = ret_rows->failed ? NULL : read_head(&response);
	} else {
		json = json_memory_read(response.body.data, response.body.len, 0, NULL);
	}
	response_finish(&response);
	return json;
}

bool ask_text(struct ask *ask, struct snapshot *snapshot, struct buf *ret_text)
{
	struct response response;
	if (!answer(ask, snapshot, &response))
		return false;
	bool ok = response.status == 200;
	if (ok) {
		*ret_text = response.body;
		buf_init(&response.body, 0);
	}
	response_finish(&response);
	return ok;
}
