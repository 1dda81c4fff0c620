#include "documents/json_builder.h"

#include "base/base_path.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/origin.h"
#include "documents/json_memory.h"

void builder_set(json_t **object, const char *name, json_t *value)
{
	if (json_object_set_new(*object, name, value) == 0)
		return;
	json_decref(*object);
	*object = NULL;
}

void builder_append(json_t **array, json_t *value)
{
	if (json_array_append_new(*array, value) == 0)
		return;
	json_decref(*array);
	*array = NULL;
}

json_t *builder_path(const char *path)
{
	return json_sprintf("%s%s", base_path(), path);
}

json_t *builder_address(const char *path)
{
	return json_sprintf("%s%s%s", origin(), base_path(), path);
}

static int append(const char *data, size_t len, void *buf)
{
	buf_put(buf, data, len);
	return 0;
}

bool builder_print(json_t *tree, struct buf *body)
{
	const size_t flags = JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(15);
	bool ok = tree && json_dump_callback(tree, append, body, flags) == 0;
	json_decref(tree);
	buf_putc(body, '\n');
	bool lacked = json_memory_lacked();
	return ok && !lacked && !body->failed;
}

bool builder_write(json_t *tree, struct buf *body, struct error *err)
{
	return builder_print(tree, body) || error_set(err, ERROR_INTERNAL, "no memory for a document");
}

const char *builder_library_version(void)
{
	return jansson_version_str();
}
