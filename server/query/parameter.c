#include "query/parameter.h"

#include "base/buf.h"
#include "dataset/catalog.h"
#include "base/error.h"
#include "base/reason.h"
#include "fulltext/match.h"
#include "query/dialect.h"
#include "query/fault.h"
#include "query/group.h"
#include "query/inclusion.h"
#include "query/operand.h"
#include "query/query.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static const char *nearest_field(
	const struct resource *resource, const char *wanted, bool (*fits)(const struct field *))
{
	struct nearest search = {.wanted = wanted};
	for (size_t i = 0; i < resource->field_count; i++)
		if (fits(&resource->fields[i]))
			nearest_offer(&search, resource->fields[i].name);
	return search.nearest;
}

static bool is_any(const struct field *field)
{
	(void)field;
	return true;
}

static bool is_sortable(const struct field *field)
{
	return field->sortable;
}

static bool parse_q(struct query *query, char *value, struct error *err)
{
	struct buf match;
	buf_init(&match, sizeof query->match - 1);
	bool ok = match_write(value, match_unfinished(value), &match, err);
	if (ok && buf_text(&match))
		strcpy(query->match, match.data);
	else if (ok)
		ok = error_set(err, ERROR_INTERNAL, "no memory for the search");
	buf_finish(&match);
	query->q = value;
	return ok;
}

static bool parse_type(struct query *query, char *value, struct error *err)
{
	bool ok = true;
	for (char *piece; (piece = text_next_piece(&value));) {
		const struct resource *resource = catalog_resource(query->catalog, piece);
		struct nearest search = {.wanted = piece};
		for (size_t i = 0; i < query->catalog->resource_count; i++)
			nearest_offer(&search, query->catalog->resources[i].name);
		if (resource)
			query->types |= UINT64_C(1) << (resource - query->catalog->resources);
		else
			ok = fault_add_value(err, "type", piece, search.nearest, REASON_NO_RESOURCE);
	}
	return ok;
}

/*
 * Corrects other ways to give a direction: `-dat`, `date desc`, `date.desc`, `date:desc`, `+date`.
 */
static const char *suggest_sort(
	const struct resource *resource, const char *wanted, char ret_term[static CATALOG_NAME_MAX + 2])
{
	char name[CATALOG_NAME_MAX + 1];
	bool descending = *wanted == '-';
	wanted += strspn(wanted, "-+ "); /* a plus decodes to a blank */
	size_t len = strcspn(wanted, " .:");
	const char *direction = wanted + len + strspn(wanted + len, " .:");
	if (len >= sizeof name)
		return NULL;
	snprintf(name, sizeof name, "%.*s", (int)len, wanted);
	if (strncasecmp(direction, "desc", 4) == 0)
		descending = true;
	const char *field = nearest_field(resource, name, is_sortable);
	if (!field)
		return NULL;
	snprintf(ret_term, CATALOG_NAME_MAX + 2, "%s%s", descending ? "-" : "", field);
	return ret_term;
}

const struct field query_relevance = {.name = "relevance", .type = FIELD_NUMBER, .sortable = true};

static bool parse_sort(struct query *query, char *value, struct error *err)
{
	bool ok = true;
	for (char *piece; (piece = text_next_piece(&value));) {
		bool descending = *piece == '-';
		const char *name = piece + descending;
		const struct field *field = resource_field(query_rows(query), name);
		if (!field && query->group_count == 0 && strcmp(name, query_relevance.name) == 0)
			field = &query_relevance;
		const char *reason = !field            ? REASON_NO_FIELD
			: !field->sortable                 ? REASON_NOT_SORTED
			: query_is_sorted_by(query, field) ? REASON_TWICE
											   : NULL;
		if (reason) {
			char term[CATALOG_NAME_MAX + 2];
			ok = fault_add_value(err, "sort", piece,
				field ? NULL : suggest_sort(query_rows(query), piece, term), reason);
		} else if (query->sort_count == QUERY_SORT_MAX) {
			ok = fault_add_excess(err, "sort", piece, "field", QUERY_SORT_MAX);
		} else {
			query->sort[query->sort_count++] =
				(struct sort_term){.field = field, .descending = descending};
		}
	}
	return ok;
}

static bool parse_limit(struct query *query, char *value, struct error *err)
{
	struct value number;
	if (operand_integer(value, &number) != WHOLE || number.integer < 0 ||
		number.integer > QUERY_LIMIT_MAX)
		return *value == '\0'
			? fault_add_value(err, "limit", value, NULL, REASON_EMPTY)
			: error_add(err, ERROR_BAD_QUERY, "limit", value, NULL, REASON_LIMIT, QUERY_LIMIT_MAX);
	query->limit = (int)number.integer;
	query->limit_given = true;
	return true;
}

static bool parse_cursor(struct query *query, char *value, struct error *err)
{
	(void)err;
	query->cursor = value; /* cursor_read() checks it when the rest of the query is known */
	return true;
}

/* Suggests a field. A name that labels= adds beside a field stands for that field. */
static const char *suggest_field(const struct resource *resource, const char *wanted)
{
	for (size_t i = 0; i < resource->field_count; i++)
		if (resource->fields[i].label && strcmp(resource->fields[i].label, wanted) == 0)
			return resource->fields[i].name;
	return nearest_field(resource, wanted, is_any);
}

static bool parse_fields(struct query *query, char *value, struct error *err)
{
	bool ok = true;
	for (char *piece; (piece = text_next_piece(&value));) {
		const struct field *field = resource_field(query_rows(query), piece);
		if (field)
			query->fields |= field_bit(query_rows(query), field);
		else
			ok = fault_add_value(
				err, "fields", piece, suggest_field(query_rows(query), piece), REASON_NO_FIELD);
	}
	return ok;
}

static bool parse_include(struct query *query, char *value, struct error *err)
{
	return inclusion_parse(query, value, err);
}

static bool parse_labels(struct query *query, char *value, struct error *err)
{
	query->labels = language_find(value);
	/* two-letter words are too short to suggest by similarity */
	return query->labels != LANGUAGE_NONE ||
		fault_add_value(err, "labels", value, dialect_word(DIALECT_LANGUAGE, value), REASON_LABELS);
}

static bool parse_group(struct query *query, char *value, struct error *err)
{
	return group_parse(query, value, err);
}

static bool parse_aggregate(struct query *query, char *value, struct error *err)
{
	return aggregate_parse(query, value, err);
}

static bool parse_facet(struct query *query, char *value, struct error *err)
{
	const struct resource *rows = query->resource ? query->resource : &dimension_hits;
	bool ok = true;
	for (char *piece; (piece = text_next_piece(&value));) {
		struct dimension facet;
		bool found = dimension_find(rows, piece, &facet);
		bool twice = found && dimension_is_among(&facet, query->facets, query->facet_count);
		const char *reason = !found           ? (query->resource ? REASON_NO_FIELD : REASON_NO_HITS)
			: !dimension_is_countable(&facet) ? REASON_NOT_COUNTED
			: twice                           ? REASON_TWICE
											  : NULL;
		if (reason) {
			char suggestion[DIMENSION_NAME_SIZE] = "";
			if (!twice)
				dimension_suggest(rows, piece, suggestion);
			ok = fault_add_value(err, "facet", piece, suggestion, reason);
		} else if (query->facet_count == QUERY_FACETS_MAX) {
			ok = fault_add_excess(err, "facet", piece, "field", QUERY_FACETS_MAX);
		} else {
			query->facets[query->facet_count++] = facet;
		}
	}
	return ok;
}

const char *const query_facet_modes[2] = {"filtered", "multi_select"};

static bool parse_facet_mode(struct query *query, char *value, struct error *err)
{
	struct nearest search = {.wanted = value};
	query->multi_select = strcmp(value, query_facet_modes[true]) == 0;
	for (int i = 0; i < 2; i++)
		nearest_offer(&search, query_facet_modes[i]);
	return query->multi_select || strcmp(value, query_facet_modes[false]) == 0 ||
		fault_add_value(err, "facet_mode", value, search.nearest, REASON_FACET_MODE);
}

static bool parse_format(struct query *query, char *value, struct error *err)
{
	if (query->format != FORMAT_NONE)
		return fault_add_value(err, "format", value, NULL, REASON_FORMAT_SUFFIX);
	query->format = format_find(value);
	query->format_is_explicit = query->format != FORMAT_NONE;
	const char *word = dialect_word(DIALECT_FORMAT, value);
	struct nearest search = {.wanted = value, .nearest = word && *word ? word : NULL};
	for (int i = word ? FORMAT_COUNT : FORMAT_NONE + 1; i < FORMAT_COUNT; i++)
		nearest_offer(&search, format_name((enum format)i));
	return query->format != FORMAT_NONE ||
		fault_add_value(err, "format", value, search.nearest, REASON_FORMAT);
}

static bool parse_switch(const char *name, bool *on, const char *value, struct error *err)
{
	const char *word = dialect_word(DIALECT_BOOLEAN, value);
	const char *meant = !word ? NULL : strcmp(word, "true") == 0 ? "1" : "0";
	*on = strcmp(value, "1") == 0;
	return *on || strcmp(value, "0") == 0 ||
		fault_add_value(err, name, value, meant, REASON_SWITCH);
}

static bool parse_safe(struct query *query, char *value, struct error *err)
{
	return parse_switch("safe", &query->safe, value, err);
}

static bool parse_bom(struct query *query, char *value, struct error *err)
{
	return parse_switch("bom", &query->bom, value, err);
}

static const struct {
	struct parameter parameter;
	bool (*parse)(struct query *, char *value, struct error *);
} parameters[] = {
#define X(name, known_in, example, en, zh) {{#name, known_in}, parse_##name},
	PARAMETERS(X)
#undef X
};

enum { PARAMETER_COUNT = sizeof parameters / sizeof *parameters };

const struct parameter *parameter_find(const char *name, int known_in)
{
	for (size_t i = 0; i < PARAMETER_COUNT; i++)
		if ((parameters[i].parameter.known_in & known_in) &&
			strcmp(parameters[i].parameter.name, name) == 0)
			return &parameters[i].parameter;
	return NULL;
}

const struct parameter *parameter_at(size_t n)
{
	return n < PARAMETER_COUNT ? &parameters[n].parameter : NULL;
}

bool parameter_parse(
	const struct parameter *parameter, struct query *query, char *value, struct error *err)
{
	for (size_t i = 0; i < PARAMETER_COUNT; i++)
		if (&parameters[i].parameter == parameter)
			return parameters[i].parse(query, value, err);
	return false;
}
