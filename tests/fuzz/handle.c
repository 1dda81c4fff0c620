#include "asked.h"
#include "fuzz.h"

#include "response_header.h"
#include "api/handle.h"
#include "api/response.h"
#include "base/text.h"

#include <jansson.h>
#include <stdbool.h>
#include <string.h>

/* A whole request, as asked.h reads it. */
static struct snapshot *snapshot;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	snapshot = fuzz_open_lights(64 << 10);
	return 0;
}

static bool is_known_status(int status)
{
	static const int known[] = {200, 204, 206, 304, 308, 400, 404, 405, 406, 410, 412, 414, 416};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (known[i] == status)
			return true;
	return false;
}

static bool is_printable(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text < 0x20 || *text == 0x7F)
			return false;
	return true;
}

static const char *header_or_none(const struct response *response, const char *wanted)
{
	const char *value = header(response, wanted);
	return value ? value : "";
}

static void check_headers(const struct response *response)
{
	static const char token[] = "-ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
	const char *name = NULL, *value = NULL;
	CLAIM(!response->headers.failed);
	while ((name = response_next_header(response, name, &value))) {
		CLAIM(*name && strspn(name, token) == strlen(name));
		CLAIM(is_printable(value));
	}
	if (response->status == 200 || response->status == 206 || response->status == 304)
		CLAIM(*header_or_none(response, "ETag") ||
			strcmp(header_or_none(response, "Cache-Control"), "no-store") == 0);
	/* to another path here, never to another host */
	const char *location = header_or_none(response, "Location");
	CLAIM((response->status == 308) == (*location == '/' && location[1] != '/'));
	if (response->status == 405)
		CLAIM(*header_or_none(response, "Allow"));
}

/* JSON on each line, or over all of them. */
static void check_json(const char *body, size_t len, bool lines)
{
	for (const char *end = body + len; body < end;) {
		const char *mark = lines ? memchr(body, '\n', (size_t)(end - body)) : NULL;
		const char *stop = mark ? mark + 1 : end;
		json_t *json = json_loadb(body, (size_t)(stop - body), JSON_REJECT_DUPLICATES, NULL);
		CLAIM(json_is_object(json));
		json_decref(json);
		body = stop;
	}
}

static void check_body(const struct response *response)
{
	const char *body = response->body.data, *type = header_or_none(response, "Content-Type");
	size_t len = response->body.len;
	CLAIM(!response->body.failed);
	if (response->status == 304 || response->status == 204 || response->status == 308 ||
		response->file >= 0) {
		CLAIM(len == 0);
		return;
	}
	CLAIM(*type);
	if (response->status >= 400) /* who prefers pages outside the API gets one */
		CLAIM(len > 0 &&
			(strcmp(type, "application/problem+json") == 0 ||
				strcmp(type, "text/html; charset=utf-8") == 0));
	if (len == 0 || *header_or_none(response, "Content-Encoding"))
		return;
	CLAIM(text_is_utf8(body, len));
	if (strstr(type, "json"))
		check_json(body, len, strstr(type, "ndjson") != NULL);
}

static void check_part(const struct response *response)
{
	if (response->file < 0)
		return;
	CLAIM(response->offset >= 0 && response->length > 0);
	CLAIM(response->status == 206 || response->offset == 0);
}

static bool is_equal(const struct buf *a, const struct buf *b)
{
	return a->len == b->len && (a->len == 0 || memcmp(a->data, b->data, a->len) == 0);
}

/* The same request again, GET as HEAD and HEAD as GET: the same bytes. HEAD passes a Range over
 * (RFC 9110, section 14.2), so that GET with one is only asked for again. */
static void check_again(const struct request *request, const struct response *response)
{
	struct request twin = *request;
	struct response again;
	if (strcmp(request->method, "GET") == 0 && !request->range)
		twin.method = "HEAD";
	else if (strcmp(request->method, "HEAD") == 0 && !request->range)
		twin.method = "GET";
	handle(snapshot, &twin, &again);
	CLAIM(again.status == response->status);
	if (response->file >= 0)
		CLAIM(again.offset == response->offset && again.length == response->length);
	CLAIM(is_equal(&again.headers, &response->headers));
	CLAIM(is_equal(&again.body, &response->body));
	response_finish(&again);
}

/* A collection's own link leads to the same bytes, and the next page is there, or has no room for
 * the address of the one after it. */
static void check_links(const struct request *request, const struct response *response)
{
	static const char collection[] = "{\"data\":[";
	if (response->status != 200 || response->body.len < sizeof collection ||
		memcmp(response->body.data, collection, sizeof collection - 1) != 0)
		return;
	json_t *body = json_loadb(response->body.data, response->body.len, 0, NULL);
	const json_t *links = json_object_get(body, "links");
	const char *self = json_string_value(json_object_get(links, "self"));
	const char *next = json_string_value(json_object_get(links, "next"));
	CLAIM(self);
	struct request linked = *request;
	struct response there;
	linked.target = self;
	check_again(&linked, response);
	linked.target = next ? next : self;
	handle(snapshot, &linked, &there);
	CLAIM(there.status == 200 || (next && there.status == 414));
	response_finish(&there);
	json_decref(body);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char text[FUZZ_INPUT_MAX + 1];
	size_t len = size < FUZZ_INPUT_MAX ? size : FUZZ_INPUT_MAX;
	memcpy(text, data, len);
	text[len] = '\0';
	struct request request = asked_read(text, snapshot);
	struct response response;
	handle(snapshot, &request, &response);
	CLAIM(is_known_status(response.status));
	check_headers(&response);
	check_body(&response);
	check_part(&response);
	check_again(&request, &response);
	check_links(&request, &response);
	response_finish(&response);
	return 0;
}
