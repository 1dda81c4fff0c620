#include "mcp/tools.h"

#include "mcp/ask.h"

enum { LIMIT = 50 };

static const char resource[] = "discrepancies";

bool offers_discrepancies(const struct catalog *catalog)
{
	return catalog_resource(catalog, resource) != NULL;
}

json_t *tool_discrepancies(struct call *call)
{
	struct ask ask;
	ask_init(&ask, "/v1");
	ask_add_segment(&ask, resource);
	if (call_text(call, "query"))
		ask_add(&ask, "q", call_text(call, "query"));
	ask_add_number(&ask, "limit", LIMIT);
	json_t *answer = call_ask_rows(call, &ask);
	if (!answer)
		return NULL;
	json_t *result = query_rows(call, catalog_resource(call->catalog, resource), answer);
	json_decref(answer);
	return result;
}
