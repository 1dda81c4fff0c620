#include "suite.h"

#include "asks.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "dataset/integrity.h"
#include "dataset/load.h"
#include "documents/json_memory.h"
#include "validate/validate_rows.h"
#include "dataset.h"
#include "base/error.h"
#include "pages.h"
#include "http/reply_cache.h"
#include "http/reply.h"
#include "dataset/snapshot.h"
#include "fault.h"

#include <string.h>
#include <microhttpd.h>

/* Every allocation that a request or a reload makes fails in turn. */

START_TEST(a_request_without_memory_is_answered_rightly_or_with_5xx)
{
	size_t faults = 0;
	for (size_t i = 0; i < ask_count; i++)
		faults += asks_survive(dataset_lights(), &asks[i], &memory_fault);
	fault_say(faults);
}

START_TEST(a_text_without_memory_is_never_empty)
{
	/* texts that end without a NUL, for which SQLite allocates once more as they are read */
	const char *path = dataset_view("name_en", "substr(l.name_en, 1)");
	static const struct request item = {.method = "GET", .target = "/v1/lights/hook"};
	static const struct request page = {
		.method = "GET", .target = "/v1/lights?sort=name_en&limit=5"};
	size_t faults = asks_survive(path, &item, &memory_fault);
	fault_say(faults + asks_survive(path, &page, &memory_fault));
}

START_TEST(a_dataset_that_opens_without_memory_is_whole_or_refused)
{
	fault_say(asks_survive_opening(dataset_lights(), &memory_fault));
}

static const struct request coded = {
	.method = "GET", .target = "/v1/lights", .accept_encoding = "gzip"};

/* A reply as it would be sent. */
struct sent {
	unsigned status;
	size_t bytes;
	int headers;
};

static struct sent sent(struct snapshot *snapshot, const struct request *ask)
{
	bool hit;
	struct reply *reply = reply_cache_make(snapshot, ask, &hit);
	if (!reply)
		return (struct sent){0}; /* the connection is closed */
	struct sent sent = {
		reply->status, reply->bytes, MHD_get_response_headers(reply->message, NULL, NULL)};
	shared_unref(&reply->shared);
	return sent;
}

static bool meet_sending(const struct failure *failure, void *context)
{
	const struct sent *right = context;
	struct snapshot *snapshot = asks_open(dataset_lights());
	failure->fault->begin(failure->nth, failure->for_good);
	struct sent given = sent(snapshot, &coded);
	bool met = failure->fault->end() > 0;
	ck_assert_msg(given.status == 0 || given.status >= 500 || given.headers == right->headers,
		"%s: status %u, %d headers", failure_text(failure), given.status, given.headers);
	for (int i = 0; i < 2; i++) {
		given = sent(snapshot, &coded);
		ck_assert_uint_eq(given.status, 200);
		ck_assert_uint_eq(given.bytes, right->bytes);
		ck_assert_int_eq(given.headers, right->headers);
	}
	snapshot_unref(snapshot);
	return met;
}

START_TEST(a_reply_without_memory_has_all_its_headers_and_no_failure_is_kept)
{
	struct snapshot *snapshot = asks_open(dataset_lights());
	struct sent right = sent(snapshot, &coded);
	snapshot_unref(snapshot);
	ck_assert_uint_eq(right.status, 200);
	fault_say(fault_each(&memory_fault, meet_sending, &right));
}

static bool meet_integrity_check(const struct failure *failure, void *context)
{
	static struct error err;
	const char *path = context;
	error_clear(&err);
	failure->fault->begin(failure->nth, failure->for_good);
	struct integrity *integrity = integrity_create(path, &err);
	bool met = failure->fault->end() > 0;
	ck_assert(integrity != NULL || (met && err.code == ERROR_UNAVAILABLE));
	if (integrity)
		ck_assert_int_eq(integrity_wait(integrity, 20000, &err), INTEGRITY_SOUND);
	integrity_destroy(integrity);
	return met;
}

START_TEST(a_check_that_begins_without_memory_is_refused_or_finds_nothing)
{
	fault_say(fault_each(&memory_fault, meet_integrity_check, (void *)dataset_lights()));
}

static bool meet_json(const struct failure *failure, void *text)
{
	failure->fault->begin(failure->nth, failure->for_good);
	json_t *json = json_memory_read(text, strlen(text), 0, NULL);
	bool lacked = json_memory_lacked(), met = failure->fault->end() > 0;
	ck_assert_msg(json ? !lacked && json_array_size(json) == 3 : met && lacked, "%s: %s",
		failure_text(failure), json ? "not whole" : "refused without a word");
	json_decref(json);
	return met;
}

START_TEST(json_that_is_read_without_memory_is_whole_or_refused)
{
	/* so long that what is copied past the end of a shorter block is seen by the C library, too */
	char text[4096];
	memset(text, 'x', sizeof text);
	memcpy(text, "[{\"a\":1},2,\"", 12);
	memcpy(text + sizeof text - 3, "\"]", 3);
	fault_say(fault_each(&memory_fault, meet_json, text));
}

struct verifying {
	struct db *db;
	struct catalog *catalog;
};

static bool meet_verifying(const struct failure *failure, void *context)
{
	static struct error err;
	const struct verifying *verifying = context;
	error_clear(&err);
	failure->fault->begin(failure->nth, failure->for_good);
	bool ok = validate_rows(verifying->catalog, verifying->db, &err);
	bool met = failure->fault->end() > 0;
	ck_assert_msg(ok ? err.code == ERROR_NONE : met && err.code != ERROR_NONE,
		"%s: %s without a word", failure_text(failure), ok ? "whole" : "refused");
	db_trim(verifying->db);
	return met;
}

START_TEST(rows_that_are_verified_without_memory_are_never_refused_without_a_word)
{
	static struct error err;
	error_clear(&err);
	struct verifying verifying = {.db = db_open(dataset_lights(), &err)};
	ck_assert_ptr_nonnull(verifying.db);
	verifying.catalog = load_catalog(verifying.db, &err);
	ck_assert_ptr_nonnull(verifying.catalog);
	ck_assert(validate_rows(verifying.catalog, verifying.db, &err));
	fault_say(fault_each(&memory_fault, meet_verifying, &verifying));
	catalog_destroy(verifying.catalog);
	db_close(verifying.db);
}

static int run(void)
{
	const TTest *const tests[] = {a_request_without_memory_is_answered_rightly_or_with_5xx,
		a_text_without_memory_is_never_empty,
		a_reply_without_memory_has_all_its_headers_and_no_failure_is_kept,
		a_dataset_that_opens_without_memory_is_whole_or_refused,
		a_check_that_begins_without_memory_is_refused_or_finds_nothing,
		json_that_is_read_without_memory_is_whole_or_refused,
		rows_that_are_verified_without_memory_are_never_refused_without_a_word};
	return suite_run("faults_memory", tests, COUNT(tests));
}

int main(void)
{
	if (memory_is_watched())
		return run();
	printf("1..0 # SKIP another malloc() stands before this program's own\n");
	return EXIT_SUCCESS;
}
