#ifndef REBINDING_H
#define REBINDING_H

#include <stdbool.h>

/*
 * Whether a request's Host and Origin (NULL if it has none) show that it is not an attack by DNS
 * rebinding, in which a foreign page makes its own name lead to this server, and so sends that name
 * in both. The host must be an address, `localhost`, or the host of --origin. The origin, which
 * browsers send, must be that of the same host, of this machine, or --origin.
 */
bool rebinding_allows(const char *host, const char *origin_of_page);

#endif
