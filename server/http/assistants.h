#ifndef ASSISTANTS_H
#define ASSISTANTS_H

#include <stdbool.h>

struct buf;
struct current;
struct daemon_options;
struct error;

/*
 * The listener for assistants: POST /mcp with a message of the Model Context Protocol as JSON is
 * answered with JSON. It is apart from the public one, so that that one takes no bodies.
 */
struct assistants;

enum {
	ASSISTANTS_WORKERS = 2, /* threads that make answers, each with a connection to the dataset */
	ASSISTANTS_CONNECTIONS_MAX = 256,
};

/*
 * Listens as the options say. It sets some of them itself: `use`, `threads`, `workers`, the number
 * of connections, `body_max`, and how a request is answered. `current` must outlive it. The caller
 * stops it; NULL with ERROR_UNAVAILABLE.
 */
struct assistants *assistants_start(
	const struct daemon_options *options, struct current *current, struct error *err);

/* Where it listens, as in `http://127.0.0.1:8081`; owned by the listener. */
const char *assistants_url(const struct assistants *assistants);

/* Appends its metrics in Prometheus' text format. */
void assistants_write_metrics(struct assistants *assistants, struct buf *out);

/* As server_drain() and server_stop(); NULL is fine. */
void assistants_drain(struct assistants *assistants);
void assistants_stop(struct assistants *assistants);

#endif
