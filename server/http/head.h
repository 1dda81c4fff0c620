#ifndef HEAD_H
#define HEAD_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

/* The fields that matter here. */
#define HEAD_FIELDS(X)                                                                             \
	X(HOST, "Host")                                                                                \
	X(CONTENT_LENGTH, "Content-Length")                                                            \
	X(TRANSFER_ENCODING, "Transfer-Encoding")                                                      \
	X(ACCEPT, "Accept")                                                                            \
	X(ACCEPT_LANGUAGE, "Accept-Language")                                                          \
	X(ACCEPT_ENCODING, "Accept-Encoding")                                                          \
	X(IF_MATCH, "If-Match")                                                                        \
	X(IF_NONE_MATCH, "If-None-Match")                                                              \
	X(IF_UNMODIFIED_SINCE, "If-Unmodified-Since")                                                  \
	X(IF_MODIFIED_SINCE, "If-Modified-Since")                                                      \
	X(IF_RANGE, "If-Range")                                                                        \
	X(RANGE, "Range")                                                                              \
	X(CONTENT_TYPE, "Content-Type")                                                                \
	X(CONTENT_ENCODING, "Content-Encoding")                                                        \
	X(ORIGIN, "Origin")                                                                            \
	X(MCP_PROTOCOL_VERSION, "MCP-Protocol-Version")                                                \
	X(MCP_METHOD, "Mcp-Method")                                                                    \
	X(MCP_NAME, "Mcp-Name")                                                                        \
	X(X_FORWARDED_FOR, "X-Forwarded-For")                                                          \
	X(FORWARDED, "Forwarded")                                                                      \
	X(X_REQUEST_ID, "X-Request-Id")

enum head_field {
#define X(code, name) HEAD_##code,
	HEAD_FIELDS(X)
#undef X
		HEAD_COUNT
};

/*
 * How large a head may be. Each line counts for more than it is, as in HTTP/2 (RFC 9113, section
 * 6.5.2), since the library keeps a record of it beside its bytes.
 */
enum {
	HEAD_MAX = 10 << 10, /* bytes of request line and fields, and HEAD_LINE_COST for each line */
	HEAD_LINE_COST = 64, /* bytes; libmicrohttpd's record of a field has 56, aligned to 16 */
	HEAD_LINES_MAX = 64,
};

/* The head of a request: method, version and fields, held to the grammar. */
struct head {
	struct {
		const char *text; /* all lines joined by commas; NULL if there is none */
		unsigned len;
		unsigned lines : 31;
		bool copied : 1;  /* the text is the head's own and not borrowed */
	} fields[HEAD_COUNT]; /* packed, for each idle connection has all of them */
	size_t size, lines; /* bytes and lines of the whole head; whoever receives it sets the bytes */
	enum error_code code; /* of the first line that is wrong, with what is wrong */
	const char *fault;
};

/* Begins with no fields; after head_finish() again. */
void head_init(struct head *head);
void head_finish(struct head *head);

/*
 * Takes a line, without the blanks around its value (RFC 9110, section 5.5); name and value end in
 * a NUL. Only a value that is the one of its name and has no blank behind it is borrowed, others
 * are copied, whatever their length.
 */
void head_take(
	struct head *head, const char *name, size_t name_len, const char *value, size_t value_len);

/* Whatever else it says, it must not be answered; the first fault counts. The text is borrowed. */
void head_refuse(struct head *head, enum error_code code, const char *fault);

/*
 * Whether this head may be answered: it is not too large; it keeps the grammar (RFC 9110, sections
 * 5 and 9.1), has one Host (RFC 9112, section 3.2), and announces no body (section 6) of more than
 * `body_max` bytes; where that is 0, none. `version` is HTTP/1.0 or a later 1.x. False with
 * ERROR_HEAD, ERROR_BAD_REQUEST or ERROR_BODY; the connection must not be read any further then,
 * for nobody knows where the next request begins.
 */
bool head_check(const struct head *head, const char *method, const char *version, size_t body_max,
	struct error *err);

#endif
