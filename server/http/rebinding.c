#include "http/rebinding.h"

#include "base/origin.h"
#include "query/target.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { NAME_SIZE = 256 };

/* Reads the name or address out of `name:port`, `[address]:port` or either alone; false if it is
 * too long. */
static bool read_name(const char *authority, char ret_name[static NAME_SIZE])
{
	bool brackets = *authority == '[';
	size_t len = brackets ? strcspn(authority, "]") : strcspn(authority, ":");
	if (len >= NAME_SIZE || (brackets && authority[len] != ']'))
		return false;
	snprintf(ret_name, NAME_SIZE, "%.*s", (int)len - brackets, authority + brackets);
	return true;
}

static bool is_address(const char *name)
{
	unsigned char address[sizeof(struct in6_addr)];
	return inet_pton(AF_INET, name, address) == 1 || inet_pton(AF_INET6, name, address) == 1;
}

static bool is_this_machine(const char *name)
{
	struct in_addr address;
	return strcasecmp(name, "localhost") == 0 || strcmp(name, "::1") == 0 ||
		(inet_pton(AF_INET, name, &address) == 1 && ntohl(address.s_addr) >> 24 == 127);
}

/* The rest of a URL behind `http://` or `https://`; NULL for any other. */
static const char *authority_of(const char *url)
{
	static const char *const schemes[] = {"http://", "https://"};
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
		if (strncmp(url, schemes[i], strlen(schemes[i])) == 0)
			return url + strlen(schemes[i]);
	return NULL;
}

static bool is_published(const char *name)
{
	char published[NAME_SIZE];
	const char *authority = authority_of(origin());
	return authority && read_name(authority, published) && strcasecmp(published, name) == 0;
}

bool rebinding_allows(const char *host, const char *origin_of_page)
{
	char name[NAME_SIZE], page[NAME_SIZE];
	if (!host || !read_name(host, name) ||
		(!is_address(name) && !is_this_machine(name) && !is_published(name)))
		return false;
	if (!origin_of_page)
		return true;
	const char *authority = authority_of(origin_of_page);
	return authority && target_is_authority(authority, strlen(authority)) &&
		read_name(authority, page) &&
		(strcasecmp(authority, host) == 0 || is_this_machine(page) ||
			(*origin() && strcmp(origin_of_page, origin()) == 0));
}
