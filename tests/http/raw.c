#include "raw.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static _Noreturn void give_up(const struct raw_case *request, const char *line)
{
	printf("Bail out! %s: cannot read %s\n", request->name, line);
	exit(1);
}

static void put(struct raw_case *request, char c, size_t times)
{
	while (times-- > 0 && request->len < RAW_BYTES_MAX)
		request->bytes[request->len++] = c;
}

static const char *put_times(struct raw_case *request, const char *p);

/* One escape after its backslash; returns where the line goes on, NULL if there is none. */
static const char *put_escape(struct raw_case *request, const char *p)
{
	static const char letters[] = "rnt0\\", meanings[] = "\r\n\t\0\\";
	const char *letter = *p ? strchr(letters, *p) : NULL;
	unsigned int code;
	int end = 0;
	if (letter) {
		put(request, meanings[letter - letters], 1);
		return p + 1;
	}
	if (sscanf(p, "x%2x%n", &code, &end) == 1 && end == 3) {
		put(request, (char)code, 1);
		return p + end;
	}
	return *p == '(' ? put_times(request, p + 1) : NULL;
}

/* What stands behind a number and a blank, to the bracket that ends it, so many times. */
static const char *put_times(struct raw_case *request, const char *p)
{
	size_t times;
	int begin = 0;
	const char *end = strchr(p, ')');
	if (!end || sscanf(p, "%zu%n", &times, &begin) != 1 || p[begin] != ' ')
		return NULL;
	while (times-- > 0)
		for (const char *each = p + begin + 1; each && each < end;) {
			if (*each == '\\')
				each = put_escape(request, each + 1);
			else
				put(request, *each++, 1);
		}
	return end + 1;
}

static void put_line(struct raw_case *request, const char *line)
{
	const char *p = line;
	while (p && *p) {
		if (*p != '\\')
			put(request, *p++, 1);
		else if (p[1] == '\0')
			return;
		else
			p = put_escape(request, p + 1);
	}
	if (!p)
		give_up(request, line);
	put(request, '\r', 1);
	put(request, '\n', 1);
}

/* `400|- 200 problem close (9112 3.2)` */
static void read_demand(const struct raw_case *request, struct raw_demand *demand, char *text)
{
	demand->given = true;
	for (char *word = strtok(text, " "); word && *word != '('; word = strtok(NULL, " ")) {
		if (strcmp(word, "close") == 0)
			demand->close = true;
		else if (strcmp(word, "open") == 0)
			demand->open = true;
		else if (strcmp(word, "problem") == 0)
			demand->problem = true;
		else if (strcmp(word, "-") != 0) {
			if (demand->count == RAW_REPLIES_MAX)
				give_up(request, word);
			char *status = demand->statuses[demand->count++];
			snprintf(status, sizeof *demand->statuses, "%s", word);
			char *none = strstr(status, "|-");
			demand->none_too = none != NULL;
			if (none)
				*none = '\0';
		}
	}
}

static void read_demands(struct raw_case *request, char *line)
{
	static const char before[] = "before 1.0: ", since[] = "since 1.0.10 ";
	if (strncmp(line, "must ", 5) == 0)
		read_demand(request, &request->must, line + 5);
	else if (strncmp(line, "here ", 5) == 0)
		read_demand(request, &request->here, line + 5);
	else if (strncmp(line, since, sizeof since - 1) == 0)
		read_demand(request, &request->since_1_0_10, line + sizeof since - 1);
	else if (strncmp(line, "says ", 5) == 0)
		snprintf(request->says, sizeof request->says, "%s", line + 5);
	else if (strncmp(line, before, sizeof before - 1) == 0)
		snprintf(request->before_1_0, sizeof request->before_1_0, "%s", line + sizeof before - 1);
	else
		give_up(request, line);
}

bool raw_read(void *file, struct raw_case *ret_case)
{
	static char bytes[RAW_BYTES_MAX];
	char *line = NULL;
	size_t size = 0;
	bool demanding = false;
	memset(ret_case, 0, sizeof *ret_case);
	ret_case->bytes = bytes;
	long begin = ftell(file);
	for (ssize_t len; (len = getline(&line, &size, file)) >= 0; begin = ftell(file)) {
		if (len > 0 && line[len - 1] == '\n')
			line[len - 1] = '\0';
		bool title = strncmp(line, "== ", 3) == 0;
		if (title && *ret_case->name) {
			fseek(file, begin, SEEK_SET);
			break;
		}
		if (title)
			snprintf(ret_case->name, sizeof ret_case->name, "%s", line + 3);
		else if (strncmp(line, "> ", 2) == 0)
			read_demands(ret_case, line + 2);
		else if (*ret_case->name && *line != '#' && !demanding)
			put_line(ret_case, line);
		demanding = demanding || (!title && strncmp(line, "> ", 2) == 0);
	}
	free(line);
	return *ret_case->name != '\0';
}

const char *raw_header(const struct raw_reply *reply, const char *name)
{
	static char values[4][4096];
	static size_t next;
	size_t len = strlen(name);
	const char *end = reply->head + reply->head_len - 2;
	for (const char *line = strstr(reply->head, "\r\n"); line < end;
		 line = strstr(line + 2, "\r\n")) {
		if (strncasecmp(line + 2, name, len) != 0 || line[2 + len] != ':')
			continue;
		char *value = values[next++ % 4];
		line += 3 + len;
		line += strspn(line, " \t");
		snprintf(value, sizeof *values, "%.*s", (int)strcspn(line, "\r"), line);
		return value;
	}
	return NULL;
}

/* The request lines of a case tell which replies are to HEAD, and which to HTTP/1.0. */
static void find_request(
	const struct raw_case *request, size_t index, bool *ret_head, bool *ret_1_0)
{
	const char *end = request->bytes + request->len, *line = request->bytes;
	*ret_head = *ret_1_0 = false;
	while (line < end) {
		const char *next = memchr(line, '\n', (size_t)(end - line));
		size_t len = next ? (size_t)(next - line) : (size_t)(end - line);
		if (memmem(line, len, " HTTP/", 6) && index-- == 0) {
			*ret_head = len > 5 && memcmp(line, "HEAD ", 5) == 0;
			*ret_1_0 = memmem(line, len, " HTTP/1.0", 9) != NULL;
			return;
		}
		line += len + 1;
	}
}

/* What every reply owes, whatever was asked; NULL if it gives it. */
static const char *owed(const struct raw_reply *reply, bool to_1_0)
{
	int status = reply->status;
	if (status < 200)
		return to_1_0 ? "an interim reply to HTTP/1.0 (9110 15.2)" : NULL;
	if (status < 500 && !raw_header(reply, "Date"))
		return "no Date (9110 6.6.1)";
	if (status == 405 && !raw_header(reply, "Allow"))
		return "405 without Allow (9110 15.5.6)";
	const char *type = raw_header(reply, "Content-Type");
	if (status == 206 && !raw_header(reply, "Content-Range") &&
		!(type && strstr(type, "multipart/")))
		return "206 without Content-Range (9110 15.3.7)";
	if (status == 204 && raw_header(reply, "Content-Length"))
		return "204 with Content-Length (9110 8.6)";
	const char *length = raw_header(reply, "Content-Length");
	if (status == 304 && length && strcmp(length, "0") == 0)
		return "304 with the Content-Length of nothing (9110 8.6)";
	if (raw_header(reply, "Transfer-Encoding") && (to_1_0 || status == 204))
		return "Transfer-Encoding where it may not be (9112 6.1)";
	return NULL;
}

static bool closes(const struct raw_reply *reply)
{
	const char *connection = raw_header(reply, "Connection");
	return connection && strcasestr(connection, "close");
}

void raw_parse(struct raw_outcome *outcome, const struct raw_case *request)
{
	outcome->count = 0;
	outcome->fault[0] = '\0';
	const char *p = outcome->data, *end = p + outcome->len, *fault = NULL;
	outcome->data[outcome->len] = '\0';
	while (p < end && !fault && outcome->count < RAW_REPLIES_MAX + 1) {
		struct raw_reply *reply = &outcome->replies[outcome->count];
		bool head, to_1_0;
		find_request(request, outcome->count, &head, &to_1_0);
		const char *blank = strstr(p, "\r\n\r\n");
		int parsed = 0;
		if (!blank || sscanf(p, "HTTP/1.%*1[01] %3d %n", &reply->status, &parsed) != 1 || !parsed) {
			fault = "what comes is no whole reply";
			break;
		}
		reply->head = p;
		reply->head_len = (size_t)(blank + 2 - p);
		p = blank + 4;
		fault = owed(reply, to_1_0);
		if (reply->status < 200)
			continue;
		const char *length = raw_header(reply, "Content-Length");
		bool has_body = !head && reply->status != 204 && reply->status != 304;
		size_t body = !has_body ? 0 : length ? strtoul(length, NULL, 10) : (size_t)(end - p);
		outcome->count++;
		if (body > (size_t)(end - p))
			fault = "a body ends before its length";
		else if (p + body < end && closes(reply))
			fault = "bytes follow the reply that said `Connection: close` (9112 9.6)";
		p += body;
	}
	if (fault)
		snprintf(outcome->fault, sizeof outcome->fault, "%s", fault);
}

static bool status_is(const char *allowed, int status)
{
	char wanted[16], class[16];
	snprintf(wanted, sizeof wanted, "%d", status);
	snprintf(class, sizeof class, "%dxx", status / 100);
	return strcmp(allowed, "any") == 0 || strstr(allowed, wanted) || strstr(allowed, class);
}

static bool is_problem(const struct raw_reply *reply)
{
	const char *type = raw_header(reply, "Content-Type");
	const char *origin = raw_header(reply, "Access-Control-Allow-Origin");
	return type && strcmp(type, "application/problem+json") == 0 && origin && *origin == '*';
}

bool raw_judge(
	const struct raw_outcome *outcome, const struct raw_demand *demand, char ret_why[static 256])
{
	/* a connection that is left open has answered one more request, the last */
	size_t wanted = demand->count, most = demand->close ? wanted : wanted + 1;
	bool none = demand->none_too && outcome->count == wanted - 1 && outcome->closed;
	if (outcome->fault[0])
		return snprintf(ret_why, 256, "%s", outcome->fault) < 0;
	for (size_t i = 0; i < outcome->count && i < wanted; i++) {
		if (!status_is(demand->statuses[i], outcome->replies[i].status))
			return snprintf(ret_why, 256, "reply %zu is %d", i + 1, outcome->replies[i].status) < 0;
		if (demand->problem && !is_problem(&outcome->replies[i]))
			return snprintf(ret_why, 256, "reply %zu is no problem with CORS", i + 1) < 0;
	}
	if (none)
		return true;
	if (outcome->count < wanted || outcome->count > most)
		return snprintf(ret_why, 256, "%zu replies", outcome->count) < 0;
	if (demand->close && !outcome->closed)
		return snprintf(ret_why, 256, "the connection stays open") < 0;
	if (outcome->count > wanted && outcome->replies[wanted].status != 200)
		return snprintf(ret_why, 256, "what was no request is answered, too") < 0;
	if (demand->open && outcome->count == wanted)
		return snprintf(ret_why, 256, "the connection serves nothing more") < 0;
	return true;
}
