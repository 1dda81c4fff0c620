#include "mcp/tools.h"

#include "documents/json_builder.h"
#include "mcp/item.h"
#include "mcp/referrers.h"

json_t *tool_fetch(struct call *call)
{
	struct item item;
	if (!item_read(call, &item))
		return NULL;
	json_t *result = item_begin_result(call, &item), *related = referrers_read(call, &item);
	if (json_array_size(related) > 0)
		builder_set(&result, "related", json_incref(related));
	json_decref(related);
	builder_set(&result, "metadata", json_incref(json_object_get(item.answer, "meta")));
	item_finish(&item);
	return result;
}
