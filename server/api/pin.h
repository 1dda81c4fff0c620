#ifndef PIN_H
#define PIN_H

#include "dataset/catalog.h"

#include <stdbool.h>

/*
 * Which dataset a request is bound to, by `/v1/@digest` or else by its cursor, as far as that can be told
 * without a dataset: the beginning of a digest, of CATALOG_DIGEST_SHORT digits or all. False for a target
 * that is bound to none, and for what is no target, no digest or no cursor.
 */
bool pin_read(const char *target, char ret_digest[static CATALOG_DIGEST_LEN + 1]);

#endif
