#ifndef PREFERRED_H
#define PREFERRED_H

#include "dataset/catalog.h"

/*
 * Returns the language of LANGUAGES with the greatest weight in an Accept-Language field (RFC 9110,
 * section 12.5.4), the first named if weights are equal. A range selects the language that it
 * begins with (`zh` for `zh-Hant-TW`). Returns English for NULL, and if the field names no language
 * we have.
 */
enum language preferred_language(const char *accept_language);

#endif
