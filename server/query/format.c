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

/* The weight of one element, `token;parameter;q=0.5`, in thousandths; 0 if it cannot be read. */
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

/* The most specific range that names the type decides: itself, its kind, or anything. */
static int accept_weight(const char *accept, const char *media_type)
{
	char kind[32];
	size_t slash = strcspn(media_type, "/");
	memcpy(kind, media_type, slash);
	strcpy(kind + slash, "/*");
	int weight = format_weight(accept, media_type);
	if (weight < 0)
		weight = format_weight(accept, kind);
	return weight < 0 ? format_weight(accept, "*/*") : weight;
}

enum format format_accept(const char *accept, struct error *err)
{
	if (!accept || accept[strspn(accept, " \t,")] == '\0')
		return FORMAT_JSON;
	enum format best = FORMAT_NONE;
	int best_weight = 0;
	for (size_t i = FORMAT_NONE + 1; i < FORMAT_COUNT; i++) {
		int weight = accept_weight(accept, formats[i].media_type);
		if (weight > best_weight) {
			best = (enum format)i;
			best_weight = weight;
		}
	}
	if (best == FORMAT_NONE)
		error_set(err, ERROR_NOT_ACCEPTABLE,
			"Served are application/json, text/csv and application/x-ndjson.");
	return best;
}

bool format_prefers_html(const char *accept)
{
	int html = accept ? accept_weight(accept, "text/html") : 0;
	return html > 0 && html > accept_weight(accept, "application/json");
}
