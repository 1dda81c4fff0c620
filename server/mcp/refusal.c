#include "mcp/refusal.h"

#include "base/text.h"
#include "documents/json_builder.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static const struct {
	int code, status;
} refusals[] = {
#define X(name, code, status) [REFUSAL_##name] = {code, status},
	REFUSALS(X)
#undef X
};

/*
 * Replaces each byte that is not part of a UTF-8 character by a question mark: texts quoted from a
 * request may be cut or not UTF-8.
 */
static void make_sound(char *text)
{
	uint32_t point;
	for (size_t left = strlen(text), len; left > 0; text += len, left -= len) {
		len = text_point(text, left, &point);
		if (len == 0) {
			*text = '?';
			len = 1;
		}
	}
}

bool refusal_set(
	struct refusal *refusal, enum refusal_code code, json_t *data, const char *format, ...)
{
	char message[2 * sizeof refusal->message];
	va_list args;
	va_start(args, format);
	vsnprintf(message, sizeof message, format, args);
	va_end(args);
	make_sound(message);
	refusal->code = code;
	text_copy_cut(refusal->message, sizeof refusal->message, message);
	json_decref(refusal->data);
	refusal->data = data;
	return false;
}

void refusal_unknown(
	struct refusal *refusal, enum refusal_code code, const char *what, const struct nearest *search)
{
	const char *nearest = search->nearest;
	refusal_set(refusal, code, NULL, "%s: %.60s%s%s%s", what, search->wanted,
		nearest ? " (did you mean " : "", nearest ? nearest : "", nearest ? "?)" : "");
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
