#ifndef EXAMPLES_H
#define EXAMPLES_H

#include "query/operand.h"

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct field;
struct resource;

/*
 * Texts shared by OpenAPI, the docs page and llms.txt: descriptions of operators and parameters,
 * and example requests generated from the catalog. `chinese` selects the language.
 */

/* Describes a filter with this operator: "at least this". */
const char *examples_operator(enum op op, bool chinese);

/* A parameter that is not a filter. The example may be NULL. */
struct explanation {
	const char *name;
	int known_in; /* IN_… flags of query/parameter.h */
	const char *example, *en, *zh;
};

/* Returns the nth parameter of the list, or NULL past its end. */
const struct explanation *examples_parameter(size_t n);

/* Returns the parameter of this name, or NULL. */
const struct explanation *examples_explanation(const char *name);

/* Kinds of example requests for a resource: name, title in English and Chinese. */
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
 * Appends path and query of an example, made of unreserved characters, escapes and `/?=&,`. Returns
 * false and leaves out unchanged if the resource has no fields to show it with.
 */
bool examples_write(const struct resource *resource, enum example example, struct buf *out);

/*
 * The same for a search; and for the rows with a field's example value, false if `=` does not allow
 * it.
 */
void examples_search(struct buf *out);
bool examples_filter(const struct resource *resource, const struct field *field, struct buf *out);

/* The same for rows filtered with an operator; false if the resource has no field for it. */
bool examples_with_operator(const struct resource *resource, enum op op, struct buf *out);

/*
 * Returns an example value of a field that `=` can filter by: one without a comma, which would
 * split it. NULL if there is none.
 */
const char *examples_operand(const struct field *field);

/* Appends a curl command line for a path and query, quoted for any shell. */
void examples_curl(const char *url, struct buf *out);

#endif
