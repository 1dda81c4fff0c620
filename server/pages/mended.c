#include "pages/mended.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/reason.h"
#include "base/text.h"
#include "documents/suffix.h"
#include "pages/comparison.h"
#include "pages/page_query.h"
#include "query/canonical.h"
#include "query/lookup.h"
#include "query/parse.h"
#include "query/query.h"
#include "query/target.h"

#include <stdio.h>
#include <string.h>

enum {
	KEY_SIZE = sizeof((struct fault *)0)->parameter,
	VALUE_SIZE = sizeof((struct fault *)0)->value,
	MENDED_MAX = TARGET_MAX / 4 /* bytes: the page links to itself in longer spellings */
};

/* A part of a query in the two forms in which a fault may quote it (query/target.h). */
struct piece {
	char sent[VALUE_SIZE], decoded[VALUE_SIZE];
};

/* An argument of the address. The text is not terminated; a name without `=` has no value. */
struct part {
	const char *text;
	size_t name_len, len;
	struct piece name, value;
};

/* Reads a part, cut to `size` bytes as faults are. */
static void read_piece(const char *raw, size_t len, size_t size, struct piece *ret_piece)
{
	char text[TARGET_MAX + 1];
	snprintf(text, sizeof text, "%.*s", (int)len, raw);
	text_copy_cut(ret_piece->sent, size, text);
	len = strlen(text);
	bool whole = text_decode(text, &len, true);
	text[len] = '\0';
	text_copy_cut(ret_piece->decoded, size, whole ? text : ret_piece->sent);
}

static bool is_piece(const struct piece *piece, const char *name)
{
	return strcmp(name, piece->sent) == 0 || strcmp(name, piece->decoded) == 0;
}

/* Reads the next argument of what is left of the query, or NULL; false at the end. */
static bool next_part(const char **rest, struct part *ret_part)
{
	const char *p = *rest ? *rest + strspn(*rest, "&") : "";
	struct part part = {.text = p, .name_len = strcspn(p, "=&"), .len = strcspn(p, "&")};
	size_t begin = part.name_len + (part.name_len < part.len);
	read_piece(p, part.name_len, KEY_SIZE, &part.name);
	read_piece(p + begin, part.len - begin, VALUE_SIZE, &part.value);
	*rest = p + part.len;
	*ret_part = part;
	return part.len > 0;
}

static const char *query_of(const char *target)
{
	const char *mark = strchr(target, '?');
	return mark ? mark + 1 : NULL;
}

static void begin_argument(const char *target, struct buf *out)
{
	if (out->len == 0)
		buf_put(out, target, strcspn(target, "?") + 1);
	else
		buf_puts(out, "&");
}

/* Whether a page of rows takes the arguments. How many it would have to rank, only asking tells. */
static bool suits_rows(const struct view *view, const struct resource *resource,
	struct target *target, struct error *err)
{
	const struct source *source = view->source;
	struct query query = {.base = view->query->base};
	return query_parse_page(&query, source->catalog, resource, target, err) &&
		lookup_check(&query, source->catalog, source->db, err) &&
		!query_is_sorted_by(&query, &query_relevance);
}

static bool suits_comparison(const struct view *view, struct target *target, struct error *err)
{
	const struct source *source = view->source;
	struct comparison comparison;
	bool read =
		target_parse_arguments(target, err) && comparison_read(source, target, &comparison, err);
	for (size_t i = 0; read && i < comparison.count; i++)
		read = lookup_key(
				   source->db, comparison.records[i].resource, comparison.records[i].key, err) > 0;
	return read;
}

/* Whether the address is one that its page takes: what api/handle.c asks before it answers. */
static bool is_valid(const struct view *view, const char *address)
{
	struct target target;
	struct error err;
	bool embedded;
	error_clear(&err);
	if (!address || strlen(address) > MENDED_MAX || !target_parse(&target, address, &err))
		return false;
	const char *name = target.segment_count == 2 ? target.segments[1] : "";
	if (strcmp(name, "compare") == 0)
		return suits_comparison(view, &target, &err);
	if (strcmp(name, "search") == 0)
		return suits_rows(view, NULL, &target, &err);
	if (*name && view->query->resource)
		return suits_rows(view, view->query->resource, &target, &err);
	bool item = target.segment_count == 3 && !text_ends_in(target.segments[2], CHART_SUFFIX);
	return page_query_read(&target, item, &embedded, &err);
}

bool mended_with(
	const struct view *view, const struct fault *fault, const char *target, struct buf *out)
{
	bool of_name = strcmp(fault->reason, REASON_NO_PARAMETER) == 0, done = false;
	const char *rest = query_of(target);
	for (struct part part; next_part(&rest, &part);) {
		bool wrong =
			!done && is_piece(&part.name, fault->parameter) && is_piece(&part.value, fault->value);
		if (is_piece(&part.name, "cursor") && !wrong)
			continue;
		done = done || wrong;
		begin_argument(target, out);
		if (!wrong || !of_name)
			buf_put(out, part.text, wrong ? part.name_len : part.len);
		if (wrong && !of_name)
			buf_puts(out, "=");
		if (wrong)
			canonical_text(out, fault->suggestion, strlen(fault->suggestion));
		if (wrong && of_name)
			buf_put(out, part.text + part.name_len, part.len - part.name_len);
	}
	return done && is_valid(view, buf_text(out));
}

/* Whether an argument is wrong, or may be so without those that are. */
static bool is_dropped(const struct error *problem, const struct part *part)
{
	bool ranks = is_piece(&part->name, "sort") && strstr(part->value.decoded, query_relevance.name);
	for (size_t i = 0; i < problem->fault_count && i < ERROR_FAULTS_MAX; i++)
		if (is_piece(&part->name, problem->faults[i].parameter))
			return true;
	return ranks || is_piece(&part->name, "cursor");
}

bool mended_without(const struct view *view, const struct error *problem, const char *target,
	const char *needed, struct buf *out)
{
	bool asks = !needed;
	const char *rest = query_of(target);
	for (struct part part; next_part(&rest, &part);) {
		if (is_dropped(problem, &part))
			continue;
		asks = asks || strcmp(part.name.decoded, needed) == 0;
		begin_argument(target, out);
		buf_put(out, part.text, part.len);
	}
	if (asks && out->len > 0 && is_valid(view, buf_text(out)))
		return true;
	out->len = 0;
	buf_put(out, target, strcspn(target, "?"));
	return !needed && is_valid(view, buf_text(out));
}
