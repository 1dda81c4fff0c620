#include "pages/asked.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/labels.h"
#include "dataset/parts.h"
#include "pages/kind.h"
#include "query/lookup.h"
#include "query/parse.h"

#include <stdio.h>
#include <string.h>

/* Adds the fields that the block needs: for links, names and companion fields. */
static void complete(struct asked *asked)
{
	struct query *query = &asked->query;
	const struct resource *resource = query->resource;
	query->format = FORMAT_JSON;
	asked->shown = 0;
	if (query->group_count > 0)
		return;
	if (query->fields != resource_usual_fields(resource))
		asked->shown = query->fields;
	for (size_t i = 0; i < query->sort_count; i++) /* headings tell of what rows are sorted by */
		if (query->sort[i].field != &query_relevance)
			query->fields |= field_bit(resource, query->sort[i].field);
	query->fields |=
		labels_fields(resource) | field_bit(resource, &resource->fields[resource->key]);
	if (kind_field(resource)) /* it determines the titles of fields */
		query->fields |= field_bit(resource, kind_field(resource));
	query->fields = parts_complete(resource, query->fields);
}

static bool parse(struct asked *asked, const char *address, struct error *err)
{
	char raw[TARGET_MAX + 1];
	struct target *target = &asked->target;
	const struct source *source = asked->view.source;
	snprintf(raw, sizeof raw, "/%s", address);
	if (!target_parse_bare(target, raw, err))
		return false;
	const struct resource *resource =
		target->segment_count == 1 ? catalog_resource(source->catalog, target->segments[0]) : NULL;
	if (!resource)
		return error_set(err, ERROR_NOT_FOUND, "no resource");
	bool parsed = query_parse(&asked->query, resource, target, err);
	return lookup_check(&asked->query, source->catalog, source->db, err) && parsed;
}

/* Reports a fault in the block's address as a fault of the dataset. */
static void blame(const struct view *view, const char *address, const struct error *why)
{
	char line[ERROR_LINE_SIZE];
	error_line(why, line);
	if (error_status(why->code) >= 500)
		error_set(view->err, why->code, "%s", why->detail);
	else
		error_set(view->err, ERROR_INTERNAL, "a block asks for %.200s: %.200s", address, line);
}

bool asked_init(struct asked *asked, const struct view *view, const char *address)
{
	struct error why;
	error_clear(&why);
	asked->view = *view;
	asked->view.query = &asked->query;
	asked->query.base = view->query->base;
	asked->query.catalog = view->source->catalog;
	asked->query.format = FORMAT_NONE;
	asked->answer = NULL;
	if (parse(asked, address, &why)) {
		complete(asked);
		asked->answer = view_ask_rows(&asked->view, &asked->query, NULL, &why);
	}
	if (why.code != ERROR_NONE)
		blame(view, address, &why);
	return asked->answer != NULL;
}

void asked_finish(struct asked *asked)
{
	json_decref(asked->answer);
}

void asked_plain(const struct asked *asked, struct query *ret_query)
{
	const struct resource *resource = asked->query.resource;
	*ret_query = asked->query;
	ret_query->fields = resource_usual_fields(resource);
	ret_query->include = 0;
	ret_query->limit = QUERY_LIMIT_DEFAULT;
	if (ret_query->group_count == 0)
		return;
	ret_query->group_count = ret_query->aggregate_count =
		0; /* and the sort order that refers to them */
	ret_query->sort[0] = (struct sort_term){.field = &resource->fields[resource->key]};
	ret_query->sort_count = 1;
}

const json_t *asked_rows(const struct asked *asked)
{
	return json_object_get(asked->answer, "data");
}
