#include "http/access_log.h"

#include "dataset/catalog.h"
#include "base/error.h"
#include "api/request.h"
#include "api/router.h"
#include "base/log.h"
#include "http/metrics.h"
#include "http/reply.h"

#include <microhttpd.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

bool access_log_init(
	struct access_log *access_log, bool enabled, bool server_timing, struct error *err)
{
	access_log->metrics = metrics_create(router_names, router_name_count);
	access_log->enabled = enabled;
	access_log->server_timing = server_timing;
	access_log->seed = (unsigned)time(NULL) ^ (unsigned)getpid() << 16;
	atomic_init(&access_log->next_id, 0);
	return access_log->metrics || error_set(err, ERROR_UNAVAILABLE, "no memory for metrics");
}

void access_log_finish(struct access_log *access_log)
{
	metrics_destroy(access_log->metrics);
}

void access_log_name_dataset(struct access_entry *entry, const struct catalog *catalog)
{
	memcpy(entry->dataset, catalog->digest, ACCESS_LOG_DIGEST_SHOWN);
	entry->dataset[ACCESS_LOG_DIGEST_SHOWN] = '\0';
}

static bool is_sane(const char *id)
{
	static const char allowed[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
	size_t len = id ? strlen(id) : 0;
	return len > 0 && len <= ACCESS_LOG_ID_MAX && strspn(id, allowed) == len;
}

static void log_request(const struct access_entry *entry, const char *id,
	const struct request *request, const struct reply *reply)
{
	struct log_record record;
	log_begin(&record, LOG_INFO);
	log_text(&record, "request", id);
	log_text(&record, "client", entry->client);
	log_text(&record, "method", request->method);
	log_text(&record, "target", request->target);
	log_number(&record, "status", reply->status);
	log_number(&record, "bytes", (long long)reply->bytes);
	log_number(&record, "us", entry->ns / 1000);
	log_text(&record, "cache", entry->hit ? "hit" : "miss");
	if (entry->dataset[0]) /* a request that was refused for its head met none */
		log_text(&record, "dataset", entry->dataset);
	log_end(&record);
}

static struct reply *add_timing(struct reply *reply, const struct access_entry *entry)
{
	char timing[80];
	snprintf(timing, sizeof timing, "answer;dur=%.4f, cache;desc=%s", (double)entry->ns / 1e6,
		entry->hit ? "hit" : "miss");
	return reply_with(reply, "Server-Timing", timing);
}

/* Whether no shared cache may keep the answer: one that is kept would show this client's id to
 * others. */
static bool is_for_one(const struct reply *reply)
{
	const char *caching = MHD_get_response_header(reply->message, "Cache-Control");
	return caching && strcmp(caching, "no-store") == 0;
}

struct reply *access_log_record(struct access_log *access_log, const struct access_entry *entry,
	const struct request *request, struct reply *reply)
{
	metrics_count(access_log->metrics, reply->route, reply->status, reply->bytes, entry->ns);
	bool given = request->id && is_sane(request->id);
	if (given || access_log->enabled) {
		char id[ACCESS_LOG_ID_MAX + 1];
		if (given)
			strcpy(id, request->id);
		else
			snprintf(id, sizeof id, "%08x-%llx", access_log->seed,
				atomic_fetch_add(&access_log->next_id, 1));
		if (access_log->enabled)
			log_request(entry, id, request, reply);
		if (is_for_one(reply))
			reply = reply_with(reply, "X-Request-Id", id);
	}
	if (reply && access_log->server_timing)
		reply = add_timing(reply, entry);
	if (reply && request->stopping)
		reply = reply_with(reply, "Connection", "close");
	return reply;
}
