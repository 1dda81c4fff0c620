#include "suite.h"

#include "base/text.h"
#include "pinned_fixture.h"

enum { ADDRESSES_COUNT = 1000, RELOADS = 50, RELEASE_EVERY = 10 };

/* Addresses of every kind, half of them of release 1 and half of release 2. */
static const char *address(size_t i)
{
	static const char *const forms[] = {"/lights?height__gte=%zu", "/lights.csv?height__lt=%zu",
		"/lights.ndjson?height__gt=%zu&sort=-height", "/lights?facet=kind&height__lte=%zu",
		"/lights?group=kind&height__gte=%zu", "/search?q=light&limit=%zu",
		"/lights/hook?fields=id,name_en&x%zu=1", "/lights/nobody-%zu", "/lights?a%zu=b",
		"/nothing-%zu", "/lights?limit=%zu&labels=en"};
	static const char *const fixed[] = {"", "/lights", "/lights/hook", "/lights/hook.json",
		"/lights/hook.bib", "/lights/hook.ris", "/lights/hook.csl.json", "/lights/hook.cite.txt",
		"/dataset", "/dataset.jsonld", "/dataset.sqlite", "/search?q=lime"};
	char path[100];
	size_t number = i / 2;
	if (number < COUNT(fixed))
		return pinned(1 + i % 2, fixed[number]);
	number -= COUNT(fixed);
	snprintf(path, sizeof path, forms[number % COUNT(forms)], 1 + number / COUNT(forms));
	return pinned(1 + i % 2, path);
}

/* Of all that an address says. */
static uint64_t answer(size_t i)
{
	int status = ask(address(i));
	ck_assert_msg(status < 500, "%s: %d %s", address(i), status, body());
	uint64_t hash = text_hash(TEXT_HASH, &status, sizeof status);
	hash = text_hash(hash, response.headers.data, response.headers.len);
	return response.body.len > 0 ? text_hash(hash, response.body.data, response.body.len) : hash;
}

/* The folder is read again, and at times there is a release more, which is served and asked for by
 * its pin. */
static void reload(unsigned n)
{
	if (n % RELEASE_EVERY == 0) {
		struct snapshot_options options = {.connections = 1, .archive = archive};
		const unsigned release = 9 + n / RELEASE_EVERY;
		archive_add(release);
		snapshot_unref(snapshot);
		snapshot = snapshot_create(archive_dataset(release + 1), &options, &err);
		ck_assert_msg(snapshot != NULL, "%s", err.detail);
		archive_scan(archive);
		ck_assert_int_eq(ask(pinned(release, "/lights")), 200);
	}
	archive_scan(archive);
}

START_TEST(a_thousand_pinned_addresses_say_the_same_over_fifty_reloads_and_new_releases)
{
	static uint64_t answers[ADDRESSES_COUNT];
	begin(true);
	for (size_t i = 0; i < ADDRESSES_COUNT; i++)
		answers[i] = answer(i);
	for (unsigned n = 1; n <= RELOADS; n++) {
		reload(n);
		for (size_t i = n % 10; i < ADDRESSES_COUNT; i += n == RELOADS ? 1 : 10)
			ck_assert_msg(answer(i) == answers[i], "%s: after %u reloads", address(i), n);
	}
	end();
}

START_TEST(a_file_that_cannot_be_used_is_503_and_says_which)
{
	ck_assert_int_eq(mkfifo(archive_name(3), 0600), 0);
	begin(true);
	ck_assert_int_eq(ask(pinned(3, "/lights")), 503);
	ck_assert_ptr_nonnull(strstr(body(), "version 1.3.0"));
	ck_assert_ptr_nonnull(strstr(body(), archive_digest(3)));
	ck_assert_str_eq(header(&response, "Retry-After"), "1");
	ck_assert_int_eq(ask(pinned(1, "/lights")), 200);
	ck_assert_int_eq(ask("/v1/lights"), 200);
	end();
}

START_TEST(a_file_that_is_cut_while_it_is_open_is_503_until_a_whole_one_is_there)
{
	begin(true);
	ck_assert_int_eq(ask(pinned(1, "/lights")), 200);
	ck_assert_int_eq(truncate(archive_name(1), 8192), 0);
	for (int i = 0; i < 2; i++) {
		ck_assert_int_eq(ask(pinned(1, "/lights?limit=3")), 503);
		ck_assert_ptr_nonnull(strstr(body(), "version 1.1.0"));
		ck_assert_ptr_nonnull(strstr(body(), archive_digest(1)));
	}
	ck_assert_int_eq(ask(pinned(2, "/lights?limit=3")), 200);
	remove(archive_name(1));
	archive_add(1);
	archive_scan(archive);
	ck_assert_int_eq(ask(pinned(1, "/lights?limit=3")), 200);
	end();
}

SUITE("pinned_long", a_thousand_pinned_addresses_say_the_same_over_fifty_reloads_and_new_releases,
	a_file_that_cannot_be_used_is_503_and_says_which,
	a_file_that_is_cut_while_it_is_open_is_503_until_a_whole_one_is_there)
