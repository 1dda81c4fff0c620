#ifndef LINKS_H
#define LINKS_H

struct context;

/*
 * The Link header (RFC 8288, signposting.org), which lets programs navigate the API: collection,
 * description, licence, permanent address (`cite-as`) and, from there, `latest-version`. Links that
 * exceed RESPONSE_ADDRESSES_MAX bytes in total are left out.
 */

/*
 * For rows; adds the first and next page. `next` is "" on the last page. Sets ERROR_URI_TOO_LONG if
 * the link does not fit, because the client could not continue.
 */
void links_add_page(struct context *ctx, const char *next);

/* For an item in any format. */
void links_add_item(struct context *ctx);

/* For the HTML page of an item or a collection; adds the JSON version. */
void links_add_html(struct context *ctx);

/* For the description of the dataset, and for its file. */
void links_add_dataset(struct context *ctx);
void links_add_file(struct context *ctx);

#endif
