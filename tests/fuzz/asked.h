#ifndef ASKED_H
#define ASKED_H

#include "fuzz.h"

#include "api/handle.h"
#include "dataset/catalog.h"

#include <string.h>

/*
 * A request as an input of a harness, written as in a case file, with {digest} in the target for
 *the dataset's own:
 *
 *	GET /v1/lights?limit=2
 *	Accept: text/csv
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

static inline const char *asked_target(const char *target, const char *digest)
{
	static char filled[FUZZ_INPUT_MAX + CATALOG_DIGEST_LEN + 1];
	const char *mark = strstr(target, "{digest}");
	if (!mark)
		return target;
	snprintf(filled, sizeof filled, "%.*s%s%s", (int)(mark - target), target, digest,
		mark + strlen("{digest}"));
	return filled;
}

/* Takes the text apart; good until the next call. */
static inline struct request asked_read(char *text, const char *digest)
{
	char *lines = text;
	const char *method = strsep(&lines, "\n");
	char *target = strchr(text, ' ');
	if (target)
		*target++ = '\0';
	struct request request = {
		.method = method, .target = asked_target(target ? target : "/", digest)};
	while (lines)
		asked_field(&request, strsep(&lines, "\n"));
	return request;
}

#endif
