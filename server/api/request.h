#ifndef REQUEST_H
#define REQUEST_H

#include <stdbool.h>
#include <stddef.h>

/* A request as the transport hands it on; all strings are borrowed. */
struct request {
	const char *method;
	const char *target; /* raw: escapes as they were sent */
	/* header fields, each with all its lines joined by commas, or NULL */
	const char *if_match, *if_unmodified_since, *if_none_match, *if_modified_since;
	const char *accept, *accept_language, *accept_encoding, *range, *if_range;
	const char *host, *origin, *content_type;
	const char *mcp_version, *mcp_method, *mcp_name; /* as struct era_head has them */
	const char *body;                                /* NULL without one */
	size_t body_len;
	const char *id; /* X-Request-Id; no answer depends on it */
	bool is_rest;   /* of a whole table (rest.h); never by what a client says */
	bool stopping;  /* the process ends soon: /readyz says so */
	/* came by a listener that is not the public's: no base path, and no page of another origin may
	 * read the answer */
	bool is_private;
};

#endif
