#ifndef TOOLS_H
#define TOOLS_H

#include "dataset/catalog.h"
#include "mcp/call.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

struct ask;
struct buf;
struct refusal;

/* The tools, and a predicate that says which datasets have them; tools.json describes each. */
#define TOOLS(X)                                                                                   \
	X(about, always)                                                                               \
	X(search, always)                                                                              \
	X(fetch, always)                                                                               \
	X(query, always)                                                                               \
	X(compare, offers_compare)                                                                     \
	X(discrepancies, offers_discrepancies)                                                         \
	X(verify, always)

#define X(name, offered) tool_function tool_##name;
TOOLS(X)
#undef X

/* Whether the dataset has a resource with verdicts; whether it has records about disagreements. */
bool offers_compare(const struct catalog *catalog);
bool offers_discrepancies(const struct catalog *catalog);

/* Makes the result of a query of a resource, without its rows, from the API's answer. */
json_t *tool_query_result(struct call *call, const struct resource *resource, const json_t *answer);

/*
 * Adds a search text to a request, without stop words (stopword.h), so that a question is searched
 * by its content. A text of stop words only is added as it is.
 */
void search_add_words(struct ask *ask, const char *text);

/*
 * Sends a search and returns the answer with the hits in `data`, without their matching texts. NULL
 * with call->problem.
 */
json_t *search_ask(struct call *call, struct ask *ask);

/* The same for what has all of the words: it finds nothing where nothing has. */
json_t *search_ask_strictly(struct call *call, struct ask *ask);

/* How many hits there are, of which the answer has the best. */
int64_t search_total(const json_t *answer);

/* Whether the hits of an answer have only some of the words, because nothing has all. */
bool search_is_relaxed(const json_t *answer);

/* Appends a hit to call->rows as a search result: id, title, url, text. */
void search_write_result(struct call *call, const json_t *hit, enum language language);

/* Begin and end the array of results in call->rows; `name` is its member name. */
void search_begin_results(struct call *call, const char *name);
void search_end_results(struct call *call);

/*
 * The definitions of the tools, immutable and shared by threads. tools_create() returns NULL if out
 * of memory.
 */
struct tools;
struct tools *tools_create(void);
void tools_destroy(struct tools *tools);

/* Returns the result of `tools/list`. */
json_t *tools_list(const struct tools *tools, const struct catalog *catalog);

/*
 * Returns the result of `tools/call`: structured and as text; or, with isError, the tool's problem
 * with suggestions. Most of it is written to *ret_written, as members for message_write_answer().
 * Returns NULL with REFUSAL_PARAMS for an unknown tool, or if out of memory.
 */
json_t *tools_call(const struct tools *tools, struct snapshot *snapshot, json_t *params,
	struct buf *ret_written, struct refusal *refusal);

#endif
