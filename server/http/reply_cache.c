#include "http/reply_cache.h"

#include "api/encoding.h"
#include "api/handle.h"
#include "api/conditional.h"
#include "api/response.h"
#include "base/cache.h"
#include "base/shared.h"
#include "dataset/snapshot.h"
#include "http/reply.h"
#include "query/format.h"
#include "query/preferred.h"
#include "query/target.h"

#include <microhttpd.h>
#include <stdbool.h>
#include <string.h>

/* Two answers of an address are kept: the full one, and its 304. */
enum kind { KIND_FULL, KIND_NOT_MODIFIED };

/*
 * The key of a kept answer. Fields that clients can write in many ways are reduced to one of a few
 * outcomes, so that no way of writing them has the same answer made again.
 */
struct key {
	size_t len; /* 0 if the answer is not kept */
	struct {
		char kind, format, html, root, coding;
		char target[TARGET_MAX];
	} of;
};

/*
 * A letter for what `/` leads to, the index or the front page in a language, which the request's
 * fields choose for this address alone; 0 for all others.
 */
static char root_of(
	const char *target, const struct request *request, const struct accepted *accepted)
{
	if (strcspn(target, "?") > 1)
		return 0;
	return (char)(accepted->json ? LANGUAGE_COUNT : preferred_language(request->accept_language));
}

static void write_key(struct key *key, const struct request *request)
{
	key->len = 0;
	const char *target = target_origin_form(request->target);
	if (!target || (strcmp(request->method, "GET") != 0 && strcmp(request->method, "HEAD") != 0))
		return;
	struct accepted accepted = format_negotiate(request->accept);
	size_t len = strlen(target);
	key->of.format = (char)accepted.format;
	key->of.html = accepted.html;
	key->of.root = root_of(target, request, &accepted);
	key->of.coding = (char)encoding_accept(request->accept_encoding);
	memcpy(key->of.target, target, len);
	key->len = offsetof(struct key, of.target) - offsetof(struct key, of) + len;
}

typedef struct shared *lookup(struct cache *cache, const void *key, size_t len);

/* The cache that is looked into, and the function that does. */
struct place {
	struct cache *cache;
	lookup *look_up;
};

static struct reply *find_kind(const struct place *place, struct key *key, enum kind kind)
{
	key->of.kind = (char)kind;
	return (struct reply *)place->look_up(place->cache, &key->of, key->len);
}

/* Whether If-Match and If-Unmodified-Since hold for the full answer. */
static bool holds(const struct request *request, const struct reply *full)
{
	return (!request->if_match && !request->if_unmodified_since) ||
		conditional_holds(request->if_match, request->if_unmodified_since, full->etag,
			MHD_get_response_header(full->message, "Last-Modified"));
}

/* Whether If-None-Match or If-Modified-Since say that the client has the full answer already. */
static bool is_unchanged(const struct request *request, const struct reply *full)
{
	const char *known = request->if_none_match;
	if (known)
		return conditional_is_any(known) || conditional_lists(known, full->etag);
	if (!request->if_modified_since)
		return false;
	const char *date = MHD_get_response_header(full->message, "Last-Modified");
	return date && conditional_is_old(request->if_modified_since, date);
}

/*
 * Finds the answer by way of the full one, by which conditions are judged. A 304 for a tag that the
 * client knows needs no full answer in memory; `*` and If-Match do, since they ask whether there is
 * one (RFC 9110, section 13.2.2).
 */
static struct reply *find(const struct place *place, struct key *key, const struct request *request)
{
	const char *known = request->if_none_match;
	if (key->len == 0)
		return NULL;
	if (known && !request->if_match && !request->if_unmodified_since) {
		struct reply *unchanged = find_kind(place, key, KIND_NOT_MODIFIED);
		if (unchanged && conditional_lists(known, unchanged->etag))
			return unchanged;
		shared_unref(unchanged ? &unchanged->shared : NULL);
	}
	struct reply *full = find_kind(place, key, KIND_FULL);
	if (!full)
		return NULL;
	bool must_make = !holds(request, full);
	if (!must_make && !is_unchanged(request, full))
		return full;
	shared_unref(&full->shared);
	return must_make ? NULL : find_kind(place, key, KIND_NOT_MODIFIED);
}

struct reply *reply_cache_find(struct snapshot *snapshot, const struct request *request)
{
	struct key key;
	write_key(&key, request);
	return find(&(struct place){snapshot_replies(snapshot), cache_peek}, &key, request);
}

struct reply *reply_cache_make(
	struct snapshot *snapshot, const struct request *request, bool *ret_hit)
{
	struct key key;
	struct response response;
	struct cache *cache = snapshot_replies(snapshot);
	write_key(&key, request);
	struct reply *reply = find(&(struct place){cache, cache_find}, &key, request);
	*ret_hit = reply != NULL;
	if (reply)
		return reply;
	handle(snapshot, request, &response);
	reply = reply_create(&response);
	response_finish(&response);
	key.of.kind = reply && reply->status == MHD_HTTP_NOT_MODIFIED ? KIND_NOT_MODIFIED : KIND_FULL;
	if (reply && reply->etag && key.len > 0)
		cache_put(cache, &key.of, key.len, &reply->shared, reply->size);
	return reply;
}
