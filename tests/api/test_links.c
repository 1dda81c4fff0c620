#include "suite.h"

#include "api/handle.h"
#include "archive_fixture.h"
#include "base/error.h"
#include "dataset/archive.h"
#include "dataset/catalog.h"
#include "dataset/snapshot.h"
#include "response_header.h"

#define LICENSE "<https://creativecommons.org/publicdomain/zero/1.0/>; rel=\"license\""
#define DESCRIBED "</v1/dataset.jsonld>; rel=\"describedby\""
#define DESCRIBED_THERE "</v1/@/dataset.jsonld>; rel=\"describedby\""
#define MARKDOWN "rel=\"alternate\"; type=\"text/markdown\""
#define API "</openapi.json>; rel=\"service-desc\""

static struct error err;
static struct archive *archive;
static struct snapshot *snapshot;
static struct response response;

static void begin(const char *path)
{
	struct snapshot_options options = {.connections = 1, .archive = archive};
	snapshot = snapshot_create(path, &options, &err);
	ck_assert_msg(snapshot != NULL, "%s", err.detail);
}

static void end(void)
{
	response_finish(&response);
	snapshot_unref(snapshot);
}

/* `@` alone stands for the pin. */
static const char *with_pin(const char *text)
{
	static char whole[8192];
	size_t len = 0;
	for (; *text; text++)
		len += (size_t)(*text == '@' ? snprintf(whole + len, sizeof whole - len, "@%s",
										   snapshot_catalog(snapshot)->digest)
									 : snprintf(whole + len, sizeof whole - len, "%c", *text));
	return whole;
}

static const char *link_of(const char *target)
{
	static char asked[8192];
	strcpy(asked, with_pin(target));
	struct request request = {.method = "GET", .target = asked};
	response_finish(&response);
	handle(snapshot, &request, &response);
	ck_assert_msg(response.status == 200, "%.100s: %d", asked, response.status);
	return header(&response, "Link");
}

START_TEST(an_answer_says_where_machines_go_on_from_it)
{
	static const char *const cases[][2] = {
		{"/v1/lights/hook",
			"</v1/@/lights/hook>; rel=\"cite-as\", </v1/lights>; rel=\"collection\", " LICENSE
			", " DESCRIBED ", </v1/lights/hook.md>; " MARKDOWN},
		{"/v1/lights/hook.csv?fields=id",
			"</v1/@/lights/hook>; rel=\"cite-as\", </v1/lights>; rel=\"collection\", " LICENSE
			", " DESCRIBED ", </v1/lights/hook.md>; " MARKDOWN},
		{"/v1/@/lights/hook",
			"</v1/lights/hook>; rel=\"latest-version\", </v1/@/lights>; rel=\"collection\", " LICENSE
			", " DESCRIBED_THERE ", </v1/@/lights/hook.md>; " MARKDOWN},
		{"/v1/lights/hook.md?labels=zh",
			"</v1/@/lights/hook>; rel=\"cite-as\", </v1/lights>; rel=\"collection\", " LICENSE
			", " DESCRIBED},
		{"/v1/keepers?limit=2",
			API ", " LICENSE ", " DESCRIBED
				", </v1/keepers?limit=2>; rel=\"first\", </v1/@/keepers?limit=2>; rel=\"cite-as\""},
		{"/en/lights/hook",
			"</v1/lights/hook>; rel=\"alternate\"; type=\"application/json\", "
			"</v1/@/lights/hook>; rel=\"cite-as\", " LICENSE ", " DESCRIBED},
		{"/zh/keepers?limit=2",
			"</v1/keepers>; rel=\"alternate\"; type=\"application/json\", "
			"</v1/@/keepers>; rel=\"cite-as\", " LICENSE ", " DESCRIBED},
		{"/v1/@/keepers.csv",
			API ", " LICENSE ", " DESCRIBED_THERE
				", </v1/@/keepers.csv>; rel=\"first\", </v1/keepers.csv>; rel=\"latest-version\""},
		{"/v1/search?q=hook",
			API ", " LICENSE ", " DESCRIBED
				", </v1/search?q=hook>; rel=\"first\", </v1/@/search?q=hook>; rel=\"cite-as\""},
		{"/v1/dataset",
			"</v1/@/dataset>; rel=\"cite-as\", <https://schema.org/Dataset>; rel=\"type\", "
			"</v1/dataset.sqlite>; rel=\"item\", " LICENSE ", " DESCRIBED ", " API
			", </v1/changes.atom>; rel=\"version-history\""},
		{"/v1/dataset.sqlite",
			"</v1/@/dataset.sqlite>; rel=\"cite-as\", </v1/dataset>; rel=\"collection\", " LICENSE
			", " DESCRIBED},
	};
	begin(dataset_lights());
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *link = link_of(cases[i][0]);
		ck_assert_msg(link != NULL, "%s", cases[i][0]);
		ck_assert_str_eq(link, with_pin(cases[i][1]));
	}
	end();
}

START_TEST(the_next_page_goes_before_all_else)
{
	char next[1000];
	begin(dataset_lights());
	ck_assert_int_eq(sscanf(link_of("/v1/lights?limit=5"), "<%999[^>]>; rel=\"next\", ", next), 1);
	ck_assert_ptr_nonnull(strstr(link_of(next), "; rel=\"next\""));
	end();
}

/* The longest is the last: the counterpart of a long query, which has the digest more. */
START_TEST(a_link_for_which_there_is_no_room_is_left_out)
{
	static char target[8192];
	static const char *const kept[] = {"rel=\"first\"", "rel=\"license\"", "rel=\"describedby\""};
	size_t shown = 0;
	begin(dataset_lights());
	for (int len = 1250; len < 1450; len++) {
		snprintf(target, sizeof target, "/v1/lights?name_en__ne=%0*d&id=hook", len, 0);
		const char *link = link_of(target);
		ck_assert_uint_le(strlen(link), RESPONSE_ADDRESSES_MAX);
		for (size_t i = 0; i < COUNT(kept); i++)
			ck_assert_msg(strstr(link, kept[i]) != NULL, "%d: %s is missing", len, kept[i]);
		shown += strstr(link, "cite-as") != NULL;
	}
	ck_assert_uint_gt(shown, 0);
	ck_assert_uint_lt(shown, 200);
	end();
}

/* A dataset says what it likes, and no header may be made of it. */
START_TEST(a_license_without_an_address_is_no_link)
{
	static const char *const urls[] = {
		"'see LICENSE'", "'a>; rel=\"next\", <b'", "'a' || char(10)"};
	char sql[200];
	for (size_t i = 0; i < COUNT(urls); i++) {
		snprintf(sql, sizeof sql, "UPDATE api_dataset SET license_url = %s", urls[i]);
		begin(dataset_with(sql));
		ck_assert_str_eq(link_of("/v1/keepers/ida"),
			with_pin(
				"</v1/@/keepers/ida>; rel=\"cite-as\", </v1/keepers>; rel=\"collection\", " DESCRIBED
				", </v1/keepers/ida.md>; " MARKDOWN));
		end();
	}
}

START_TEST(the_release_before_this_one_is_said)
{
	char wanted[300];
	const struct snapshot_options options = {.connections = 1};
	archive_add(1);
	archive_add(2);
	archive_add(9);
	archive = archive_create(archive_folder, &options, &err);
	begin(archive_dataset(9));
	snprintf(
		wanted, sizeof wanted, "</v1/@%s/dataset>; rel=\"predecessor-version\"", archive_digest(2));
	ck_assert_ptr_nonnull(strstr(link_of("/v1/dataset"), wanted));
	end();
	begin(archive_dataset(1));
	ck_assert_ptr_null(strstr(link_of("/v1/dataset"), "predecessor-version"));
	end();
	archive_destroy(archive);
	archive = NULL;
}

SUITE("links", an_answer_says_where_machines_go_on_from_it, the_next_page_goes_before_all_else,
	a_link_for_which_there_is_no_room_is_left_out, a_license_without_an_address_is_no_link,
	the_release_before_this_one_is_said)
