#ifndef VIEW_H
#define VIEW_H

#include "dataset/catalog.h"
#include "pages/html.h"
#include "pages/words.h"
#include "render/page.h"

#include <jansson.h>
#include <stdbool.h>

struct buf;
struct error;
struct query;

/*
 * A page that is being written: in what language, from what, and what was asked for. What it shows
 * is the JSON answer to the same query, read again: a page says what the API says, or less.
 */
struct view {
	struct html html;
	enum language language;
	const struct source *source;
	const struct query *query; /* its base is that of the pages in this language */
	struct error *err;         /* of what went wrong on the way; the writers go on */
	/* what is said at length elsewhere: records of names with several parts are called by all but
	 * the first */
	bool brief;
};

/* `out` and all else stand for as long as the view. */
struct view view_begin(enum language language, const struct source *source,
	const struct query *query, struct buf *out, struct error *err);

/* Whether all went well: ERROR_INTERNAL where the page found no memory. */
bool view_end(const struct view *view);

/* Markup of our own, as it is; and the words of the pages, which are text. */
void view_puts(struct view *view, const char *markup);
void view_word(struct view *view, enum word word);

/* A word, for what is put together before it is written. */
const char *view_said(const struct view *view, enum word word);

/* Text from elsewhere, escaped. */
void view_text(struct view *view, const char *text);
/* The same of a name of the catalog: what joins its words is a blank. */
void view_name(struct view *view, const char *name);
void view_json_text(struct view *view, const json_t *string);

/* Of two texts that of the page's language. */
const char *view_choose(const struct view *view, const char *en, const char *zh);

/* What a resource, or a field, is called. */
const char *view_resource_title(const struct view *view, const struct resource *resource);
const char *view_field_title(const struct view *view, const struct field *field);

/* The address of a resource's page (key NULL) or of an item's, escaped for an attribute. */
void view_address(struct view *view, const struct resource *resource, const char *key);

/* `<a href="…">`: to that page. */
void view_open_link(struct view *view, const struct resource *resource, const char *key);

/*
 * Whether a name ends as fields of another language than the page's do, and what the field of the
 * page's language is called then: `statement_zh` gives `statement_en`. False for all others.
 */
bool view_is_foreign(
	const struct view *view, const char *name, char ret_own[static CATALOG_NAME_MAX + 1]);

/* Reads what the JSON renderer wrote; NULL with an error. The caller releases it. */
json_t *view_read(struct view *view, struct buf *text);

/*
 * What the API says to a query: the item of a key, or the answer with the rows from `after` on
 * (NULL: the first). NULL with the renderer's error in `err`, which may be the view's, or with the
 * view's where no memory is left. The caller releases it.
 */
json_t *view_ask_item(
	struct view *view, const struct query *query, const char *key, struct error *err);
json_t *view_ask_rows(
	struct view *view, const struct query *query, const struct value *after, struct error *err);

#endif
