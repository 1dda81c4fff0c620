#include "http/head.h"

#include "query/target.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const struct {
	const char *name;
	size_t len;
} names[HEAD_COUNT] = {
#define X(code, name) {name, sizeof name - 1},
	HEAD_FIELDS(X)
#undef X
};

void head_init(struct head *head)
{
	memset(head, 0, sizeof *head);
}

void head_finish(struct head *head)
{
	for (size_t i = 0; i < HEAD_COUNT && head->lines > 0; i++)
		if (head->fields[i].copied)
			free((char *)head->fields[i].text);
	head_init(head);
}

void head_refuse(struct head *head, enum error_code code, const char *fault)
{
	if (head->code != ERROR_NONE)
		return;
	head->code = code;
	head->fault = fault;
}

/* Appends a line to a field behind a comma (RFC 9110, section 5.3), in the head's own memory. */
static void join(struct head *head, size_t field, const char *value, size_t len)
{
	size_t before = head->fields[field].len, comma = head->fields[field].lines > 1 ? 1 : 0;
	const char *old = head->fields[field].text;
	bool copied = head->fields[field].copied;
	char *text = realloc(copied ? (char *)old : NULL, before + comma + len + 1);
	if (!text) {
		head_refuse(head, ERROR_UNAVAILABLE, "No memory is left for the header fields.");
		return;
	}
	if (!copied && before > 0)
		memcpy(text, old, before);
	if (comma)
		text[before] = ',';
	memcpy(text + before + comma, value, len);
	text[before + comma + len] = '\0';
	head->fields[field].text = text;
	head->fields[field].len = (unsigned)(before + comma + len);
	head->fields[field].copied = true;
}

void head_take(
	struct head *head, const char *name, size_t name_len, const char *value, size_t value_len)
{
	head->lines++;
	while (value_len > 0 && (value[value_len - 1] == ' ' || value[value_len - 1] == '\t'))
		value_len--;
	if (name_len == 0 || !text_is_all(name, name_len, TEXT_TOKEN))
		head_refuse(head, ERROR_BAD_REQUEST, "The name of a header field is no token.");
	else if (!text_is_all(value, value_len, TEXT_FIELD))
		head_refuse(head, ERROR_BAD_REQUEST, "The value of a header field holds a control byte.");
	for (size_t i = 0; i < HEAD_COUNT; i++) {
		if (names[i].len != name_len || strncasecmp(names[i].name, name, name_len) != 0)
			continue;
		if (head->fields[i].lines++ > 0 || value[value_len] != '\0') {
			join(head, i, value, value_len);
		} else {
			head->fields[i].text = value;
			head->fields[i].len = (unsigned)value_len;
		}
		return;
	}
}

static bool check_host(const struct head *head, bool required, struct error *err)
{
	if (head->fields[HEAD_HOST].lines > 1)
		return error_set(err, ERROR_BAD_REQUEST, "The request names its Host more than once.");
	if (head->fields[HEAD_HOST].lines == 0)
		return !required || error_set(err, ERROR_BAD_REQUEST, "The request has no Host.");
	return target_is_authority(head->fields[HEAD_HOST].text, head->fields[HEAD_HOST].len) ||
		error_set(err, ERROR_BAD_REQUEST, "The Host is neither a name nor an address.");
}

static bool check_size(const struct head *head, struct error *err)
{
	if (head->lines > HEAD_LINES_MAX)
		return error_set(err, ERROR_HEAD, "The request has %zu header lines, and may have %d.",
			head->lines, HEAD_LINES_MAX);
	size_t size = head->size + head->lines * HEAD_LINE_COST;
	return size <= HEAD_MAX ||
		error_set(err, ERROR_HEAD,
			"The request's head has %zu bytes, %d of them for each line, and may have %d.", size,
			HEAD_LINE_COST, HEAD_MAX);
}

static bool refuse_body(size_t body_max, struct error *err)
{
	return body_max == 0 ? error_set(err, ERROR_BODY, "No address here takes a body.")
						 : error_set(err, ERROR_BODY, "A body may have %zu bytes.", body_max);
}

/* Whether a text of digits is a number of at most `max`. */
static bool is_at_most(const char *digits, size_t max)
{
	char most[24];
	digits += strspn(digits, "0");
	int len = snprintf(most, sizeof most, "%zu", max);
	size_t given = strlen(digits);
	return given < (size_t)len || (given == (size_t)len && strcmp(digits, most) <= 0);
}

/* Whether the length of the body is beyond doubt, so that a proxy before this server sees the same
 * end of the request (RFC 9112, section 11.2), and at most body_max. The length of a chunked body
 * is judged as it comes. */
static bool check_body(
	const struct head *head, bool may_be_chunked, size_t body_max, struct error *err)
{
	size_t lengths = head->fields[HEAD_CONTENT_LENGTH].lines;
	const char *length = head->fields[HEAD_CONTENT_LENGTH].text;
	if (head->fields[HEAD_TRANSFER_ENCODING].lines > 0) {
		const char *coding = head->fields[HEAD_TRANSFER_ENCODING].text;
		if (lengths > 0)
			return error_set(err, ERROR_BAD_REQUEST,
				"Content-Length and Transfer-Encoding contradict each other.");
		if (!may_be_chunked || !coding || strcasecmp(coding, "chunked") != 0)
			return error_set(err, ERROR_BAD_REQUEST,
				"Nothing but `chunked`, and that in HTTP/1.1, tells where the body ends.");
		return body_max > 0 || refuse_body(body_max, err);
	}
	if (lengths == 0)
		return true;
	if (lengths > 1)
		return error_set(err, ERROR_BAD_REQUEST, "The request has several Content-Length fields.");
	if (!length || *length == '\0' || length[strspn(length, "0123456789")] != '\0')
		return error_set(err, ERROR_BAD_REQUEST, "The Content-Length is no number.");
	return is_at_most(length, body_max) || refuse_body(body_max, err);
}

bool head_check(const struct head *head, const char *method, const char *version, size_t body_max,
	struct error *err)
{
	bool is_1_0 = strcmp(version, "HTTP/1.0") == 0;
	if (!check_size(head, err))
		return false;
	if (head->code != ERROR_NONE)
		return error_set(err, head->code, "%s", head->fault);
	if (*method == '\0' || !text_is_all(method, strlen(method), TEXT_TOKEN))
		return error_set(err, ERROR_BAD_REQUEST, "The method is no token.");
	return check_host(head, !is_1_0, err) && check_body(head, !is_1_0, body_max, err);
}
