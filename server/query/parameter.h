#ifndef PARAMETER_H
#define PARAMETER_H

#include <stdbool.h>
#include <stddef.h>

struct error;
struct query;

/*
 * Where a parameter is allowed; LISTS_NAMES if its value lists names, separated by commas or
 * repeated.
 */
enum {
	IN_COLLECTIONS = 1,
	IN_ITEMS = 2,
	IN_SEARCH = 4,
	LISTS_NAMES = 8,
	IN_CITATIONS = 16,
	IN_TABLE_PAGES = 32,
	IN_SEARCH_PAGES = 64
};

/*
 * Every parameter that is not a filter: name, where it is allowed, an example (NULL: taken from the
 * catalog), description in English and Chinese. The parser, suggestions, OpenAPI and docs are
 * generated from this list. A parameter that changes the answer must be written by
 * canonical_query(), too, since entity tags, links and cursors are built from it.
 */
#define PARAMETERS(X)                                                                                     \
	X(q, IN_COLLECTIONS | IN_SEARCH | IN_TABLE_PAGES | IN_SEARCH_PAGES, "康复",                           \
		"Full-text search: every word must be there; Chinese from one character up, pinyin and "          \
		"its initials find names",                                                                        \
		"全文检索：所有词都须出现；中文一个字起，拼音及首字母可查名称")                                   \
	X(type, IN_SEARCH | LISTS_NAMES | IN_SEARCH_PAGES, NULL,                                              \
		"Only these resources, parted by commas", "只在这些资源中检索，以逗号分隔")                       \
	X(sort, IN_COLLECTIONS | LISTS_NAMES | IN_TABLE_PAGES, NULL,                                          \
		"Fields to sort by, parted by commas, `-` before a field for descending; nulls last; "            \
		"relevance with q: best first",                                                                   \
		"排序字段，以逗号分隔，前加 - 为降序；空值在后；有 q 时可用 relevance，最相关的在前")             \
	X(limit, IN_COLLECTIONS | IN_SEARCH | IN_TABLE_PAGES | IN_SEARCH_PAGES, "50",                         \
		"Rows of a page, 0 to 1000, and with 0 the counts alone; without it JSON has 50, "                \
		"CSV and NDJSON of a resource have all. A page ends before where it has 1 MiB",                   \
		"每页行数，0 至 1000，为 0 时只计数；不给则 JSON 为 50 行，"                   \
		"资源的 CSV 与 NDJSON 为全部；满 1 MiB 则提前换页")                                               \
	X(cursor, IN_COLLECTIONS | IN_SEARCH | IN_TABLE_PAGES | IN_SEARCH_PAGES, NULL,                        \
		"Where the page begins, from links.next", "页的起点，取自 links.next")                            \
	X(fields, IN_COLLECTIONS | IN_ITEMS | LISTS_NAMES | IN_TABLE_PAGES, NULL,                             \
		"Only these fields, parted by commas", "只要这些字段，以逗号分隔")                                \
	X(include, IN_COLLECTIONS | IN_ITEMS | LISTS_NAMES, NULL,                                             \
		"Related records and long fields in the same answer, parted by commas",                           \
		"在同一回答中附带相关记录与长字段，以逗号分隔")                                                   \
	X(labels, IN_COLLECTIONS | IN_ITEMS | IN_CITATIONS, "en",                                             \
		"zh or en: the name of what a reference leads to, beside it",                                     \
		"zh 或 en：在每个引用旁给出所指记录的名称（initiative_name）")                                    \
	X(group, IN_COLLECTIONS | LISTS_NAMES, NULL,                                                          \
		"Groups of rows instead of rows: each has these fields (or `field__year` of a date) and "         \
		"count",                                                                                          \
		"不列各行而列其分组：每组有这些字段（日期可用 field__year）及 count")                             \
	X(aggregate, IN_COLLECTIONS | LISTS_NAMES, NULL,                                                      \
		"With group: `field__sum`, `__avg`, `__min`, `__max` of numbers that have one unit",              \
		"与 group 同用：单位相同的数值的 field__sum、__avg、__min、__max")                                \
	X(facet, IN_COLLECTIONS | IN_SEARCH | LISTS_NAMES, NULL,                                              \
		"Counts per value of these fields under the current filter, in meta.facets; of rows "             \
		"with include at most 8 names in both",                                                           \
		"按这些字段的取值计数（在当前筛选之下），见 meta.facets；有行时与 include 合计至多 8 个")         \
	X(facet_mode, IN_COLLECTIONS, "filtered",                                                             \
		"multi_select counts each facet without the filters of its own field, as shops do; "              \
		"filtered, the default, with all",                                                                \
		"multi_select：统计每个字段时略去该字段自身的筛选，如购物网站的多选；filtered（默认）：全部计入") \
	X(format, IN_COLLECTIONS | IN_ITEMS | IN_SEARCH, "csv",                                               \
		"json, csv or ndjson; goes before the Accept header",                                             \
		"json、csv 或 ndjson，优先于 Accept")                                                             \
	X(safe, IN_COLLECTIONS | IN_ITEMS, "1", "1 keeps texts of CSV from being formulas",                   \
		"为 1 时 CSV 的文本不会被当作公式")                                                               \
	X(bom, IN_COLLECTIONS | IN_SEARCH, "1", "1 puts a byte-order mark before CSV, for Excel",             \
		"为 1 时在 CSV 前加字节顺序标记，供 Excel 使用")

struct parameter {
	const char *name;
	int known_in; /* IN_… flags and LISTS_NAMES */
};

/* Returns the parameter of that name if it is allowed in any of the IN_… flags, else NULL. */
const struct parameter *parameter_find(const char *name, int known_in);

/* Returns the nth parameter of the list, or NULL past its end. */
const struct parameter *parameter_at(size_t n);

/*
 * Parses a value into the query. The value is modified in place and must outlive the query. A
 * parameter with LISTS_NAMES adds to earlier arguments. Returns false and adds a fault for each bad
 * part.
 */
bool parameter_parse(
	const struct parameter *parameter, struct query *query, char *value, struct error *err);

#endif
