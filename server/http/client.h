#ifndef CLIENT_H
#define CLIENT_H

#include <netinet/in.h>
#include <stdbool.h>
#include <stddef.h>

struct error;

enum { CLIENT_PROXIES_MAX = 16, CLIENT_NAME_SIZE = INET6_ADDRSTRLEN };

/* Where a proxy says whom it asks for: the two differ in form, and a client can send the one that
 * its proxy does not write. */
enum client_field { CLIENT_X_FORWARDED_FOR, CLIENT_FORWARDED };

/* The proxies that are believed; IPv4 addresses as mapped ones. */
struct client_proxies {
	struct {
		struct in6_addr address;
		unsigned bits;
	} networks[CLIENT_PROXIES_MAX];
	size_t count;
	enum client_field field;
};

/*
 * Reads addresses and networks, parted by commas, as in `10.0.0.0/8,::1`; none of them is right,
 * too. False with ERROR_BAD_REQUEST. The field stays as it is.
 */
bool client_read_proxies(const char *text, struct client_proxies *ret_proxies, struct error *err);

/*
 * Who asked: the peer, or, where that is a proxy that is believed, the last address in the proxies'
 * field (RFC 7239, or the older X-Forwarded-For) that is none. `forwarded` has all its lines,
 * joined, or is NULL. What stands before something that is no address is not believed. A peer
 * without an IP address is `unknown`.
 */
void client_name(const struct client_proxies *proxies, const struct sockaddr *peer,
	const char *forwarded, char ret_name[static CLIENT_NAME_SIZE]);

#endif
