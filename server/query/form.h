#ifndef FORM_H
#define FORM_H

#include <stdbool.h>

/*
 * Why a text cannot be one of a field's format (date, slug, sha256; NULL is any text), or NULL if
 * it can. Whether a slug is that of a record, lookup_check() tells.
 */
const char *form_fault(const char *format, const char *text);

/* The same of a part of such a text, or of its beginning. ASCII letters match in either case, as in
 * SQL. */
const char *form_part_fault(const char *format, const char *text, bool begins);

#endif
