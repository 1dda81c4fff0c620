#include "http/assistants.h"

#include "api/problem.h"
#include "api/request.h"
#include "api/response.h"
#include "base/error.h"
#include "base/reason.h"
#include "dataset/current.h"
#include "dataset/snapshot.h"
#include "http/access_log.h"
#include "http/daemon.h"
#include "http/metrics.h"
#include "http/rebinding.h"
#include "http/reply.h"
#include "mcp/version.h"
#include "mcp/message.h"
#include "mcp/protocol.h"
#include "mcp/refusal.h"
#include "mcp/tools.h"
#include "query/target.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct assistants {
	struct daemon *daemon;
	struct current *current;
	struct tools *tools;
	atomic_ullong answered, refused; /* messages */
};

/* Answers a request whose body is not read, with a problem and perhaps one header: its name or
 * NULL. */
static void refuse(
	struct response *response, int status, const char *name, const char *value, const char *message)
{
	struct refusal refusal = {.code = REFUSAL_NONE};
	response_init_private(response);
	response->status = status;
	response_add_header(response, "Content-Type", "application/json");
	response_add_header(response, "Cache-Control", "no-store");
	if (name)
		response_add_header(response, name, value);
	refusal_set(&refusal, REFUSAL_REQUEST, NULL, "%s", message);
	message_write_answer(NULL, NULL, NULL, &refusal, &response->body);
}

/* Whether the media type is JSON, whatever its parameters. */
static bool is_json(const char *content_type)
{
	static const char json[] = "application/json";
	size_t len = strlen(json);
	return content_type && strncasecmp(content_type, json, len) == 0 &&
		(content_type[len] == '\0' || strchr("; \t", content_type[len]));
}

static bool is_coded(const char *content_encoding)
{
	return content_encoding && strcasecmp(content_encoding, "identity") != 0;
}

/* Whether a request is refused for its head; if so, `response` says why. */
static bool is_refused(const struct request *request, struct response *response)
{
	if (!rebinding_allows(request->host, NULL))
		refuse(response, 403, NULL, NULL,
			"The Host must be an address, localhost, or the host of --origin.");
	else if (!rebinding_allows(request->host, request->origin))
		refuse(response, 403, NULL, NULL,
			"A page of this Origin may not ask here; one of --origin may.");
	else if (strcmp(request->method, "POST") != 0)
		refuse(response, 405, "Allow", "POST",
			"Messages are posted; there is no stream and no session here.");
	else if (!is_json(request->content_type))
		refuse(response, 415, "Accept", "application/json",
			"A message is application/json, and its Content-Type says so.");
	else if (is_coded(request->content_encoding))
		refuse(response, 415, "Accept-Encoding", "identity",
			"A message comes as it is, without a Content-Encoding.");
	else
		return false;
	return true;
}

static void answer_message(struct assistants *assistants, const struct request *request,
	struct access_entry *entry, struct response *response)
{
	struct version_head head = {request->mcp_version, request->mcp_method, request->mcp_name};
	struct protocol_message message = {
		.text = request->body ? request->body : "", .len = request->body_len, .head = &head};
	response_init_private(response);
	response->body.max = PROTOCOL_ANSWER_MAX;
	struct snapshot *snapshot = current_enter(assistants->current);
	access_log_name_dataset(entry, snapshot_catalog(snapshot));
	int status = protocol_answer(assistants->tools, snapshot, &message, &response->body);
	current_leave(assistants->current);
	response->status = status ? status : 500;
	if (response->body.len > 0)
		response_add_header(response, "Content-Type", "application/json");
	response_add_header(response, "Cache-Control", "no-store");
}

/* Whether a target is /mcp without arguments; false with an error (404, 400). */
static bool is_here(const char *raw, struct error *err)
{
	struct target target;
	if (!target_parse(&target, raw, err))
		return false;
	if (target.segment_count != 1 || strcmp(target.segments[0], "mcp") != 0)
		return error_set(err, ERROR_NOT_FOUND, "Assistants have /mcp here.");
	if (!target_parse_arguments(&target, err))
		return false;
	for (size_t i = 0; i < target.argument_count; i++)
		error_add(err, ERROR_BAD_QUERY, target.arguments[i].key, target.arguments[i].value, NULL,
			REASON_NO_PARAMETERS);
	return err->code == ERROR_NONE;
}

static struct reply *make(void *context, const struct request *request, struct access_entry *entry)
{
	struct assistants *assistants = context;
	struct response response;
	struct error err;
	error_clear(&err);
	if (!is_here(request->target, &err)) {
		problem_answer(request, &err, &response);
	} else if (!is_refused(request, &response)) {
		answer_message(assistants, request, entry, &response);
	}
	atomic_fetch_add(response.status < 300 ? &assistants->answered : &assistants->refused, 1);
	struct reply *reply = reply_create(&response);
	response_finish(&response);
	return reply;
}

struct assistants *assistants_start(
	const struct daemon_options *options, struct current *current, struct error *err)
{
	struct assistants *assistants = calloc(1, sizeof *assistants);
	struct daemon_options own = *options;
	if (!assistants || !(assistants->tools = tools_create())) {
		error_set(err, ERROR_UNAVAILABLE, "no memory for the assistants' listener");
		assistants_stop(assistants);
		return NULL;
	}
	assistants->current = current;
	own.use = LISTENER_ASSISTANTS;
	own.threads = 1;
	own.workers = ASSISTANTS_WORKERS;
	own.limits.connections = ASSISTANTS_CONNECTIONS_MAX;
	own.body_max = MESSAGE_MAX;
	own.find = NULL;
	own.make = make;
	own.context = assistants;
	assistants->daemon = daemon_start(&own, err);
	if (assistants->daemon)
		return assistants;
	assistants_stop(assistants);
	return NULL;
}

const char *assistants_url(const struct assistants *assistants)
{
	return daemon_url(assistants->daemon);
}

void assistants_write_metrics(struct assistants *assistants, struct buf *out)
{
	if (!assistants)
		return;
	metrics_write_value(out, "yigai_mcp_answered_total", "counter",
		"Messages of assistants that were answered.", (double)atomic_load(&assistants->answered));
	metrics_write_value(out, "yigai_mcp_refused_total", "counter",
		"Requests of assistants that were refused.", (double)atomic_load(&assistants->refused));
}

void assistants_drain(struct assistants *assistants)
{
	if (assistants)
		daemon_drain(assistants->daemon);
}

void assistants_stop(struct assistants *assistants)
{
	if (!assistants)
		return;
	daemon_stop(assistants->daemon);
	tools_destroy(assistants->tools);
	free(assistants);
}
