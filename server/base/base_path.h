#ifndef BASE_PATH_H
#define BASE_PATH_H

#include <stdbool.h>

/*
 * The path that clients know the API by where a proxy gives it one: "" or, for example, "/yigai".
 * Every address that is said begins with it. It is set once, before threads begin.
 */
enum { BASE_PATH_MAX = 32 /* bytes */ };

/*
 * Whether it may be one: empty, or segments of letters, digits, `-`, `.`, `_` and `~`, each with a
 * slash before it, none of dots alone.
 */
bool base_path_is_sound(const char *path);

/* Borrows a sound one. */
void base_path_set(const char *path);
const char *base_path(void);

/* What stands behind it in a path, from the slash on, or `?`, or the end; the whole without it. */
const char *base_path_skip(const char *path);

#endif
