#ifndef CONTEXT_H
#define CONTEXT_H

#include "api/response.h"
#include "base/base_path.h"
#include "base/error.h"
#include "documents/addresses.h"
#include "query/hits.h"
#include "query/query.h"
#include "query/target.h"
#include "render/citation.h"

#include <stdbool.h>

struct request;
struct response;
struct snapshot;

/* The state of a request being handled. */
struct context {
	const struct request *request;
	struct snapshot *served;   /* the snapshot that the server passed; it has the archive */
	struct snapshot *snapshot; /* the same, or the archived one that the request is pinned to */
	const struct catalog *catalog;
	struct target target;
	struct query query;
	struct hits hits;          /* rows that the query finds, for its check and its answer */
	const char *key;           /* of an item, or NULL */
	enum citation citation;    /* requested citation format, or CITATION_NONE */
	const char *suffix;        /* of a citation or of an item as Markdown; else "" */
	const struct story *story; /* the requested page defined by the dataset, or NULL */
	enum language language;    /* of the requested HTML page, or LANGUAGE_NONE */
	const char *needed;        /* the parameter that the page requires (PAGE_KINDS), or NULL */
	bool embedded;             /* the item's page is requested as an <iframe> */
	bool undated;              /* the body also depends on the daemon's version */
	bool pinned; /* the address never changes its content: pinned by /v1/@digest, or named by its
					content */
	char base[96 + BASE_PATH_MAX]; /* /v1 or /v1/@digest, after the base path */
	bool codable; /* the response may be compressed; else Accept-Encoding has no effect */
	char plain_etag[64], etag[80]; /* of the plain body, and of the coding that is sent */
	char location[RESPONSE_ADDRESSES_MAX + 1]; /* the address to redirect to */
	int redirect;           /* status of the redirect: 308 for a misspelt address, else 302 */
	char content_range[80]; /* of a partial or failed range request; else "" */
	struct response *response;
	struct error err; /* the last member: handle() zeroes all before it */
};

/*
 * Handles a request whose path and parameters have been checked: fills in ctx->response or sets
 * ctx->err. Endpoints decide on 304 before they read rows.
 */
typedef void endpoint(struct context *);
endpoint endpoint_collection, endpoint_item, endpoint_search, endpoint_script;

/* The endpoints of addresses without parameters. */
#define X(name, ...) endpoint endpoint_##name;
ADDRESSES(X)
#undef X

#endif
