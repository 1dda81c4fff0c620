#include "http/server.h"

#include "api/pin.h"
#include "api/request.h"
#include "base/base_path.h"
#include "base/error.h"
#include "dataset/catalog.h"
#include "dataset/current.h"
#include "dataset/snapshot.h"
#include "http/access_log.h"
#include "http/daemon.h"
#include "http/reply_cache.h"

#include <microhttpd.h>
#include <stdlib.h>
#include <string.h>

struct server {
	struct daemon *daemon;
	struct current *current;
};

/* Whether a request is for /livez or /readyz, which are answered even while all workers are busy.
 */
static bool is_health(const struct request *request)
{
	const char *path = base_path_skip(request->target);
	return strcmp(path, "/livez") == 0 || strcmp(path, "/readyz") == 0;
}

static struct reply *find(void *context, const struct request *request, struct access_entry *entry)
{
	struct server *server = context;
	struct snapshot *snapshot = current_enter(server->current);
	bool health = is_health(request);
	struct reply *reply = health ? reply_cache_make(snapshot, request, &entry->hit)
								 : reply_cache_find(snapshot, request);
	if (reply)
		access_log_name_dataset(entry, snapshot_catalog(snapshot));
	entry->hit = reply && !health;
	current_leave(server->current);
	return reply;
}

/* The snapshot that a request is pinned to, if a reload replaced it and it is kept; else NULL. */
static struct snapshot *find_kept(
	struct current *current, const struct snapshot *newest, const struct request *request)
{
	char digest[CATALOG_DIGEST_LEN + 1];
	if (!current_keeps(current) || !pin_read(request->target, digest) ||
		strncmp(snapshot_catalog(newest)->digest, digest, strlen(digest)) == 0)
		return NULL;
	return current_find(current, digest);
}

static struct reply *make(void *context, const struct request *request, struct access_entry *entry)
{
	struct server *server = context;
	struct snapshot *snapshot = current_enter(server->current);
	struct snapshot *kept = find_kept(server->current, snapshot, request);
	if (kept)
		snapshot = kept;
	struct reply *reply = reply_cache_make(snapshot, request, &entry->hit);
	access_log_name_dataset(entry, snapshot_catalog(snapshot));
	current_leave(server->current);
	snapshot_unref(kept);
	return reply;
}

struct server *server_start(
	const struct daemon_options *options, struct current *current, struct error *err)
{
	struct server *server = calloc(1, sizeof *server);
	if (!server) {
		error_set(err, ERROR_UNAVAILABLE, "no memory for a server");
		return NULL;
	}
	server->current = current;
	struct daemon_options own = *options;
	own.use = LISTENER_CLIENTS;
	own.find = find;
	own.make = make;
	own.context = server;
	own.workers = options->threads;
	server->daemon = daemon_start(&own, err);
	if (server->daemon)
		return server;
	free(server);
	return NULL;
}

const char *server_url(const struct server *server)
{
	return daemon_url(server->daemon);
}

bool server_is_stopping(const struct server *server)
{
	return daemon_is_stopping(server->daemon);
}

void server_write_metrics(struct server *server, struct buf *out)
{
	daemon_write_metrics(server->daemon, out);
}

void server_drain(struct server *server)
{
	daemon_drain(server->daemon);
}

void server_stop(struct server *server)
{
	if (!server)
		return;
	daemon_stop(server->daemon);
	free(server);
}

const char *server_library_version(void)
{
	return MHD_get_version();
}
