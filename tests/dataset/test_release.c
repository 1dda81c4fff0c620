#include "suite.h"

#include "archive_fixture.h"

#include "base/error.h"
#include "dataset/release.h"

#define DIGEST "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static struct error err;

START_TEST(a_name_says_version_date_and_digest)
{
	static const struct {
		const char *version, *date;
	} cases[] = {{"0.1.0", "2026-11-22"}, {"1.0.0-rc.2+a-b", "2024-02-29"}, {"0.0.0", "0000-01-01"},
		{"10.20.30", "9999-12-31"}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char file[200], again[RELEASE_FILE_MAX + 1];
		struct release release;
		snprintf(file, sizeof file, "%s_%s_" DIGEST ".db", cases[i].version, cases[i].date);
		ck_assert_msg(release_read(file, &release), "%s", file);
		ck_assert_str_eq(release.version, cases[i].version);
		ck_assert_str_eq(release.date, cases[i].date);
		ck_assert_str_eq(release.digest, DIGEST);
		release_write(&release, again);
		ck_assert_str_eq(again, file);
	}
}

START_TEST(any_other_name_is_none)
{
	static const char *const names[] = {"", ".", "..", ".db", "yigai.db", "0.1.0.db",
		"_2026-11-22_" DIGEST ".db", "2026-11-22_" DIGEST ".db", "0.1.0_2026-11-22_" DIGEST,
		"0.1.0_2026-11-22_" DIGEST ".db.xz", "0.1.0_2026-11-22_" DIGEST ".DB",
		"0.1.0_2026-11-2_" DIGEST ".db", "0.1.0_2026/11/22_" DIGEST ".db",
		"0.1.0_20261122xx_" DIGEST ".db", "0.1.0-2026-11-22_" DIGEST ".db",
		"0.1.0_2026-11-22-" DIGEST ".db", "0.1.0_2026-11-22_" DIGEST "0.db",
		"0.1.0_2026-11-22_0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef.db",
		"0.1.0_2026-11-22_123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.db",
		"00.01.00_2026-11-22_" DIGEST ".db", "0.1.01_2026-11-22_" DIGEST ".db",
		"0.1_2026-11-22_" DIGEST ".db", "0.1.0.0_2026-11-22_" DIGEST ".db",
		"x_2026-11-22_" DIGEST ".db", "0.1.0rc_2026-11-22_" DIGEST ".db",
		"0.1.0_0_2026-11-22_" DIGEST ".db", "0.1.0_2026-99-99_" DIGEST ".db",
		"0.1.0_2026-00-10_" DIGEST ".db", "0.1.0_2026-04-31_" DIGEST ".db",
		"0.1.0_2026-02-29_" DIGEST ".db", "0.1.0_2026-11-00_" DIGEST ".db",
		".0.1.0_2026-11-22_" DIGEST ".db", "../0.1.0_2026-11-22_" DIGEST ".db",
		"a b_2026-11-22_" DIGEST ".db", "%_2026-11-22_" DIGEST ".db", "é_2026-11-22_" DIGEST ".db"};
	for (size_t i = 0; i < COUNT(names); i++) {
		struct release release;
		ck_assert_msg(!release_read(names[i], &release), "%s", names[i]);
	}
}

START_TEST(a_version_has_at_most_64_bytes)
{
	for (int len = RELEASE_VERSION_MAX; len <= RELEASE_VERSION_MAX + 1; len++) {
		char file[300];
		struct release release;
		snprintf(file, sizeof file, "0.0.1%0*d_2026-11-22_" DIGEST ".db", len - 5, 0);
		ck_assert(release_read(file, &release) == (len == RELEASE_VERSION_MAX));
	}
}

static void add_name(const char *name)
{
	FILE *file = fopen(archive_path(name), "w");
	ck_assert_ptr_nonnull(file);
	fclose(file);
}

START_TEST(a_folder_is_read_in_the_order_of_versions_then_dates)
{
	static const char *const names[] = {"0.2.0_2026-01-01_" DIGEST ".db",
		"0.10.0_2026-01-01_" DIGEST ".db", "0.10.0_2026-01-02_" DIGEST ".db",
		"0.10.1_2025-01-01_" DIGEST ".db", "1.0.0_2025-01-01_" DIGEST ".db"};
	struct releases releases;
	for (size_t i = COUNT(names); i-- > 0;)
		add_name(names[i]);
	add_name("README.md");
	add_name("yigai.db");
	add_name(".hidden");
	error_clear(&err);
	ck_assert_msg(releases_read(archive_folder, &releases, &err), "%s", err.detail);
	ck_assert_uint_eq(releases.count, COUNT(names));
	ck_assert_uint_eq(releases.others, 2);
	for (size_t i = 0; i < COUNT(names); i++) {
		char file[RELEASE_FILE_MAX + 1];
		release_write(&releases.list[i], file);
		ck_assert_str_eq(file, names[i]);
	}
	free(releases.list);
}

START_TEST(a_folder_has_at_most_1000)
{
	struct releases releases;
	for (unsigned n = 0; n < RELEASES_MAX; n++)
		add_name(strrchr(archive_name(n), '/') + 1);
	error_clear(&err);
	ck_assert_msg(releases_read(archive_folder, &releases, &err), "%s", err.detail);
	ck_assert_uint_eq(releases.count, RELEASES_MAX);
	free(releases.list);
	add_name(strrchr(archive_name(RELEASES_MAX), '/') + 1);
	ck_assert(!releases_read(archive_folder, &releases, &err));
	ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
	ck_assert_ptr_nonnull(strstr(err.detail, "1000 datasets are the limit"));
}

START_TEST(what_is_no_folder_is_not_read)
{
	struct releases releases;
	static const char *const names[] = {"nothing", "file"};
	add_name("file");
	for (size_t i = 0; i < COUNT(names); i++) {
		error_clear(&err);
		ck_assert(!releases_read(archive_path(names[i]), &releases, &err));
		ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
		ck_assert_ptr_nonnull(strstr(err.detail, names[i]));
	}
}

SUITE("release", a_name_says_version_date_and_digest, any_other_name_is_none,
	a_version_has_at_most_64_bytes, a_folder_is_read_in_the_order_of_versions_then_dates,
	a_folder_has_at_most_1000, what_is_no_folder_is_not_read)
