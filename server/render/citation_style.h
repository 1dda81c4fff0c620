#ifndef CITATION_STYLE_H
#define CITATION_STYLE_H

#include "dataset/catalog.h"

#include <stddef.h>

struct buf;

/* The forms of a citation: suffix and Content-Type. */
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

/* What is cited. All text is UTF-8; whatever is not known is NULL. */
struct work {
	const char *id;        /* by which a document refers to it */
	const char *kind;      /* a type of CSL 1.0.2, as api_work has it */
	const char *author;    /* as one name */
	const char *title;     /* closed by a full stop or not */
	const char *container; /* what it is a part of, or appeared in */
	const char *version;
	const char *issued; /* YYYY, YYYY-MM or YYYY-MM-DD */
	const char *url;
	const char *language; /* BCP 47 */
	const char *note;
};

/*
 * Writes a work as an entry of BibTeX, lines of RIS or an object of CSL-JSON, or as a line of text:
 * after GB/T 7714-2015 in Chinese and APA 7 in English, both without the day of access, for what is
 * behind a pinned address stays. What a form would take for its own is escaped; where that is by
 * lines, control characters become blanks.
 */
void citation_write_work(
	enum citation citation, enum language language, const struct work *work, struct buf *out);

#endif
