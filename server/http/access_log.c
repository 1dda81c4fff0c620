#include "http/access_log.h"

#include "dataset/catalog.h"
#include "base/error.h"
#include "api/handle.h"
#include "base/log.h"
#include "http/metrics.h"
#include "http/reply.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

bool accounts_init(
	struct accounts *accounts, bool access_log, bool server_timing, struct error *err)
{
	accounts->metrics = metrics_create(handle_route_names, HANDLE_ROUTE_COUNT);
	accounts->access_log = access_log;
	accounts->server_timing = server_timing;
	accounts->seed = (unsigned)time(NULL) ^ (unsigned)getpid() << 16;
	atomic_init(&accounts->next_id, 0);
	return accounts->metrics || error_set(err, ERROR_UNAVAILABLE, "no memory for metrics");
}

void accounts_finish(struct accounts *accounts)
{
	metrics_destroy(accounts->metrics);
}

void account_name_dataset(struct account *account, const struct catalog *catalog)
{
	memcpy(account->dataset, catalog->digest, ACCOUNT_DIGEST_SHOWN);
	account->dataset[ACCOUNT_DIGEST_SHOWN] = '\0';
}

static bool is_sane(const char *id)
{
	static const char allowed[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
	size_t len = id ? strlen(id) : 0;
	return len > 0 && len <= ACCOUNT_ID_MAX && strspn(id, allowed) == len;
}

static void log_request(const struct account *account, const char *id,
	const struct request *request, const struct reply *reply)
{
	struct log_record record;
	log_begin(&record, LOG_INFO);
	log_text(&record, "request", id);
	log_text(&record, "client", account->client);
	log_text(&record, "method", request->method);
	log_text(&record, "target", request->target);
	log_number(&record, "status", reply->status);
	log_number(&record, "bytes", (long long)reply->bytes);
	log_number(&record, "us", account->ns / 1000);
	log_text(&record, "cache", account->hit ? "hit" : "miss");
	if (account->dataset[0]) /* what is refused at sight met none */
		log_text(&record, "dataset", account->dataset);
	log_end(&record);
}

static struct reply *add_timing(struct reply *reply, const struct account *account)
{
	char timing[80];
	snprintf(timing, sizeof timing, "answer;dur=%.4f, cache;desc=%s", (double)account->ns / 1e6,
		account->hit ? "hit" : "miss");
	return reply_with(reply, "Server-Timing", timing);
}

struct reply *account_settle(struct accounts *accounts, const struct account *account,
	const struct request *request, struct reply *reply)
{
	metrics_count(accounts->metrics, reply->route, reply->status, reply->bytes, account->ns);
	bool given = request->id && is_sane(request->id);
	if (given || accounts->access_log) {
		char id[ACCOUNT_ID_MAX + 1];
		if (given)
			strcpy(id, request->id);
		else
			snprintf(id, sizeof id, "%08x-%llx", accounts->seed,
				atomic_fetch_add(&accounts->next_id, 1));
		if (accounts->access_log)
			log_request(account, id, request, reply);
		reply = reply_with(reply, "X-Request-Id", id);
	}
	if (reply && accounts->server_timing)
		reply = add_timing(reply, account);
	if (reply && request->stopping)
		reply = reply_with(reply, "Connection", "close");
	return reply;
}
