#ifndef REBINDING_H
#define REBINDING_H

#include <stdbool.h>

/*
 * Whether a request may come from where its Host and Origin (or NULL) say. A page of somebody
 * else's, whose name was made to lead here (DNS rebinding), says that name in both: so the host
 * must be an address, `localhost` or the host that the server is published under, and the origin,
 * where a page asks, that of the same host, of this machine, or the one that the server is
 * published under.
 */
bool rebinding_allows(const char *host, const char *origin_of_page);

#endif
