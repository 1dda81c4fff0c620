#ifndef PINNED_FIXTURE_H
#define PINNED_FIXTURE_H

#include "api/handle.h"
#include "archive_fixture.h"
#include "base/error.h"
#include "dataset/archive.h"
#include "dataset/snapshot.h"
#include "response_header.h"

static struct error err;
static struct archive *archive;
static struct snapshot *snapshot; /* of release 9 */
static struct response response;

/* Serves release 9, beside an archive of releases 1 and 2, or of none. */
static inline void begin(bool has_archive)
{
	struct snapshot_options options = {.connections = 1};
	error_clear(&err);
	for (unsigned n = 1; n <= 2 && has_archive; n++)
		archive_add(n);
	if (has_archive)
		options.archive = archive = archive_create(archive_folder, &options, &err);
	snapshot = snapshot_create(archive_dataset(9), &options, &err);
	ck_assert_msg(err.code == ERROR_NONE, "%s", err.detail);
	response_init(&response);
}

static inline void end(void)
{
	response_finish(&response);
	snapshot_unref(snapshot);
	archive_destroy(archive);
	archive = NULL;
}

static inline int ask(const char *target)
{
	struct request request = {.method = "GET", .target = target};
	response_finish(&response);
	handle(snapshot, &request, &response);
	return response.status;
}

static inline const char *body(void)
{
	return response.body.len > 0 ? buf_text(&response.body) : "";
}

static inline const char *pinned(unsigned n, const char *path)
{
	static char target[600];
	snprintf(target, sizeof target, "/v1/@%s%s", archive_digest(n), path);
	return target;
}

#endif
