#ifndef ASSISTANTS_H
#define ASSISTANTS_H

#include <stdbool.h>

struct buf;
struct current;
struct daemon_options;
struct error;

/*
 * What assistants ask, on a listener of its own: POST /mcp, a message of the Model Context Protocol
 * as JSON, which is answered with JSON. So the public one goes on taking no bodies.
 */
struct assistants;

enum {
	ASSISTANTS_WORKERS = 2, /* that make answers, each with a connection to the dataset */
	ASSISTANTS_CONNECTIONS_MAX = 256,
};

/*
 * Listens as the options say, but for what is its own: `use`, `threads`, `workers`, how many
 * connections there are, and how a request is answered. NULL with ERROR_UNAVAILABLE. The dataset
 * must outlive it.
 */
struct assistants *assistants_start(
	const struct daemon_options *options, struct current *current, struct error *err);

/* Where it listens, as in `http://127.0.0.1:8081`. */
const char *assistants_url(const struct assistants *assistants);

/* Writes what it counts in Prometheus' text format. */
void assistants_write_metrics(struct assistants *assistants, struct buf *out);

/* As server_drain() and server_stop(); NULL is fine. */
void assistants_drain(struct assistants *assistants);
void assistants_stop(struct assistants *assistants);

#endif
