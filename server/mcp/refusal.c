#include "mcp/refusal.h"

#include "base/text.h"
#include "documents/json_builder.h"

#include <stdarg.h>
#include <stdio.h>

static const struct {
	int code, status;
} refusals[] = {
#define X(name, code, status) [REFUSAL_##name] = {code, status},
	REFUSALS(X)
#undef X
};

bool refusal_set(
	struct refusal *refusal, enum refusal_code code, json_t *data, const char *format, ...)
{
	char message[2 * sizeof refusal->message];
	va_list args;
	va_start(args, format);
	vsnprintf(message, sizeof message, format, args);
	va_end(args);
	refusal->code = code;
	text_copy_cut(refusal->message, sizeof refusal->message, message);
	json_decref(refusal->data);
	refusal->data = data;
	return false;
}

int refusal_status(const struct refusal *refusal)
{
	return refusals[refusal->code].status;
}

json_t *refusal_object(struct refusal *refusal)
{
	json_t *object = json_object();
	builder_set(&object, "code", json_integer(refusals[refusal->code].code));
	builder_set(&object, "message", json_string(refusal->message));
	if (refusal->data)
		builder_set(&object, "data", refusal->data);
	refusal->data = NULL;
	return object;
}
