#include "mcp/ask.h"

#include "api/handle.h"
#include "api/request.h"
#include "api/response.h"
#include "documents/json_memory.h"
#include "query/canonical.h"
#include "query/target.h"

#include <stdint.h>
#include <string.h>

/* Longer than any address may be, so that one that is too long is refused as such. */
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
	json_t *json = json_memory_read(response.body.data, response.body.len, 0);
	response_finish(&response);
	return json;
}

/*
 * Where the envelope goes on behind the rows: within a text a quote is escaped, and rows may have links of
 * their own, so it is the last such place. NULL for what is no such answer.
 */
static char *end_of_rows(const struct buf *body)
{
	static const char begin[] = "{\"data\":[", links[] = ",\"links\":{\"self\":";
	size_t len = strlen(links);
	if (body->len < strlen(begin) + len || memcmp(body->data, begin, strlen(begin)) != 0)
		return NULL;
	for (char *at = body->data + body->len - len; at > body->data; at--)
		if (memcmp(at, links, len) == 0)
			return at;
	return NULL;
}

json_t *ask_rows(struct ask *ask, struct snapshot *snapshot, struct buf *ret_rows, int *ret_status)
{
	struct response response;
	buf_init(ret_rows, SIZE_MAX);
	if (!answer(ask, snapshot, &response))
		return NULL;
	*ret_status = response.status;
	char *begin = response.body.data, *rest = end_of_rows(&response.body);
	size_t len = response.body.len;
	if (rest) {
		begin += strlen("{\"data\":");
		buf_put(ret_rows, begin, (size_t)(rest - begin));
		len -= (size_t)(rest - response.body.data);
		*rest = '{';
	}
	json_t *json = ret_rows->failed ? NULL : json_memory_read(rest ? rest : begin, len, 0);
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
