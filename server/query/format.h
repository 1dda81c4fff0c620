#ifndef FORMAT_H
#define FORMAT_H

#include <stdbool.h>

struct error;

/* The representations of rows: name (as suffix and parameter), media type, Content-Type. */
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

/* Returns the format with this name, or FORMAT_NONE. */
enum format format_find(const char *name);

/*
 * Removes a known format suffix such as `.csv` from a path segment and returns its format;
 * FORMAT_NONE if there is none.
 */
enum format format_take_suffix(char *segment);

/*
 * The outcome of content negotiation by an Accept field (RFC 9110, section 12.5.1); answers depend
 * on the field through nothing else. `format` is the one with the greatest weight, JSON if weights
 * are equal; FORMAT_NONE if none is acceptable. NULL (no field) selects JSON. `html` is set if
 * text/html has a greater weight than JSON, as browsers send it. `json` is set if JSON is named
 * itself, with a weight no lower than text/html.
 */
struct accepted {
	enum format format;
	bool html, json;
};
struct accepted format_negotiate(const char *accept);

/* The same, format only. Sets ERROR_NOT_ACCEPTABLE if it returns FORMAT_NONE. */
enum format format_accept(const char *accept, struct error *err);

/*
 * Returns the weight, in thousandths, of a token in a field such as Accept or Accept-Encoding, or
 * -1 if the field does not name it. Ignores parameters other than `q`.
 */
int format_weight(const char *field, const char *token);

#endif
