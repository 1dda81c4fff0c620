#include "fuzz.h"

#include "base/buf.h"
#include "mcp/era.h"
#include "mcp/protocol.h"
#include "mcp/tools.h"

#include <jansson.h>
#include <stdbool.h>
#include <string.h>

/*
 * A message of the Model Context Protocol. One that begins with `@` came with a head: the next three lines are
 * its fields, an empty one for a field that is not there. The answer is the protocol's, whatever it is.
 */
static struct snapshot *snapshot;
static struct tools *tools;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	snapshot = fuzz_open_lights(64 << 10);
	tools = tools_create();
	CLAIM(tools != NULL);
	return 0;
}

/* Ends the next line in place; NULL for an empty one. */
static const char *next_line(char **text)
{
	char *line = *text, *end = strchr(line, '\n');
	*text = end ? end + 1 : line + strlen(line);
	if (end)
		*end = '\0';
	return *line ? line : NULL;
}

static bool is_known_status(int status)
{
	static const int known[] = {200, 202, 400, 404};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (known[i] == status)
			return true;
	return false;
}

/* One line, an object of JSON-RPC with a result or an error. */
static void check_answer(const struct buf *answer)
{
	CLAIM(answer->len > 0 && !answer->failed);
	CLAIM(memchr(answer->data, '\n', answer->len) == answer->data + answer->len - 1);
	json_t *json = json_loadb(answer->data, answer->len, JSON_REJECT_DUPLICATES, NULL);
	const json_t *error = json_object_get(json, "error"), *result = json_object_get(json, "result");
	CLAIM(json_is_object(json));
	CLAIM(strcmp(json_string_value(json_object_get(json, "jsonrpc")), "2.0") == 0);
	CLAIM(json_is_object(result) != json_is_object(error));
	if (error)
		CLAIM(json_is_integer(json_object_get(error, "code")) &&
			json_is_string(json_object_get(error, "message")));
	else
		CLAIM(json_object_get(json, "id") != NULL);
	json_decref(json);
}

static int answer(const struct protocol_message *message, struct buf *out)
{
	buf_init(out, PROTOCOL_ANSWER_MAX);
	int status = protocol_answer(tools, snapshot, message, out);
	CLAIM(is_known_status(status));
	CLAIM((status == PROTOCOL_ACCEPTED) == (out->len == 0));
	return status;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char text[FUZZ_INPUT_MAX + 1];
	size_t len = size < FUZZ_INPUT_MAX ? size : FUZZ_INPUT_MAX;
	memcpy(text, data, len);
	text[len] = '\0';
	char *at = text;
	struct era_head head = {NULL, NULL, NULL};
	bool has_head = *text == '@';
	if (has_head) {
		at++;
		head.version = next_line(&at);
		head.method = next_line(&at);
		head.name = next_line(&at);
	}
	struct protocol_message message = {
		.text = at, .len = len - (size_t)(at - text), .head = has_head ? &head : NULL};
	struct buf first, again;
	int status = answer(&message, &first);
	if (status != PROTOCOL_ACCEPTED)
		check_answer(&first);
	CLAIM(answer(&message, &again) == status);
	CLAIM(again.len == first.len &&
		(first.len == 0 || memcmp(again.data, first.data, first.len) == 0));
	buf_finish(&first);
	buf_finish(&again);
	return 0;
}
