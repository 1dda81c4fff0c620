#include "documents/responses.h"

#include "base/buf.h"
#include "base/error.h"
#include "documents/json_builder.h"
#include "documents/schema.h"

#include <stdio.h>

/* Header fields by kind of answer, without those that describe the body. */
static const struct {
	const char *name, *type, *description;
	int kinds;
	int status; /* status of the only answer with this field, or 0 */
} headers[] = {
	{"ETag", "string", "The strong entity tag, equal on every replica", CACHED, 0},
	{"Last-Modified", "string", "When the dataset was released", WHOLE_FILE, 0},
	{"Link", "string", "The next page, the first, what to cite, what describes it (RFC 8288)",
		EXPORT, 200},
	{"X-Total-Count", "integer", "How many rows there are on all pages", EXPORT, 200},
	{"Repr-Digest", "string", "The SHA-256 of the whole file (RFC 9530)", WHOLE_FILE, 0},
	{"Accept-Ranges", "string", "Parts of the file may be asked for", WHOLE_FILE, 0},
	{"Content-Range", "string", "Which part of the file this is", WHOLE_FILE, 206},
	{"Location", "string", "The right address", MOVED, 0},
	{"Location", "string", "The right address", PROBLEM, 301},
	{"Retry-After", "integer", "After how many seconds it may go better", PROBLEM, 503},
};

/*
 * Answers other than success, by kind of operation, with the kind of their header fields. 405 is
 * missing because no GET gets it; the description mentions it.
 */
static const struct {
	int status, from, carries;
	const char *description; /* NULL for problems, which have their own */
} others[] = {
	{301, ITEM, PROBLEM, NULL},
	{304, CACHED, DOCUMENT, "The client has this already"},
	{308, SPELT, MOVED, "The address is spelt otherwise"},
	{400, EVERY, PROBLEM, NULL},
	{404, ITEM | EXPORT, PROBLEM, NULL},
	{406, ROWS, PROBLEM, NULL},
	{410, ROWS | EXPORT, PROBLEM, NULL},
	{412, CACHED, PROBLEM, NULL},
	{413, EVERY, PROBLEM, NULL},
	{414, EVERY, PROBLEM, NULL},
	{416, WHOLE_FILE, PROBLEM, NULL},
	{431, EVERY, PROBLEM, NULL},
	{500, EVERY, PROBLEM, NULL},
	{503, EVERY, PROBLEM, NULL},
};

enum { OTHER_COUNT = sizeof others / sizeof *others, STATUS_SIZE = 16 };

static const struct {
	int status;
	const char *slug, *title;
} errors[] = {
#define X(code, status, slug, title) {status, slug, title},
	ERRORS(X)
#undef X
};

static json_t *ref(const char *section, const char *name)
{
	return json_pack("{s:o}", "$ref", json_sprintf("#/components/%s/%s", section, name));
}

static json_t *header_refs(int kind, int status)
{
	json_t *refs = json_object();
	for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
		if ((headers[i].kinds & kind) && (!headers[i].status || headers[i].status == status))
			builder_set(&refs, headers[i].name, ref("headers", headers[i].name));
	return refs;
}

json_t *responses_headers(void)
{
	json_t *all = json_object();
	for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
		builder_set(&all, headers[i].name,
			json_pack("{s:s, s:o}", "description", headers[i].description, "schema",
				schema_type(headers[i].type)));
	return all;
}

/* Describes all problems of a status: the last part of each type, and its title. */
static json_t *problem_response(int status)
{
	struct buf text;
	buf_init(&text, 4096);
	for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
		if (errors[i].status == status)
			buf_printf(
				&text, "%s`%s`: %s", text.len > 0 ? "; " : "", errors[i].slug, errors[i].title);
	json_t *response = json_pack("{s:s, s:o, s:{s:{s:o}}}", "description", buf_text(&text),
		"headers", header_refs(PROBLEM, status), "content", "application/problem+json", "schema",
		schema_ref("Problem"));
	buf_finish(&text);
	return response;
}

json_t *responses_components(void)
{
	json_t *responses = json_object();
	for (size_t i = 0; i < OTHER_COUNT; i++) {
		char status[STATUS_SIZE];
		snprintf(status, sizeof status, "%d", others[i].status);
		builder_set(&responses, status,
			others[i].description ? json_pack("{s:s, s:o}", "description", others[i].description,
										"headers", header_refs(others[i].carries, others[i].status))
								  : problem_response(others[i].status));
	}
	return responses;
}

/* `content` is not stolen, because a file uses it for two statuses */
static json_t *success(int kind, int status, json_t *content)
{
	return json_pack("{s:s, s:o, s:O}", "description", "OK", "headers", header_refs(kind, status),
		"content", content);
}

json_t *responses_of(int kind, json_t *content)
{
	json_t *responses = json_pack("{s:o}", "200", success(kind, 200, content));
	if (kind == WHOLE_FILE)
		builder_set(&responses, "206", success(kind, 206, content));
	for (size_t i = 0; i < OTHER_COUNT; i++) {
		char status[STATUS_SIZE];
		if (!(others[i].from & kind))
			continue;
		snprintf(status, sizeof status, "%d", others[i].status);
		builder_set(&responses, status, ref("responses", status));
	}
	json_decref(content);
	return responses;
}
