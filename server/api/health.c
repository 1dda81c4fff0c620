#include "api/context.h"

#include "api/request.h"
#include "api/response.h"
#include "base/buf.h"
#include "base/error.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "dataset/snapshot.h"

static void finish_health(struct context *ctx)
{
	ctx->response->status = 200;
	response_add_header(ctx->response, "Content-Type", "application/json; charset=utf-8");
	response_add_header(ctx->response, "Cache-Control", "no-store");
}

void endpoint_livez(struct context *ctx)
{
	buf_puts(&ctx->response->body, "{\"status\":\"alive\"}\n");
	finish_health(ctx);
}

void endpoint_readyz(struct context *ctx)
{
	if (ctx->request->stopping) {
		error_set(&ctx->err, ERROR_UNAVAILABLE, "The server is stopping.");
		return;
	}
	struct db *db = snapshot_borrow(ctx->snapshot);
	struct statement *statement = db_prepare(db, "SELECT count(*) FROM api_resource", &ctx->err);
	bool ready = statement && statement_step(statement, &ctx->err) > 0;
	statement_release(statement);
	snapshot_return(ctx->snapshot, db);
	if (!ready)
		return;
	buf_printf(&ctx->response->body, "{\"status\":\"%s\",\"digest\":\"%s\"}\n",
		snapshot_is_outdated(ctx->snapshot) ? "outdated" : "ready", ctx->catalog->digest);
	finish_health(ctx);
}
