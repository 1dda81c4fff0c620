#ifndef PIN_H
#define PIN_H

#include "dataset/catalog.h"
#include "dataset/release.h"

#include <stdbool.h>

struct error;
struct snapshot;

/*
 * Reads the dataset that a request names, in `/v1/@digest` or in its cursor, without needing a
 * dataset: a digest of all digits, or its first CATALOG_DIGEST_SHORT. Returns false if the target
 * names none, or is malformed.
 */
bool pin_read(const char *target, char ret_digest[static CATALOG_DIGEST_LEN + 1]);

/*
 * Finds the archived dataset that a request names. Returns a new reference; NULL if the request
 * names none or the snapshot itself, or if the archive lacks it; or NULL with an error of
 * archive_find().
 */
struct snapshot *pin_find(const struct snapshot *snapshot, const char *target, struct error *err);

/*
 * Finds the release that `/v1/@name` names, by version or by date (then the last version of that
 * day). The archive takes precedence over the snapshot. Returns false with ERROR_NOT_FOUND and the
 * nearest name; or with ERROR_STALE_PIN without an archive, since then it is unknown whether the
 * release ever existed.
 */
bool pin_resolve(const struct snapshot *snapshot, const char *name, struct release *ret_release,
	struct error *err);

/*
 * Finds the last release in the archive before the snapshot's own. Returns false if there is none.
 */
bool pin_predecessor(const struct snapshot *snapshot, struct release *ret_release);

#endif
