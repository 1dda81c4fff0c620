#ifndef RESPONSE_HEADER_H
#define RESPONSE_HEADER_H

#include "api/response.h"

#include <string.h>

/* The first header of a name that an answer has; NULL if it has none. */
static inline const char *header(const struct response *response, const char *wanted)
{
	const char *name = NULL, *value = NULL;
	while ((name = response_next_header(response, name, &value)))
		if (strcmp(name, wanted) == 0)
			return value;
	return NULL;
}

#endif
