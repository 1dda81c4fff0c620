#include "api/context.h"

#include "build_id.h"
#include "query/canonical.h"
#include "dataset/catalog.h"
#include "query/cursor.h"
#include "dataset/db.h"
#include "api/encoding.h"
#include "api/handle.h"
#include "render/render.h"
#include "api/response.h"
#include "render/search.h"
#include "api/site.h"
#include "api/static_document.h"
#include "dataset/snapshot.h"
#include "base/text.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const char json_type[] = "application/json; charset=utf-8";

/* Strong, known before any row is read, equal on every replica of this build and dataset. */
static bool make_etag(struct exchange *x, const char *path)
{
	struct buf canonical;
	buf_init(&canonical, 8 * TARGET_MAX);
	buf_printf(&canonical, "%s %d %s?", x->base, (int)x->query.format, path);
	if (x->query.resource || x->query.q)
		canonical_query(&x->query, x->query.cursor, &canonical);
	const char *coding = encoding_name(encoding_accept(x->request->accept_encoding));
	buf_printf(&canonical, " %s", coding ? coding : "");
	bool ok = !canonical.failed;
	snprintf(x->etag, sizeof x->etag, "\"%.16s-%s-%016" PRIx64 "\"", x->catalog->digest, BUILD_ID,
		text_hash(TEXT_HASH, canonical.data, canonical.len));
	buf_finish(&canonical);
	return ok || error_set(&x->err, ERROR_INTERNAL, "no memory for the canonical query");
}

/* The date of what answers; empty for the page, which has none that every replica would share. */
static const char *changed(const struct exchange *x)
{
	return x->asset ? "" : x->catalog->released;
}

/* For how long an answer may be kept. */
static const char *caching(const struct exchange *x)
{
	if (x->asset ? x->asset->immutable : x->pinned)
		return "public, max-age=31536000, immutable";
	return x->asset ? "no-cache" : "public, max-age=300, stale-while-revalidate=86400";
}

static void add_cache_headers(struct exchange *x)
{
	struct response *response = x->response;
	bool negotiated = x->query.format != FORMAT_NONE && !x->query.format_is_explicit;
	bool root = x->target.segment_count == 0 && snapshot_site(x->snapshot);
	char date[HTTP_DATE_SIZE];
	http_date(changed(x), date);
	response_add_header(response, "ETag", x->etag);
	if (*date)
		response_add_header(response, "Last-Modified", date);
	response_add_header(response, "Cache-Control", caching(x));
	response_add_header(
		response, "Vary", negotiated || root ? "Accept, Accept-Encoding" : "Accept-Encoding");
}

static void not_modified(struct exchange *x)
{
	buf_finish(&x->response->body);
	x->response->status = 304;
	add_cache_headers(x);
}

/*
 * Whether a condition settles the answer (RFC 9110, section 13.2.2): 412 if one does not hold that
 * must, 304 if the client has it already. `exists` is whether there is surely something to answer;
 * without it nothing is 412, and `*` matches nothing.
 */
static bool is_settled(struct exchange *x, bool exists)
{
	const struct request *request = x->request;
	const char *known = request->if_none_match;
	bool guarded = request->if_match || request->if_unmodified_since;
	char date[HTTP_DATE_SIZE];
	if (guarded && !exists)
		return false;
	http_date(changed(x), date);
	if (guarded &&
		!http_condition(request->if_match, request->if_unmodified_since, x->etag, date)) {
		error_set(&x->err, ERROR_PRECONDITION, "The entity tag is %s%s%s.", x->etag,
			x->asset ? "" : ", of ", changed(x));
		return true;
	}
	if (!etag_is_listed(known, x->etag) && !(exists && etag_is_any(known)))
		return false;
	not_modified(x);
	return true;
}

/* Status, type, caching and coding of a body that is there. */
static void add_head(struct exchange *x, const char *content_type, enum encoding encoding)
{
	x->response->status = 200;
	response_add_header(x->response, "Content-Type", content_type);
	add_cache_headers(x);
	if (encoding != ENCODING_IDENTITY)
		response_add_header(x->response, "Content-Encoding", encoding_name(encoding));
}

/* Codes the body as it is wanted, if that saves anything. */
static void finish(struct exchange *x, const char *content_type)
{
	struct buf *body = &x->response->body;
	enum encoding encoding = encoding_accept(x->request->accept_encoding);
	if (body->len < ENCODING_MIN)
		encoding = ENCODING_IDENTITY;
	if (encoding_apply(encoding, body))
		add_head(x, content_type, encoding);
	else
		error_set(&x->err, ERROR_INTERNAL, "no memory for the content coding");
}

/*
 * The pages beside this one and the API's description (RFC 8288). Where the first page's address is too
 * long, the body alone has what it is made of; no client can go on to a next page whose address is.
 */
static void add_links(struct exchange *x, const struct page *page)
{
	struct buf link, first;
	buf_init(&link, 2 * TARGET_MAX);
	buf_init(&first, 4 * TARGET_MAX);
	canonical_link(&x->query, NULL, &first);
	if (page->next[0])
		buf_printf(&link, "<%s>; rel=\"next\", ", page->next);
	if (link.len > RESPONSE_ADDRESSES_MAX)
		error_set(&x->err, ERROR_URI_TOO_LONG,
			"The next page's address would have more than %d bytes.", RESPONSE_ADDRESSES_MAX);
	if (link.len + first.len < RESPONSE_ADDRESSES_MAX && buf_text(&first))
		buf_printf(&link, "<%s>; rel=\"first\", ", first.data);
	buf_puts(&link, "</openapi.json>; rel=\"service-desc\"");
	if (buf_text(&link) && !first.failed)
		response_add_header(x->response, "Link", link.data);
	else
		error_set(&x->err, ERROR_INTERNAL, "no memory for the Link header");
	buf_finish(&first);
	buf_finish(&link);
}

static void finish_page(struct exchange *x, const struct page *page)
{
	char total[32];
	snprintf(total, sizeof total, "%" PRId64, page->total);
	response_add_header(x->response, "X-Total-Count", total);
	add_links(x, page);
	finish(x, format_content_type(x->query.format));
}

/* Runs what renders rows, with a connection for as long. */
static bool render_rows(struct exchange *x, const struct value *after, struct page *ret_page)
{
	struct source source = {x->catalog, snapshot_borrow(x->snapshot), snapshot_totals(x->snapshot)};
	struct buf *body = &x->response->body;
	bool ok = x->key        ? render_item(&source, &x->query, x->key, body, &x->err)
		: x->query.resource ? render_collection(&source, &x->query, after, body, ret_page, &x->err)
							: search_render(&source, &x->query, after, body, ret_page, &x->err);
	snapshot_return(x->snapshot, source.db);
	return ok;
}

/* Whether links can lead here: with every escape an address may be longer than it came. */
static bool is_addressable(struct exchange *x)
{
	struct buf link;
	buf_init(&link, 8 * TARGET_MAX);
	canonical_link(&x->query, x->query.cursor, &link);
	if (link.failed)
		error_set(&x->err, ERROR_INTERNAL, "no memory for a link");
	else if (link.len > TARGET_MAX)
		error_set(&x->err, ERROR_URI_TOO_LONG,
			"With every escape the address has %zu bytes; %d are the limit.", link.len, TARGET_MAX);
	buf_finish(&link);
	return x->err.code == ERROR_NONE;
}

/* A page of a resource, or of a search over all. */
static void answer_page(struct exchange *x, const char *path)
{
	char storage[TARGET_MAX];
	struct value after[QUERY_SORT_MAX + 1];
	const char *cursor = x->query.cursor;
	if (!is_addressable(x) ||
		(cursor && !cursor_read(&x->query, x->catalog->digest, storage, after, &x->err)) ||
		!make_etag(x, path) || is_settled(x, true))
		return;
	struct page page;
	if (render_rows(x, cursor ? after : NULL, &page))
		finish_page(x, &page);
}

void answer_collection(struct exchange *x)
{
	answer_page(x, x->query.resource->name);
}

void answer_search(struct exchange *x)
{
	answer_page(x, "search");
}

void answer_item(struct exchange *x)
{
	char path[2 * TARGET_MAX];
	snprintf(path, sizeof path, "%s/%s", x->query.resource->name, x->key);
	if (!make_etag(x, path) || is_settled(x, false))
		return;
	if (render_rows(x, NULL, NULL) && !is_settled(x, true))
		finish(x, format_content_type(x->query.format));
}

/* What a browser may do for a page: as little as it needs (Content Security Policy Level 3). */
static void confine(struct response *response, const char *policy)
{
	response_add_header(response, "Content-Security-Policy", policy);
	response_add_header(response, "Referrer-Policy", "no-referrer");
}

/* What is written once for all who ask. */
static void answer_static(struct exchange *x, enum static_document document)
{
	enum encoding encoding = encoding_accept(x->request->accept_encoding);
	if (!make_etag(x, static_document_path(document)) || is_settled(x, true))
		return;
	const struct buf *bytes = static_document_bytes(x->snapshot, document, &encoding, &x->err);
	if (!bytes)
		return;
	buf_put(&x->response->body, bytes->data, bytes->len);
	add_head(x, static_document_type(document), encoding);
}

void answer_index(struct exchange *x)
{
	answer_static(x, STATIC_INDEX);
}

void answer_dataset(struct exchange *x)
{
	answer_static(x, STATIC_DATASET);
}

void answer_openapi(struct exchange *x)
{
	answer_static(x, STATIC_OPENAPI);
}

/* A page that has neither scripts nor anything of another address. */
static void answer_manual(struct exchange *x, enum static_document document)
{
	answer_static(x, document);
	if (x->response->status == 200)
		confine(x->response,
			"default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
			"form-action 'none'; frame-ancestors 'none'");
}

void answer_docs(struct exchange *x)
{
	answer_manual(x, STATIC_DOCS);
}

void answer_docs_zh(struct exchange *x)
{
	answer_manual(x, STATIC_DOCS_ZH);
}

void answer_api_catalog(struct exchange *x)
{
	answer_static(x, STATIC_API_CATALOG);
}

void answer_llms(struct exchange *x)
{
	answer_static(x, STATIC_LLMS);
}

void answer_robots(struct exchange *x)
{
	answer_static(x, STATIC_ROBOTS);
}

/* The dataset file, whole or a part of it; never coded, so that parts are parts of the file. */
void answer_file(struct exchange *x)
{
	struct response *response = x->response;
	int64_t size = 0;
	if (!make_etag(x, "dataset.sqlite") || is_settled(x, true))
		return;
	const char *if_range = x->request->if_range;
	/* parts are for GET alone (RFC 9110, section 14.2) */
	bool fresh =
		strcmp(x->request->method, "GET") == 0 && (!if_range || strcmp(if_range, x->etag) == 0);
	response->file = snapshot_open_file(x->snapshot, &size);
	response->length = size;
	if (response->file < 0) {
		error_set(&x->err, ERROR_UNAVAILABLE, "No descriptor is left for the file.");
		return;
	}
	enum range range =
		http_range(fresh ? x->request->range : NULL, size, &response->offset, &response->length);
	if (range == RANGE_OUTSIDE) {
		snprintf(x->content_range, sizeof x->content_range, "bytes */%" PRId64, size);
		error_set(&x->err, ERROR_RANGE, "The file has %" PRId64 " bytes.", size);
		return;
	}
	response->status = range == RANGE_PART ? 206 : 200;
	if (range == RANGE_PART) {
		snprintf(x->content_range, sizeof x->content_range,
			"bytes %" PRId64 "-%" PRId64 "/%" PRId64, response->offset,
			response->offset + response->length - 1, size);
		response_add_header(response, "Content-Range", x->content_range);
	}
	response_add_header(response, "Content-Type", "application/vnd.sqlite3");
	response_add_header(response, "Accept-Ranges", "bytes");
	add_cache_headers(x);
}

/* A file of the page, in a coding that was made before. */
void answer_asset(struct exchange *x)
{
	static const char policy[] =
		"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
		"connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; "
		"frame-ancestors 'none'";
	const struct representation *codings = x->asset->codings;
	struct response *response = x->response;
	enum encoding encoding = encoding_accept(x->request->accept_encoding);
	if (!codings[encoding].data)
		encoding = ENCODING_IDENTITY;
	strcpy(x->etag, codings[encoding].etag);
	if (is_settled(x, true))
		return;
	buf_put(&response->body, codings[encoding].data, codings[encoding].len);
	response->status = 200;
	response_add_header(response, "Content-Type", x->asset->type);
	add_cache_headers(x);
	if (encoding != ENCODING_IDENTITY)
		response_add_header(response, "Content-Encoding", encoding_name(encoding));
	if (x->asset->html)
		confine(response, policy);
}

static void finish_health(struct exchange *x)
{
	x->response->status = 200;
	response_add_header(x->response, "Content-Type", json_type);
	response_add_header(x->response, "Cache-Control", "no-store");
}

void answer_livez(struct exchange *x)
{
	buf_puts(&x->response->body, "{\"status\":\"alive\"}\n");
	finish_health(x);
}

void answer_readyz(struct exchange *x)
{
	if (x->request->stopping) {
		error_set(&x->err, ERROR_UNAVAILABLE, "The server is stopping.");
		return;
	}
	struct db *db = snapshot_borrow(x->snapshot);
	struct statement *statement = db_prepare(db, "SELECT count(*) FROM api_resource", &x->err);
	bool ready = statement && statement_step(statement, &x->err) > 0;
	statement_release(statement);
	snapshot_return(x->snapshot, db);
	if (!ready)
		return;
	buf_printf(&x->response->body, "{\"status\":\"%s\",\"digest\":\"%s\"}\n",
		snapshot_is_outdated(x->snapshot) ? "outdated" : "ready", x->catalog->digest);
	finish_health(x);
}
