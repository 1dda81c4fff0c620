#include "render/citation.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/text.h"
#include "dataset/db.h"
#include "query/canonical.h"
#include "query/lookup.h"
#include "query/query.h"
#include "query/sql.h"
#include "render/render.h"

#include <string.h>

static const struct {
	const char *suffix, *content_type;
} forms[] = {[CITATION_NONE] = {"", ""},
#define X(code, suffix, content_type) [CITATION_##code] = {suffix, content_type},
	CITATIONS(X)
#undef X
};

/* A list of citations that is being written. */
struct list {
	const struct source *source;
	const struct query *query;
	const char *key;
	enum citation citation;
	enum language language;
	struct buf *body;
	size_t count;
};

const char *citation_suffix(enum citation citation)
{
	return forms[citation].suffix;
}

const char *citation_content_type(enum citation citation)
{
	return forms[citation].content_type;
}

static void add(struct list *list, const struct work *work)
{
	if (list->count++ > 0 && list->citation == CITATION_CSL)
		buf_putc(list->body, ',');
	citation_write_work(list->citation, list->language, work, list->body);
}

static const char *dataset_title(const struct list *list)
{
	const struct catalog *catalog = list->source->catalog;
	return list->language == LANGUAGE_ZH ? catalog->title_zh : catalog->title_en;
}

/* An item that has no name is called by its key. */
static void write_title(
	const struct list *list, const char *key, const char *name, struct buf *title)
{
	const struct resource *resource = list->query->resource;
	const char *kind = list->language == LANGUAGE_ZH ? resource->title_zh : resource->title_en;
	if (!key)
		buf_puts(title, dataset_title(list));
	else if (name)
		buf_puts(title, name);
	else
		buf_printf(title, "%s: %s", kind, key);
}

/* The item, or the dataset (NULL), by its address in this dataset for good. */
static bool add_own(struct list *list, const char *key, struct statement *row, struct error *err)
{
	const struct catalog *catalog = list->source->catalog;
	struct buf id, title, url;
	buf_init(&id, RENDER_MAX);
	buf_init(&title, RENDER_MAX);
	buf_init(&url, RENDER_MAX);
	buf_printf(&id, "%s%s%s", catalog->name, key ? ":" : "", key ? key : "");
	write_title(list, key, statement_text(row, 0), &title);
	canonical_pinned(catalog, key ? list->query->resource->name : NULL, key, &url);
	struct work work = {.id = buf_text(&id),
		.kind = "dataset",
		.author = statement_text(row, 1),
		.title = buf_text(&title),
		.container = key ? dataset_title(list) : NULL,
		.version = catalog->version,
		.issued = catalog->released,
		.url = buf_text(&url),
		.language = language_code(list->language),
		.note = catalog->license};
	bool ok = work.id && work.title && work.url;
	if (ok)
		add(list, &work);
	buf_finish(&id);
	buf_finish(&title);
	buf_finish(&url);
	return (ok || error_set(err, ERROR_INTERNAL, "no memory for a citation")) &&
		statement_check(row, err);
}

/* The item's name, and the dataset's author. */
static struct statement *select_item(const struct list *list, struct error *err)
{
	const struct resource *resource = list->query->resource;
	struct sql_values values = {.values = {value_text(list->key, strlen(list->key))}, .count = 1};
	struct buf sql;
	buf_init(&sql, SQL_MAX);
	buf_puts(&sql, "SELECT ");
	if (resource->label)
		projection_write_name(resource, list->language, &sql);
	else
		buf_puts(&sql, "NULL");
	buf_printf(&sql,
		", w.author_%s FROM \"%s\" AS o "
		"LEFT JOIN api_work AS w ON w.resource = '' AND w.item = '' WHERE o.\"%s\" = ?1",
		language_code(list->language), resource->view, resource->fields[resource->key].name);
	struct statement *row = sql_prepare(list->source->db, buf_text(&sql), &values, err);
	buf_finish(&sql);
	return row;
}

/* `OR`: the works that a field of the item ?1 refers to. What may refer to anything is no source.
 */
static void write_referred(
	const struct resource *resource, const struct field *field, struct buf *sql)
{
	size_t len;
	bool list = field->type == FIELD_LIST;
	for (const char *rest = field->ref, *ref; (ref = text_next_word(&rest, &len));) {
		if (*ref == '*')
			continue;
		buf_printf(sql, " OR (w.resource = '%.*s' AND w.item IN (SELECT ", (int)len, ref);
		if (list)
			buf_printf(sql, "m.value FROM \"%s\" AS o, json_each(o.\"%s\") AS m", resource->view,
				field->name);
		else
			buf_printf(sql, "o.\"%s\" FROM \"%s\" AS o", field->name, resource->view);
		buf_printf(sql, " WHERE o.\"%s\" = ?1))", resource->fields[resource->key].name);
	}
}

/* The works among what the item refers to; and itself, if it is one. */
static struct statement *select_works(const struct list *list, struct error *err)
{
	const struct resource *resource = list->query->resource;
	const char *code = language_code(list->language);
	struct sql_values values = {.values = {value_text(list->key, strlen(list->key))}, .count = 1};
	struct buf sql;
	buf_init(&sql, SQL_MAX);
	buf_printf(&sql,
		"SELECT w.resource || ':' || w.item, kind, author_%s, title_%s, container_%s, issued, w.url, "
		"w.language FROM api_work AS w WHERE (w.resource = '%s' AND w.item = ?1)",
		code, code, code, resource->name);
	for (size_t i = 0; i < resource->field_count; i++)
		write_referred(resource, &resource->fields[i], &sql);
	buf_puts(&sql, " ORDER BY w.resource, w.item");
	struct statement *rows = sql_prepare(list->source->db, buf_text(&sql), &values, err);
	buf_finish(&sql);
	return rows;
}

static bool add_works(struct list *list, struct error *err)
{
	struct statement *row = select_works(list, err);
	int more = -1;
	bool ok = row != NULL;
	while (ok && (more = statement_step(row, err)) > 0) {
		add(list,
			&(struct work){.id = statement_text(row, 0),
				.kind = statement_text(row, 1),
				.author = statement_text(row, 2),
				.title = statement_text(row, 3),
				.container = statement_text(row, 4),
				.issued = statement_text(row, 5),
				.url = statement_text(row, 6),
				.language = statement_text(row, 7)});
		ok = statement_check(row, err);
	}
	statement_release(row);
	return ok && more == 0;
}

static bool write_list(struct list *list, struct error *err)
{
	struct statement *row = select_item(list, err);
	int found = row ? statement_step(row, err) : -1;
	if (found == 0)
		lookup_missing(list->source->db, list->query->resource, list->key, err);
	bool ok = found > 0 && add_own(list, list->key, row, err) && add_works(list, err) &&
		add_own(list, NULL, row, err);
	statement_release(row);
	return ok;
}

bool citation_render(const struct source *source, const struct query *query, const char *key,
	enum citation citation, struct buf *body, struct error *err)
{
	static const struct {
		enum language language;
		const char *style;
	} styles[] = {{LANGUAGE_ZH, "GB/T 7714\n"}, {LANGUAGE_EN, "\nAPA\n"}};
	bool both = citation == CITATION_TEXT && query->labels == LANGUAGE_NONE;
	enum language language = query->labels == LANGUAGE_NONE ? LANGUAGE_EN : query->labels;
	bool ok = true;
	if (citation == CITATION_CSL)
		buf_putc(body, '[');
	for (size_t i = 0; ok && i < sizeof styles / sizeof *styles; i++) {
		if (!both && styles[i].language != language)
			continue;
		if (both)
			buf_puts(body, styles[i].style);
		struct list list = {source, query, key, citation, styles[i].language, body, 0};
		ok = write_list(&list, err);
	}
	if (citation == CITATION_CSL)
		buf_puts(body, "]\n");
	return ok &&
		(!body->failed ||
			error_set(err, ERROR_INTERNAL, "the body does not fit into %d bytes", RENDER_MAX));
}
