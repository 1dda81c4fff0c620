#include "base/error.h"

#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct {
	int status;
	const char *slug;
	const char *title;
} kinds[] = {[ERROR_NONE] = {200, "none", "No error"},
#define X(code, status, slug, title) [ERROR_##code] = {status, slug, title},
	ERRORS(X)
#undef X
};

void error_clear(struct error *err)
{
	err->code = ERROR_NONE;
	err->detail[0] = err->detail_zh[0] = err->successor_resource[0] = err->successor[0] = '\0';
	err->fault_count = 0;
}

/* Prints into size bytes; what does not fit is cut between two characters. */
static void print_cut(char *to, size_t size, const char *format, va_list args)
{
	char whole[1024];
	vsnprintf(whole, sizeof whole, format, args);
	text_copy_cut(to, size, whole);
}

bool error_set(struct error *err, enum error_code code, const char *format, ...)
{
	if (err->code != ERROR_NONE)
		return false;
	err->code = code;
	va_list args;
	va_start(args, format);
	print_cut(err->detail, sizeof err->detail, format, args);
	va_end(args);
	return false;
}

void error_replace(struct error *err, const struct error *other)
{
	error_clear(err);
	error_set(err, other->code, "%s", other->detail);
}

bool error_add(struct error *err, enum error_code code, const char *parameter, const char *value,
	const char *suggestion, const char *format, ...)
{
	if (err->code == ERROR_NONE)
		err->code = code;
	if (err->fault_count++ >= ERROR_FAULTS_MAX)
		return false;
	struct fault *fault = &err->faults[err->fault_count - 1];
	text_copy_cut(fault->parameter, sizeof fault->parameter, parameter);
	text_copy_cut(fault->value, sizeof fault->value, value ? value : "");
	fault->has_value = value != NULL;
	/* half a suggestion is none */
	bool fits = suggestion && strlen(suggestion) <= sizeof fault->suggestion - sizeof "…";
	text_copy_cut(fault->suggestion, sizeof fault->suggestion, fits ? suggestion : "");
	va_list args;
	va_start(args, format);
	print_cut(fault->reason, sizeof fault->reason, format, args);
	va_end(args);
	return false;
}

void error_line(const struct error *err, char ret_line[static ERROR_LINE_SIZE])
{
	const struct fault *fault = err->fault_count > 0 ? &err->faults[0] : NULL;
	snprintf(ret_line, ERROR_LINE_SIZE, "%s%s%s%s", err->detail, fault ? fault->parameter : "",
		fault ? " " : "", fault ? fault->reason : "");
}

int error_status(enum error_code code)
{
	return kinds[code].status;
}

const char *error_slug(enum error_code code)
{
	return kinds[code].slug;
}

const char *error_title(enum error_code code)
{
	return kinds[code].title;
}
