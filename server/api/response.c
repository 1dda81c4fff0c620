#include "api/response.h"

#include "api/request.h"
#include "api/remainder.h"
#include "render/render.h"
#include "query/target.h"

#include <string.h>
#include <unistd.h>

/* What is left by status line, Date, Content-Length and Connection (130 bytes), X-Request-Id (80)
 * and Server-Timing (100), and the two bytes more that a header has on the wire than here. */
enum { HEADERS_MAX = RESPONSE_HEAD_MAX - 384 };

void response_init_private(struct response *response)
{
	response->route = 0;
	response->status = 0;
	buf_init(&response->headers, HEADERS_MAX);
	buf_init(&response->body, RENDER_MAX);
	response->rows_end = 0;
	response->rest = NULL;
	response->file = -1;
	response->offset = response->length = 0;
	response_add_header(response, "X-Content-Type-Options", "nosniff");
}

void response_init(struct response *response)
{
	response_init_private(response);
	response_add_header(response, "Access-Control-Allow-Origin", "*");
	response_add_header(response, "Access-Control-Expose-Headers",
		"ETag, Link, X-Total-Count, Retry-After, Content-Range, Accept-Ranges, Content-Disposition, "
		"Repr-Digest");
}

void response_begin(const struct request *request, struct response *response)
{
	if (request->is_private)
		response_init_private(response);
	else
		response_init(response);
}

void response_finish(struct response *response)
{
	buf_finish(&response->headers);
	buf_finish(&response->body);
	remainder_destroy(response->rest);
	response->rest = NULL;
	if (response->file >= 0)
		close(response->file);
	response->file = -1;
}

void response_add_header(struct response *response, const char *name, const char *value)
{
	buf_put(&response->headers, name, strlen(name) + 1);
	buf_put(&response->headers, value, strlen(value) + 1);
}

const char *response_next_header(
	const struct response *response, const char *name, const char **ret_value)
{
	const char *next = name ? *ret_value + strlen(*ret_value) + 1 : response->headers.data;
	if (!next || next == response->headers.data + response->headers.len)
		return NULL;
	*ret_value = next + strlen(next) + 1;
	return next;
}
