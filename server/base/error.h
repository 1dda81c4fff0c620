#ifndef ERROR_H
#define ERROR_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The error type of all functions. The caller owns it (usually on its stack) and clears it with
 * error_clear(); functions take it as the last parameter and set it only on failure. The first
 * error wins: once a code is set, error_set() changes nothing. Faults may still be added to a code
 * that was set by error_add(). ERRORS: code, HTTP status, slug of the problem's type, title (RFC
 * 9457).
 */
#define ERRORS(X)                                                                                  \
	X(BAD_REQUEST, 400, "bad-request", "The request is not well-formed")                           \
	X(BAD_QUERY, 400, "bad-query", "The query has faults")                                         \
	X(BAD_CURSOR, 400, "bad-cursor", "The cursor is not one of this query")                        \
	X(MOVED, 301, "moved", "The item has another address")                                         \
	X(NOT_FOUND, 404, "not-found", "Nothing is at this address")                                   \
	X(METHOD, 405, "method-not-allowed", "The method is not allowed")                              \
	X(NOT_ACCEPTABLE, 406, "not-acceptable", "No such representation is served")                   \
	X(GONE, 410, "gone", "The item is gone")                                                       \
	X(STALE_CURSOR, 410, "stale-cursor", "The cursor belongs to another dataset")                  \
	X(STALE_PIN, 410, "stale-pin", "The address is pinned to another dataset")                     \
	X(PRECONDITION, 412, "precondition-failed", "A condition of the request does not hold")        \
	X(BODY, 413, "content-too-large", "The request's body is too large")                           \
	X(URI_TOO_LONG, 414, "uri-too-long", "The address is too long")                                \
	X(RANGE, 416, "range", "The range is not within the file")                                     \
	X(HEAD, 431, "head-too-large", "The request's head is too large")                              \
	X(INTERNAL, 500, "internal", "The server failed")                                              \
	X(TOO_COSTLY, 503, "too-costly", "The answer takes too long")                                  \
	X(UNAVAILABLE, 503, "unavailable", "The server cannot answer now")

enum error_code {
	ERROR_NONE,
#define X(code, status, slug, title) ERROR_##code,
	ERRORS(X)
#undef X
};

enum {
	ERROR_FAULTS_MAX = 64,
	ERROR_VALUE_MAX = 100, /* bytes of a value that a fault quotes; the rest is replaced by "…" */
	ERROR_SUCCESSOR_SIZE = 512,
};

/* A fault of one parameter. An empty name or suggestion means none. */
struct fault {
	char parameter[72];
	char value[ERROR_VALUE_MAX + 4];
	bool has_value; /* false if no value was given, which differs from an empty one */
	char reason[256];
	char suggestion[128]; /* large enough for an address */
};

struct error {
	enum error_code code;
	char detail[512];
	char detail_zh[512]; /* the reason in the dataset why an item is gone, or empty */
	/* for ERROR_MOVED and ERROR_GONE: resource and key of the successor, or empty */
	char successor_resource[80], successor[ERROR_SUCCESSOR_SIZE];
	size_t fault_count; /* all faults found; the first ERROR_FAULTS_MAX are stored */
	struct fault faults[ERROR_FAULTS_MAX];
};

void error_clear(struct error *err);

/* Sets code and detail, printf style. Returns false, so that callers can `return error_set(…)`. */
bool error_set(struct error *err, enum error_code code, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Replaces this error, including its faults, by the code and detail of another. */
void error_replace(struct error *err, const struct error *other);

/*
 * Adds a fault, and sets the code if there is none. value and suggestion may be NULL. Long texts
 * are cut between characters and end in "…"; a suggestion that is too long is dropped. Returns
 * false.
 */
bool error_add(struct error *err, enum error_code code, const char *parameter, const char *value,
	const char *suggestion, const char *format, ...) __attribute__((format(printf, 6, 7)));

/* Writes one line for operators: the detail, or the parameter and reason of the first fault. */
enum { ERROR_LINE_SIZE = 900 };
void error_line(const struct error *err, char ret_line[static ERROR_LINE_SIZE]);

int error_status(enum error_code code);
const char *error_slug(enum error_code code);
const char *error_title(enum error_code code);

#endif
