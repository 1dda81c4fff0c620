#ifndef MESSAGE_H
#define MESSAGE_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

struct buf;
struct refusal;

enum {
	MESSAGE_MAX = 64 << 10, /* bytes of a message that comes in */
	MESSAGE_DEPTH_MAX = 32, /* of arrays and objects in each other */
};

/* A message of JSON-RPC 2.0 that asks something, or tells it. */
struct message {
	json_t *json;     /* all of it, which the rest is borrowed from */
	const json_t *id; /* a text or a whole number; NULL for a notification */
	const char *method;
	json_t *params; /* an object, or NULL */
};

/*
 * Reads one. False with REFUSAL_PARSE or REFUSAL_REQUEST, and the id if there is a sound one. The
 * caller finishes it, whatever comes of it.
 */
bool message_read(
	struct message *ret_message, const char *text, size_t len, struct refusal *ret_refusal);
void message_finish(struct message *message);

/*
 * Writes what answers it, in a line: the result, which it steals, an object with more members that
 * are written already (`"a":1,"b":2`, or nothing); or where it is NULL what the refusal says, with
 * INTERNAL for one that says nothing. False where there is no memory for either: nothing is written
 * then.
 */
bool message_write_answer(const json_t *id, json_t *result, const struct buf *members,
	struct refusal *refusal, struct buf *out);

#endif
