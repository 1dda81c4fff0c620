#include "mcp/lines.h"

#include "base/buf.h"
#include "base/descriptor.h"
#include "base/error.h"
#include "mcp/message.h"
#include "mcp/protocol.h"
#include "mcp/tools.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PIECE = 4096 };

struct lines {
	const struct tools *tools;
	struct snapshot *snapshot;
	int out;
	char text[MESSAGE_MAX + PIECE];
	size_t len; /* of the current line; at most what is needed to see that it is too long */
};

static bool write_answer(int fd, const struct buf *answer, struct error *err)
{
	return descriptor_write(fd, answer->data, answer->len) ||
		error_set(err, ERROR_UNAVAILABLE, "cannot write: %s", strerror(errno));
}

static bool is_blank(const char *text, size_t len)
{
	static const char blanks[] = " \t\r";
	while (len > 0 && memchr(blanks, text[len - 1], strlen(blanks)))
		len--;
	return len == 0;
}

/* Answers a complete line. */
static bool answer(struct lines *lines, struct error *err)
{
	struct buf answer;
	struct protocol_message message = {.text = lines->text, .len = lines->len};
	buf_init(&answer, PROTOCOL_ANSWER_MAX);
	bool ok = true;
	if (!is_blank(lines->text, lines->len))
		ok = protocol_answer(lines->tools, lines->snapshot, &message, &answer) != 0 ||
			error_set(err, ERROR_UNAVAILABLE, "no memory for an answer");
	ok = ok && write_answer(lines->out, &answer, err);
	buf_finish(&answer);
	lines->len = 0;
	return ok;
}

static void take(struct lines *lines, const char *data, size_t len)
{
	size_t room = sizeof lines->text - lines->len;
	memcpy(lines->text + lines->len, data, len < room ? len : room);
	lines->len += len < room ? len : room;
}

static bool take_piece(struct lines *lines, const char *data, size_t len, struct error *err)
{
	const char *end;
	while ((end = memchr(data, '\n', len))) {
		size_t line = (size_t)(end - data);
		take(lines, data, line);
		if (!answer(lines, err))
			return false;
		data += line + 1;
		len -= line + 1;
	}
	take(lines, data, len);
	return true;
}

static bool answer_all(struct lines *lines, int in, struct error *err)
{
	char piece[PIECE];
	ssize_t got;
	while ((got = read(in, piece, sizeof piece)) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return error_set(err, ERROR_UNAVAILABLE, "cannot read: %s", strerror(errno));
		if (!take_piece(lines, piece, (size_t)got, err))
			return false;
	}
	return answer(lines, err); /* a last line without a newline */
}

bool lines_answer(struct snapshot *snapshot, int in, int out, struct error *err)
{
	struct lines *lines = malloc(sizeof *lines);
	struct tools *tools = tools_create();
	bool ok = lines && tools;
	if (ok) {
		*lines = (struct lines){.tools = tools, .snapshot = snapshot, .out = out};
		ok = answer_all(lines, in, err);
	} else {
		error_set(err, ERROR_UNAVAILABLE, "no memory for messages");
	}
	tools_destroy(tools);
	free(lines);
	return ok;
}
