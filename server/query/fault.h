#ifndef FAULT_H
#define FAULT_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

enum { FAULT_SUGGESTION_SIZE = sizeof((struct fault *)0)->suggestion };

/*
 * Adds a fault in one value of a query parameter. The suggestion may be NULL or empty. Sets
 * ERROR_BAD_QUERY if err holds no error yet. All fault_add functions return false.
 */
bool fault_add(struct error *err, const char *parameter, const char *value, const char *suggestion,
	const char *reason);

/* Like fault_add(), but if the value is empty, that is given as the reason. */
bool fault_add_value(struct error *err, const char *parameter, const char *value,
	const char *suggestion, const char *reason);

/*
 * Adds a fault for the first value beyond a limit; `what` names what is limited: "field",
 * "condition".
 */
bool fault_add_excess(
	struct error *err, const char *parameter, const char *value, const char *what, int limit);

/*
 * Appends `joint` and a name of `len` bytes to a reason that lists names. Returns false, and
 * appends `…` instead, if the name does not fit.
 */
enum { FAULT_REASON_SIZE = 200 };
bool fault_name(
	char reason[static FAULT_REASON_SIZE], const char *joint, const char *name, size_t len);

/*
 * Writes the reason for a key that no record has. `resources` lists the resources that were
 * searched, separated by blanks, or is `*` for all.
 */
void fault_no_record(const char *resources, char ret_reason[static FAULT_REASON_SIZE]);

#endif
