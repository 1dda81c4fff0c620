#ifndef DIALECT_H
#define DIALECT_H

#include <stdbool.h>

/*
 * What other APIs call things (PostgREST, Datasette, OData, JSON:API, Django, json-server,
 * GraphQL), and what the same thing is called here; "" where nothing here means the same, however
 * like its spelling is. Kind, their word, our word: in small letters, words parted by `_`, without
 * `$` or `_` before them.
 */
#define DIALECTS(X)                                                                                \
	X(PARAMETER, "offset", "cursor")                                                               \
	X(PARAMETER, "skip", "cursor")                                                                 \
	X(PARAMETER, "start", "cursor")                                                                \
	X(PARAMETER, "page", "cursor")                                                                 \
	X(PARAMETER, "page_number", "cursor")                                                          \
	X(PARAMETER, "page_token", "cursor")                                                           \
	X(PARAMETER, "page_offset", "cursor")                                                          \
	X(PARAMETER, "page_cursor", "cursor")                                                          \
	X(PARAMETER, "page_after", "cursor")                                                           \
	X(PARAMETER, "after", "cursor")                                                                \
	X(PARAMETER, "starting_after", "cursor")                                                       \
	X(PARAMETER, "next", "cursor")                                                                 \
	X(PARAMETER, "continue", "cursor")                                                             \
	X(PARAMETER, "per_page", "limit")                                                              \
	X(PARAMETER, "page_size", "limit")                                                             \
	X(PARAMETER, "page_limit", "limit")                                                            \
	X(PARAMETER, "pagesize", "limit")                                                              \
	X(PARAMETER, "max_results", "limit")                                                           \
	X(PARAMETER, "size", "limit")                                                                  \
	X(PARAMETER, "top", "limit")                                                                   \
	X(PARAMETER, "first", "limit")                                                                 \
	X(PARAMETER, "rows", "limit")                                                                  \
	X(PARAMETER, "order", "sort")                                                                  \
	X(PARAMETER, "order_by", "sort")                                                               \
	X(PARAMETER, "orderby", "sort")                                                                \
	X(PARAMETER, "ordering", "sort")                                                               \
	X(PARAMETER, "sort_by", "sort")                                                                \
	X(PARAMETER, "sort_desc", "sort")                                                              \
	X(PARAMETER, "select", "fields")                                                               \
	X(PARAMETER, "columns", "fields")                                                              \
	X(PARAMETER, "col", "fields")                                                                  \
	X(PARAMETER, "only", "fields")                                                                 \
	X(PARAMETER, "attributes", "fields")                                                           \
	X(PARAMETER, "expand", "include")                                                              \
	X(PARAMETER, "embed", "include")                                                               \
	X(PARAMETER, "populate", "include")                                                            \
	X(PARAMETER, "with", "include")                                                                \
	X(PARAMETER, "group_by", "group")                                                              \
	X(PARAMETER, "groupby", "group")                                                               \
	X(PARAMETER, "aggs", "aggregate")                                                              \
	X(PARAMETER, "search", "q")                                                                    \
	X(PARAMETER, "query", "q")                                                                     \
	X(PARAMETER, "keyword", "q")                                                                   \
	X(PARAMETER, "text", "q")                                                                      \
	X(PARAMETER, "term", "q")                                                                      \
	X(PARAMETER, "output", "format")                                                               \
	X(PARAMETER, "accept", "format")                                                               \
	X(PARAMETER, "lang", "labels")                                                                 \
	X(PARAMETER, "language", "labels")                                                             \
	X(PARAMETER, "locale", "labels")                                                               \
	X(PARAMETER, "resource", "type")                                                               \
	X(PARAMETER, "resources", "type")                                                              \
	X(PARAMETER, "exclude", "")                                                                    \
	X(PARAMETER, "omit", "")                                                                       \
	X(OPERATOR, "ge", "gte")                                                                       \
	X(OPERATOR, "from", "gte")                                                                     \
	X(OPERATOR, "since", "gte")                                                                    \
	X(OPERATOR, "min", "gte")                                                                      \
	X(OPERATOR, "after", "gt")                                                                     \
	X(OPERATOR, "le", "lte")                                                                       \
	X(OPERATOR, "until", "lte")                                                                    \
	X(OPERATOR, "to", "lte")                                                                       \
	X(OPERATOR, "max", "lte")                                                                      \
	X(OPERATOR, "before", "lt")                                                                    \
	X(OPERATOR, "is", "eq")                                                                        \
	X(OPERATOR, "in", "eq")                                                                        \
	X(OPERATOR, "any", "eq")                                                                       \
	X(OPERATOR, "exact", "eq")                                                                     \
	X(OPERATOR, "equals", "eq")                                                                    \
	X(OPERATOR, "has", "eq")                                                                       \
	X(OPERATOR, "neq", "ne")                                                                       \
	X(OPERATOR, "not", "ne")                                                                       \
	X(OPERATOR, "nin", "ne")                                                                       \
	X(OPERATOR, "not_in", "ne")                                                                    \
	X(OPERATOR, "notin", "ne")                                                                     \
	X(OPERATOR, "exclude", "ne")                                                                   \
	X(OPERATOR, "like", "contains")                                                                \
	X(OPERATOR, "ilike", "contains")                                                               \
	X(OPERATOR, "icontains", "contains")                                                           \
	X(OPERATOR, "includes", "contains")                                                            \
	X(OPERATOR, "startswith", "prefix")                                                            \
	X(OPERATOR, "istartswith", "prefix")                                                           \
	X(OPERATOR, "starts_with", "prefix")                                                           \
	X(OPERATOR, "starts", "prefix")                                                                \
	X(OPERATOR, "null", "isnull")                                                                  \
	X(OPERATOR, "is_null", "isnull")                                                               \
	X(OPERATOR, "blank", "isnull")                                                                 \
	X(OPERATOR, "not_null", "")                                                                    \
	X(OPERATOR, "notnull", "")                                                                     \
	X(OPERATOR, "isnotnull", "")                                                                   \
	X(OPERATOR, "exists", "")                                                                      \
	X(OPERATOR, "not_contains", "")                                                                \
	X(OPERATOR, "notcontains", "")                                                                 \
	X(OPERATOR, "ncontains", "")                                                                   \
	X(OPERATOR, "nlike", "")                                                                       \
	X(OPERATOR, "notlike", "")                                                                     \
	X(OPERATOR, "not_like", "")                                                                    \
	X(OPERATOR, "suffix", "")                                                                      \
	X(OPERATOR, "endswith", "")                                                                    \
	X(FORMAT, "jsonl", "ndjson")                                                                   \
	X(FORMAT, "jsonlines", "ndjson")                                                               \
	X(FORMAT, "nd_json", "ndjson")                                                                 \
	X(FORMAT, "objects", "json")                                                                   \
	X(FORMAT, "excel", "csv")                                                                      \
	X(FORMAT, "jsonp", "")                                                                         \
	X(FORMAT, "bson", "")                                                                          \
	X(FORMAT, "tsv", "")                                                                           \
	X(FUNCTION, "total", "sum")                                                                    \
	X(FUNCTION, "mean", "avg")                                                                     \
	X(FUNCTION, "average", "avg")                                                                  \
	X(FUNCTION, "minimum", "min")                                                                  \
	X(FUNCTION, "least", "min")                                                                    \
	X(FUNCTION, "lowest", "min")                                                                   \
	X(FUNCTION, "maximum", "max")                                                                  \
	X(FUNCTION, "greatest", "max")                                                                 \
	X(FUNCTION, "highest", "max")                                                                  \
	X(FUNCTION, "median", "")                                                                      \
	X(FUNCTION, "count", "")                                                                       \
	X(LANGUAGE, "cn", "zh")                                                                        \
	X(LANGUAGE, "zh-cn", "zh")                                                                     \
	X(LANGUAGE, "zh-hans", "zh")                                                                   \
	X(LANGUAGE, "chinese", "zh")                                                                   \
	X(LANGUAGE, "中文", "zh")                                                                      \
	X(LANGUAGE, "english", "en")                                                                   \
	X(LANGUAGE, "en-us", "en")                                                                     \
	X(LANGUAGE, "en-gb", "en")                                                                     \
	X(LANGUAGE, "英文", "en")                                                                      \
	X(BOOLEAN, "1", "true")                                                                        \
	X(BOOLEAN, "yes", "true")                                                                      \
	X(BOOLEAN, "on", "true")                                                                       \
	X(BOOLEAN, "t", "true")                                                                        \
	X(BOOLEAN, "y", "true")                                                                        \
	X(BOOLEAN, "true", "true")                                                                     \
	X(BOOLEAN, "0", "false")                                                                       \
	X(BOOLEAN, "no", "false")                                                                      \
	X(BOOLEAN, "off", "false")                                                                     \
	X(BOOLEAN, "f", "false")                                                                       \
	X(BOOLEAN, "n", "false")                                                                       \
	X(BOOLEAN, "false", "false")

enum dialect {
	DIALECT_PARAMETER,
	DIALECT_OPERATOR,
	DIALECT_FORMAT,
	DIALECT_FUNCTION,
	DIALECT_LANGUAGE,
	DIALECT_BOOLEAN
};

/* Our word for another's, whose letters may be small or not; "" where there is none; NULL where the
 * table does not have theirs. */
const char *dialect_word(enum dialect dialect, const char *theirs);

#endif
