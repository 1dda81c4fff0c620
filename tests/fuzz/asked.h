#ifndef ASKED_H
#define ASKED_H

#include "fuzz.h"

#include "api/handle.h"
#include "api/response.h"
#include "dataset/catalog.h"

#include <stdio.h>
#include <string.h>

enum { ASKED_MAX = FUZZ_INPUT_MAX + 1024 };

/*
 * A request as an input of a harness, written as in a case file:
 *
 *	GET /v1/lights?limit=2
 *	Accept: text/csv
 *
 * In the target {digest} stands for the dataset's own, and {cursor} for that of the second page of
 * what is asked without it: one that was stored would be of another dataset with the next change.
 */
static inline void asked_field(struct request *request, const char *line)
{
	const struct {
		const char *name, **value;
	} fields[] = {{"If-None-Match: ", &request->if_none_match}, {"Accept: ", &request->accept},
		{"Accept-Encoding: ", &request->accept_encoding}, {"Range: ", &request->range},
		{"If-Range: ", &request->if_range}, {"If-Match: ", &request->if_match},
		{"If-Unmodified-Since: ", &request->if_unmodified_since},
		{"If-Modified-Since: ", &request->if_modified_since}};
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (strncmp(line, fields[i].name, strlen(fields[i].name)) == 0)
			*fields[i].value = line + strlen(fields[i].name);
}

/* The target with a value in place of a mark, if it has one. */
static inline void asked_fill(char target[static ASKED_MAX], const char *mark, const char *value)
{
	char rest[ASKED_MAX];
	char *place = strstr(target, mark);
	if (!place)
		return;
	snprintf(rest, sizeof rest, "%s", place + strlen(mark));
	snprintf(place, ASKED_MAX - (size_t)(place - target), "%s%s", value, rest);
}

/* Empty where there is no second page. */
static inline void asked_cursor(
	struct snapshot *snapshot, const char *target, char ret_cursor[static ASKED_MAX])
{
	char first[ASKED_MAX];
	const char *name = NULL, *value = NULL;
	strcpy(first, target);
	asked_fill(first, "cursor={cursor}", "");
	struct request request = {.method = "GET", .target = first};
	struct response response;
	ret_cursor[0] = '\0';
	handle(snapshot, &request, &response);
	while ((name = response_next_header(&response, name, &value))) {
		const char *next = strcmp(name, "Link") == 0 ? strstr(value, ">; rel=\"next\"") : NULL;
		const char *cursor = next ? strstr(value, "cursor=") : NULL;
		if (cursor && cursor < next)
			snprintf(ret_cursor, ASKED_MAX, "%.*s", (int)strcspn(cursor + 7, "&>"), cursor + 7);
	}
	response_finish(&response);
}

/* Good until the next call. */
static inline const char *asked_target(struct snapshot *snapshot, const char *target)
{
	static char filled[ASKED_MAX], cursor[ASKED_MAX];
	snprintf(filled, sizeof filled, "%s", target);
	asked_fill(filled, "{digest}", snapshot_catalog(snapshot)->digest);
	if (strstr(filled, "cursor={cursor}")) {
		asked_cursor(snapshot, filled, cursor);
		asked_fill(filled, "{cursor}", cursor);
	}
	return filled;
}

/* Takes the text apart; good until the next call. */
static inline struct request asked_read(char *text, struct snapshot *snapshot)
{
	char *lines = text;
	const char *method = strsep(&lines, "\n");
	char *target = strchr(text, ' ');
	if (target)
		*target++ = '\0';
	struct request request = {
		.method = method, .target = asked_target(snapshot, target ? target : "/")};
	while (lines)
		asked_field(&request, strsep(&lines, "\n"));
	return request;
}

#endif
