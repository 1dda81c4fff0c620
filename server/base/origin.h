#ifndef ORIGIN_H
#define ORIGIN_H

#include <stdbool.h>

/*
 * The scheme and the host that the API is published under: "" or, for example,
 * "https://data.example". What is read away from the server says it before the base path:
 * citations, feeds. Links stay paths. It is set once, before threads begin.
 */
enum { ORIGIN_MAX = 270 /* bytes: a name of 253, a scheme and a port */ };

/*
 * Whether it may be one: empty, or `http://` or `https://`, a name of labels or an address, and a
 * port or none, as browsers write them: in small letters, with nothing behind.
 */
bool origin_is_sound(const char *origin);

/* Borrows a sound one. */
void origin_set(const char *origin);
const char *origin(void);

#endif
