#ifndef PROTOCOL_H
#define PROTOCOL_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct era_head;
struct snapshot;
struct tools;

/*
 * The Model Context Protocol, in both of its eras: the stateless revision 2026-07-28, whose every
 * request says its version in `_meta`, and those of 2025 that begin with `initialize`. No socket
 * and no state: whatever began, each message is answered for itself.
 */

enum {
	PROTOCOL_ANSWER_MAX = 4 << 20, /* bytes */
	PROTOCOL_ACCEPTED = 202,       /* nothing is answered to a notification */
};

/* A message as the transport hands it on; `head` is NULL where it came without. */
struct protocol_message {
	const char *text;
	size_t len;
	const struct era_head *head;
};

/*
 * Answers: writes a line of JSON, or nothing to a notification. Returns the status of HTTP, which
 * is PROTOCOL_ACCEPTED then; 0 without memory even to say so.
 */
int protocol_answer(const struct tools *tools, struct snapshot *snapshot,
	const struct protocol_message *asked, struct buf *out);

#endif
