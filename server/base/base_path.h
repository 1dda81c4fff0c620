#ifndef BASE_PATH_H
#define BASE_PATH_H

#include <stdbool.h>

/*
 * The path prefix under which a proxy publishes the API: "" or, for example, "/yigai". All
 * addresses in answers begin with it. Set once, before threads are created.
 */
enum { BASE_PATH_MAX = 32 /* bytes */ };

/*
 * Whether a path is acceptable: empty, or segments of letters, digits, `-`, `.`, `_` and `~`, each
 * after a slash, none of dots only.
 */
bool base_path_is_sound(const char *path);

/* Sets the path, which must be acceptable and is borrowed. */
void base_path_set(const char *path);
const char *base_path(void);

/*
 * Returns the rest of a path after the base path, if a slash, `?` or the end follows; else the
 * whole path.
 */
const char *base_path_skip(const char *path);

#endif
