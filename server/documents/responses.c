#include "documents/responses.h"

#include "base/base_path.h"
#include "base/buf.h"
#include "base/error.h"
#include "documents/json_builder.h"
#include "documents/schema.h"

#include <stdio.h>

/* In the place of a status: that of a problem which `problems` does not list. */
enum { ANY_OTHER = -1 };

/* The header fields that a kind of answer carries. */
static const struct {
	const char *name, *type, *description;
	int kinds;
	int status; /* of the only answer that carries it, or 0 */
} headers[] = {
	{"ETag", "string", "The strong entity tag, equal on every replica", CACHED, 0},
	{"Last-Modified", "string", "When the dataset was released", WHOLE_FILE, 0},
	{"Link", "string", "The next page, the first, and this document (RFC 8288)", PAGES, 200},
	{"X-Total-Count", "integer", "How many rows there are on all pages", PAGES, 200},
	{"Accept-Ranges", "string", "Parts of the file may be asked for", WHOLE_FILE, 0},
	{"Content-Range", "string", "Which part of the file this is", WHOLE_FILE, 206},
	{"Location", "string", "The right address", MOVED, 0},
	{"Location", "string", "The right address", PROBLEM, 301},
	{"Retry-After", "integer", "After how many seconds it may go better; of a 503", PROBLEM,
		ANY_OTHER},
};

/*
 * The kinds of addresses that can answer with a status. Every other problem (405, 412, 413, 414, 431, 500,
 * 503) can come of any request, and is every operation's default.
 */
static const struct {
	int status, kinds;
} problems[] = {
	{301, ITEM},
	{400, EVERY},
	{404, ITEM | EXPORT},
	{406, ROWS},
	{410, ROWS | EXPORT},
	{416, WHOLE_FILE},
};

static int listed_status(int status)
{
	for (size_t i = 0; i < sizeof problems / sizeof *problems; i++)
		if (problems[i].status == status)
			return status;
	return ANY_OTHER;
}

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

static json_t *problem_example(size_t i)
{
	return json_pack("{s:{s:o, s:s, s:i, s:s, s:o}}", "value", "type",
		json_sprintf("%s/docs#%s", base_path(), errors[i].slug), "title", errors[i].title, "status",
		errors[i].status, "detail", "What exactly is wrong.", "instance",
		json_sprintf("%s/v1", base_path()));
}

/* All problems of a status, or of any other: their titles, and an example of each. */
static json_t *problem_response(int status)
{
	struct buf titles;
	json_t *examples = json_object();
	buf_init(&titles, 4096);
	for (size_t i = 0; i < sizeof errors / sizeof *errors; i++) {
		if (listed_status(errors[i].status) != status)
			continue;
		buf_printf(&titles, "%s%s", titles.len > 0 ? "; " : "", errors[i].title);
		builder_set(&examples, errors[i].slug, problem_example(i));
	}
	json_t *response = json_pack("{s:s, s:o, s:{s:{s:o, s:o}}}", "description", buf_text(&titles),
		"headers", header_refs(PROBLEM, status), "content", "application/problem+json", "schema",
		schema_ref("Problem"), "examples", examples);
	buf_finish(&titles);
	return response;
}

json_t *responses_components(void)
{
	json_t *responses = json_pack("{s:{s:s, s:o}, s:{s:s, s:o}}", "NotModified", "description",
		"The client has this already", "headers", header_refs(DOCUMENT, 304), "Respelt",
		"description", "The address is spelt otherwise", "headers", header_refs(MOVED, 308));
	char name[32];
	for (size_t i = 0; i < sizeof problems / sizeof *problems; i++) {
		snprintf(name, sizeof name, "Problem%d", problems[i].status);
		builder_set(&responses, name, problem_response(problems[i].status));
	}
	builder_set(&responses, "Problem", problem_response(ANY_OTHER));
	return responses;
}

/* `content` is borrowed: a file has it in two. */
static json_t *success(int kind, int status, const char *description, json_t *content)
{
	return json_pack("{s:s, s:o, s:O}", "description", description, "headers",
		header_refs(kind, status), "content", content);
}

json_t *responses_of(int kind, const char *description, json_t *content)
{
	json_t *responses = json_pack("{s:o}", "200", success(kind, 200, description, content));
	char status[16], name[32];
	if (kind == WHOLE_FILE)
		builder_set(&responses, "206", success(kind, 206, description, content));
	if (kind & CACHED)
		builder_set(&responses, "304", ref("responses", "NotModified"));
	if (kind & SPELT)
		builder_set(&responses, "308", ref("responses", "Respelt"));
	for (size_t i = 0; i < sizeof problems / sizeof *problems; i++) {
		if (!(problems[i].kinds & kind))
			continue;
		snprintf(status, sizeof status, "%d", problems[i].status);
		snprintf(name, sizeof name, "Problem%d", problems[i].status);
		builder_set(&responses, status, ref("responses", name));
	}
	builder_set(&responses, "default", ref("responses", "Problem"));
	json_decref(content);
	return responses;
}
