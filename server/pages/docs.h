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
 * The API for people, as one page of HTML made from the catalog and the lists of operators,
 * parameters, addresses and errors: no script, nothing from elsewhere. Each problem has its slug as
 * anchor (`/docs#bad-query`), a resource `#resource-NAME`, a field `#field-NAME-FIELD`; all that the
 * dataset says is escaped. False with ERROR_INTERNAL.
 */
bool docs_write(const struct catalog *catalog, bool chinese, struct buf *body, struct error *err);

#endif
