#ifndef REQUEST_H
#define REQUEST_H

#include <stdbool.h>
#include <stddef.h>

struct hits;

/* A request as passed by the transport. The strings are not owned. */
struct request {
	const char *method;
	const char *target; /* as sent, not decoded */
	/* header fields, several lines joined by commas; NULL if missing */
	const char *if_match, *if_unmodified_since, *if_none_match, *if_modified_since;
	const char *accept, *accept_language, *accept_encoding, *range, *if_range;
	const char *host, *origin, *content_type, *content_encoding;
	const char *mcp_version, *mcp_method, *mcp_name; /* as in struct version_head */
	const char *body;                                /* or NULL */
	size_t body_len;
	const char *id; /* X-Request-Id; responses do not depend on it */
	struct hits
		*kept; /* set by handle_remainder() only: search results kept between parts (remainder.h) */
	bool stopping; /* the process is shutting down, for /readyz */
	/*
	 * from a private listener: without base path, and without CORS, so that no other site can read
	 * the response
	 */
	bool is_private;
};

#endif
