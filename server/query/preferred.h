#ifndef PREFERRED_H
#define PREFERRED_H

#include "dataset/catalog.h"

/*
 * What an Accept-Language field comes to (RFC 9110, section 12.5.4): the language of LANGUAGES that
 * has the greatest weight, by any range that it begins (`zh` of `zh-Hant-TW`); the first named of
 * those that have the same. English where none is named, or for NULL.
 */
enum language preferred_language(const char *accept_language);

#endif
