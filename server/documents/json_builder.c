#include "documents/json_builder.h"

#include "base/buf.h"
#include "base/error.h"

#include <stdlib.h>

/* Not all of jansson says so: json_loads() may leave out a character, json_pack() a member. */
static _Thread_local bool starved;

static void *take(size_t size)
{
	void *memory = malloc(size);
	starved = starved || !memory;
	return memory;
}

/* Before main(), because jansson's functions must not change while a thread uses them. */
__attribute__((constructor)) static void watch_memory(void)
{
	json_set_alloc_funcs(take, free);
}

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

static int append(const char *data, size_t len, void *buf)
{
	buf_put(buf, data, len);
	return 0;
}

bool builder_print(json_t *tree, struct buf *body)
{
	bool ok =
		tree && json_dump_callback(tree, append, body, JSON_COMPACT | JSON_REAL_PRECISION(15)) == 0;
	json_decref(tree);
	buf_putc(body, '\n');
	ok = ok && !starved;
	starved = false;
	return ok && !body->failed;
}

bool builder_write(json_t *tree, struct buf *body, struct error *err)
{
	return builder_print(tree, body) || error_set(err, ERROR_INTERNAL, "no memory for a document");
}

const char *builder_library_version(void)
{
	return jansson_version_str();
}
