#include "fuzz.h"

#include "base/buf.h"
#include "mcp/version.h"
#include "mcp/protocol.h"
#include "mcp/tools.h"
#include "roles.h"

#include <jansson.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

/*
 * Messages of the Model Context Protocol, an empty line between them. One that begins with `@` came
 * with a head: the next three lines are its fields, `-` for a field that is not there. One that
 * begins with `!` calls a tool, for mutations seldom leave JSON what it is: the name, and then an
 * argument a line, name=value, the value as JSON or else a text. The answers are the protocol's,
 * whatever they are, and of several, and of each eighth alone, the same when they are asked for
 * again, the last first: none depends on those before it.
 */
enum { MESSAGES_MAX = 4, ALONE_AGAIN = 8 };

static struct snapshot *snapshot;
static struct tools *tools;

struct asked {
	struct version_head head;
	struct protocol_message message;
	char *written; /* a call as JSON, or NULL */
	int status;
	struct buf answer;
};

/* The fixture's dataset, with what every tool needs, as a file of this name. */
static void copy_lights(char *path)
{
	static char data[1 << 20];
	sqlite3 *db = NULL;
	FILE *from = fopen(fuzz_lights(), "rb"), *to = fdopen(mkstemp(path), "wb");
	CLAIM(from && to);
	size_t len = fread(data, 1, sizeof data, from);
	CLAIM(feof(from) && fwrite(data, 1, len, to) == len);
	fclose(from);
	CLAIM(fclose(to) == 0 && sqlite3_open(path, &db) == SQLITE_OK);
	CLAIM(sqlite3_exec(db, ROLES, NULL, NULL, NULL) == SQLITE_OK);
	sqlite3_close(db);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	char path[] = "/tmp/yigai-XXXXXX";
	copy_lights(path);
	snapshot = fuzz_open(path, 64 << 10);
	unlink(path);
	tools = tools_create();
	CLAIM(tools != NULL);
	return 0;
}

/* Ends the next line in place. */
static char *next_line(char **text)
{
	char *line = *text, *end = strchr(line, '\n');
	*text = end ? end + 1 : line + strlen(line);
	if (end)
		*end = '\0';
	return line;
}

static const char *next_field(char **text)
{
	const char *line = next_line(text);
	return strcmp(line, "-") == 0 ? NULL : line;
}

static json_t *read_value(const char *text)
{
	json_t *value = json_loads(text, JSON_DECODE_ANY, NULL);
	return value ? value : json_string(text);
}

/* NULL where the lines are no UTF-8. */
static char *write_call(char *text)
{
	char *name = next_line(&text);
	json_t *arguments = json_object();
	while (*text) {
		char *value = next_line(&text), *key = strsep(&value, "=");
		json_object_set_new(arguments, key, value ? read_value(value) : NULL);
	}
	json_t *call = json_pack("{s:s,s:i,s:s,s:{s:s,s:o}}", "jsonrpc", "2.0", "id", 1, "method",
		"tools/call", "params", "name", name, "arguments", arguments);
	char *written = call ? json_dumps(call, JSON_COMPACT) : NULL;
	json_decref(call);
	return written;
}

static void read_message(char *text, size_t len, struct asked *asked)
{
	*asked = (struct asked){.message = {.text = text, .len = len}};
	if (*text == '@') {
		char *at = text + 1;
		asked->head.version = next_field(&at);
		asked->head.method = next_field(&at);
		asked->head.name = next_field(&at);
		asked->message = (struct protocol_message){
			.text = at, .len = len - (size_t)(at - text), .head = &asked->head};
	} else if (*text == '!' && (asked->written = write_call(text + 1))) {
		asked->message.text = asked->written;
		asked->message.len = strlen(asked->written);
	}
}

static bool is_known_status(int status)
{
	static const int known[] = {200, 202, 400, 404};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (known[i] == status)
			return true;
	return false;
}

/* What a tool found: as programs take it the same as in its text, and cited. */
static void check_found(const json_t *result)
{
	const json_t *found = json_object_get(result, "structuredContent"),
				 *content = json_array_get(json_object_get(result, "content"), 0),
				 *text = json_object_get(content, "text");
	CLAIM(json_is_boolean(json_object_get(result, "isError")) && json_is_string(text));
	json_t *said = json_loads(json_string_value(text), JSON_REJECT_DUPLICATES, NULL);
	CLAIM(json_is_object(said));
	CLAIM(json_is_true(json_object_get(result, "isError")) == (found == NULL));
	if (found)
		CLAIM(json_equal(said, found) && json_is_string(json_object_get(found, "notice")) &&
			json_is_string(json_object_get(found, "citation")) &&
			json_is_string(json_object_get(found, "url")));
	else
		CLAIM(json_integer_value(json_object_get(said, "status")) < 500);
	json_decref(said);
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
	if (json_object_get(result, "content"))
		check_found(result);
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

static void answer_again(const struct asked *asked)
{
	struct buf again;
	const struct buf *first = &asked->answer;
	CLAIM(answer(&asked->message, &again) == asked->status);
	CLAIM(again.len == first->len &&
		(first->len == 0 || memcmp(again.data, first->data, first->len) == 0));
	buf_finish(&again);
}

static void finish(struct asked *asked)
{
	buf_finish(&asked->answer);
	free(asked->written);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char text[FUZZ_INPUT_MAX + 1];
	struct asked asked[MESSAGES_MAX];
	size_t len = size < FUZZ_INPUT_MAX ? size : FUZZ_INPUT_MAX, count = 0;
	memcpy(text, data, len);
	text[len] = '\0';
	for (char *at = text, *end = text + len; at < end && count < MESSAGES_MAX; count++) {
		char *gap = memmem(at, (size_t)(end - at), "\n\n", 2), *stop = gap ? gap : end;
		*stop = '\0';
		struct asked *one = &asked[count];
		read_message(at, (size_t)(stop - at), one);
		one->status = answer(&one->message, &one->answer);
		if (one->status != PROTOCOL_ACCEPTED)
			check_answer(&one->answer);
		at = gap ? gap + 2 : end;
	}
	bool again = count > 1 || size % ALONE_AGAIN == 0;
	while (count > 0) {
		count--;
		if (again)
			answer_again(&asked[count]);
		finish(&asked[count]);
	}
	return 0;
}
