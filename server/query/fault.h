#ifndef FAULT_H
#define FAULT_H

#include <stdbool.h>
#include <stddef.h>

struct error;

/*
 * Adds what is wrong with one value of a query's parameter; the suggestion may be NULL or empty.
 * The error becomes ERROR_BAD_QUERY if it was none. All return false.
 */
bool fault_add(struct error *err, const char *parameter, const char *value, const char *suggestion,
	const char *reason);

/* The same where an empty value is wrong for being empty, whatever else the reason would be. */
bool fault_add_value(struct error *err, const char *parameter, const char *value,
	const char *suggestion, const char *reason);

/* The same of the first value past a limit on the number of `what`: "field", "condition". */
bool fault_add_excess(
	struct error *err, const char *parameter, const char *value, const char *what, int limit);

/*
 * Appends a name of `len` bytes to a reason that lists names, with `joint` before it; false,
 * with `…` in its place, where it has no room.
 */
enum { FAULT_REASON_SIZE = 200 };
bool fault_name(
	char reason[static FAULT_REASON_SIZE], const char *joint, const char *name, size_t len);

/* The reason of a key that no record has, of any of the resources, parted by blanks, or of any at
 * all, `*`. */
void fault_no_record(const char *resources, char ret_reason[static FAULT_REASON_SIZE]);

#endif
