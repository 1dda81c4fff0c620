#ifndef ERA_H
#define ERA_H

#include <jansson.h>
#include <stdbool.h>

struct message;
struct refusal;

/* The newest first: version, and whether its requests stand for themselves. */
#define VERSIONS(X)                                                                                \
	X("2026-07-28", true)                                                                          \
	X("2025-11-25", false)                                                                         \
	X("2025-06-18", false)                                                                         \
	X("2025-03-26", false)

/* The names of what `_meta` says of a request, and of a result. */
#define META "io.modelcontextprotocol/"

/* The header fields of HTTP that repeat what is in a message; NULL for one that is not there. */
struct era_head {
	const char *version; /* MCP-Protocol-Version */
	const char *method;  /* Mcp-Method */
	const char *name;    /* Mcp-Name: of a tool or a prompt, or the uri of a resource */
};

/* All versions; and the one that is answered to `initialize` where this one was asked for, or NULL.
 */
json_t *era_versions(void);
const char *era_agree(const char *asked);

/*
 * Tells whether a request is one of the stateless era, and judges what it says of itself:
 * REFUSAL_META, REFUSAL_VERSION, and where its head (or NULL) says something else,
 * REFUSAL_HEADER_MISMATCH. False with one of them.
 */
bool era_judge(const struct message *message, const struct era_head *head, bool *ret_stateless,
	struct refusal *refusal);

#endif
