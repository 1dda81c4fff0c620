#ifndef DOCS_H
#define DOCS_H

#include <stdbool.h>

struct buf;
struct catalog;
struct error;

/* Where the page is served, in English and in Chinese; each links to the other. */
#define DOCS_PATH "/docs"
#define DOCS_PATH_ZH "/docs/zh"

/*
 * What puts the host that a browser asked into the lines to copy. It runs there, because the page
 * has the same bytes for everyone: no cache can keep what one client called a host for another.
 */
#define DOCS_SCRIPT                                                                                \
	"if(location.host)for(const line of document.querySelectorAll(\"pre\"))line.textContent="      \
	"line.textContent.replace(/(http:\\/\\/)?localhost:8080/g,location.origin)"
/* By it a Content-Security-Policy allows that script alone (CSP Level 3, section 2.3.1). */
#define DOCS_SCRIPT_HASH "sha256-uqjQM/LRke7GC/Qru5Qcgca1hloyZPFR18LmDJggY08="

/*
 * The API for people, as one page of HTML made from the catalog and the lists of operators,
 * parameters, addresses and errors: no script but DOCS_SCRIPT, nothing from elsewhere. Each problem
 * has its slug as anchor (`/docs#bad-query`), a resource `#resource-NAME`, a field
 * `#field-NAME-FIELD`; all that the dataset says is escaped. False with ERROR_INTERNAL.
 */
bool docs_write(const struct catalog *catalog, bool chinese, struct buf *body, struct error *err);

#endif
