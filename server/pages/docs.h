#ifndef DOCS_H
#define DOCS_H

#include <stdbool.h>

struct buf;
struct catalog;
struct error;

/* The addresses of the page in English and Chinese, which link to each other. */
#define DOCS_PATH "/docs"
#define DOCS_PATH_ZH "/docs/zh"

/*
 * Replaces the host in the examples by the one in the browser's address bar. This is done by a
 * script because the page must be the same for every client, so that a cache cannot give one client
 * the host of another.
 */
#define DOCS_SCRIPT                                                                                \
	"if(location.host)for(const line of document.querySelectorAll(\"pre\"))line.textContent="      \
	"line.textContent.replace(/(http:\\/\\/)?localhost:8080/g,location.origin)"
/* The script's hash for the Content-Security-Policy (CSP Level 3, section 2.3.1). */
#define DOCS_SCRIPT_HASH "sha256-uqjQM/LRke7GC/Qru5Qcgca1hloyZPFR18LmDJggY08="

/*
 * Writes the API documentation as an HTML page, generated from the catalog and the lists of
 * operators, parameters, addresses and errors. It contains no script but DOCS_SCRIPT and loads
 * nothing. Anchors: the slug of each problem (`/docs#bad-query`), `#resource-NAME` and
 * `#field-NAME-FIELD`. All text of the dataset is escaped. Returns false with ERROR_INTERNAL.
 */
bool docs_write(const struct catalog *catalog, bool chinese, struct buf *body, struct error *err);

#endif
