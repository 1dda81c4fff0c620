#include "mcp/version.h"

#include "base/base64.h"
#include "base/buf.h"
#include "base/text.h"
#include "documents/json_builder.h"
#include "mcp/message.h"
#include "mcp/refusal.h"

#include <string.h>

static const struct {
	const char *name;
	bool stateless;
} versions[] = {
#define X(name, stateless) {name, stateless},
	VERSIONS(X)
#undef X
};

enum { VERSION_COUNT = sizeof versions / sizeof *versions };

json_t *version_list(void)
{
	json_t *list = json_array();
	for (size_t i = 0; i < VERSION_COUNT; i++)
		builder_append(&list, json_string(versions[i].name));
	return list;
}

static bool is_spoken(const char *version, bool stateless)
{
	for (size_t i = 0; i < VERSION_COUNT; i++)
		if (versions[i].stateless == stateless && strcmp(versions[i].name, version) == 0)
			return true;
	return false;
}

const char *version_negotiate(const char *asked)
{
	for (size_t i = 0; i < VERSION_COUNT; i++)
		if (!versions[i].stateless &&
			(!asked || !is_spoken(asked, false) || strcmp(versions[i].name, asked) == 0))
			return versions[i].name;
	return NULL;
}

static bool refuse_version(const char *asked, struct refusal *refusal)
{
	json_t *data = json_object();
	builder_set(&data, "supported", version_list());
	/* a header field may contain any bytes */
	builder_set(&data, "requested", json_string(text_is_utf8(asked, strlen(asked)) ? asked : "?"));
	return refusal_set(
		refusal, REFUSAL_VERSION, data, "Unsupported protocol version: %.40s", asked);
}

static bool mismatch(
	const char *field, const char *value, const char *body, struct refusal *refusal)
{
	if (!value)
		return refusal_set(
			refusal, REFUSAL_HEADER_MISMATCH, NULL, "Header mismatch: %s is missing", field);
	return refusal_set(refusal, REFUSAL_HEADER_MISMATCH, NULL,
		"Header mismatch: %s is '%.80s', the body says '%.80s'", field, value, body);
}

/*
 * Whether a header field equals the value in the body, literally or in Base64 (`=?base64?…?=`).
 * Returns false, with a refusal only if out of memory.
 */
static bool says(const char *field, const char *body, struct refusal *refusal)
{
	static const char before[] = "=?base64?", after[] = "?=";
	if (!field)
		return false;
	if (strncmp(field, before, strlen(before)) != 0)
		return strcmp(field, body) == 0;
	struct buf encoded;
	buf_init(&encoded, 2 * MESSAGE_MAX);
	buf_puts(&encoded, before);
	base64_write(body, strlen(body), &encoded);
	buf_puts(&encoded, after);
	const char *text = buf_text(&encoded);
	bool same = text
		? strcmp(text, field) == 0
		: refusal_set(refusal, REFUSAL_INTERNAL, NULL, "No memory is left for a head.");
	buf_finish(&encoded);
	return same;
}

/*
 * Returns what Mcp-Name must repeat: the name of a tool or prompt, or the URI of a resource; NULL
 * for other methods.
 */
static const char *subject(const struct message *message)
{
	bool by_uri = strcmp(message->method, "resources/read") == 0;
	if (!by_uri && strcmp(message->method, "tools/call") != 0 &&
		strcmp(message->method, "prompts/get") != 0)
		return NULL;
	return json_string_value(json_object_get(message->params, by_uri ? "uri" : "name"));
}

static bool judge_head(const struct message *message, const struct version_head *head,
	const char *version, struct refusal *refusal)
{
	const char *name = subject(message);
	if (!head->version || strcmp(head->version, version) != 0)
		return mismatch("MCP-Protocol-Version", head->version, version, refusal);
	if (!head->method || strcmp(head->method, message->method) != 0)
		return mismatch("Mcp-Method", head->method, message->method, refusal);
	if (!name || says(head->name, name, refusal))
		return true;
	return refusal->code == REFUSAL_NONE && mismatch("Mcp-Name", head->name, name, refusal);
}

static bool judge_meta(const json_t *meta, const char **ret_version, struct refusal *refusal)
{
	*ret_version = json_string_value(json_object_get(meta, META "protocolVersion"));
	if (!*ret_version)
		return refusal_set(
			refusal, REFUSAL_META, NULL, "`_meta` must say " META "protocolVersion, a text.");
	if (!json_is_object(json_object_get(meta, META "clientCapabilities")))
		return refusal_set(
			refusal, REFUSAL_META, NULL, "`_meta` must say " META "clientCapabilities, an object.");
	return true;
}

bool version_check(const struct message *message, const struct version_head *head,
	bool *ret_stateless, struct refusal *refusal)
{
	const json_t *meta = json_object_get(message->params, "_meta");
	const char *said = head ? head->version : NULL, *version;
	*ret_stateless = json_object_get(meta, META "protocolVersion") ||
		json_object_get(meta, META "clientCapabilities") ||
		json_object_get(meta, META "clientInfo") || (said && is_spoken(said, true)) ||
		strcmp(message->method, "server/discover") == 0;
	if (!*ret_stateless)
		return !said || is_spoken(said, false) || refuse_version(said, refusal);
	return judge_meta(meta, &version, refusal) &&
		(!head || judge_head(message, head, version, refusal)) &&
		(is_spoken(version, true) || refuse_version(version, refusal));
}
