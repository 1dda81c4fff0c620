#include "http/client.h"

#include "base/error.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { MAPPED_BITS = 96 };

static void map(const struct in_addr *v4, struct in6_addr *ret_address)
{
	memset(ret_address, 0, sizeof *ret_address);
	memset(ret_address->s6_addr + 10, 0xFF, 2);
	memcpy(ret_address->s6_addr + 12, v4, sizeof *v4);
}

/* An address of either kind; ret_is_v4 tells which. */
static bool read_address(
	const char *text, size_t len, struct in6_addr *ret_address, bool *ret_is_v4)
{
	char copy[INET6_ADDRSTRLEN];
	struct in_addr v4;
	if (len >= sizeof copy)
		return false;
	memcpy(copy, text, len);
	copy[len] = '\0';
	*ret_is_v4 = inet_pton(AF_INET, copy, &v4) == 1;
	if (*ret_is_v4)
		map(&v4, ret_address);
	return *ret_is_v4 || inet_pton(AF_INET6, copy, ret_address) == 1;
}

/* `ADDRESS` or `ADDRESS/BITS` */
static bool read_network(
	const char *text, size_t len, struct in6_addr *ret_address, unsigned *ret_bits)
{
	const char *slash = memchr(text, '/', len);
	bool is_v4;
	if (!read_address(text, slash ? (size_t)(slash - text) : len, ret_address, &is_v4))
		return false;
	unsigned most = is_v4 ? 32 : 128, bits = most;
	if (slash) {
		size_t digits = strspn(slash + 1, "0123456789");
		if (digits == 0 || digits > 3 || slash + 1 + digits != text + len)
			return false;
		bits = (unsigned)atoi(slash + 1);
	}
	*ret_bits = bits + (is_v4 ? MAPPED_BITS : 0);
	return bits <= most;
}

bool client_read_proxies(const char *text, struct client_proxies *ret_proxies, struct error *err)
{
	struct client_proxies proxies = *ret_proxies;
	proxies.count = 0;
	while (*text) {
		size_t len = strcspn(text, ",");
		if (proxies.count == CLIENT_PROXIES_MAX)
			return error_set(
				err, ERROR_BAD_REQUEST, "there are more than %d proxies", CLIENT_PROXIES_MAX);
		if (!read_network(text, len, &proxies.networks[proxies.count].address,
				&proxies.networks[proxies.count].bits))
			return error_set(err, ERROR_BAD_REQUEST, "%.*s is neither an address nor a network",
				(int)(len < 100 ? len : 100), text);
		proxies.count++;
		text += len;
		if (*text == ',' && *++text == '\0')
			return error_set(err, ERROR_BAD_REQUEST, "nothing follows the last comma");
	}
	*ret_proxies = proxies;
	return true;
}

static bool is_proxy(const struct client_proxies *proxies, const struct in6_addr *address)
{
	for (size_t i = 0; i < proxies->count; i++) {
		const uint8_t *network = proxies->networks[i].address.s6_addr, *other = address->s6_addr;
		unsigned whole = proxies->networks[i].bits / 8, rest = proxies->networks[i].bits % 8;
		if (memcmp(network, other, whole) == 0 &&
			(rest == 0 || (network[whole] ^ other[whole]) >> (8 - rest) == 0))
			return true;
	}
	return false;
}

/* `1.2.3.4`, `1.2.3.4:80`, `2001:db8::1`, `[2001:db8::1]`, `[2001:db8::1]:80` */
static bool read_node(const char *text, size_t len, struct in6_addr *ret_address)
{
	bool is_v4;
	const char *end = text + len;
	if (len > 0 && *text == '[') {
		const char *bracket = memchr(text, ']', len);
		return bracket && (bracket + 1 == end || bracket[1] == ':') &&
			read_address(text + 1, (size_t)(bracket - text - 1), ret_address, &is_v4) && !is_v4;
	}
	if (read_address(text, len, ret_address, &is_v4))
		return true;
	const char *colon = memchr(text, ':', len);
	return colon && read_address(text, (size_t)(colon - text), ret_address, &is_v4) && is_v4;
}

/* The value of `for` in one element of Forwarded, without its quotes; NULL if there is none, if
 * there are two, or if a quote does not end. */
static const char *find_for(const char *element, size_t len, size_t *ret_len)
{
	const char *end = element + len, *found = NULL;
	while (element < end) {
		element += strspn(element, " \t;");
		const char *p = element;
		bool quoted = false;
		while (p < end && (quoted || *p != ';'))
			quoted ^= *p++ == '"';
		bool is_for = p - element >= 4 && strncasecmp(element, "for=", 4) == 0;
		if (quoted || (is_for && found))
			return NULL;
		if (is_for) {
			found = element + 4;
			*ret_len = (size_t)(p - found);
			if (*ret_len >= 2 && *found == '"' && p[-1] == '"') {
				found++;
				*ret_len -= 2;
			}
		}
		element = p;
	}
	return found;
}

/* Reads the address that one element of the list names; false if it names none. */
static bool read_element(
	enum client_field field, const char *element, size_t len, struct in6_addr *ret_address)
{
	while (len > 0 && (*element == ' ' || *element == '\t'))
		element++, len--;
	while (len > 0 && (element[len - 1] == ' ' || element[len - 1] == '\t'))
		len--;
	if (field == CLIENT_FORWARDED)
		element = find_for(element, len, &len);
	return element && read_node(element, len, ret_address);
}

/* The beginning of the element of the list that ends at `end`. In Forwarded, which alone has quotes
 * (RFC 7239, section 4), a comma in quotes does not separate elements. */
static const char *element_begin(enum client_field field, const char *list, const char *end)
{
	bool quoted = false;
	for (; end > list && (quoted || end[-1] != ','); end--)
		if (end[-1] == '"' && field == CLIENT_FORWARDED)
			quoted = !quoted;
	return end;
}

/*
 * Finds the last address of the list that is no trusted proxy's. If an element that is no address,
 * or the beginning of the list, comes first, it is the last proxy's that was read; if none was
 * read, the address stays as it is. Proxies append, so the list is read from its end: what the
 * client itself sent stands before, and a quote that it leaves open must not swallow what they
 * wrote.
 */
static void find_client(
	const struct client_proxies *proxies, const char *list, struct in6_addr *ret_client)
{
	for (const char *end = list + strlen(list), *begin; end > list; end = begin - (begin > list)) {
		struct in6_addr address;
		begin = element_begin(proxies->field, list, end);
		/* empty elements count for nothing (RFC 9110, section 5.6.1.2) */
		if (strspn(begin, " \t") >= (size_t)(end - begin))
			continue;
		if (!read_element(proxies->field, begin, (size_t)(end - begin), &address))
			return;
		*ret_client = address;
		if (!is_proxy(proxies, &address))
			return;
	}
}

void client_name(const struct client_proxies *proxies, const struct sockaddr *peer,
	const char *forwarded, char ret_name[static CLIENT_NAME_SIZE])
{
	struct in6_addr client;
	if (peer->sa_family == AF_INET6) {
		client = ((const struct sockaddr_in6 *)(const void *)peer)->sin6_addr;
	} else if (peer->sa_family == AF_INET) {
		map(&((const struct sockaddr_in *)(const void *)peer)->sin_addr, &client);
	} else {
		strcpy(ret_name, "unknown");
		return;
	}
	if (forwarded && is_proxy(proxies, &client))
		find_client(proxies, forwarded, &client);
	if (IN6_IS_ADDR_V4MAPPED(&client))
		inet_ntop(AF_INET, client.s6_addr + 12, ret_name, CLIENT_NAME_SIZE);
	else
		inet_ntop(AF_INET6, &client, ret_name, CLIENT_NAME_SIZE);
}
