#include "served.h"

#include <pthread.h>

START_TEST(half_sent_requests_do_not_hinder_others)
{
	static const char *const halves[] = {"", "G", "GET /v1/li", "GET /v1/lights HTTP/1.1",
		"GET /v1/lights HTTP/1.1\r\nHost: loc", "GET /v1/lights HTTP/1.1\r\n" HOST "\r",
		"POST /v1 HTTP/1.1\r\n" HOST "Content-Length: 9\r\nExpect: 100-continue\r\n",
		"GET /v1/lights/hook HTTP/1.1\r\n" HOST "\r\nGET /v1"};
	static struct wire others[4 * COUNT(halves)];
	begin();
	for (size_t i = 0; i < COUNT(others); i++) {
		wire_open(&others[i], &daemon_);
		wire_puts(&others[i], halves[i % COUNT(halves)]);
	}
	assert_usable(&wire);
	wire_puts(&others[2], "ghts/hook HTTP/1.1\r\n" HOST "\r\n");
	wire_read(&others[2], false, &reply);
	ck_assert_int_eq(reply.status, 200);
	for (size_t i = 0; i < COUNT(others); i++)
		wire_close(&others[i]);
	assert_usable(&wire);
	end();
}

enum { CLIENTS = 64, ASKS = 5 };

struct client {
	struct wire wire;
	struct reply reply;
	int equal;
};

static char wanted[1 << 17];

static void *ask_often(void *context)
{
	struct client *client = context;
	wire_open(&client->wire, &daemon_);
	for (int i = 0; i < ASKS; i++) {
		wire_ask(&client->wire, "GET", "/v1/lights?sort=-height&include=keeper", &client->reply);
		client->equal += client->reply.status == 200 && strcmp(client->reply.body, wanted) == 0;
	}
	wire_close(&client->wire);
	return NULL;
}

START_TEST(many_clients_at_once_get_the_same_bytes)
{
	static struct client clients[CLIENTS];
	pthread_t threads[CLIENTS];
	begin();
	wire_ask(&wire, "GET", "/v1/lights?sort=-height&include=keeper", &reply);
	ck_assert_int_eq(reply.status, 200);
	strcpy(wanted, reply.body);
	for (int i = 0; i < CLIENTS; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL, ask_often, &clients[i]), 0);
	for (int i = 0; i < CLIENTS; i++)
		pthread_join(threads[i], NULL);
	for (int i = 0; i < CLIENTS; i++)
		ck_assert_int_eq(clients[i].equal, ASKS);
	end();
}

SUITE("clients", half_sent_requests_do_not_hinder_others, many_clients_at_once_get_the_same_bytes)
