#include "query/fault.h"

#include "base/error.h"
#include "base/reason.h"

#include <stdio.h>
#include <string.h>

bool fault_add(struct error *err, const char *parameter, const char *value, const char *suggestion,
	const char *reason)
{
	return error_add(err, ERROR_BAD_QUERY, parameter, value, suggestion, "%s", reason);
}

bool fault_add_value(struct error *err, const char *parameter, const char *value,
	const char *suggestion, const char *reason)
{
	return fault_add(err, parameter, value, suggestion, *value == '\0' ? REASON_EMPTY : reason);
}

bool fault_add_excess(
	struct error *err, const char *parameter, const char *value, const char *what, int limit)
{
	return error_add(err, ERROR_BAD_QUERY, parameter, value, NULL, REASON_EXCESS, what, limit);
}

bool fault_name(
	char reason[static FAULT_REASON_SIZE], const char *joint, const char *name, size_t len)
{
	size_t before = strlen(reason), size = FAULT_REASON_SIZE - before;
	bool fits = strlen(joint) + len + sizeof ", …" <= size;
	if (fits)
		snprintf(reason + before, size, "%s%.*s", joint, (int)len, name);
	else
		snprintf(reason + before, size, ", …");
	return fits;
}

void fault_no_record(const char *resources, char ret_reason[static FAULT_REASON_SIZE])
{
	strcpy(ret_reason, REASON_NO_RECORD);
	if (strcmp(resources, "*") == 0)
		return;
	const char *joint = " of ";
	for (size_t len; *resources; resources += len + (resources[len] == ' ')) {
		len = strcspn(resources, " ");
		if (!fault_name(ret_reason, joint, resources, len))
			return;
		joint = ", ";
	}
}
