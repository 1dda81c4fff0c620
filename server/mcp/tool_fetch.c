#include "mcp/tools.h"

#include "documents/json_builder.h"
#include "mcp/item.h"

json_t *tool_fetch(struct call *call)
{
	struct item item;
	if (!item_read(call, &item))
		return NULL;
	json_t *result = item_begin_result(call, &item);
	builder_set(&result, "metadata", json_incref(json_object_get(item.answer, "meta")));
	item_finish(&item);
	return result;
}
