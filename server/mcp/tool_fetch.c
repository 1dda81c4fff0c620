#include "mcp/tools.h"

#include "documents/json_builder.h"
#include "mcp/cite.h"
#include "mcp/item.h"

json_t *tool_fetch(struct call *call)
{
	char resource[ITEM_RESOURCE_SIZE];
	const char *id = call_text(call, "id"), *key = item_split(call, id, resource);
	json_t *answer = key ? item_ask(call, resource, key) : NULL;
	if (!answer)
		return NULL;
	json_t *fields = json_object_get(answer, "data");
	const char *title = item_title(call, resource, fields);
	json_t *result = call_begin_result();
	builder_set(&result, "id", json_string(id));
	builder_set(&result, "title", json_string(title ? title : id));
	builder_set(&result, "text", item_text(catalog_resource(call->catalog, resource), fields));
	builder_set(&result, "citation", item_citation(call, resource, key));
	builder_set(&result, "url", cite_item(call->catalog, resource, key));
	builder_set(&result, "metadata", json_incref(json_object_get(answer, "meta")));
	json_decref(answer);
	return result;
}
