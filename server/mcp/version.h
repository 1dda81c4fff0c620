#ifndef VERSION_H
#define VERSION_H

#include <jansson.h>
#include <stdbool.h>

struct message;
struct refusal;

/*
 * The protocol versions, newest first, and whether each is stateless (requests carry their version
 * in `_meta`).
 */
#define VERSIONS(X)                                                                                \
	X("2026-07-28", true)                                                                          \
	X("2025-11-25", false)                                                                         \
	X("2025-06-18", false)                                                                         \
	X("2025-03-26", false)

/* The prefix of names in `_meta`. */
#define META "io.modelcontextprotocol/"

/* HTTP header fields that repeat parts of a message; NULL if missing. */
struct version_head {
	const char *version; /* MCP-Protocol-Version */
	const char *method;  /* Mcp-Method */
	const char *name;    /* Mcp-Name: a tool, a prompt, or the URI of a resource */
};

/*
 * version_list() returns all versions. version_negotiate() returns the version to answer to
 * `initialize`: the requested one if it begins with that, else (or for NULL) the newest that does.
 */
json_t *version_list(void);
const char *version_negotiate(const char *asked);

/*
 * Finds out whether a request is stateless, and checks its `_meta` (REFUSAL_META, REFUSAL_VERSION)
 * and, unless head is NULL, that the header fields match the body (REFUSAL_HEADER_MISMATCH).
 * Returns false with one of these.
 */
bool version_check(const struct message *message, const struct version_head *head,
	bool *ret_stateless, struct refusal *refusal);

#endif
