#ifndef RESPONSE_H
#define RESPONSE_H

#include "base/buf.h"

#include <stdbool.h>
#include <stdint.h>

/* What goes back to the client: bytes, but no socket. */
struct response {
	size_t route; /* which kind of address answered: an index for handle_route_names */
	int status;
	struct buf headers; /* name NUL value NUL, repeated */
	struct buf body;
	int file;               /* -1, or a descriptor of its own whose bytes are the body */
	int64_t offset, length; /* the part of the file that is the body */
};

/*
 * How much a head may have on the wire, with what the transport adds to it: it must fit beside the
 * request's into the memory of a connection. An address in it, as in Link, has so much of that; what
 * is longer is left out or refused by whoever would say it.
 */
enum { RESPONSE_HEAD_MAX = 4096, RESPONSE_ADDRESSES_MAX = 3072 };

/* An empty response with what every answer says: CORS and nosniff. */
void response_init(struct response *response);
void response_finish(struct response *response);

void response_add_header(struct response *response, const char *name, const char *value);

/* Goes through the headers: begin with NULL, NULL comes after the last; *ret_value is borrowed. */
const char *response_next_header(
	const struct response *response, const char *name, const char **ret_value);

/*
 * Reads a Range field against a file's size (RFC 9110, section 14.2) into offset and length.
 * WHOLE for no range, several, or another unit, which all mean the whole file.
 */
enum range { RANGE_WHOLE, RANGE_PART, RANGE_OUTSIDE };
enum range http_range(const char *range, int64_t size, int64_t *ret_offset, int64_t *ret_length);

/* A date YYYY-MM-DD as an HTTP date (RFC 9110, section 5.6.7); empty if it is none. */
enum { HTTP_DATE_SIZE = 64 };
void http_date(const char *date, char ret_text[static HTTP_DATE_SIZE]);

/*
 * Whether If-Match, or in its absence If-Unmodified-Since, holds for what has this ETag and this
 * Last-Modified (RFC 9110, sections 13.1.1 and 13.1.4). NULL stands for no such field; a date that is
 * none is passed over.
 */
bool http_condition(const char *if_match, const char *if_unmodified_since, const char *etag,
	const char *last_modified);

/*
 * Whether an If-None-Match field names the entity tag (weak comparison, RFC 9110, section 13.1.2);
 * and whether it is `*`. NULL stands for no such field.
 */
bool etag_is_listed(const char *if_none_match, const char *etag);
bool etag_is_any(const char *if_none_match);

#endif
