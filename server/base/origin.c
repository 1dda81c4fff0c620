#include "base/origin.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char digits[] = "0123456789";
static const char *published = "";

/* Labels that are parted by dots, an IPv4 address among them; the length, or 0. */
static size_t name_length(const char *text)
{
	static const char label[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
	size_t len = 0, part;
	while ((part = strspn(text + len, label)) > 0) {
		if (text[len] == '-' || text[len + part - 1] == '-')
			return 0;
		len += part;
		if (text[len] != '.')
			return len;
		len++;
	}
	return 0;
}

/* An IPv6 address in brackets; the length, or 0. */
static size_t bracketed_length(const char *text)
{
	char address[INET6_ADDRSTRLEN];
	struct in6_addr binary;
	size_t len = strcspn(text, "]");
	if (text[len] == '\0' || len > sizeof address)
		return 0;
	snprintf(address, sizeof address, "%.*s", (int)len - 1, text + 1);
	return inet_pton(AF_INET6, address, &binary) == 1 ? len + 1 : 0;
}

bool origin_is_sound(const char *origin)
{
	if (*origin == '\0')
		return true;
	size_t scheme = strncmp(origin, "https://", 8) == 0 ? 8
		: strncmp(origin, "http://", 7) == 0            ? 7
														: 0;
	const char *host = origin + scheme;
	size_t len = *host == '[' ? bracketed_length(host) : name_length(host);
	if (scheme == 0 || len == 0 || strlen(origin) > ORIGIN_MAX)
		return false;
	if (host[len] == '\0')
		return true;
	const char *port = host + len + 1;
	size_t count = strspn(port, digits);
	return host[len] == ':' && count > 0 && count <= 5 && port[count] == '\0' && *port != '0' &&
		atoi(port) <= 65535;
}

void origin_set(const char *origin)
{
	published = origin;
}

const char *origin(void)
{
	return published;
}
