#include "http/admin.h"

#include "base/buf.h"
#include "dataset/catalog.h"
#include "base/error.h"
#include "base/reason.h"
#include "base/text.h"
#include "api/handle.h"
#include "api/problem.h"
#include "http/access_log.h"
#include "http/assistants.h"
#include "http/body.h"
#include "http/daemon.h"
#include "http/gauges.h"
#include "http/reply.h"
#include "api/response.h"
#include "http/server.h"
#include "dataset/current.h"
#include "dataset/snapshot.h"
#include "query/target.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATIENCE_SECONDS = 10, METRICS_MAX = 1 << 20 };

enum { METRICS, LIVEZ, READYZ, PATH_COUNT };

static const char *const paths[] = {[METRICS] = "metrics", [LIVEZ] = "livez", [READYZ] = "readyz"};

struct admin {
	struct daemon *daemon;
	struct server *server;
	struct assistants *assistants; /* or NULL */
	struct current *current;
	struct body_room
		room; /* of its own: operators get answers also while the public has filled its room */
};

/* Answers /readyz?verbose: as handle() does, and why the last dataset was refused. */
static void answer_verbosely(struct admin *admin, struct response *response)
{
	struct reloads reloads;
	struct kept kept[CURRENT_KEPT_MAX];
	current_reloads(admin->current, &reloads);
	const struct snapshot *snapshot = current_enter(admin->current);
	const struct catalog *catalog = snapshot_catalog(snapshot);
	const char *usual = snapshot_is_outdated(snapshot) ? "outdated" : "ready";
	bool stopping = server_is_stopping(admin->server);
	response_init_private(response);
	buf_printf(&response->body, "status: %s\ndataset: %s %s\ndigest: %s\nreloads: %" PRIu64 "\n",
		stopping ? "stopping" : usual, catalog->name, catalog->version, catalog->digest,
		reloads.done);
	buf_printf(&response->body, "refused: %" PRIu64 "\nlast refusal: %s\n", reloads.refused,
		reloads.reason[0] ? reloads.reason : "none since the last reload");
	size_t count = current_list_kept(admin->current, kept);
	for (size_t i = 0; i < count; i++)
		buf_printf(
			&response->body, "kept: %s, %" PRId64 " s more\n", kept[i].digest, kept[i].seconds);
	current_leave(admin->current);
	response->status = stopping ? 503 : 200;
	response_add_header(response, "Content-Type", "text/plain; charset=utf-8");
	response_add_header(response, "Cache-Control", "no-store");
}

static void answer_metrics(struct admin *admin, struct response *response)
{
	response_init_private(response);
	response->body.max = METRICS_MAX;
	server_write_metrics(admin->server, &response->body);
	assistants_write_metrics(admin->assistants, &response->body);
	gauges_write(admin->current, &response->body);
	response->status = response->body.failed ? 500 : 200;
	response_add_header(response, "Content-Type", "text/plain; version=0.0.4; charset=utf-8");
	response_add_header(response, "Cache-Control", "no-store");
}

/* Answers /livez and /readyz as the public listener does. */
static void answer_as_public(struct admin *admin, struct request asked, struct response *response)
{
	asked.stopping = server_is_stopping(admin->server);
	handle(current_enter(admin->current), &asked, response);
	current_leave(admin->current);
}

/* The index of a path that there is here; -1 with an error for any other. */
static int find_path(const struct target *target, const char *asked, struct error *err)
{
	const char *name = target->segment_count > 0 ? target->segments[0] : "";
	struct nearest search = {.wanted = name};
	for (int i = 0; i < PATH_COUNT; i++) {
		if (target->segment_count == 1 && strcmp(name, paths[i]) == 0)
			return i;
		nearest_offer(&search, paths[i]);
	}
	char path[ERROR_VALUE_MAX + 8], suggestion[16] = "";
	snprintf(path, sizeof path, "%.*s", (int)strcspn(asked, "?"), asked);
	if (search.nearest)
		snprintf(suggestion, sizeof suggestion, "/%s", search.nearest);
	error_set(
		err, ERROR_NOT_FOUND, "Operators have /metrics, /livez, /readyz and /readyz?verbose here.");
	error_add(err, ERROR_NOT_FOUND, "path", path, suggestion, REASON_NOT_SERVED);
	return -1;
}

/* Whether the arguments are sound: the only parameter is `verbose` of /readyz, which is a flag.
 * False with an error. */
static bool check_arguments(const struct target *target, int path, struct error *err)
{
	static const char verbose[] = "verbose";
	for (size_t i = 0; i < target->argument_count; i++) {
		const char *key = target->arguments[i].key, *value = target->arguments[i].value;
		struct nearest search = {.wanted = key};
		bool is_flag = path == READYZ && strcmp(key, verbose) == 0;
		if (is_flag && (*value == '\0' || strcmp(value, "true") == 0))
			continue;
		if (path == READYZ && !is_flag)
			nearest_offer(&search, verbose);
		error_add(err, ERROR_BAD_QUERY, key, value, search.nearest,
			is_flag              ? "has no value but true; without it the answer is short"
				: path == READYZ ? REASON_NO_PARAMETER
								 : REASON_NO_PARAMETERS);
	}
	return err->code == ERROR_NONE;
}

/* Answers a request; false with an error (404, 405, 400). */
static bool route(struct admin *admin, const struct request *request, struct response *response,
	struct error *err)
{
	struct target target;
	struct request asked = *request;
	if (!target_parse_bare(&target, request->target, err))
		return false;
	int path = find_path(&target, request->target, err);
	if (path < 0)
		return false;
	bool options = strcmp(request->method, "OPTIONS") == 0;
	if (options)
		asked.target = "*"; /* the methods that are allowed are the same for every address */
	else if (strcmp(request->method, "GET") != 0 && strcmp(request->method, "HEAD") != 0)
		return error_set(err, ERROR_METHOD, "Only GET, HEAD, OPTIONS are served here.");
	else if (!target_parse_arguments(&target, err) || !check_arguments(&target, path, err))
		return false;
	if (path == METRICS && !options)
		answer_metrics(admin, response);
	else if (target.argument_count > 0 && !options)
		answer_verbosely(admin, response);
	else
		answer_as_public(admin, asked, response);
	return true;
}

static struct reply *answer(
	void *context, const struct request *request, struct access_entry *entry)
{
	struct error err;
	struct response response;
	(void)entry;
	error_clear(&err);
	if (!route(context, request, &response, &err))
		problem_answer(request, &err, &response);
	struct reply *reply = reply_create(&response);
	response_finish(&response);
	return reply;
}

struct admin *admin_start(const char *listen_at, bool access_log, struct server *server,
	struct assistants *assistants, struct current *current, struct error *err)
{
	struct admin *admin = calloc(1, sizeof *admin);
	if (!admin) {
		error_set(err, ERROR_UNAVAILABLE, "no memory for the admin listener");
		return NULL;
	}
	admin->server = server;
	admin->assistants = assistants;
	admin->current = current;
	admin->room.max = 4 * METRICS_MAX;
	admin->daemon = daemon_start(
		&(struct daemon_options){
			.use = LISTENER_OPERATORS,
			.listen = listen_at,
			.threads = 1,
			.limits = {.head = PATIENCE_SECONDS,
				.answer = PATIENCE_SECONDS,
				.idle = PATIENCE_SECONDS,
				.connections = ADMIN_CONNECTIONS_MAX},
			.room = &admin->room,
			.access_log = access_log,
			.make = answer,
			.context = admin,
		},
		err);
	if (admin->daemon)
		return admin;
	free(admin);
	return NULL;
}

const char *admin_url(const struct admin *admin)
{
	return daemon_url(admin->daemon);
}

void admin_stop(struct admin *admin)
{
	if (!admin)
		return;
	daemon_stop(admin->daemon);
	free(admin);
}
