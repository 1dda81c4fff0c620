#include "wire.h"

#include "daemon_fixture.h"

#include <arpa/inet.h>
#include <check.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

void wire_open(struct wire *wire, const struct daemon *daemon)
{
	struct sockaddr_in address = {.sin_family = AF_INET,
		.sin_port = htons((unsigned short)daemon->port),
		.sin_addr = {htonl(INADDR_LOOPBACK)}};
	struct timeval patience = {.tv_sec = PATIENCE_MS / 1000};
	int one = 1;
	wire->len = 0;
	wire->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	ck_assert_int_ge(wire->fd, 0);
	setsockopt(wire->fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
	setsockopt(wire->fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
	setsockopt(wire->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
	ck_assert_msg(connect(wire->fd, (struct sockaddr *)&address, sizeof address) == 0,
		"cannot connect: %s", strerror(errno));
}

void wire_close(struct wire *wire)
{
	close(wire->fd);
}

void wire_send(struct wire *wire, const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t sent = send(wire->fd, bytes, len, MSG_NOSIGNAL);
		ck_assert_msg(sent > 0, "cannot send: %s", strerror(errno));
		bytes += sent;
		len -= (size_t)sent;
	}
}

void wire_puts(struct wire *wire, const char *text)
{
	wire_send(wire, text, strlen(text));
}

static void read_more(struct wire *wire)
{
	ck_assert_uint_lt(wire->len, sizeof wire->data - 1);
	ssize_t got = recv(wire->fd, wire->data + wire->len, sizeof wire->data - 1 - wire->len, 0);
	ck_assert_msg(got > 0, "the reply ends after %zu bytes: %s", wire->len,
		got == 0 ? "closed" : strerror(errno));
	wire->len += (size_t)got;
	wire->data[wire->len] = '\0';
}

static void take(struct wire *wire, size_t len, char *to)
{
	memcpy(to, wire->data, len);
	to[len] = '\0';
	wire->len -= len;
	memmove(wire->data, wire->data + len, wire->len);
	wire->data[wire->len] = '\0';
}

void wire_read(struct wire *wire, bool of_head, struct reply *ret_reply)
{
	wire->data[wire->len] = '\0';
	char *end;
	while (!(end = strstr(wire->data, "\r\n\r\n")))
		read_more(wire);
	size_t head = (size_t)(end + 4 - wire->data);
	ck_assert_uint_lt(head, sizeof ret_reply->head);
	take(wire, head, ret_reply->head);
	ck_assert_msg(sscanf(ret_reply->head, "HTTP/1.%*1[01] %3d", &ret_reply->status) == 1, "%s",
		ret_reply->head);
	const char *length = reply_header(ret_reply, "Content-Length");
	bool has_body = !of_head && ret_reply->status >= 200 && ret_reply->status != 204 &&
		ret_reply->status != 304;
	ret_reply->len = has_body && length ? strtoul(length, NULL, 10) : 0;
	ck_assert_msg(!has_body || length, "no length in %s", ret_reply->head);
	ck_assert_uint_lt(ret_reply->len, sizeof ret_reply->body);
	while (wire->len < ret_reply->len)
		read_more(wire);
	take(wire, ret_reply->len, ret_reply->body);
}

void wire_ask(struct wire *wire, const char *method, const char *target, struct reply *ret_reply)
{
	wire_puts(wire, method);
	wire_puts(wire, " ");
	wire_puts(wire, target);
	wire_puts(wire, " HTTP/1.1\r\nHost: localhost\r\n\r\n");
	wire_read(wire, strcmp(method, "HEAD") == 0, ret_reply);
}

long wire_metric(const struct daemon *operators, const char *name)
{
	static struct wire asking;
	static struct reply reply;
	char start[80];
	wire_open(&asking, operators);
	wire_ask(&asking, "GET", "/metrics", &reply);
	wire_close(&asking);
	snprintf(start, sizeof start, "\n%s ", name);
	const char *line = strstr(reply.body, start);
	ck_assert_ptr_nonnull(line);
	return atol(line + strlen(start));
}

bool wire_is_closed(struct wire *wire)
{
	char byte;
	ssize_t got = wire->len > 0 ? 1 : recv(wire->fd, &byte, 1, 0);
	return got == 0 || (got < 0 && errno == ECONNRESET);
}

const char *reply_header(const struct reply *reply, const char *name)
{
	static _Thread_local char values[8][8192];
	static _Thread_local size_t next;
	size_t len = strlen(name);
	for (const char *line = strstr(reply->head, "\r\n"); line; line = strstr(line + 2, "\r\n")) {
		if (strncasecmp(line + 2, name, len) != 0 || line[2 + len] != ':')
			continue;
		char *value = values[next++ % 8];
		line += 2 + len + 1;
		line += strspn(line, " ");
		snprintf(value, sizeof *values, "%.*s", (int)strcspn(line, "\r"), line);
		return value;
	}
	return NULL;
}
