#include "pages/page_query.h"

#include "base/error.h"
#include "base/reason.h"
#include "base/text.h"
#include "query/fault.h"
#include "query/parse.h"
#include "query/target.h"

#include <string.h>

void page_query_judge(const struct argument *argument, const char *own, struct error *err)
{
	struct nearest search = {.wanted = argument->key};
	if (query_is_foreign(argument->key))
		return;
	if (own)
		nearest_offer(&search, own);
	fault_add(err, argument->key, argument->value, search.nearest, REASON_NO_PARAMETER);
}

static bool read_embed(const struct argument *argument, struct error *err)
{
	return strcmp(argument->value, EMBED_VALUE) == 0 ||
		fault_add_value(err, EMBED_NAME, argument->value, EMBED_VALUE, REASON_EMBED);
}

bool page_query_read(
	struct target *target, bool can_be_framed, bool *ret_embedded, struct error *err)
{
	target_parse_arguments(target, err);
	*ret_embedded = false;
	for (size_t i = 0; i < target->argument_count; i++) {
		const struct argument *argument = &target->arguments[i];
		if (can_be_framed && strcmp(argument->key, EMBED_NAME) == 0)
			*ret_embedded = read_embed(argument, err);
		else
			page_query_judge(argument, can_be_framed ? EMBED_NAME : NULL, err);
	}
	target->argument_count = 0;
	target->query = NULL;
	return err->code == ERROR_NONE;
}
