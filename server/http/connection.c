#include "http/connection.h"

#include "api/handle.h"
#include "http/reply.h"

#include <stdlib.h>
#include <string.h>

struct passage *passage_create(void)
{
	struct passage *passage = malloc(sizeof *passage);
	if (!passage)
		return NULL;
	passage->target = passage->usual;
	passage->announced = passage->made = false;
	passage->body = NULL;
	passage->reply = NULL;
	head_init(&passage->head);
	return passage;
}

void passage_destroy(struct passage *passage)
{
	if (!passage)
		return;
	passage_clear(passage);
	free(passage);
}

bool passage_begin(struct passage *passage, const char *target)
{
	passage_clear(passage);
	size_t len = strlen(target);
	passage->end = target + len;
	if (len >= sizeof passage->usual && !(passage->target = malloc(len + 1))) {
		passage->target = passage->usual;
		return false;
	}
	memcpy(passage->target, target, len + 1);
	return true;
}

void passage_clear(struct passage *passage)
{
	if (passage->target != passage->usual)
		free(passage->target);
	passage->target = passage->usual;
	passage->announced = passage->made = false;
	if (passage->reply)
		shared_unref(&passage->reply->shared);
	passage->reply = NULL;
	head_finish(&passage->head);
}

struct request passage_request(const struct passage *passage, const char *method, bool stopping)
{
	const struct head *head = &passage->head;
	return (struct request){
		.method = method,
		.target = passage->target,
		.if_match = head->fields[HEAD_IF_MATCH].text,
		.if_unmodified_since = head->fields[HEAD_IF_UNMODIFIED_SINCE].text,
		.if_none_match = head->fields[HEAD_IF_NONE_MATCH].text,
		.accept = head->fields[HEAD_ACCEPT].text,
		.accept_encoding = head->fields[HEAD_ACCEPT_ENCODING].text,
		.range = head->fields[HEAD_RANGE].text,
		.if_range = head->fields[HEAD_IF_RANGE].text,
		.id = head->fields[HEAD_X_REQUEST_ID].text,
		.stopping = stopping,
	};
}
