#ifndef ORIGIN_H
#define ORIGIN_H

#include <stdbool.h>

/*
 * The scheme and host that the API is published under: "" or, for example, "https://data.example".
 * Documents that are read away from the server (citations, feeds) use it before the base path;
 * other links are paths. Set once, before threads are created.
 */
enum { ORIGIN_MAX = 270 /* bytes: a name of 253, a scheme and a port */ };

/*
 * Whether an origin is acceptable: empty, or `http://` or `https://`, a host name or address, and
 * optionally a port, as browsers write them: in lower case, with nothing after it.
 */
bool origin_is_sound(const char *origin);

/* Sets the origin, which must be acceptable and is borrowed. */
void origin_set(const char *origin);
const char *origin(void);

#endif
