#ifndef ADMIN_FIXTURE_H
#define ADMIN_FIXTURE_H

#include "suite.h"

#include "dataset.h"
#include "daemon_fixture.h"
#include "wire.h"

/* What the suites of the admin listener share: a daemon with one, and what either of its ports
 * answers. */

static struct daemon daemon_, operators; /* operators is the same process at its other port */
static struct wire wire;
static struct reply reply;

static inline void begin(const char *db)
{
	static const char *const arguments[] = {"--admin-listen=127.0.0.1:0", "--budget=0", NULL};
	daemon_start(&daemon_, db, arguments);
	operators.port = daemon_operators(&daemon_);
}

static inline void ask(const struct daemon *where, const char *method, const char *target)
{
	wire_open(&wire, where);
	wire_ask(&wire, method, target, &reply);
	wire_close(&wire);
}

#endif
