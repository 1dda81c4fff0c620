#include "query/target.h"

#include "base/base_path.h"
#include "base/error.h"
#include "base/reason.h"
#include "base/text.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* Returns the length of `[IPv6 address]`, brackets included, or 0. */
static size_t literal_length(const char *text, size_t len)
{
	char address[INET6_ADDRSTRLEN] = "";
	unsigned char bytes[16];
	const char *close = memchr(text, ']', len);
	if (!close || close - text > INET6_ADDRSTRLEN)
		return 0;
	memcpy(address, text + 1, (size_t)(close - text - 1));
	return inet_pton(AF_INET6, address, bytes) == 1 ? (size_t)(close + 1 - text) : 0;
}

bool target_is_authority(const char *text, size_t len)
{
	size_t host;
	if (len > TARGET_AUTHORITY_MAX)
		return false;
	if (len > 0 && *text == '[') {
		host = literal_length(text, len);
		if (host == 0)
			return false;
	} else {
		const char *colon = memchr(text, ':', len);
		host = colon ? (size_t)(colon - text) : len;
		if (!text_is_all(text, host, TEXT_HOST))
			return false;
	}
	if (host == len)
		return true;
	size_t digits = host + 1;
	while (digits < len && text[digits] >= '0' && text[digits] <= '9')
		digits++;
	return text[host] == ':' && digits == len;
}

/* Returns NULL if it is neither a path nor an http URL. */
static const char *origin_form(const char *raw)
{
	size_t scheme = strncasecmp(raw, "http://", 7) == 0 ? 7
		: strncasecmp(raw, "https://", 8) == 0          ? 8
														: 0;
	if (scheme == 0)
		return *raw == '/' ? raw : NULL;
	size_t len = strcspn(raw + scheme, "/?");
	return len > 0 && raw[scheme] != ':' && target_is_authority(raw + scheme, len)
		? raw + scheme + len
		: NULL;
}

/*
 * Returns the first blank, control byte or `#`, which no target contains (RFC 3986), or the final
 * NUL. Bytes beyond ASCII are accepted as they are.
 */
static const char *find_forbidden(const char *raw)
{
	while ((unsigned char)*raw > ' ' && *raw != 0x7F && *raw != '#')
		raw++;
	return raw;
}

static const char *bare_form(const char *raw)
{
	const char *end = find_forbidden(raw);
	return *end == '\0' && end - raw <= TARGET_MAX ? origin_form(raw) : NULL;
}

const char *target_origin_form(const char *raw)
{
	const char *path = bare_form(raw);
	return path ? base_path_skip(path) : NULL;
}

const char *target_misspelt_form(const char *raw)
{
	const char *path = target_origin_form(raw);
	size_t slashes = path ? strspn(path, "/") : 0;
	if (slashes < 2)
		return path;
	const char *begin = path + slashes - 1, *rest = base_path_skip(begin);
	return rest == begin ? path : rest;
}

const char *target_show(const char *raw, char storage[static TARGET_SHOWN_SIZE])
{
	const char *path = *base_path() ? target_misspelt_form(raw) : NULL;
	if (!path)
		return raw;
	snprintf(storage, TARGET_SHOWN_SIZE, "%s%s", base_path(), path);
	return storage;
}

/* Sets the error for a malformed target. */
static bool refuse(const char *raw, struct error *err)
{
	size_t len = strlen(raw);
	if (len > TARGET_MAX)
		return error_set(err, ERROR_URI_TOO_LONG, "The address has %zu bytes; %d are the limit.",
			len, TARGET_MAX);
	const char *forbidden = find_forbidden(raw);
	if (*forbidden != '\0')
		return error_set(err, ERROR_BAD_REQUEST,
			*forbidden == '#' ? "The request target has a fragment."
							  : "The request target holds a blank or a control byte.");
	return error_set(err, ERROR_BAD_REQUEST,
		"The request target is neither a path that begins with a slash nor an http address.");
}

/* Decodes a part of the target in place and terminates it with NUL. */
static bool decode(char *text, bool plus_is_blank, const char **ret_reason)
{
	size_t len = strlen(text);
	if (!text_decode(text, &len, plus_is_blank)) {
		*ret_reason = REASON_BROKEN_ESCAPE;
		return false;
	}
	text[len] = '\0';
	if (!text_is_utf8(text, len)) {
		*ret_reason = memchr(text, '\0', len) ? REASON_NUL : REASON_NO_UTF8;
		return false;
	}
	return true;
}

/* Splits path and query; path is NULL if the target has none. */
static bool take_apart(struct target *target, const char *path, const char *raw, struct error *err)
{
	target->segment_count = 0;
	target->argument_count = 0;
	if (!path)
		return refuse(raw, err);
	/* after an authority or a base path the path may be missing */
	snprintf(target->text, sizeof target->text, "%s%s", *path == '/' ? "" : "/", path);
	target->query = strchr(target->text, '?');
	if (target->query)
		*target->query++ = '\0';

	char *segment = target->text + 1;
	while (segment && !(target->segment_count == 0 && *segment == '\0')) {
		char *next = strchr(segment, '/');
		if (next)
			*next++ = '\0';
		const char *reason;
		if (!decode(segment, false, &reason))
			return error_set(err, ERROR_BAD_REQUEST, "The path %s.", reason);
		/* a proxy may or may not have resolved them */
		if (strcmp(segment, ".") == 0 || strcmp(segment, "..") == 0)
			return error_set(err, ERROR_BAD_REQUEST, "The path has a segment of dots.");
		if (target->segment_count < TARGET_SEGMENTS_MAX)
			target->segments[target->segment_count] = segment;
		target->segment_count++;
		segment = next;
	}
	return true;
}

bool target_parse(struct target *target, const char *raw, struct error *err)
{
	return take_apart(target, target_origin_form(raw), raw, err);
}

bool target_parse_bare(struct target *target, const char *raw, struct error *err)
{
	return take_apart(target, bare_form(raw), raw, err);
}

bool target_parse_arguments(struct target *target, struct error *err)
{
	size_t found = 0;
	char *piece = target->query;
	while (piece) {
		char *next = strchr(piece, '&');
		if (next)
			*next++ = '\0';
		if (*piece != '\0' && found++ < TARGET_ARGUMENTS_MAX) {
			struct argument *argument = &target->arguments[target->argument_count];
			char *equals = strchr(piece, '=');
			argument->key = piece;
			argument->value = equals ? equals + 1 : piece + strlen(piece);
			if (equals)
				*equals = '\0';
			/* shown as sent: decoding stopped at the error */
			char key[72], value[ERROR_VALUE_MAX + 4];
			text_copy_cut(key, sizeof key, argument->key);
			text_copy_cut(value, sizeof value, argument->value);
			const char *reason;
			if (decode(argument->key, true, &reason) && decode(argument->value, true, &reason))
				target->argument_count++;
			else
				error_add(err, ERROR_BAD_QUERY, key, value, NULL, "%s", reason);
		}
		piece = next;
	}
	if (found > TARGET_ARGUMENTS_MAX)
		error_add(
			err, ERROR_BAD_QUERY, "", NULL, NULL, REASON_ARGUMENTS, found, TARGET_ARGUMENTS_MAX);
	return err->code == ERROR_NONE;
}
