#ifndef FORMAT_H
#define FORMAT_H

#include <stdbool.h>

struct error;

/* The representations of rows: name (suffix and parameter), media type, Content-Type. */
#define FORMATS(X)                                                                                 \
	X(JSON, "json", "application/json", "application/json; charset=utf-8")                         \
	X(CSV, "csv", "text/csv", "text/csv; charset=utf-8; header=present")                           \
	X(NDJSON, "ndjson", "application/x-ndjson", "application/x-ndjson; charset=utf-8")

enum format {
	FORMAT_NONE, /* not chosen yet */
#define X(code, name, media_type, content_type) FORMAT_##code,
	FORMATS(X)
#undef X
		FORMAT_COUNT
};

const char *format_name(enum format format);
const char *format_content_type(enum format format);

/* By name; FORMAT_NONE if there is none. */
enum format format_find(const char *name);

/* Takes a known suffix (`.csv`) off a path segment and gives its format, else FORMAT_NONE. */
enum format format_take_suffix(char *segment);

/*
 * What an Accept field comes to (RFC 9110, section 12.5.1); nothing else about it changes an
 * answer. The format has the greatest weight, JSON before the others where weights are equal: NULL
 * accepts JSON, FORMAT_NONE says that none is accepted. `html` is whether text/html has a greater
 * weight than JSON, as in browsers; not with NULL. `json` is whether JSON itself is asked for, and
 * no less than that.
 */
struct accepted {
	enum format format;
	bool html, json;
};
struct accepted format_negotiate(const char *accept);

/* The format alone; ERROR_NOT_ACCEPTABLE with FORMAT_NONE. */
enum format format_accept(const char *accept, struct error *err);

/* The weight in thousandths that a field of weighted tokens (Accept, Accept-Encoding) gives one of
 * them; -1 if it is not named. Parameters other than `q` are passed over. */
int format_weight(const char *field, const char *token);

#endif
