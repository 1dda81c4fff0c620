#ifndef VIEW_H
#define VIEW_H

#include "dataset/catalog.h"
#include "pages/html.h"
#include "pages/words.h"
#include "render/page.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

struct buf;
struct error;
struct query;

/*
 * The state of a page being written: language, data and query. Pages are written from the parsed
 * JSON answer to the same query, so that they never show more than the API.
 */
struct view {
	struct html html;
	enum language language;
	const struct source *source;
	const struct query *query; /* its base is that of the pages in this language */
	struct error *err;         /* the first error; writers continue after it */
	const char *own; /* the key of the page's item, to which nothing on it leads; or NULL */
	const struct resource *own_resource; /* that item's, since resources share keys */
	/* the surroundings give the context, so names of several parts omit the first */
	bool brief;
};

/* `out` and all other pointers must outlive the view. */
struct view view_begin(enum language language, const struct source *source,
	const struct query *query, struct buf *out, struct error *err);

/* Returns whether the page is complete. Sets ERROR_INTERNAL if it is out of memory. */
bool view_end(const struct view *view);

/* view_puts() writes trusted markup, view_word() one of the pages' own words, escaped. */
void view_puts(struct view *view, const char *markup);
void view_word(struct view *view, enum word word);

/* Returns a word, to be composed before it is written. */
const char *view_said(const struct view *view, enum word word);

/* The same without a page. */
const char *view_say(enum word word, bool chinese);

/* Writes text, escaped. */
void view_text(struct view *view, const char *text);

/*
 * Write what a client sent (buf_put_shown()); view_sent() amid a sentence, so that a text that is
 * read from the right turns nothing around it.
 */
void view_shown(struct view *view, const char *text);
void view_sent(struct view *view, const char *text);

/*
 * Writes, out of sight, what a link is about: for those who hear links without what stands around.
 * It follows the words of the link that are seen. Writes nothing if `text` is NULL.
 */
void view_context(struct view *view, const char *text);

/* Begins such context, for what is more than a text; `</span>` ends it. */
void view_open_context(struct view *view);

/* Writes, as the name of a link, that it leads to all, and how many these are. */
void view_all(struct view *view, int64_t total);

/* Writes a name of the catalog, escaped, with blanks between its words. */
void view_name(struct view *view, const char *name);
void view_json_text(struct view *view, const json_t *string);

/* Returns the text in the page's language. */
const char *view_choose(const struct view *view, const char *en, const char *zh);

/* Return the title of a resource or a field. */
const char *view_resource_title(const struct view *view, const struct resource *resource);
const char *view_field_title(const struct view *view, const struct field *field);

/* Writes the address of a resource's page (key NULL) or of an item's, escaped for an attribute. */
void view_address(struct view *view, const struct resource *resource, const char *key);

/* Writes `<a href="…">` to that page. */
void view_open_link(struct view *view, const struct resource *resource, const char *key);

/*
 * Whether a name has the suffix of the other language; if so, stores the name of the counterpart in
 * the page's language: `statement_zh` gives `statement_en`.
 */
bool view_is_foreign(
	const struct view *view, const char *name, char ret_own[static CATALOG_NAME_MAX + 1]);

/*
 * Parses what the JSON renderer wrote. Returns a new reference, or NULL and sets the view's error.
 */
json_t *view_read(struct view *view, struct buf *text);

/*
 * Answer a query as the API does: with the item of a key, or with the rows after `after` (NULL:
 * from the first). Return a new reference; or NULL, with the renderer's error in err, which may be
 * the view's, or with the view's error if out of memory.
 */
json_t *view_ask_item(
	struct view *view, const struct query *query, const char *key, struct error *err);
json_t *view_ask_rows(
	struct view *view, const struct query *query, const struct value *after, struct error *err);

#endif
