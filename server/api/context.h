#ifndef CONTEXT_H
#define CONTEXT_H

#include "api/response.h"
#include "base/base_path.h"
#include "base/error.h"
#include "documents/addresses.h"
#include "query/query.h"
#include "query/target.h"
#include "render/citation.h"

#include <stdbool.h>

struct request;
struct response;
struct snapshot;

/* One request on its way: what it asked, what is known so far, what it gets. */
struct context {
	const struct request *request;
	struct snapshot *served;   /* which was asked, and has the archive */
	struct snapshot *snapshot; /* the same, or one of the archive, that it is pinned to */
	const struct catalog *catalog;
	struct target target;
	struct query query;
	const char *key;           /* of an item, or NULL */
	enum citation citation;    /* of the item; CITATION_NONE for itself */
	const char *suffix;        /* of a citation, or of the item as Markdown; empty for others */
	const struct story *story; /* the page of the dataset's own that is asked for, or NULL */
	enum language language;    /* of the page of HTML that is asked for, or LANGUAGE_NONE */
	bool embedded;             /* of an item's page: as another site shows it in a frame */
	bool undated;              /* its bytes change with the daemon, too */
	bool pinned;               /* to the dataset, by /v1/@digest; or to its bytes, by its path */
	char base[96 + BASE_PATH_MAX]; /* /v1, or /v1/@digest, behind the base path */
	bool codable; /* whether what is here may be coded; else Accept-Encoding changes nothing */
	char plain_etag[64],
		etag[80]; /* of the bytes as they are, and of those in the coding that is sent */
	char location[RESPONSE_ADDRESSES_MAX + 1]; /* the right address, where another was asked for */
	int redirect;           /* the status to say it with: 308, or 302 where what was asked for is no
							   misspelling */
	char content_range[80]; /* of a part, or of none; empty for the whole */
	struct response *response;
	struct error err;
};

/*
 * What answers an address once its path and parameters are judged: fills in the response, or sets
 * err. Each of them judges 304 before it reads a row.
 */
typedef void endpoint(struct context *);
endpoint endpoint_collection, endpoint_item, endpoint_search, endpoint_script;

/* Of each address that takes no parameters. */
#define X(name, ...) endpoint endpoint_##name;
ADDRESSES(X)
#undef X

#endif
