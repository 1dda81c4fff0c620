#ifndef CLIENT_H
#define CLIENT_H

#include <netinet/in.h>
#include <stdbool.h>
#include <stddef.h>

struct error;

enum { CLIENT_PROXIES_MAX = 16, CLIENT_NAME_SIZE = INET6_ADDRSTRLEN };

/* The header field in which the proxies name their client. Only that one is read, since a client
 * could send the other itself. */
enum client_field { CLIENT_X_FORWARDED_FOR, CLIENT_FORWARDED };

/* The proxies that are trusted: networks, those of IPv4 as IPv4-mapped IPv6. */
struct client_proxies {
	struct {
		struct in6_addr address;
		unsigned bits; /* of the address that all of the network share */
	} networks[CLIENT_PROXIES_MAX];
	size_t count;
	enum client_field field;
};

/*
 * Reads addresses and networks separated by commas, as in `10.0.0.0/8,::1`; the list may be empty.
 * False with ERROR_BAD_REQUEST. Leaves `field` as it is.
 */
bool client_read_proxies(const char *text, struct client_proxies *ret_proxies, struct error *err);

/*
 * Who asked: the peer or, if that is a trusted proxy, the last address in the field (RFC 7239, or
 * the older X-Forwarded-For) that is not a trusted proxy. `forwarded` has all lines of the field,
 * joined, or is NULL. An element that is not an address ends the search: what stands before it is
 * ignored. A peer without an IP address is `unknown`.
 */
void client_name(const struct client_proxies *proxies, const struct sockaddr *peer,
	const char *forwarded, char ret_name[static CLIENT_NAME_SIZE]);

#endif
