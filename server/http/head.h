#ifndef HEAD_H
#define HEAD_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

/* The fields that are kept; all others are only judged by the grammar. */
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

/* The header fields of a request, and what is wrong with its head. */
struct head {
	struct {
		const char *text; /* all lines joined by commas; NULL if there is none */
		unsigned len;
		unsigned lines : 31;
		bool copied : 1;  /* the text is the head's own and not borrowed */
	} fields[HEAD_COUNT]; /* packed, since each connection has all of them even while idle */
	size_t size, lines;   /* bytes and lines of the whole head; head_take() counts the lines, its
							 caller sets the bytes */
	enum error_code code; /* ERROR_NONE, or that of the first fault, which `fault` describes */
	const char *fault;
};

/* Makes a head without fields. head_finish() frees what it holds and makes it one without fields
 * again. */
void head_init(struct head *head);
void head_finish(struct head *head);

/*
 * Adds a line, without the blanks around its value (RFC 9110, section 5.5), and judges it by the
 * grammar. Name and value must end in a NUL behind their lengths. A value is borrowed if its field
 * has one line and no blank stands behind it, else copied. Without memory the head is refused.
 */
void head_take(
	struct head *head, const char *name, size_t name_len, const char *value, size_t value_len);

/* Has head_check() refuse the head with this error, unless it has a fault already. The text is
 * borrowed. */
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
