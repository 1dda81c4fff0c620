#ifndef TOOLS_H
#define TOOLS_H

#include "dataset/catalog.h"
#include "mcp/call.h"

#include <jansson.h>
#include <stdbool.h>

struct ask;
struct buf;
struct refusal;

/* Every tool, and of which datasets it is; what is said of each is in tools.json. */
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

/* Whether any resource has verdicts; whether what disagrees is told of. */
bool offers_compare(const struct catalog *catalog);
bool offers_discrepancies(const struct catalog *catalog);

/* What a query of a resource found beside its rows, made of the API's answer. */
json_t *query_rows(struct call *call, const struct resource *resource, const json_t *answer);

/*
 * What the API finds, which is asked: its answer, with the hits as `data`, but without the texts in
 * which the words were found. NULL with the problem.
 */
json_t *search_ask(struct call *call, struct ask *ask);

/* Writes a result of a search, made of a hit of the API's, to the call's rows: id, title, url,
 * text. */
void search_write_result(struct call *call, const json_t *hit, enum language language);

/* Before the first, with the name that they have in the result, and behind the last. */
void search_begin_results(struct call *call, const char *name);
void search_end_results(struct call *call);

/* The definitions of the tools, which threads share and nobody changes. NULL without memory. */
struct tools;
struct tools *tools_create(void);
void tools_destroy(struct tools *tools);

/* What `tools/list` answers. */
json_t *tools_list(const struct tools *tools, const struct catalog *catalog);

/*
 * What `tools/call` answers: what was found, for programs and as text; or with isError the problem
 * that the tool met, with what is right instead. The most of it goes to *ret_written, as members
 * for message_write_answer(). NULL with REFUSAL_PARAMS for a tool that is not there, and without
 * memory.
 */
json_t *tools_call(const struct tools *tools, struct snapshot *snapshot, json_t *params,
	struct buf *ret_written, struct refusal *refusal);

#endif
