#ifndef EXAMPLES_H
#define EXAMPLES_H

#include "query/operand.h"

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct field;
struct resource;

/*
 * What the OpenAPI document, the docs page and llms.txt say alike: operators and parameters in
 * words, and live examples made from the catalog. Text that comes in two languages is asked for
 * with `chinese`.
 */

/* What a filter with the operator asks of its field: "at least this". */
const char *examples_operator(enum op op, bool chinese);

/* A parameter that is no filter, in words; its example may be NULL. */
struct explanation {
	const char *name;
	int known_in; /* IN_COLLECTIONS and so on */
	const char *example, *en, *zh;
};

/* The nth parameter in the order of the list, or NULL past its end. */
const struct explanation *examples_parameter(size_t n);

/* By name, or NULL. */
const struct explanation *examples_explanation(const char *name);

/* What can be shown of a resource: name, title in English and in Chinese. */
#define EXAMPLES(X)                                                                                \
	X(PAGE, "The first three", "前三条")                                                           \
	X(ITEM, "One item with all its fields", "一条记录的全部字段")                                  \
	X(EQUAL, "Those with one value of a field", "某一字段取某一值的记录")                          \
	X(RANGE, "From a value on, the greatest first", "某一字段不小于某一值，由大到小")              \
	X(RELATED, "Few fields, with related records", "只要少数字段，并附带相关记录")                 \
	X(FACET, "How many of each value", "按取值计数")                                               \
	X(CSV, "The same rows as CSV", "CSV 格式")

enum example {
#define X(code, en, zh) EXAMPLE_##code,
	EXAMPLES(X)
#undef X
		EXAMPLE_COUNT
};

const char *examples_title(enum example example, bool chinese);

/*
 * Appends path and query of an example: only unreserved characters, escapes and `/?=&,`. False if
 * the resource has nothing to show it with; out is unchanged then.
 */
bool examples_write(const struct resource *resource, enum example example, struct buf *out);

/* The same of a search; and of the rows with a field's example, false where `=` cannot ask for it.
 */
void examples_search(struct buf *out);
bool examples_filter(const struct resource *resource, const struct field *field, struct buf *out);

/* The same of the rows that an operator finds; false where the resource has no field to show it
 * with. */
bool examples_with_operator(const struct resource *resource, enum op op, struct buf *out);

/* The example value of a field that `=` can ask for, or NULL: a comma would part it. */
const char *examples_operand(const struct field *field);

/* Appends a command line that asks for a path and query; for any shell. */
void examples_curl(const char *url, struct buf *out);

#endif
