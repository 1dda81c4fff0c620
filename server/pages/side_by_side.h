#ifndef SIDE_BY_SIDE_H
#define SIDE_BY_SIDE_H

#include "pages/asked.h"

/*
 * Writes each record with the records that it is about side by side, each under the title of the
 * field that refers to it, then its other fields, and a link to the comparison page. If there are
 * several records, each is folded below its statement.
 */
void side_by_side_write(struct asked *asked);

/* Whether a record is a statement about any other records: it has fields with `ref` `*`. */
bool side_by_side_applies(
	const struct view *view, const struct resource *resource, const json_t *item);

/*
 * Writes one such record with the fields in `shown`; if `folded`, folded (unfold.h) below its
 * statement.
 */
void side_by_side_write_item(struct view *view, const struct resource *resource, const json_t *item,
	uint64_t shown, bool folded);

/*
 * Writes only the link to the comparison, if the record is about two statements (two fields with
 * `ref` `*`).
 */
void side_by_side_write_link(
	struct view *view, const struct resource *resource, const json_t *item);

#endif
