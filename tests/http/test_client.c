#include "suite.h"

#include "http/client.h"
#include "base/error.h"

#include <arpa/inet.h>
#include <string.h>

static struct client_proxies proxies;
static struct error err;

static bool read_proxies(const char *text)
{
	error_clear(&err);
	return client_read_proxies(text, &proxies, &err);
}

static const char *name(enum client_field field, const char *peer, const char *forwarded)
{
	static char text[CLIENT_NAME_SIZE];
	struct sockaddr_in v4 = {.sin_family = AF_INET};
	struct sockaddr_in6 v6 = {.sin6_family = AF_INET6};
	proxies.field = field;
	if (inet_pton(AF_INET, peer, &v4.sin_addr) == 1)
		client_name(&proxies, (struct sockaddr *)&v4, forwarded, text);
	else if (inet_pton(AF_INET6, peer, &v6.sin6_addr) == 1)
		client_name(&proxies, (struct sockaddr *)&v6, forwarded, text);
	return text;
}

START_TEST(proxies_are_addresses_and_networks)
{
	static const char *const good[] = {"", "127.0.0.1", "::1", "10.0.0.0/8,::1", "0.0.0.0/0,::/0",
		"10.1.2.3/32", "fd00::/8,2001:db8::1/128",
		("1.1.1.1,1.1.1.2,1.1.1.3,1.1.1.4,1.1.1.5,1.1.1.6,1.1.1.7,1.1.1.8,1.1.1.9,1.1.1.10,"
		 "1.1.1.11,1.1.1.12,1.1.1.13,1.1.1.14,1.1.1.15,1.1.1.16")};
	static const char *const bad[] = {",", "a", "127.0.0.1,", ",::1", "10.0.0.0/33", "::/129",
		"10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8x", "10.0.0.0/0008", "10.0.0", "::1, ::2",
		"localhost", "[::1]", "127.0.0.1:80",
		("1.1.1.1,1.1.1.2,1.1.1.3,1.1.1.4,1.1.1.5,1.1.1.6,1.1.1.7,1.1.1.8,1.1.1.9,1.1.1.10,"
		 "1.1.1.11,1.1.1.12,1.1.1.13,1.1.1.14,1.1.1.15,1.1.1.16,1.1.1.17")};
	for (size_t i = 0; i < COUNT(good); i++)
		ck_assert_msg(read_proxies(good[i]), "%s: %s", good[i], err.detail);
	for (size_t i = 0; i < COUNT(bad); i++) {
		ck_assert_msg(!read_proxies(bad[i]), "%s", bad[i]);
		ck_assert_int_eq(err.code, ERROR_BAD_REQUEST);
	}
}

START_TEST(a_stranger_is_never_believed)
{
	static const char *const peers[] = {"192.0.2.1", "11.0.0.1", "9.255.255.255", "2001:db8::1"};
	static const char *const lists[] = {"", "10.0.0.0/8", "10.0.0.0/8,::1"};
	for (size_t i = 0; i < COUNT(lists); i++) {
		ck_assert(read_proxies(lists[i]));
		for (size_t j = 0; j < COUNT(peers); j++) {
			ck_assert_str_eq(name(CLIENT_X_FORWARDED_FOR, peers[j], "198.51.100.7"), peers[j]);
			ck_assert_str_eq(name(CLIENT_FORWARDED, peers[j], "for=198.51.100.7"), peers[j]);
			ck_assert_str_eq(name(CLIENT_FORWARDED, peers[j], NULL), peers[j]);
		}
	}
}

START_TEST(a_proxy_says_who_asked)
{
	static const struct {
		enum client_field field;
		const char *forwarded, *client;
	} cases[] = {
		{CLIENT_X_FORWARDED_FOR, "198.51.100.7", "198.51.100.7"},
		{CLIENT_X_FORWARDED_FOR, "198.51.100.7:4711", "198.51.100.7"},
		{CLIENT_X_FORWARDED_FOR, "2001:DB8::7", "2001:db8::7"},
		{CLIENT_X_FORWARDED_FOR, "[2001:db8::7]:80", "2001:db8::7"},
		{CLIENT_X_FORWARDED_FOR, "::ffff:198.51.100.7", "198.51.100.7"},
		/* what the client itself sent stands before what proxies add */
		{CLIENT_X_FORWARDED_FOR, "203.0.113.1, 198.51.100.7", "198.51.100.7"},
		{CLIENT_X_FORWARDED_FOR, "10.9.9.9, 198.51.100.7", "198.51.100.7"},
		{CLIENT_X_FORWARDED_FOR, "198.51.100.7 ,\t10.0.0.2,10.0.0.3", "198.51.100.7"},
		{CLIENT_X_FORWARDED_FOR, "10.0.0.2, 10.0.0.3", "10.0.0.2"},
		{CLIENT_X_FORWARDED_FOR, "203.0.113.1, unknown, 10.0.0.2, 10.0.0.3", "10.0.0.2"},
		{CLIENT_X_FORWARDED_FOR, "203.0.113.1, unknown", "10.0.0.1"},
		{CLIENT_X_FORWARDED_FOR, "203.0.113.1,", "203.0.113.1"},
		{CLIENT_X_FORWARDED_FOR, "203.0.113.1, ,", "203.0.113.1"},
		{CLIENT_X_FORWARDED_FOR, " ", "10.0.0.1"},
		{CLIENT_X_FORWARDED_FOR, ",", "10.0.0.1"},
		/* a quote that the client left open does not reach into what the proxy adds */
		{CLIENT_X_FORWARDED_FOR, "\", 198.51.100.7", "198.51.100.7"},
		{CLIENT_FORWARDED, "for=203.0.113.1;x=\", for=198.51.100.7", "198.51.100.7"},
		{CLIENT_FORWARDED, "for=203.0.113.1;x=\", for=\"[2001:db8::7]:80\";proto=https",
			"2001:db8::7"},
		{CLIENT_FORWARDED, "for=203.0.113.1;x=\", for=10.0.0.2", "10.0.0.2"},
		{CLIENT_X_FORWARDED_FOR, "", "10.0.0.1"},
		{CLIENT_X_FORWARDED_FOR, "for=198.51.100.7", "10.0.0.1"},
		{CLIENT_X_FORWARDED_FOR, "198.51.100.7\" status=200", "10.0.0.1"},
		{CLIENT_X_FORWARDED_FOR, "[198.51.100.7]", "10.0.0.1"},
		{CLIENT_X_FORWARDED_FOR, "[2001:db8::7", "10.0.0.1"},
		{CLIENT_FORWARDED, "for=198.51.100.7", "198.51.100.7"},
		{CLIENT_FORWARDED, "For=\"[2001:db8:cafe::17]:4711\"", "2001:db8:cafe::17"},
		{CLIENT_FORWARDED, "proto=http;by=203.0.113.43;for=198.51.100.7", "198.51.100.7"},
		{CLIENT_FORWARDED, "by=\"a;for=203.0.113.1,b\";for=198.51.100.7", "198.51.100.7"},
		{CLIENT_FORWARDED, "for=203.0.113.1, for=198.51.100.7;host=a, for=10.0.0.2",
			"198.51.100.7"},
		{CLIENT_FORWARDED, "for=203.0.113.1, for=_hidden", "10.0.0.1"},
		{CLIENT_FORWARDED, "for=203.0.113.1, for=unknown, for=10.0.0.2", "10.0.0.2"},
		{CLIENT_FORWARDED, "for=203.0.113.1, proto=https", "10.0.0.1"},
		{CLIENT_FORWARDED, "for=\"203.0.113.1", "10.0.0.1"},
		{CLIENT_FORWARDED, "198.51.100.7", "10.0.0.1"},
		{CLIENT_FORWARDED, "for=", "10.0.0.1"},
		{CLIENT_FORWARDED, "for=198.51.100.7;for=198.51.100.8", "10.0.0.1"},
		{CLIENT_FORWARDED, ";;for=198.51.100.7;;", "198.51.100.7"},
	};
	ck_assert(read_proxies("10.0.0.0/8,fd00::/12"));
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_msg(
			strcmp(name(cases[i].field, "10.0.0.1", cases[i].forwarded), cases[i].client) == 0,
			"%s: %s", cases[i].forwarded, name(cases[i].field, "10.0.0.1", cases[i].forwarded));
	ck_assert_str_eq(name(CLIENT_X_FORWARDED_FOR, "fd0f::1", "198.51.100.7"), "198.51.100.7");
	ck_assert_str_eq(name(CLIENT_X_FORWARDED_FOR, "fd10::1", "198.51.100.7"), "fd10::1");
	/* an IPv4 client of a socket for both */
	ck_assert_str_eq(
		name(CLIENT_X_FORWARDED_FOR, "::ffff:10.0.0.1", "198.51.100.7"), "198.51.100.7");
}

START_TEST(a_peer_without_an_address_is_unknown)
{
	const struct sockaddr peer = {.sa_family = AF_UNIX}; /* no longer than this, unnamed */
	char text[CLIENT_NAME_SIZE];
	ck_assert(read_proxies("0.0.0.0/0,::/0"));
	client_name(&proxies, &peer, "for=198.51.100.7", text);
	ck_assert_str_eq(text, "unknown");
}

SUITE("client", proxies_are_addresses_and_networks, a_stranger_is_never_believed,
	a_proxy_says_who_asked, a_peer_without_an_address_is_unknown)
