#include "http/connection.h"

#include "api/request.h"
#include "http/reply.h"

#include <stdlib.h>
#include <string.h>

/* Beside the 18 KiB that libmicrohttpd has for it: ten thousand idle ones stay under 200 MB. */
_Static_assert(sizeof(struct connection) <= 1024, "an idle connection is small");

struct connection *connection_create(struct admission *admission, struct MHD_Connection *mhd)
{
	struct connection *connection = malloc(sizeof *connection);
	if (!connection)
		return NULL;
	connection->admission = admission;
	connection->mhd = mhd;
	connection->target = connection->usual;
	connection->announced = connection->made = connection->takes_file = false;
	connection->body = NULL;
	connection->reply = NULL;
	head_init(&connection->head);
	buf_init(&connection->sent, 0);
	return connection;
}

void connection_destroy(struct connection *connection)
{
	if (!connection)
		return;
	connection_end_request(connection);
	free(connection);
}

bool connection_begin_request(struct connection *connection, const char *target)
{
	connection_end_request(connection);
	size_t len = strlen(target);
	connection->end = target + len;
	if (len >= sizeof connection->usual && !(connection->target = malloc(len + 1))) {
		connection->target = connection->usual;
		return false;
	}
	memcpy(connection->target, target, len + 1);
	return true;
}

void connection_end_request(struct connection *connection)
{
	if (connection->target != connection->usual)
		free(connection->target);
	connection->target = connection->usual;
	connection->announced = connection->made = false;
	if (connection->reply)
		shared_unref(&connection->reply->shared);
	connection->reply = NULL;
	buf_finish(&connection->sent);
	buf_init(&connection->sent, 0);
	head_finish(&connection->head);
}

struct request connection_request(
	const struct connection *connection, const char *method, bool stopping)
{
	const struct head *head = &connection->head;
	return (struct request){
		.method = method,
		.target = connection->target,
		.if_match = head->fields[HEAD_IF_MATCH].text,
		.if_unmodified_since = head->fields[HEAD_IF_UNMODIFIED_SINCE].text,
		.if_modified_since = head->fields[HEAD_IF_MODIFIED_SINCE].text,
		.if_none_match = head->fields[HEAD_IF_NONE_MATCH].text,
		.accept = head->fields[HEAD_ACCEPT].text,
		.accept_language = head->fields[HEAD_ACCEPT_LANGUAGE].text,
		.accept_encoding = head->fields[HEAD_ACCEPT_ENCODING].text,
		.range = head->fields[HEAD_RANGE].text,
		.if_range = head->fields[HEAD_IF_RANGE].text,
		.host = head->fields[HEAD_HOST].text,
		.origin = head->fields[HEAD_ORIGIN].text,
		.content_type = head->fields[HEAD_CONTENT_TYPE].text,
		.content_encoding = head->fields[HEAD_CONTENT_ENCODING].text,
		.mcp_version = head->fields[HEAD_MCP_PROTOCOL_VERSION].text,
		.mcp_method = head->fields[HEAD_MCP_METHOD].text,
		.mcp_name = head->fields[HEAD_MCP_NAME].text,
		.body = connection->sent.data,
		.body_len = connection->sent.len,
		.id = head->fields[HEAD_X_REQUEST_ID].text,
		.stopping = stopping,
	};
}
