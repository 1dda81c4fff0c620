#include "suite.h"

#include "api/file.h"
#include "api/handle.h"
#include "base/error.h"
#include "dataset.h"
#include "dataset/snapshot.h"
#include "response_header.h"

#define GET .method = "GET", .target = "/v1/dataset.sqlite"

static struct snapshot *snapshot;
static struct response response;

static void begin(const char *path)
{
	static struct error err;
	struct snapshot_options options = {.connections = 1};
	snapshot = snapshot_create(path, &options, &err);
	ck_assert_msg(snapshot != NULL, "%s", err.detail);
}

static const char *digest_of(int status, struct request request)
{
	handle(snapshot, &request, &response);
	ck_assert_int_eq(response.status, status);
	return header(&response, "Repr-Digest");
}

/* As another program works it out. */
static const char *expected(const char *path)
{
	static char text[80], command[1200];
	snprintf(command, sizeof command,
		"sha256sum <'%s' | python3 -c 'import base64; print(\"sha-256=:\" + "
		"base64.b64encode(bytes.fromhex(input()[:64])).decode() + \":\", end=\"\")'",
		path);
	FILE *pipe = popen(command, "r");
	text[fread(text, 1, sizeof text - 1, pipe)] = '\0';
	ck_assert_int_eq(pclose(pipe), 0);
	return text;
}

START_TEST(the_whole_file_is_summed_up_whatever_part_is_sent)
{
	static const struct {
		int status;
		struct request request;
	} cases[] = {{200, {GET}}, {206, {GET, .range = "bytes=0-15"}},
		{200, {.method = "HEAD", .target = "/v1/dataset.sqlite"}}};
	const char *right = expected(dataset_lights());
	begin(dataset_lights());
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *digest = digest_of(cases[i].status, cases[i].request);
		ck_assert_msg(digest != NULL, "case %zu", i);
		ck_assert_str_eq(digest, right);
		response_finish(&response);
	}
	snapshot_unref(snapshot);
}

START_TEST(an_answer_without_the_file_has_none)
{
	begin(dataset_lights());
	ck_assert_ptr_null(digest_of(304, (struct request){GET, .if_none_match = "*"}));
	response_finish(&response);
	ck_assert_ptr_null(digest_of(412, (struct request){GET, .if_match = "\"x\""}));
	response_finish(&response);
	ck_assert_ptr_null(digest_of(416, (struct request){GET, .range = "bytes=999999999-"}));
	response_finish(&response);
	snapshot_unref(snapshot);
}

START_TEST(a_file_past_the_limit_has_none)
{
	for (off_t size = FILE_DIGEST_MAX; size <= FILE_DIGEST_MAX + 1; size++) {
		const char *path = dataset_copy("large.db");
		ck_assert_int_eq(truncate(path, size), 0);
		begin(path);
		const char *digest = digest_of(200, (struct request){GET});
		if (size == FILE_DIGEST_MAX)
			ck_assert_str_eq(digest, expected(path));
		else
			ck_assert_ptr_null(digest);
		response_finish(&response);
		snapshot_unref(snapshot);
	}
}

SUITE("file", the_whole_file_is_summed_up_whatever_part_is_sent,
	an_answer_without_the_file_has_none, a_file_past_the_limit_has_none)
