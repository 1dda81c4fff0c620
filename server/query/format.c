#include "query/format.h"

#include "base/error.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const struct {
	const char *name, *media_type, *content_type;
} formats[] = {[FORMAT_NONE] = {"", "", ""},
#define X(code, name, media_type, content_type) [FORMAT_##code] = {name, media_type, content_type},
	FORMATS(X)
#undef X
};

const char *format_name(enum format format)
{
	return formats[format].name;
}

const char *format_content_type(enum format format)
{
	return formats[format].content_type;
}

enum format format_find(const char *name)
{
	for (size_t i = FORMAT_NONE + 1; i < FORMAT_COUNT; i++)
		if (strcmp(formats[i].name, name) == 0)
			return (enum format)i;
	return FORMAT_NONE;
}

enum format format_take_suffix(char *segment)
{
	char *dot = strrchr(segment, '.');
	enum format format = dot && dot > segment ? format_find(dot + 1) : FORMAT_NONE;
	if (format != FORMAT_NONE)
		*dot = '\0';
	return format;
}

/*
 * Returns the weight, in thousandths, of an element `token;parameter;q=0.5`; 0 if it is malformed.
 */
static int element_weight(const char *element, size_t len)
{
	for (const char *p = element; (p = memchr(p, ';', len - (size_t)(p - element)));) {
		p++;
		while (p < element + len && (*p == ' ' || *p == '\t'))
			p++;
		if (p + 2 > element + len || strncasecmp(p, "q=", 2) != 0)
			continue;
		size_t digits = strspn(p + 2, "0123456789.");
		double weight = strtod(p + 2, NULL);
		bool whole = digits > 0 && strchr(" \t;,", p[2 + digits]);
		return whole && weight > 0 && weight <= 1 ? (int)(weight * 1000) : 0;
	}
	return 1000;
}

int format_weight(const char *field, const char *token)
{
	size_t token_len = strlen(token);
	for (const char *p = field; *p;) {
		p += strspn(p, " \t,");
		size_t len = strcspn(p, ",");
		size_t name = strcspn(p, " \t;,");
		if (name == token_len && strncasecmp(p, token, name) == 0)
			return element_weight(p, len);
		p += len;
	}
	return -1;
}

/* The types that Accept selects from: the formats in their order, and HTML. */
enum { TYPE_HTML = FORMAT_NONE, TYPE_COUNT = FORMAT_COUNT };

static const char *media_type(size_t type)
{
	return type == TYPE_HTML ? "text/html" : formats[type].media_type;
}

/*
 * Returns how specifically a range matches a type: 3 exact, 2 by its main type, 1 any type, 0 not
 * at all.
 */
static int closeness(const char *range, size_t len, const char *type)
{
	size_t kind = strcspn(type, "/") + 1;
	if (len == 3 && memcmp(range, "*/*", 3) == 0)
		return 1;
	if (len == kind + 1 && range[kind] == '*' && strncasecmp(range, type, kind) == 0)
		return 2;
	return len == strlen(type) && strncasecmp(range, type, len) == 0 ? 3 : 0;
}

/*
 * Computes the weight of each type, in thousandths: from the first of the most specific ranges; 0
 * if none matches.
 */
static void read_accept(const char *accept, int ret_weights[static TYPE_COUNT])
{
	int closest[TYPE_COUNT] = {0};
	memset(ret_weights, 0, TYPE_COUNT * sizeof *ret_weights);
	for (const char *p = accept; *p;) {
		p += strspn(p, " \t,");
		size_t len = strcspn(p, ","), name = strcspn(p, " \t;,");
		for (size_t i = 0; i < TYPE_COUNT; i++) {
			int close = closeness(p, name, media_type(i));
			if (close <= closest[i])
				continue;
			closest[i] = close;
			ret_weights[i] = element_weight(p, len);
		}
		p += len;
	}
}

struct accepted format_negotiate(const char *accept)
{
	struct accepted accepted = {FORMAT_JSON, false, false};
	if (!accept || accept[strspn(accept, " \t,")] == '\0')
		return accepted;
	int weights[TYPE_COUNT], best = 0;
	read_accept(accept, weights);
	accepted.format = FORMAT_NONE;
	for (size_t i = FORMAT_NONE + 1; i < FORMAT_COUNT; i++) {
		if (weights[i] > best) {
			accepted.format = (enum format)i;
			best = weights[i];
		}
	}
	accepted.html = weights[TYPE_HTML] > weights[FORMAT_JSON];
	accepted.json = !accepted.html && format_weight(accept, media_type(FORMAT_JSON)) > 0;
	return accepted;
}

enum format format_accept(const char *accept, struct error *err)
{
	enum format format = format_negotiate(accept).format;
	if (format == FORMAT_NONE)
		error_set(err, ERROR_NOT_ACCEPTABLE,
			"Served are application/json, text/csv and application/x-ndjson.");
	return format;
}
