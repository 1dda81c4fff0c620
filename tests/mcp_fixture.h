#ifndef MCP_FIXTURE_H
#define MCP_FIXTURE_H

#include "json.h"
#include "snapshot_fixture.h"
#include "suite.h"

#include "base/buf.h"
#include "fulltext/tokenizer.h"
#include "mcp/protocol.h"
#include "mcp/tools.h"

#include <stdio.h>

/* What the suites of the protocol share: the fixture's dataset, its tools, and what they answer. */

#define STATELESS_META                                                                             \
	"\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","                       \
	"\"io.modelcontextprotocol/clientCapabilities\":{}}"

static struct snapshot *mcp_snapshot;
static struct tools *mcp_tools;

/* Another dataset than the fixture's own, in place of the one that is open. */
static inline void mcp_open_at(const char *path)
{
	if (mcp_tools) {
		tools_destroy(mcp_tools);
		snapshot_unref(mcp_snapshot);
	}
	mcp_snapshot = open_snapshot(path, 1);
	mcp_tools = tools_create();
	ck_assert_ptr_nonnull(mcp_tools);
}

/* The fixture's dataset with so many more lights, each of which is a 35 lamp. */
static inline void mcp_open_with_lamps(int count)
{
	static const char sql[] =
		"UPDATE api_resource SET first_row = first_row + %d WHERE name = 'wrecks';"
		"UPDATE api_resource SET items = items + %d WHERE name = 'lights';"
		"CREATE TEMP TABLE lamp AS WITH RECURSIVE n(i) AS (SELECT 15 UNION ALL "
		"SELECT i + 1 FROM n WHERE i < %d + 14) SELECT i FROM n;"
		"INSERT INTO api_text (row, resource, id, name_en) "
		"SELECT i, 'lights', 'lamp-' || i, '35 lamp' FROM temp.lamp;"
		"INSERT INTO api_search (rowid, name_en) SELECT i, '35 lamp' FROM temp.lamp;"
		"DELETE FROM api_length; INSERT INTO api_length SELECT chunk, search_lengths(chunk) "
		"FROM (SELECT DISTINCT (row - 1) / 8192 AS chunk FROM api_text);"
		"UPDATE api_checksum SET search = search_checksum()";
	char filling[sizeof sql + 40], name[32], *message = NULL;
	sqlite3 *db;
	snprintf(filling, sizeof filling, sql, count, count, count);
	snprintf(name, sizeof name, "%d-lamps.db", count);
	const char *path = dataset_copy(name);
	ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
	ck_assert_int_eq(tokenizer_register(db), SQLITE_OK);
	sqlite3_exec(db, filling, NULL, NULL, &message);
	ck_assert_msg(!message, "%s", message);
	ck_assert_int_eq(sqlite3_close(db), SQLITE_OK);
	mcp_open_at(path);
}

static inline void mcp_open(void)
{
	if (!mcp_tools)
		mcp_open_at(dataset_lights());
}

/* The status; what is answered goes to *ret_answer, NULL where nothing is. */
static inline int mcp_send(const struct protocol_message *message, json_t **ret_answer)
{
	struct buf out;
	mcp_open();
	buf_init(&out, PROTOCOL_ANSWER_MAX);
	int status = protocol_answer(mcp_tools, mcp_snapshot, message, &out);
	*ret_answer = NULL;
	if (out.len > 0) {
		ck_assert_int_eq(out.data[out.len - 1], '\n');
		ck_assert_ptr_null(memchr(out.data, '\n', out.len - 1));
		*ret_answer = json_loadb(out.data, out.len, 0, NULL);
		ck_assert_ptr_nonnull(*ret_answer);
	}
	buf_finish(&out);
	return status;
}

/* The answer to a message without a head. */
static inline json_t *mcp_ask(const char *text)
{
	json_t *answer;
	mcp_send(&(struct protocol_message){.text = text, .len = strlen(text)}, &answer);
	return answer;
}

/* The result of a tool that is given these arguments, in JSON. */
static inline json_t *mcp_call(const char *name, const char *arguments)
{
	static char text[1 << 16];
	snprintf(text, sizeof text,
		"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"%s\","
		"\"arguments\":%s}}",
		name, arguments);
	json_t *answer = mcp_ask(text), *result = json_incref(at(answer, "result", NULL));
	json_decref(answer);
	return result;
}

/* Whether the tool's definition names all that it found. */
static inline void mcp_defines(const char *name, json_t *found)
{
	json_t *list = tools_list(mcp_tools, snapshot_catalog(mcp_snapshot)), *tool, *value;
	size_t i;
	const char *member;
	json_array_foreach(json_object_get(list, "tools"), i, tool)
	{
		if (strcmp(text_at(tool, "name"), name) != 0)
			continue;
		const json_t *properties = at(tool, "outputSchema", "properties", NULL);
		json_object_foreach(found, member, value)
			ck_assert_msg(json_object_get(properties, member) != NULL, "%s: %s", name, member);
	}
	json_decref(list);
}

/* What a tool found, whose text says the same. */
static inline json_t *mcp_found(const char *name, const char *arguments)
{
	json_t *result = mcp_call(name, arguments),
		   *found = json_incref(at(result, "structuredContent", NULL));
	json_t *said =
		json_loads(text_at(json_array_get(at(result, "content", NULL), 0), "text"), 0, NULL);
	ck_assert(json_is_false(at(result, "isError", NULL)));
	ck_assert(json_equal(said, found));
	mcp_defines(name, found);
	ck_assert_ptr_nonnull(strstr(text_at(found, "notice"), "no instructions"));
	ck_assert_ptr_nonnull(strstr(text_at(found, "url"), "/v1/@"));
	ck_assert_ptr_nonnull(strstr(text_at(found, "citation"), "/v1/@"));
	json_decref(said);
	json_decref(result);
	return found;
}

/* Fails unless a tool meets a problem whose text has this. */
static inline void mcp_refused(const char *name, const char *arguments, const char *says)
{
	json_t *result = mcp_call(name, arguments);
	const char *text = text_at(json_array_get(at(result, "content", NULL), 0), "text");
	ck_assert(json_is_true(at(result, "isError", NULL)));
	ck_assert_ptr_null(json_object_get(result, "structuredContent"));
	ck_assert_msg(strstr(text, says) != NULL, "%s %s: not %s, but %s", name, arguments, says, text);
	json_decref(result);
}

#endif
