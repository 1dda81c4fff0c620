#include "dataset/release.h"

#include "base/error.h"
#include "base/text.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Returns the length of a version at the beginning of a name, as in Semantic Versioning 2.0.0:
 * three numbers, optionally more after a hyphen or a plus. 0 if there is none.
 */
static size_t version_len(const char *text)
{
	const char *p = text;
	for (int i = 0; i < 3; i++) {
		size_t digits = strspn(p, "0123456789");
		if (digits == 0 || (digits > 1 && *p == '0') || (i < 2 && p[digits] != '.'))
			return 0;
		p += digits + (i < 2 ? 1 : 0);
	}
	if (*p == '-' || *p == '+')
		p += strspn(p, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.+-");
	return (size_t)(p - text);
}

bool release_read(const char *file, struct release *ret_release)
{
	static const char suffix[] = ".db";
	size_t version = version_len(file);
	if (version == 0 || version > RELEASE_VERSION_MAX || file[version] != '_')
		return false;
	const char *date = file + version + 1;
	if (!text_is_dated(date) || !text_is_day(date) || date[TEXT_DATE_LEN] != '_')
		return false;
	const char *digest = date + TEXT_DATE_LEN + 1;
	if (strspn(digest, "0123456789abcdef") < RELEASE_DIGEST_LEN ||
		strcmp(digest + RELEASE_DIGEST_LEN, suffix) != 0)
		return false;
	snprintf(ret_release->version, sizeof ret_release->version, "%.*s", (int)version, file);
	snprintf(ret_release->date, sizeof ret_release->date, "%.*s", TEXT_DATE_LEN, date);
	snprintf(ret_release->digest, sizeof ret_release->digest, "%.*s", RELEASE_DIGEST_LEN, digest);
	return true;
}

void release_write(const struct release *release, char ret_file[static RELEASE_FILE_MAX + 1])
{
	snprintf(ret_file, RELEASE_FILE_MAX + 1, "%s_%s_%s.db", release->version, release->date,
		release->digest);
}

int release_compare(const void *a, const void *b)
{
	const struct release *one = a, *other = b;
	int order = strverscmp(one->version, other->version);
	order = order ? order : strcmp(one->date, other->date);
	return order ? order : strcmp(one->digest, other->digest);
}

/* Returns false and sets errno. */
static bool take_name(struct releases *releases, const char *name)
{
	struct release release;
	if (!release_read(name, &release)) {
		releases->others += *name != '.' ? 1 : 0;
		return true;
	}
	if (releases->count == RELEASES_MAX) {
		errno = EFBIG;
		return false;
	}
	struct release *list = realloc(releases->list, (releases->count + 1) * sizeof *list);
	if (!list)
		return false;
	list[releases->count++] = release;
	releases->list = list;
	return true;
}

/* Returns 0 or an errno. */
static int take_names(DIR *folder, struct releases *releases)
{
	struct dirent *entry;
	do {
		errno = 0;
		entry = readdir(folder);
	} while (entry && take_name(releases, entry->d_name));
	return errno;
}

bool releases_read(const char *folder, struct releases *ret_releases, struct error *err)
{
	struct releases releases = {.count = 0};
	DIR *names = opendir(folder);
	if (!names)
		return error_set(err, ERROR_UNAVAILABLE, "%s: %s", folder, strerror(errno));
	int why = take_names(names, &releases);
	closedir(names);
	if (why != 0) {
		free(releases.list);
		return error_set(err, ERROR_UNAVAILABLE, "%s: %s (%d datasets are the limit)", folder,
			strerror(why), RELEASES_MAX);
	}
	if (releases.count > 0)
		qsort(releases.list, releases.count, sizeof *releases.list, release_compare);
	*ret_releases = releases;
	return true;
}
