#ifndef LINKS_H
#define LINKS_H

struct context;

/*
 * The Link header of an answer (RFC 8288), by which machines go on from it without knowing the API
 * (signposting.org): what it belongs to, what describes and licenses it, and its address in this
 * dataset for good (`cite-as`), or from there the newest (`latest-version`). What no longer fits
 * into RESPONSE_ADDRESSES_MAX bytes is left out.
 */

/*
 * Of rows: the pages beside this one, too; `next` is empty on the last. ERROR_URI_TOO_LONG where it
 * does not fit: no client could go on.
 */
void links_add_page(struct context *ctx, const char *next);

/* Of an item, however it is written. */
void links_add_item(struct context *ctx);

/* Of the page of an item or a collection: the same as JSON, too. */
void links_add_html(struct context *ctx);

/* Of the dataset, and of its file. */
void links_add_dataset(struct context *ctx);
void links_add_file(struct context *ctx);

#endif
