#include "http/reply_cache.h"

#include "base/cache.h"
#include "api/encoding.h"
#include "api/handle.h"
#include "http/reply.h"
#include "api/response.h"
#include "dataset/snapshot.h"
#include "query/target.h"

#include <string.h>

enum { ACCEPT_MAX = 256 /* bytes; the answer to a longer Accept is not kept */ };

/* What an answer is kept by: all of a request that it depends on, as far as it was looked at. */
struct key {
	size_t len; /* 0 if the answer is not kept */
	char text[TARGET_MAX + ACCEPT_MAX + 4];
};

static void write_key(struct key *key, const struct request *request)
{
	size_t len = strlen(request->target);
	const char *accept = request->accept ? request->accept : "";
	size_t accept_len = strlen(accept);
	key->len = 0;
	if (!target_is_sound(request->target) || accept_len > ACCEPT_MAX || request->if_match ||
		request->if_unmodified_since ||
		(strcmp(request->method, "GET") != 0 && strcmp(request->method, "HEAD") != 0))
		return;
	memcpy(key->text, request->target, len + 1);
	memcpy(key->text + len + 1, accept, accept_len);
	key->len = len + 1 + accept_len;
	key->text[key->len++] = '\0';
	key->text[key->len++] = (char)('0' + encoding_accept(request->accept_encoding));
	key->text[key->len++] = 'f';
}

/* The same address has two answers to a condition: the full one, and that nothing is new. */
static void set_kind(struct key *key, unsigned int status)
{
	key->text[key->len - 1] = status == 304 ? 'n' : 'f';
}

typedef struct shared *lookup(struct cache *cache, const void *key, size_t len);

/* What was given before, with a reference of the caller's; NULL if there is nothing that fits. */
static struct reply *find(
	struct cache *cache, struct key *key, const char *if_none_match, lookup *look_up)
{
	struct reply *reply = NULL;
	if (key->len == 0)
		return NULL;
	if (if_none_match) {
		set_kind(key, 304);
		reply = (struct reply *)look_up(cache, key->text, key->len);
		if (reply && etag_is_listed(if_none_match, reply->etag))
			return reply;
		if (reply)
			shared_unref(&reply->shared);
	}
	set_kind(key, 200);
	reply = (struct reply *)look_up(cache, key->text, key->len);
	if (!reply || !if_none_match ||
		(!etag_is_listed(if_none_match, reply->etag) && !etag_is_any(if_none_match)))
		return reply;
	shared_unref(&reply->shared);
	return NULL;
}

/* Answers from the snapshot, and keeps the answer if it can be given again. */
static struct reply *make(struct snapshot *snapshot, const struct request *request, struct key *key)
{
	struct response response;
	handle(snapshot, request, &response);
	struct reply *reply = reply_create(&response);
	response_finish(&response);
	if (reply && reply->etag && key->len > 0) {
		set_kind(key, reply->status);
		cache_put(snapshot_replies(snapshot), key->text, key->len, &reply->shared, reply->size);
	}
	return reply;
}

struct reply *reply_cache_find(struct snapshot *snapshot, const struct request *request)
{
	struct key key;
	write_key(&key, request);
	return find(snapshot_replies(snapshot), &key, request->if_none_match, cache_peek);
}

struct reply *recall(struct snapshot *snapshot, const struct request *request, bool *ret_hit)
{
	struct key key;
	write_key(&key, request);
	struct reply *reply =
		find(snapshot_replies(snapshot), &key, request->if_none_match, cache_find);
	*ret_hit = reply != NULL;
	return reply ? reply : make(snapshot, request, &key);
}
