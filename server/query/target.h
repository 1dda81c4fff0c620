#ifndef TARGET_H
#define TARGET_H

#include "base/base_path.h"

#include <stdbool.h>
#include <stddef.h>

struct error;

enum {
	TARGET_MAX = 8192,         /* bytes of a request target as sent */
	TARGET_SEGMENTS_MAX = 4,   /* of a path; no resource has a longer one */
	TARGET_ARGUMENTS_MAX = 64, /* key=value pairs of a query */
};

/* One key=value of the query, decoded, NUL-terminated, valid UTF-8. */
struct argument {
	char *key;
	char *value;
};

/* A request target (RFC 9112, section 3.2), taken apart. All strings point into text. */
struct target {
	char *segments[TARGET_SEGMENTS_MAX];
	size_t segment_count; /* more than TARGET_SEGMENTS_MAX: the rest is not kept */
	char *query;          /* raw, or NULL without `?` */
	struct argument arguments[TARGET_ARGUMENTS_MAX];
	size_t argument_count;
	char text[TARGET_MAX + 2]; /* a slash more, if an absolute form has none */
};

/*
 * A raw target from its path on, before anything else is done with it: an absolute form (RFC 9112,
 * section 3.2.2) loses its authority, and may have no path; a path loses the base path
 * (base/base_path.h), and may have nothing then. NULL if it may be none at all: it has at most
 * TARGET_MAX bytes, no blanks, control bytes or fragments, and is a path or an http address.
 */
const char *target_origin_form(const char *raw);

/* The same of an address that is misspelt: of `//yigai/v1`, too, what is behind the base path. */
const char *target_misspelt_form(const char *raw);

/* A raw target as clients know it: behind the base path, whether a proxy took that away or not.
 * Borrowed, from the storage or, without a base path or a path, as it came. */
enum { TARGET_SHOWN_SIZE = BASE_PATH_MAX + TARGET_MAX + 1 };
const char *target_show(const char *raw, char storage[static TARGET_SHOWN_SIZE]);

/*
 * Takes the path of a raw target apart: `/v1/targets/x?a=b` has three segments; `/` has none, a
 * slash at the end makes an empty last one. Of the absolute form only path and query count.
 * False with ERROR_URI_TOO_LONG, or with ERROR_BAD_REQUEST for what is not sound, segments of one
 * or two dots, broken escapes, NUL, and a path that is not UTF-8.
 */
bool target_parse(struct target *target, const char *raw, struct error *err);

/* The same where no base path is taken away: behind no proxy. */
bool target_parse_bare(struct target *target, const char *raw, struct error *err);

/*
 * Then takes the query apart into arguments. False with ERROR_BAD_QUERY and a fault for each
 * argument with a broken escape, a NUL or bytes that are not UTF-8, or for too many of them.
 */
bool target_parse_arguments(struct target *target, struct error *err);

/* Whether the raw query has an argument, spelt just so, before arguments are parsed. */
bool target_asks(const struct target *target, const char *argument);

/*
 * Whether len bytes are what a Host field holds: a name or an address, and perhaps a port (RFC
 * 9110, section 7.2); nothing at all stands for an unknown host.
 */
bool target_is_authority(const char *text, size_t len);

#endif
