#ifndef SERVED_H
#define SERVED_H

#include "suite.h"

#include "dataset.h"
#include "daemon_fixture.h"
#include "wire.h"

/* What suites on the wire share: a daemon that serves the fixture, and a connection to it. */

#define HOST "Host: localhost\r\n"

static struct daemon daemon_;
static struct wire wire;
static struct reply reply;

static inline void begin(void)
{
	daemon_start(&daemon_, dataset_lights(), NULL);
	wire_open(&wire, &daemon_);
}

static inline void end(void)
{
	wire_close(&wire);
	daemon_end(&daemon_);
}

/* The connection answers as if nothing had been; the reply is that of a good item. */
static inline void assert_usable(struct wire *client)
{
	wire_ask(client, "GET", "/v1/lights/hook?fields=id", &reply);
	ck_assert_int_eq(reply.status, 200);
	ck_assert_ptr_nonnull(strstr(reply.body, "{\"id\":\"hook\"}"));
}

#endif
