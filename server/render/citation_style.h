#ifndef CITATION_STYLE_H
#define CITATION_STYLE_H

#include "dataset/catalog.h"

#include <stddef.h>

struct buf;

/* The citation formats: suffix and Content-Type. */
#define CITATIONS(X)                                                                               \
	X(BIBTEX, ".bib", "application/x-bibtex; charset=utf-8")                                       \
	X(RIS, ".ris", "application/x-research-info-systems; charset=utf-8")                           \
	X(CSL, ".csl.json", "application/vnd.citationstyles.csl+json")                                 \
	X(TEXT, ".cite.txt", "text/plain; charset=utf-8")

enum citation {
	CITATION_NONE,
#define X(code, suffix, content_type) CITATION_##code,
	CITATIONS(X)
#undef X
};

/* A work to cite. All text is UTF-8; unknown members are NULL. */
struct work {
	const char *id;        /* identifier of the entry in a bibliography */
	const char *kind;      /* a CSL 1.0.2 type, as in api_work */
	const char *author;    /* as a single name */
	const char *title;     /* with or without a full stop */
	const char *container; /* title of the work that contains it */
	const char *version;
	const char *issued; /* YYYY, YYYY-MM or YYYY-MM-DD */
	const char *url;
	const char *language; /* BCP 47 */
	const char *note;
};

/*
 * Writes a work as a BibTeX entry, RIS lines, a CSL-JSON object, or a line of text: GB/T 7714-2015
 * in Chinese, APA 7 in English, without an access date, since permanent addresses do not change.
 * Escapes what has a meaning in the format; in formats made of lines, control characters become
 * blanks.
 */
void citation_write_work(
	enum citation citation, enum language language, const struct work *work, struct buf *out);

#endif
