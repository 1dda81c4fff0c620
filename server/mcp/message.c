#include "mcp/message.h"

#include "base/buf.h"
#include "base/text.h"
#include "documents/json_builder.h"
#include "documents/json_memory.h"
#include "mcp/refusal.h"

#include <string.h>

/*
 * Jansson parses up to 2048 levels, recursively. Only counts brackets; Jansson finds other faults.
 */
static bool is_too_deep(const char *text, size_t len)
{
	size_t depth = 0;
	bool quoted = false;
	for (size_t i = 0; i < len; i++) {
		if (quoted && text[i] == '\\')
			i++;
		else if (text[i] == '"')
			quoted = !quoted;
		else if (!quoted && (text[i] == '{' || text[i] == '[') && ++depth > MESSAGE_DEPTH_MAX)
			return true;
		else if (!quoted && (text[i] == '}' || text[i] == ']') && depth > 0)
			depth--;
	}
	return false;
}

/* Texts that are JSON, but that this parser refuses, get their own message. */
static bool refuse_json(const json_error_t *error, struct refusal *refusal)
{
	switch (json_error_code(error)) {
	case json_error_duplicate_key:
		return refusal_set(refusal, REFUSAL_REQUEST, NULL, "An object has a name twice.");
	case json_error_null_byte_in_key:
		return refusal_set(refusal, REFUSAL_REQUEST, NULL, "A name has a NUL (\\u0000) in it.");
	case json_error_numeric_overflow:
		return refusal_set(refusal, REFUSAL_REQUEST, NULL,
			"A number is too large: whole ones have 64 bits, others are those of IEEE 754.");
	case json_error_invalid_utf8:
		return refusal_set(refusal, REFUSAL_PARSE, NULL, "This is no UTF-8.");
	case json_error_premature_end_of_input:
		return refusal_set(refusal, REFUSAL_PARSE, NULL, "The message ends before its JSON does.");
	case json_error_end_of_input_expected:
		return refusal_set(
			refusal, REFUSAL_PARSE, NULL, "Something follows the message: one is sent at a time.");
	default:
		/* Jansson has no error code for this */
		if (strncmp(error->text, "invalid Unicode '", strlen("invalid Unicode '")) == 0)
			return refusal_set(refusal, REFUSAL_REQUEST, NULL,
				"A text has half of a surrogate pair (\\ud800 to \\udfff), which is no character.");
		return refusal_set(
			refusal, REFUSAL_PARSE, NULL, "This is no JSON, as byte %d shows.", error->position);
	}
}

static bool begins_with(const char *text, size_t len, const char *beginning)
{
	return len >= strlen(beginning) && memcmp(text, beginning, strlen(beginning)) == 0;
}

static bool read_json(
	struct message *message, const char *text, size_t len, struct refusal *refusal)
{
	if (len > MESSAGE_MAX)
		return refusal_set(
			refusal, REFUSAL_REQUEST, NULL, "The message has more than %d bytes.", MESSAGE_MAX);
	if (is_too_deep(text, len))
		return refusal_set(refusal, REFUSAL_PARSE, NULL,
			"Arrays and objects stand more than %d deep in each other.", MESSAGE_DEPTH_MAX);
	if (len == 0)
		return refusal_set(refusal, REFUSAL_PARSE, NULL, "There is no message.");
	if (begins_with(text, len, "\xEF\xBB\xBF"))
		return refusal_set(
			refusal, REFUSAL_PARSE, NULL, "This begins with a byte order mark, which is no JSON.");
	json_error_t error;
	message->json = json_memory_read(
		text, len, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY | JSON_ALLOW_NUL, &error);
	if (message->json)
		return true;
	if (json_memory_lacked())
		return refusal_set(refusal, REFUSAL_INTERNAL, NULL, "No memory is left for the message.");
	return refuse_json(&error, refusal);
}

/* Whether a text contains a NUL, which would end it for C. */
static bool has_nul(const json_t *json)
{
	const char *key;
	json_t *value;
	bool has = json_is_string(json) && strlen(json_string_value(json)) != json_string_length(json);
	json_object_foreach((json_t *)json, key, value) has = has || has_nul(value);
	for (size_t i = 0; i < json_array_size(json); i++)
		has = has || has_nul(json_array_get(json, i));
	return has;
}

static bool is_id(const json_t *id)
{
	return (json_is_string(id) && !has_nul(id)) || json_is_integer(id);
}

bool message_read(
	struct message *ret_message, const char *text, size_t len, struct refusal *ret_refusal)
{
	struct message *message = ret_message;
	*message = (struct message){.json = NULL};
	if (!read_json(message, text, len, ret_refusal))
		return false;
	if (json_is_array(message->json))
		return refusal_set(ret_refusal, REFUSAL_REQUEST, NULL,
			"One message at a time is taken here, no batch of them.");
	const json_t *id = json_object_get(message->json, "id");
	if (is_id(id))
		message->id = id;
	const char *version = json_string_value(json_object_get(message->json, "jsonrpc"));
	message->method = json_string_value(json_object_get(message->json, "method"));
	message->params = json_object_get(message->json, "params");
	if (!version || strcmp(version, "2.0") != 0)
		return refusal_set(ret_refusal, REFUSAL_REQUEST, NULL, "`jsonrpc` must be \"2.0\".");
	if (!message->method)
		return refusal_set(ret_refusal, REFUSAL_REQUEST, NULL,
			"`method` must be a text. Nothing is asked of clients here, so that they have nothing to answer.");
	if (id && !message->id)
		return refusal_set(
			ret_refusal, REFUSAL_REQUEST, NULL, "`id` must be a text or a whole number.");
	if (has_nul(message->json))
		return refusal_set(ret_refusal, has_nul(message->params) ? REFUSAL_PARAMS : REFUSAL_REQUEST,
			NULL, "A text has a NUL (\\u0000) in it.");
	if (message->params && !json_is_object(message->params))
		return refusal_set(ret_refusal, REFUSAL_PARAMS, NULL, "`params` must be an object.");
	return true;
}

void message_finish(struct message *message)
{
	json_decref(message->json);
	message->json = NULL;
}

static json_t *begin_answer(const json_t *id)
{
	json_t *answer = json_object();
	builder_set(&answer, "jsonrpc", json_string("2.0"));
	if (id)
		builder_set(&answer, "id", json_deep_copy(id));
	return answer;
}

/* {…,"result":{…,members}} */
static bool write_result(
	const json_t *id, json_t *result, const struct buf *members, struct buf *out)
{
	bool is_empty = json_object_size(result) == 0;
	json_t *answer = begin_answer(id);
	builder_set(&answer, "result", result);
	if (!builder_print(answer, out))
		return false;
	if (members->len == 0)
		return true;
	out->len -= strlen("}}\n");
	buf_puts(out, is_empty ? "" : ",");
	buf_put(out, members->data, members->len);
	buf_puts(out, "}}\n");
	return !out->failed;
}

static bool write_refusal(const json_t *id, struct refusal *refusal, struct buf *out)
{
	size_t before = out->len;
	json_t *answer = begin_answer(id);
	builder_set(&answer, "error", refusal_object(refusal));
	if (builder_print(answer, out))
		return true;
	out->len = before;
	out->failed = false;
	return false;
}

bool message_write_answer(const json_t *id, json_t *result, const struct buf *members,
	struct refusal *refusal, struct buf *out)
{
	static const char no_memory[] = "No memory is left for the answer.";
	size_t before = out->len;
	if (!result && refusal->code == REFUSAL_NONE)
		refusal_set(refusal, REFUSAL_INTERNAL, NULL, "%s", no_memory);
	if (refusal->code == REFUSAL_NONE) {
		if (write_result(id, result, members, out))
			return true;
		refusal_set(refusal, REFUSAL_INTERNAL, NULL, "The answer does not fit.");
		out->len = before;
		out->failed = false;
	} else {
		json_decref(result);
	}
	if (write_refusal(id, refusal, out))
		return true;
	/* memory may have run out earlier, for the result, which builder_print() reports now */
	refusal_set(refusal, REFUSAL_INTERNAL, NULL, "%s", no_memory);
	return write_refusal(id, refusal, out);
}
