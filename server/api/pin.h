#ifndef PIN_H
#define PIN_H

#include "dataset/catalog.h"
#include "dataset/release.h"

#include <stdbool.h>

struct error;
struct snapshot;

/*
 * Which dataset a request is bound to, by `/v1/@digest` or else by its cursor, as far as that can
 * be told without a dataset: the beginning of a digest, of CATALOG_DIGEST_SHORT digits or all.
 * False for a target that is bound to none, and for what is no target, no digest or no cursor.
 */
bool pin_read(const char *target, char ret_digest[static CATALOG_DIGEST_LEN + 1]);

/*
 * The dataset of the snapshot's archive that a request is bound to, with a reference of the
 * caller's. NULL where it is bound to none or to the snapshot's own, or the archive has it not;
 * NULL with an error as archive_find() says.
 */
struct snapshot *pin_find(const struct snapshot *snapshot, const char *target, struct error *err);

/*
 * The release that `/v1/@name` names by its version, or by its date, the last version of that day;
 * one in the archive goes before the snapshot's own. False with ERROR_NOT_FOUND and the nearest, or
 * without an archive, which cannot tell what was never there, with ERROR_STALE_PIN.
 */
bool pin_resolve(const struct snapshot *snapshot, const char *name, struct release *ret_release,
	struct error *err);

/* The last release in the snapshot's archive that is before its own; false if there is none. */
bool pin_predecessor(const struct snapshot *snapshot, struct release *ret_release);

#endif
