#ifndef EXPECT_H
#define EXPECT_H

#include "api/handle.h"
#include "api/response.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

enum { TEXT_MAX = 20000 };

struct snapshot;

/* What the cases ask; set by main(). */
extern struct snapshot *snapshot;

/* Why the last expectation was not met. */
extern char why[TEXT_MAX];

/* The answer to a request, or to a GET of a target; the caller calls response_finish(). */
struct response ask(const struct request *request);
struct response get(const char *target);

/* The body as JSON, or NULL; the caller calls json_decref(). */
json_t *parse(const struct response *response);

/* links.next of a collection as a new string, or NULL. */
char *next_page(const char *target);

/* Whether each reason in a problem's errors is known in Chinese, too. */
bool expect_known_reasons(json_t *body);

/* Judges one line of expectation on the answer to a target; `line` is taken apart. */
bool expect(const char *target, const struct response *response, json_t *body, char *line);

#endif
