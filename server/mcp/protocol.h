#ifndef PROTOCOL_H
#define PROTOCOL_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct version_head;
struct snapshot;
struct tools;

/*
 * The Model Context Protocol: the stateless revision 2026-07-28, whose requests carry the version
 * in `_meta`, and those of 2025, which begin with `initialize`. The implementation keeps no state;
 * each message is answered on its own.
 */

enum {
	PROTOCOL_ANSWER_MAX = 4 << 20, /* bytes */
	PROTOCOL_ACCEPTED = 202,       /* HTTP status for a notification, which has no answer */
};

/* A message from the transport. `head` is NULL if the transport has no header fields. */
struct protocol_message {
	const char *text;
	size_t len;
	const struct version_head *head;
};

/*
 * Answers a message: writes a line of JSON, or nothing for a notification. Returns the HTTP status,
 * PROTOCOL_ACCEPTED for a notification, or 0 if out of memory even for an error.
 */
int protocol_answer(const struct tools *tools, struct snapshot *snapshot,
	const struct protocol_message *asked, struct buf *out);

#endif
