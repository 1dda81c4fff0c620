#ifndef FORM_H
#define FORM_H

#include <stdbool.h>

/*
 * Returns why a text does not match a field's format (date, slug, sha256; NULL allows any text), or
 * NULL if it does. It does not look whether a record with that slug exists; lookup_check() does.
 */
const char *form_fault(const char *format, const char *text);

/*
 * The same for a part of such a text, or its beginning. ASCII letters match in either case, as in
 * SQL.
 */
const char *form_part_fault(const char *format, const char *text, bool begins);

#endif
