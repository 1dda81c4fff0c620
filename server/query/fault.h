#ifndef FAULT_H
#define FAULT_H

#include <stdbool.h>

struct error;

/*
 * Adds what is wrong with one value of a query's parameter; the suggestion may be NULL or empty. The error
 * becomes ERROR_BAD_QUERY if it was none. All return false.
 */
bool fault_add(struct error *err, const char *parameter, const char *value, const char *suggestion,
	const char *reason);

/* The same where an empty value is wrong for being empty, whatever else the reason would be. */
bool fault_add_value(struct error *err, const char *parameter, const char *value,
	const char *suggestion, const char *reason);

/* The same of the first value past a limit on the number of `what`: "field", "condition". */
bool fault_add_excess(
	struct error *err, const char *parameter, const char *value, const char *what, int limit);

#endif
