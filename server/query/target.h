#ifndef TARGET_H
#define TARGET_H

#include "base/base_path.h"

#include <stdbool.h>
#include <stddef.h>

struct error;

enum {
	TARGET_MAX = 8192,          /* bytes of a request target as sent */
	TARGET_AUTHORITY_MAX = 261, /* bytes: a name of 255 (RFC 1035), a colon and a port */
	TARGET_SEGMENTS_MAX = 4,    /* in a path; the longest path of the API */
	TARGET_ARGUMENTS_MAX = 64,  /* key=value pairs of a query */
};

/* One key=value pair of the query string: decoded, NUL-terminated, valid UTF-8. */
struct argument {
	char *key;
	char *value;
};

/* A parsed request target (RFC 9112, section 3.2). All strings point into text. */
struct target {
	char *segments[TARGET_SEGMENTS_MAX];
	size_t segment_count; /* may exceed TARGET_SEGMENTS_MAX; further segments are not stored */
	char *query;          /* as sent, or NULL without `?` */
	struct argument arguments[TARGET_ARGUMENTS_MAX];
	size_t argument_count;
	char text[TARGET_MAX + 2]; /* one more byte for the slash that an absolute form may lack */
};

/*
 * Checks a raw target and returns the part of it from the path on, without the base path
 * (base/base_path.h). Of the absolute form (RFC 9112, section 3.2.2) it skips scheme and authority;
 * the path may then be empty, as it may after the base path is removed. Returns NULL if the target
 * is longer than TARGET_MAX, contains blanks, control bytes or a fragment, or is neither a path nor
 * an http URL.
 */
const char *target_origin_form(const char *raw);

/* The same for a misspelt target: also removes a base path after two slashes (`//yigai/v1`). */
const char *target_misspelt_form(const char *raw);

/*
 * Returns the target as clients see it: with the base path, whether or not a proxy removed it.
 * Returns storage, or raw itself if there is no base path or raw is not a path.
 */
enum { TARGET_SHOWN_SIZE = BASE_PATH_MAX + TARGET_MAX + 1 };
const char *target_show(const char *raw, char storage[static TARGET_SHOWN_SIZE]);

/*
 * Parses the path of a raw target: `/v1/targets/x?a=b` has three segments, `/` has none, and a
 * trailing slash makes an empty last one. Of the absolute form only path and query are used.
 * Returns false with ERROR_URI_TOO_LONG, or with ERROR_BAD_REQUEST for a malformed target: segments
 * `.` or `..`, broken escapes, NUL, invalid UTF-8.
 */
bool target_parse(struct target *target, const char *raw, struct error *err);

/* The same without removing a base path, for requests that do not come through a proxy. */
bool target_parse_bare(struct target *target, const char *raw, struct error *err);

/*
 * Parses the query string into arguments, after target_parse(). Returns false with ERROR_BAD_QUERY
 * and a fault for each argument with a broken escape, a NUL or invalid UTF-8, or if there are too
 * many arguments.
 */
bool target_parse_arguments(struct target *target, struct error *err);

/*
 * Whether the text is a valid Host field: a name or an address, optionally with a port (RFC 9110,
 * section 7.2). An empty field is valid.
 */
bool target_is_authority(const char *text, size_t len);

#endif
