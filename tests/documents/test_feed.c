#include "suite.h"

#include "base/base_path.h"
#include "base/origin.h"
#include "catalogs.h"
#include "documents/feed.h"

#include <stdlib.h>
#include <string.h>

static size_t count(const char *text, const char *piece)
{
	size_t found = 0;
	for (const char *p = text; (p = strstr(p, piece)); p += strlen(piece))
		found++;
	return found;
}

/* The id of the feed or of an entry; the caller frees it. */
static char *id_of(const char *text, size_t number)
{
	const char *p = text;
	for (size_t i = 0; i <= number; i++)
		ck_assert_ptr_nonnull(p = strstr(p, "<id>") + 4);
	return strndup(p, strcspn(p, "<"));
}

START_TEST(a_release_is_an_entry)
{
	struct catalog *catalog = catalogs_lights();
	char *text = catalogs_written(catalog, feed_write);
	ck_assert_uint_eq(count(text, "<entry>"), catalog->release_note_count);
	ck_assert_uint_eq(catalog->release_note_count, 1);
	ck_assert_ptr_nonnull(strstr(text, "<title>版本 1.2.3 · Version 1.2.3</title>"));
	ck_assert_ptr_nonnull(strstr(text, "<updated>2024-05-06T00:00:00Z</updated>"));
	ck_assert_ptr_nonnull(strstr(text, "<p xml:lang=\"en\">Lighthouses for the tests</p>"));
	ck_assert_ptr_nonnull(strstr(text, "<author><name>灯塔会 · Lights &#38; Sons</name></author>"));
	free(text);
	catalog_destroy(catalog);
}

START_TEST(ids_stay_wherever_the_feed_is_served)
{
	struct catalog *catalog = catalogs_lights();
	char *here = catalogs_written(catalog, feed_write);
	origin_set("https://data.example");
	base_path_set("/yigai");
	char *there = catalogs_written(catalog, feed_write);
	origin_set("");
	base_path_set("");
	char *feed = id_of(here, 0), *entry = id_of(here, 1), *same = id_of(there, 1);
	ck_assert_str_eq(entry, same);
	ck_assert_str_ne(entry, feed);
	ck_assert_str_eq(feed, "urn:uuid:7c8d9236-627f-83d4-9d60-8f5a1d98fa79");
	ck_assert_ptr_nonnull(strstr(here, "href=\"/v1/changes.atom\""));
	ck_assert_ptr_nonnull(strstr(there, "href=\"https://data.example/yigai/v1/changes.atom\""));
	ck_assert_ptr_nonnull(strstr(there, "href=\"https://data.example/yigai/v1/dataset\""));
	char *const all[] = {here, there, feed, entry, same};
	for (size_t i = 0; i < COUNT(all); i++)
		free(all[i]);
	catalog_destroy(catalog);
}

START_TEST(what_xml_would_take_for_its_own_is_escaped)
{
	struct release_note note = {HOSTILE, "2024-05-06", HOSTILE "\x1B", "]]>", "a?b=1&c=\""};
	struct catalog told = hostile;
	told.release_notes = &note;
	told.release_note_count = 1;
	char *text = catalogs_written(&told, feed_write);
	ck_assert_ptr_nonnull(
		strstr(text, "<p xml:lang=\"zh\">&#60;b a=&#34;'&#34;&#62;&#38;\\`$(x) # 灯 </p>"));
	ck_assert_ptr_nonnull(strstr(text, "<p xml:lang=\"en\">]]&#62;</p>"));
	ck_assert_ptr_nonnull(strstr(text, "href=\"/v1/a?b=1&#38;c=&#34;\""));
	ck_assert_ptr_null(strchr(text, '\x1B'));
	free(text);
}

START_TEST(a_dataset_that_tells_of_no_release_has_a_feed_without_entries)
{
	char *text = catalogs_written(&bare, feed_write);
	ck_assert_ptr_null(strstr(text, "<entry>"));
	ck_assert_ptr_nonnull(strstr(text, "<author><name>bare</name></author>"));
	free(text);
}

START_TEST(a_feed_that_does_not_fit_is_a_failure)
{
	struct catalog *catalog = catalogs_lights();
	catalogs_assert_bounded(catalog, feed_write);
	catalog_destroy(catalog);
}

SUITE("feed", a_release_is_an_entry, ids_stay_wherever_the_feed_is_served,
	what_xml_would_take_for_its_own_is_escaped,
	a_dataset_that_tells_of_no_release_has_a_feed_without_entries,
	a_feed_that_does_not_fit_is_a_failure)
