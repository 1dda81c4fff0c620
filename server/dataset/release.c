#include "dataset/release.h"

#include "base/error.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char version_bytes[] =
	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._+-";

static bool is_date(const char *text)
{
	static const char form[] = "0000-00-00";
	for (int i = 0; i < RELEASE_DATE_LEN; i++)
		if (form[i] == '-' ? text[i] != '-' : text[i] < '0' || text[i] > '9')
			return false;
	return true;
}

bool release_read(const char *file, struct release *ret_release)
{
	static const char suffix[] = ".db";
	const size_t fixed = 1 + RELEASE_DATE_LEN + 1 + RELEASE_DIGEST_LEN + strlen(suffix);
	size_t len = strlen(file), version = strspn(file, version_bytes);
	if (version != len || len <= fixed || len - fixed > RELEASE_VERSION_MAX || *file == '.')
		return false;
	version = len - fixed;
	const char *date = file + version + 1, *digest = date + RELEASE_DATE_LEN + 1;
	if (date[-1] != '_' || digest[-1] != '_' || !is_date(date) ||
		strspn(digest, "0123456789abcdef") < RELEASE_DIGEST_LEN ||
		strcmp(digest + RELEASE_DIGEST_LEN, suffix) != 0)
		return false;
	snprintf(ret_release->version, sizeof ret_release->version, "%.*s", (int)version, file);
	snprintf(ret_release->date, sizeof ret_release->date, "%.*s", RELEASE_DATE_LEN, date);
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

/* False with errno. */
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

/* 0, or an errno. */
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
