#ifndef CALL_H
#define CALL_H

#include "base/buf.h"
#include "dataset/catalog.h"

#include <jansson.h>
#include <stdbool.h>

struct ask;
struct error;
struct snapshot;

enum { CALL_RESULT_MAX = 2 << 20 /* bytes of a result */ };

/* The state of a tool call. */
struct call {
	struct snapshot *snapshot;
	const struct catalog *catalog;
	json_t *arguments; /* valid for the tool's schema */
	/* rows to append to the result as written, and the name of that member; or empty */
	struct buf rows;
	const char *rows_name;
	json_t *problem; /* why the call failed (RFC 9457), or NULL; owned by the caller */
	bool is_partial; /* a request of the tool failed */
};

/* A tool. Returns its result as a new reference; NULL with call->problem, or if out of memory. */
typedef json_t *tool_function(struct call *call);

/*
 * Runs a tool. Also fails if any of its requests failed, since the tool may have mistaken that for
 * missing data. Returns as tool_function does.
 */
json_t *call_run(struct call *call, tool_function *function);

/*
 * Writes the result as JSON up to the rows, which come last; steals `found`. call_behind() returns
 * what follows the rows. Returns false if out of memory, also if the rows were.
 */
bool call_print_before(const struct call *call, json_t *found, struct buf *text);
const char *call_behind(const struct call *call);

/* Return a string argument, or NULL; an integer argument, or `without`. */
const char *call_text(const struct call *call, const char *name);
long long call_number(const struct call *call, const char *name, long long without);

/*
 * Returns the resource that an argument names; NULL with call->problem, which suggests the nearest
 * name.
 */
const struct resource *call_resource(struct call *call, const char *argument, const char *name);

/*
 * Sends a request for the call's dataset and finishes it. Returns the answer, a new reference; NULL
 * with call->problem, or if out of memory.
 */
json_t *call_ask(struct call *call, struct ask *ask);

/* The same for a collection, whose rows go to call->rows. */
json_t *call_ask_rows(struct call *call, struct ask *ask);

/* The same in lines, as ask_lines(). */
json_t *call_ask_lines(struct call *call, struct ask *ask);

/* Sets call->problem from an error. Returns NULL. */
json_t *call_refuse(struct call *call, const struct error *err);

/* Returns a new result, with the note that what follows is quoted from the dataset. */
json_t *call_begin_result(void);

/*
 * Adds citations of the dataset and of a record, and the permanent address `url` of the result,
 * which is stolen.
 */
void call_cite(const struct call *call, json_t **result, json_t *url);

/* The language of a text: Chinese where it has more ideographs than words of letters. */
enum language call_language(const char *text);

/*
 * Returns a string member by its name without the language suffix: `title` gives title_zh in
 * Chinese. Points into the object; NULL if it is missing.
 */
const char *call_member(const json_t *object, const char *name, enum language language);

#endif
