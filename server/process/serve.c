#include "process/serve.h"

#include "api/static_document.h"
#include "base/error.h"
#include "base/log.h"
#include "build_config.h"
#include "build_id.h"
#include "dataset/archive.h"
#include "dataset/catalog.h"
#include "dataset/current.h"
#include "dataset/integrity.h"
#include "dataset/snapshot.h"
#include "http/admin.h"
#include "http/body.h"
#include "http/gauges.h"
#include "http/assistants.h"
#include "http/client.h"
#include "http/listener.h"
#include "http/daemon.h"
#include "http/server.h"
#include "process/config.h"
#include "process/reload.h"
#include "process/sandbox.h"

#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

enum {
	SNAPSHOT_DESCRIPTORS =
		2 /* of a dataset, in addition to its connections: its file, and that of its check */
};

static size_t thread_count(const struct config *config)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	return config->threads ? config->threads : cores > 0 ? (size_t)cores : 1;
}

static bool has_assistants(const struct config *config)
{
	return *config->mcp_listen || listener_is_passed(LISTENER_ASSISTANTS);
}

static struct snapshot_options snapshot_options(const struct config *config)
{
	return (struct snapshot_options){
		/* one for each worker, and one for /livez and /readyz, which wait for none of them */
		.connections = thread_count(config) + (has_assistants(config) ? ASSISTANTS_WORKERS : 0) + 1,
		.cache_size = config->cache_size,
		.budget = config->budget,
	};
}

static bool has_operators(const struct config *config)
{
	return *config->admin_listen || listener_is_passed(LISTENER_OPERATORS);
}

/* Descriptors that may be in use at once for all but the connections of the public: other
 * listeners, and the datasets that are served, kept, being opened and of the archive. */
static size_t reserve(const struct config *config)
{
	size_t each = snapshot_options(config).connections + SNAPSHOT_DESCRIPTORS;
	size_t datasets = CURRENT_KEPT_MAX + 2 + (*config->archive ? ARCHIVE_OPEN_MAX : 0);
	return datasets * each + (has_assistants(config) ? ASSISTANTS_CONNECTIONS_MAX : 0) +
		(has_operators(config) ? ADMIN_CONNECTIONS_MAX : 0);
}

static struct daemon_options daemon_options(const struct config *config, struct error *err)
{
	struct client_proxies proxies = {.field = (enum client_field)config->forwarded_by};
	client_read_proxies(
		config->trusted_proxy, &proxies, err); /* cannot fail: config_parse() has read it, too */
	return (struct daemon_options){
		.listen = config->listen,
		.threads = thread_count(config),
		.limits = {.head = config->header_timeout,
			.answer = config->answer_timeout,
			.idle = config->idle_timeout,
			.connections = config->connections},
		.reserved = reserve(config),
		.per_address = config->per_address,
		.access_log = config->access_log,
		.server_timing = config->server_timing,
		.proxies = proxies,
	};
}

/* The listeners, and what they share. */
struct listeners {
	struct server *server;
	struct assistants *assistants; /* these two are NULL if they are not asked for */
	struct admin *admin;
	struct body_room room; /* for bodies, of the public and the assistants */
};

/* Starts those that are asked for; false with an error if one cannot start. */
static bool start(const struct config *config, struct current *current,
	struct listeners *ret_listeners, struct error *err)
{
	struct listeners *all = ret_listeners;
	struct daemon_options options = daemon_options(config, err);
	*all = (struct listeners){
		.room.max = config->max_body_memory ? config->max_body_memory : SIZE_MAX};
	options.room = &all->room;
	all->server = server_start(&options, current, err);
	if (!all->server)
		return false;
	options.listen = config->mcp_listen;
	if (has_assistants(config) && !(all->assistants = assistants_start(&options, current, err)))
		return false;
	if (has_operators(config))
		all->admin = admin_start(
			config->admin_listen, config->access_log, all->server, all->assistants, current, err);
	return err->code == ERROR_NONE;
}

static void stop(struct listeners *all, struct archive *archive)
{
	if (all->server)
		server_drain(all->server);
	assistants_drain(all->assistants);
	archive_stop(archive);
	admin_stop(all->admin);
	assistants_stop(all->assistants);
	server_stop(all->server);
}

static void say_started(const struct config *config, struct current *current)
{
	const struct catalog *catalog = snapshot_catalog(current_enter(current));
	log_line(LOG_INFO, "started: yigai %s, build %s, dataset %s %s, digest %.16s, threads %zu",
		VERSION, BUILD_ID, catalog->name, catalog->version, catalog->digest, thread_count(config));
	current_leave(current);
}

/* Logged at every level, since scripts wait for this line. */
static void announce(const struct config *config, const char *what, const char *url)
{
	char message[LISTENER_URL_SIZE + 32];
	struct log_record record;
	snprintf(message, sizeof message, "%s %s", what, url);
	if (config->log_format == LOG_LOGFMT) {
		fprintf(stderr, "%s\n", message);
		return;
	}
	log_begin(&record, LOG_INFO);
	log_text(&record, "message", message);
	log_end(&record);
}

/* Serves the dataset that was opened until SIGTERM or SIGINT. */
static void serve_until_told(const struct config *config, struct reload *reload,
	struct current *current, struct integrity **integrity, struct error *err)
{
	struct listeners all;
	if (start(config, current, &all, err)) {
		if (config->sandbox)
			sandbox_restrict_calls();
		announce(config, "listening on", server_url(all.server));
		say_started(config, current);
		archive_log(reload->options.archive);
		if (config->sandbox)
			log_line(LOG_INFO, "sandbox: %s", sandbox_measures());
		if (all.assistants)
			announce(config, "assistants on", assistants_url(all.assistants));
		if (all.admin)
			announce(config, "operators on", admin_url(all.admin));
		static_documents_prepare(current_enter(current));
		current_leave(current);
		malloc_trim(0); /* gives back what making the documents took */
		reload_wait(reload, current, integrity);
		log_line(LOG_INFO, "stopping: requests in flight are finished");
	}
	stop(&all, reload->options.archive);
}

/*
 * Has malloc() map each block that is longer than the memory for a page and its coding, so that it
 * goes back to the system when it is freed. By default, once one was freed, the C library takes
 * such blocks from its heaps, and keeps the gaps between them. Shorter blocks stay in the heaps: to
 * map the memory of a coding anew for each request cost four times what the coding does.
 */
static void map_what_is_long(void)
{
	mallopt(M_MMAP_THRESHOLD, 1 << 20);
	mallopt(M_TRIM_THRESHOLD, 4 << 20);
}

static bool serve(const struct config *config, const char *path,
	const struct snapshot_options *options, bool *ret_sound, struct error *err)
{
	struct integrity *integrity;
	struct reload reload;
	struct current current;
	reload_init(&reload, path, options);
	struct snapshot *snapshot = reload_first(&reload, &integrity, err);
	if (snapshot) {
		current_init(&current, snapshot, config->keep);
		serve_until_told(config, &reload, &current, &integrity, err);
		current_finish(&current);
		if (err->code == ERROR_NONE) /* else it could not begin */
			log_line(LOG_INFO, "stopped");
	}
	reload_finish(&reload);
	*ret_sound = integrity_destroy(integrity) != INTEGRITY_DAMAGED;
	return err->code == ERROR_NONE;
}

bool serve_run(const struct config *config, const char *path, bool *ret_sound, struct error *err)
{
	struct snapshot_options options = snapshot_options(config);
	log_set((enum log_level)config->log_level, (enum log_format)config->log_format);
	map_what_is_long();
	gauges_prepare();
	if (config->sandbox)
		sandbox_restrict_files(path, config->archive);
	if (*config->archive && !(options.archive = archive_create(config->archive, &options, err)))
		return false;
	bool ok = serve(config, path, &options, ret_sound, err);
	archive_destroy(options.archive);
	return ok;
}
