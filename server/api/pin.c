#include "api/pin.h"

#include "base/error.h"
#include "base/text.h"
#include "query/cursor.h"
#include "query/target.h"

#include <string.h>
#include <strings.h>

/* However the router would spell it: `//V1/@DIGEST/` is redirected by the dataset that it names. */
static const char *find_pin(const struct target *target)
{
	size_t count =
		target->segment_count < TARGET_SEGMENTS_MAX ? target->segment_count : TARGET_SEGMENTS_MAX;
	size_t first = 0;
	while (first < count && *target->segments[first] == '\0')
		first++;
	if (first + 1 >= count || strcasecmp(target->segments[first], "v1") != 0)
		return NULL;
	return target->segments[first + 1];
}

bool pin_read(const char *raw, char ret_digest[static CATALOG_DIGEST_LEN + 1])
{
	struct target target;
	struct error err;
	error_clear(&err);
	const char *pin = target_parse(&target, raw, &err) ? find_pin(&target) : NULL;
	if (!pin)
		return false;
	if (*pin == '@') {
		if (strlen(pin + 1) != CATALOG_DIGEST_LEN)
			return false;
		for (size_t i = 0; i <= CATALOG_DIGEST_LEN; i++)
			ret_digest[i] = text_lower(pin[i + 1]);
		return true;
	}
	target_parse_arguments(&target, &err);
	for (size_t i = 0; i < target.argument_count; i++)
		if (strcmp(target.arguments[i].key, "cursor") == 0)
			return cursor_read_digest(target.arguments[i].value, ret_digest);
	return false;
}
