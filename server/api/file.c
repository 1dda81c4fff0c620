#include "api/file.h"

#include "api/caching.h"
#include "api/context.h"
#include "api/links.h"
#include "api/range.h"
#include "api/request.h"
#include "api/response.h"
#include "api/static_document.h"
#include "base/base64.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/sha256.h"
#include "dataset/snapshot.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { PLACE = STATIC_COUNT * ENCODING_COUNT, FIELD_MAX = 80 };
_Static_assert((int)PLACE < (int)SNAPSHOT_TEXTS, "a place behind the documents");

/* What Repr-Digest says (RFC 9530, section 3), kept for all who ask later; NULL with an error. */
static const struct buf *write_digest(struct snapshot *snapshot, int file, struct error *err)
{
	struct sha256 sum;
	struct buf text;
	if (!sha256_of_file(file, &sum)) {
		error_set(err, ERROR_INTERNAL, "the dataset's file: %s", strerror(errno));
		return NULL;
	}
	buf_init(&text, FIELD_MAX);
	buf_puts(&text, "sha-256=:");
	base64_write(sum.bytes, SHA256_LEN, &text);
	buf_puts(&text, ":");
	const struct buf *kept = buf_text(&text) ? snapshot_keep_text(snapshot, PLACE, &text) : NULL;
	buf_finish(&text);
	if (!kept)
		error_set(err, ERROR_INTERNAL, "no memory for a digest");
	return kept;
}

/* Of the whole file, whatever part of it is sent. */
static void add_digest(struct context *ctx, int64_t size)
{
	const struct buf *digest = snapshot_text(ctx->snapshot, PLACE);
	if (!digest && size <= FILE_DIGEST_MAX)
		digest = write_digest(ctx->snapshot, ctx->response->file, &ctx->err);
	if (digest)
		response_add_header(ctx->response, "Repr-Digest", digest->data);
}

/* The dataset file, whole or a part of it; never coded, so that parts are parts of the file. */
void endpoint_file(struct context *ctx)
{
	struct response *response = ctx->response;
	int64_t size = 0;
	ctx->codable = false;
	if (!caching_make_etag(ctx, "dataset.sqlite") || caching_settles(ctx, true))
		return;
	const char *if_range = ctx->request->if_range;
	/* parts are for GET alone (RFC 9110, section 14.2) */
	bool fresh =
		strcmp(ctx->request->method, "GET") == 0 && (!if_range || strcmp(if_range, ctx->etag) == 0);
	response->file = snapshot_open_file(ctx->snapshot, &size);
	response->length = size;
	if (response->file < 0) {
		error_set(&ctx->err, ERROR_UNAVAILABLE, "No descriptor is left for the file.");
		return;
	}
	enum range range =
		range_read(fresh ? ctx->request->range : NULL, size, &response->offset, &response->length);
	if (range == RANGE_OUTSIDE) {
		snprintf(ctx->content_range, sizeof ctx->content_range, "bytes */%" PRId64, size);
		error_set(&ctx->err, ERROR_RANGE, "The file has %" PRId64 " bytes.", size);
		return;
	}
	response->status = range == RANGE_PART ? 206 : 200;
	if (range == RANGE_PART) {
		snprintf(ctx->content_range, sizeof ctx->content_range,
			"bytes %" PRId64 "-%" PRId64 "/%" PRId64, response->offset,
			response->offset + response->length - 1, size);
		response_add_header(response, "Content-Range", ctx->content_range);
	}
	response_add_header(response, "Content-Type", "application/vnd.sqlite3");
	response_add_header(response, "Accept-Ranges", "bytes");
	links_add_file(ctx);
	add_digest(ctx, size);
	caching_add_headers(ctx);
}
