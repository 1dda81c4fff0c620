#include "expect.h"

#include "base/reason.h"

#include "response_header.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct snapshot *snapshot;
char why[TEXT_MAX];

struct response ask(const struct request *request)
{
	struct response response;
	handle(snapshot, request, &response);
	return response;
}

struct response get(const char *target)
{
	struct request request = {.method = "GET", .target = target};
	return ask(&request);
}

json_t *parse(const struct response *response)
{
	return json_loadb(response->body.data ? response->body.data : "", response->body.len,
		JSON_REJECT_DUPLICATES, NULL);
}

char *next_page(const char *target)
{
	struct response response = get(target);
	json_t *body = parse(&response);
	const char *next = json_string_value(json_object_get(json_object_get(body, "links"), "next"));
	char *copy = next ? strdup(next) : NULL;
	json_decref(body);
	response_finish(&response);
	return copy;
}

static json_t *at_path(json_t *json, char *path)
{
	for (char *step = strtok(path, "."); step && json; step = strtok(NULL, "."))
		json = json_is_array(json) ? json_array_get(json, (size_t)atoi(step))
								   : json_object_get(json, step);
	return json;
}

static bool expect_json(json_t *body, char *rest)
{
	char *wanted_text = strchr(rest, ' ');
	if (!wanted_text)
		return false;
	*wanted_text++ = '\0';
	json_t *got = at_path(body, rest);
	json_t *wanted = json_loads(wanted_text, JSON_DECODE_ANY, NULL);
	bool equal = wanted && got && json_equal(wanted, got);
	char *text = got ? json_dumps(got, JSON_ENCODE_ANY | JSON_COMPACT) : NULL;
	if (!equal)
		snprintf(
			why, sizeof why, "wanted %.200s, got %.500s", wanted_text, text ? text : "nothing");
	free(text);
	json_decref(wanted);
	return equal;
}

/* The ids of a collection, each followed by a blank. */
static void list_ids(json_t *body, char *ids, size_t size)
{
	size_t i, len = strlen(ids);
	json_t *item;
	json_array_foreach(json_object_get(body, "data"), i, item) len += (size_t)snprintf(ids + len,
		len < size ? size - len : 0, "%s ", json_string_value(json_object_get(item, "id")));
}

static bool expect_ids(json_t *body, const char *rest)
{
	char ids[TEXT_MAX] = "";
	list_ids(body, ids, sizeof ids);
	if (*ids)
		ids[strlen(ids) - 1] = '\0';
	snprintf(why, sizeof why, "got %.900s", ids);
	return strcmp(ids, rest) == 0;
}

static bool expect_holds(json_t *body, char *rest)
{
	char *wanted_text = strchr(rest, ' ');
	if (!wanted_text)
		return false;
	*wanted_text++ = '\0';
	json_t *wanted = json_loads(wanted_text, 0, NULL), *got = at_path(body, rest), *item, *id;
	size_t i, j, found = 0;
	json_array_foreach(got, i, item)
		json_array_foreach(wanted, j, id) if (json_equal(json_object_get(item, "id"), id)) found++;
	snprintf(why, sizeof why, "wanted %.900s, got %zu, of them %zu", wanted_text,
		json_array_size(got), found);
	bool same = wanted && found == json_array_size(wanted) && found == json_array_size(got);
	json_decref(wanted);
	return same;
}

/* All pages from `target` on, one after the other, hold what `whole` holds in one. */
static bool expect_walk(const char *target, const char *whole)
{
	char walked[TEXT_MAX] = "", wanted[TEXT_MAX] = "";
	char *page = strdup(target);
	while (page) {
		struct response response = get(page);
		json_t *body = parse(&response);
		list_ids(body, walked, sizeof walked);
		json_decref(body);
		response_finish(&response);
		char *next = next_page(page);
		free(page);
		page = next;
	}
	struct response response = get(whole);
	json_t *body = parse(&response);
	list_ids(body, wanted, sizeof wanted);
	json_decref(body);
	response_finish(&response);
	snprintf(why, sizeof why, "walked %.900s, wanted %.900s", walked, wanted);
	return *walked && strcmp(walked, wanted) == 0;
}

static bool expect_fault(json_t *body, char *rest)
{
	char *parameter = strtok(rest, " "), *suggestion = strtok(NULL, " ");
	size_t i;
	json_t *fault;
	json_array_foreach(json_object_get(body, "errors"), i, fault)
	{
		const char *named = json_string_value(json_object_get(fault, "parameter"));
		const char *offered = json_string_value(json_object_get(fault, "suggestion"));
		if (!named || !parameter || strcmp(named, parameter) != 0)
			continue;
		snprintf(why, sizeof why, "the suggestion is %s", offered ? offered : "-");
		if (suggestion && strcmp(offered ? offered : "-", suggestion) == 0)
			return true;
	}
	return false;
}

bool expect_known_reasons(json_t *body)
{
	size_t i, known = 0;
	json_t *fault, *errors = json_object_get(body, "errors");
	json_array_foreach(errors, i, fault)
	{
		struct buf chinese;
		const char *reason = json_string_value(json_object_get(fault, "reason"));
		buf_init(&chinese, TEXT_MAX);
		if (reason && reason_write_chinese(reason, &chinese))
			known++;
		else
			snprintf(
				why, sizeof why, "not known in Chinese: %.900s", reason ? reason : "no reason");
		buf_finish(&chinese);
	}
	return known == json_array_size(errors);
}

static bool expect_header(const struct response *response, char *rest)
{
	char *wanted = strchr(rest, ' ');
	if (!wanted)
		return false;
	*wanted++ = '\0';
	const char *got = header(response, rest);
	snprintf(why, sizeof why, "the header is %.900s", got ? got : "missing");
	return got && strcmp(got, wanted) == 0;
}

/* The whole body, its line ends written out. */
static bool expect_lines(const struct response *response, const char *rest)
{
	char shown[TEXT_MAX] = "";
	size_t len = 0;
	for (size_t i = 0; i < response->body.len && len < sizeof shown - 8; i++) {
		char c = response->body.data[i];
		if (c == '\r' || c == '\n')
			len += (size_t)sprintf(shown + len, c == '\r' ? "\\r" : "\\n");
		else
			shown[len++] = c;
	}
	shown[len] = '\0';
	snprintf(why, sizeof why, "the body is %.900s", shown);
	return strcmp(shown, rest) == 0;
}

bool expect(const char *target, const struct response *response, json_t *body, char *line)
{
	char *rest = strchr(line, ' ');
	if (!rest)
		return false;
	*rest++ = '\0';
	if (strcmp(line, "status") == 0) {
		snprintf(why, sizeof why, "the status is %d: %.*s", response->status,
			(int)(response->body.len < 900 ? response->body.len : 900),
			response->body.data ? response->body.data : "");
		return response->status == atoi(rest);
	}
	if (strcmp(line, "header") == 0)
		return expect_header(response, rest);
	if (strcmp(line, "no-header") == 0)
		return header(response, rest) == NULL;
	if (strcmp(line, "json") == 0)
		return expect_json(body, rest);
	if (strcmp(line, "ids") == 0)
		return expect_ids(body, rest);
	if (strcmp(line, "holds") == 0)
		return expect_holds(body, rest);
	if (strcmp(line, "fault") == 0)
		return expect_fault(body, rest);
	if (strcmp(line, "walk") == 0)
		return expect_walk(target, rest);
	if (strcmp(line, "bytes") == 0)
		return (response->file >= 0 ? (size_t)response->length : response->body.len) ==
			(size_t)atoi(rest);
	if (strcmp(line, "lines") == 0)
		return expect_lines(response, rest);
	if (strcmp(line, "says") == 0 || strcmp(line, "no-says") == 0)
		return response->body.data &&
			(memmem(response->body.data, response->body.len, rest, strlen(rest)) != NULL) ==
			(*line == 's');
	snprintf(why, sizeof why, "no such expectation");
	return false;
}
