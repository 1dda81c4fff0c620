#include "http/fields.h"

#include "http/head.h"

#include <microhttpd.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#if MHD_VERSION < 0x01000000

/*
 * Fields that are set before those of the client: 0.9.75 acts on the first field of a name alone,
 * so that it does not act on the client's own, which head_check() judges. It would copy cookies and
 * make a record of each, which nobody needs; it would answer a length that it cannot read, such as
 * one with a blank behind it, with two replies; and of two requests in one piece, the first with
 * `Expect`, it would answer neither. Where bodies are taken, it must see the last two.
 */
static const char no_cookie[] = "", no_length[] = "0", no_expect[] = "";

static const char hidden[] = "The head holds a NUL, a folded line or a line without a name.";

void fields_prepare(struct MHD_Connection *connection, bool takes_bodies)
{
	MHD_set_connection_value(connection, MHD_HEADER_KIND, "Cookie", no_cookie);
	if (takes_bodies)
		return;
	MHD_set_connection_value(connection, MHD_HEADER_KIND, "Content-Length", no_length);
	MHD_set_connection_value(connection, MHD_HEADER_KIND, "Expect", no_expect);
}

struct taking {
	struct head *head;
	const char *end; /* of the last text that was taken, in the memory where it was received */
};

/* Whether nothing but ends of lines, CRLF or LF, stands between two places in received memory. What
 * else stands there the parser does not hand on, though it changes what the head means: what
 * follows a NUL in a value, a folded line, or what follows a line that begins with a colon. */
static bool follows(const char *place, const char *end, int lines)
{
	return place - end >= lines && place - end <= 2 * lines;
}

static enum MHD_Result take_field(void *cls, enum MHD_ValueKind kind, const char *name,
	size_t name_len, const char *value, size_t len)
{
	struct taking *taking = cls;
	(void)kind;
	if (value == no_cookie || value == no_length || value == no_expect)
		return MHD_YES;
	if (!value || !follows(name, taking->end, 1))
		head_refuse(taking->head, ERROR_BAD_REQUEST, hidden);
	head_take(taking->head, name, name_len, value ? value : "", len);
	taking->end = value ? value + len : name + name_len;
	return MHD_YES;
}

static void take(
	struct MHD_Connection *connection, const char *method, const char *version, struct head *head)
{
	struct taking taking = {.head = head, .end = version + strlen(version)};
	MHD_get_connection_values_n(connection, MHD_HEADER_KIND, take_field, &taking);
	if (!follows(method + head->size, taking.end, 2))
		head_refuse(head, ERROR_BAD_REQUEST, hidden);
}

#else

#ifndef MHD_FEATURE_HTTPS_COOKIE_PARSING /* later versions have this macro for the old name */
#define MHD_FEATURE_COOKIE_PARSING MHD_FEATURE_HTTPS_COOKIE_PARSING
#endif

void fields_prepare(struct MHD_Connection *connection, bool takes_bodies)
{
	(void)connection;
	(void)takes_bodies;
}

/* Adds to the head's size what the library's parser of cookies takes of the connection's memory at
 * most. */
static void count_cookies(struct head *head, const char *value, size_t len)
{
	head->size += len + 1;
	head->lines++;
	for (size_t i = 0; i < len; i++)
		head->lines += value[i] == ';';
}

static enum MHD_Result take_field(void *head, enum MHD_ValueKind kind, const char *name,
	size_t name_len, const char *value, size_t len)
{
	(void)kind;
	head_take(head, name, name_len, value ? value : "", len);
	if (name_len == strlen("Cookie") && strncasecmp(name, "Cookie", name_len) == 0 &&
		MHD_is_feature_supported(MHD_FEATURE_COOKIE_PARSING) == MHD_YES)
		count_cookies(head, value ? value : "", len);
	return MHD_YES;
}

static void take(
	struct MHD_Connection *connection, const char *method, const char *version, struct head *head)
{
	(void)method;
	(void)version;
	MHD_get_connection_values_n(connection, MHD_HEADER_KIND, take_field, head);
}

#endif

void fields_take(
	struct MHD_Connection *connection, const char *method, const char *version, struct head *head)
{
	head->size =
		MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE)->header_size;
	take(connection, method, version, head);
}
