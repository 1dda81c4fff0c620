#ifndef MESSAGE_H
#define MESSAGE_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

struct buf;
struct refusal;

enum {
	MESSAGE_MAX = 64 << 10, /* bytes of a received message */
	MESSAGE_DEPTH_MAX = 32, /* nested arrays and objects */
};

/* A JSON-RPC 2.0 request or notification. */
struct message {
	json_t *json;     /* the message; the other members point into it */
	const json_t *id; /* a string or an integer; NULL for a notification */
	const char *method;
	json_t *params; /* an object, or NULL */
};

/*
 * Parses a message. Returns false with REFUSAL_PARSE or REFUSAL_REQUEST; id is still set if it is
 * valid. Call message_finish() in either case.
 */
bool message_read(
	struct message *ret_message, const char *text, size_t len, struct refusal *ret_refusal);
void message_finish(struct message *message);

/*
 * Writes a response line. The result, which is stolen, may have further members that are already
 * written (`"a":1,"b":2`). If result is NULL, writes the refusal, or INTERNAL if that is empty.
 * Returns false and writes nothing if out of memory for both.
 */
bool message_write_answer(const json_t *id, json_t *result, const struct buf *members,
	struct refusal *refusal, struct buf *out);

#endif
