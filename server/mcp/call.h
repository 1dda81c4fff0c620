#ifndef CALL_H
#define CALL_H

#include "base/buf.h"
#include "dataset/catalog.h"

#include <jansson.h>
#include <stdbool.h>

struct ask;
struct error;
struct snapshot;

enum { CALL_RESULT_MAX = 2 << 20 /* bytes of what is found */ };

/* A call of a tool on its way. */
struct call {
	struct snapshot *snapshot;
	const struct catalog *catalog;
	json_t *arguments; /* an object that its schema allows */
	/* what is to stand at the end of the result as it is written, and its name; or empty */
	struct buf rows;
	const char *rows_name;
	json_t *problem; /* why it cannot be answered (RFC 9457), or NULL; the caller releases it */
	bool is_partial; /* something that it asked was not answered */
};

/*
 * A tool: what it found, as an object, a new reference. NULL with call->problem, or without memory.
 */
typedef json_t *tool_function(struct call *call);

/*
 * What it finds, all of it: where something that it asked was not answered, it may have taken that
 * for what is not there. NULL with call->problem, or without memory.
 */
json_t *call_run(struct call *call, tool_function *function);

/*
 * Writes what was found, which it steals, as JSON, but for the rows, which stand at its end, and
 * what is behind them. False without memory, also of the rows.
 */
bool call_print_before(const struct call *call, json_t *found, struct buf *text);
const char *call_behind(const struct call *call);

/* An argument that is a text; NULL where it was not given. One that is a number, or `without`. */
const char *call_text(const struct call *call, const char *name);
long long call_number(const struct call *call, const char *name, long long without);

/* The resource of this name, which an argument gives; NULL with the problem, and the nearest name.
 */
const struct resource *call_resource(struct call *call, const char *argument, const char *name);

/*
 * What the API answers, of the call's dataset, a new reference; NULL with its problem, or without
 * memory. Finishes the ask.
 */
json_t *call_ask(struct call *call, struct ask *ask);

/* The same of a collection, whose rows become the call's. */
json_t *call_ask_rows(struct call *call, struct ask *ask);

/* Makes an error of the caller's the problem. Returns NULL. */
json_t *call_refuse(struct call *call, const struct error *err);

/* An object that begins as each of them does: it says that what follows is quoted. */
json_t *call_begin_result(void);

/* Adds how the dataset is cited, how each record of it is, and where what was found stands for
 * good: the address, which is stolen. */
void call_cite(const struct call *call, json_t **result, json_t *url);

/* The language that a text is in, as far as its script tells. */
enum language call_language(const char *text);

/* In that language a member whose name ends in its code: `title` of title_zh. Borrowed; NULL
 * without one. */
const char *call_member(const json_t *object, const char *name, enum language language);

#endif
