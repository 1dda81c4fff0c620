#include "api/pin.h"

#include "base/base_path.h"
#include "base/error.h"
#include "base/reason.h"
#include "base/text.h"
#include "dataset/archive.h"
#include "dataset/snapshot.h"
#include "query/cursor.h"
#include "query/target.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { DIGEST_BEGUN = 7 /* digits; no version has so many in a row */ };

/* Finds a pin in any spelling that the router would redirect, such as `//V1/@DIGEST/`. */
static const char *find_pin(const struct target *target)
{
	size_t count =
		target->segment_count < TARGET_SEGMENTS_MAX ? target->segment_count : TARGET_SEGMENTS_MAX;
	size_t first = 0;
	while (first < count && *target->segments[first] == '\0')
		first++;
	if (first + 1 >= count || strcasecmp(target->segments[first], "v1") != 0)
		return NULL;
	return target->segments[first + 1];
}

bool pin_read(const char *raw, char ret_digest[static CATALOG_DIGEST_LEN + 1])
{
	struct target target;
	struct error err;
	error_clear(&err);
	const char *pin = target_parse(&target, raw, &err) ? find_pin(&target) : NULL;
	if (!pin)
		return false;
	if (*pin == '@') {
		if (strlen(pin + 1) != CATALOG_DIGEST_LEN)
			return false;
		for (size_t i = 0; i <= CATALOG_DIGEST_LEN; i++)
			ret_digest[i] = text_lower(pin[i + 1]);
		return true;
	}
	target_parse_arguments(&target, &err);
	for (size_t i = 0; i < target.argument_count; i++)
		if (strcmp(target.arguments[i].key, "cursor") == 0)
			return cursor_read_digest(target.arguments[i].value, ret_digest);
	return false;
}

struct snapshot *pin_find(const struct snapshot *snapshot, const char *target, struct error *err)
{
	char digest[CATALOG_DIGEST_LEN + 1];
	struct archive *archive = snapshot_archive(snapshot);
	if (!archive || !pin_read(target, digest) ||
		strncmp(snapshot_catalog(snapshot)->digest, digest, strlen(digest)) == 0)
		return NULL;
	return archive_find(archive, digest, err);
}

enum spelling { SPELT_VERSION, SPELT_DATE, SPELT_DIGEST };

static enum spelling spelling_of(const char *name)
{
	size_t len = strlen(name);
	if (len >= DIGEST_BEGUN && strspn(name, "0123456789abcdef") == len)
		return SPELT_DIGEST;
	return len == TEXT_DATE_LEN && name[4] == '-' ? SPELT_DATE : SPELT_VERSION;
}

static const char *spell(const struct release *release, enum spelling spelling)
{
	return spelling == SPELT_DIGEST ? release->digest
		: spelling == SPELT_DATE    ? release->date
									: release->version;
}

static size_t equal_begin(const char *text, const char *other)
{
	size_t len = 0;
	while (text[len] && text[len] == other[len])
		len++;
	return len;
}

/*
 * Whether `text` is nearer to the wanted name than another: for digests the longer common prefix,
 * else the last that does not come after it, or the first of all.
 */
static bool is_nearer(
	const char *text, const char *other, const char *wanted, enum spelling spelling)
{
	if (spelling == SPELT_DIGEST)
		return equal_begin(text, wanted) > equal_begin(other, wanted);
	bool behind = strverscmp(text, wanted) > 0, other_behind = strverscmp(other, wanted) > 0;
	int order = strverscmp(text, other);
	return behind == other_behind ? (behind ? order < 0 : order > 0) : other_behind;
}

static struct release own_release(const struct catalog *catalog)
{
	struct release own;
	snprintf(own.version, sizeof own.version, "%s", catalog->version);
	snprintf(own.date, sizeof own.date, "%s", catalog->released);
	snprintf(own.digest, sizeof own.digest, "%s", catalog->digest);
	return own;
}

static bool refuse(const char *name, const struct release *nearest, struct error *err)
{
	char path[ERROR_VALUE_MAX + 8], suggestion[BASE_PATH_MAX + RELEASE_VERSION_MAX + 8];
	enum spelling spelling = spelling_of(name) == SPELT_DATE ? SPELT_DATE : SPELT_VERSION;
	snprintf(path, sizeof path, "%s/v1/@%s", base_path(), name);
	snprintf(suggestion, sizeof suggestion, "%s/v1/@%s", base_path(), spell(nearest, spelling));
	return error_set(
			   err, ERROR_NOT_FOUND, "No dataset that is here has this version, date or digest.") ||
		error_add(err, ERROR_NOT_FOUND, "path", path, suggestion, REASON_NO_RELEASE);
}

bool pin_resolve(const struct snapshot *snapshot, const char *name, struct release *ret_release,
	struct error *err)
{
	const struct catalog *catalog = snapshot_catalog(snapshot);
	struct archive *archive = snapshot_archive(snapshot);
	struct release each = own_release(catalog), nearest = each;
	enum spelling spelling = spelling_of(name);
	size_t number = 0;
	bool found = false;
	do {
		const char *text = spell(&each, spelling);
		if (strcmp(text, name) == 0) {
			*ret_release = each;
			found = true;
		} else if (is_nearer(text, spell(&nearest, spelling), name, spelling)) {
			nearest = each;
		}
	} while (archive_release(archive, number++, &each));
	if (found)
		return true;
	return archive ? refuse(name, &nearest, err)
				   : error_set(err, ERROR_STALE_PIN, "The dataset is %s now: %s/v1/@%s.",
						 catalog->version, base_path(), catalog->digest);
}

bool pin_predecessor(const struct snapshot *snapshot, struct release *ret_release)
{
	struct release own = own_release(snapshot_catalog(snapshot)), each;
	bool found = false;
	for (size_t i = 0; archive_release(snapshot_archive(snapshot), i, &each); i++) {
		if (strcmp(each.digest, own.digest) == 0 || release_compare(&each, &own) >= 0)
			continue;
		*ret_release = each;
		found = true;
	}
	return found;
}
