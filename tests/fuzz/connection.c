#include "fuzz.h"

#include "base/log.h"
#include "dataset/current.h"
#include "http/daemon.h"
#include "http/server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/*
 * All bytes that a client sends over one connection, to a real server in this process. It answers
 * with HTTP or with nothing, and goes on serving others.
 */
enum { PAUSE_MS = 1, PATIENCE_MS = 20, ALIVE_MS = 10000, ALIVE_EVERY = 256 };

static struct sockaddr_in address = {.sin_family = AF_INET};

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	static struct current current;
	static struct error err;
	static struct body_room room = {.max = SIZE_MAX};
	struct daemon_options options = {
		.listen = "127.0.0.1:0", .threads = 1, .limits = {.connections = 1000}, .room = &room};
	signal(SIGPIPE, SIG_IGN);
	log_set(LOG_ERROR, LOG_LOGFMT);
	current_init(&current, fuzz_open_lights(64 << 10), 0);
	struct server *server = server_start(&options, &current, &err);
	CLAIM(server != NULL);
	const char *port = strrchr(server_url(server), ':') + 1;
	address.sin_port = htons((uint16_t)atoi(port));
	inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
	return 0;
}

/* As soon as a port is free: of connections that the server closed first, theirs wait for late
 * packets. */
static int connect_anew(void)
{
	for (;;) {
		int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
		CLAIM(fd >= 0);
		if (connect(fd, (struct sockaddr *)&address, sizeof address) == 0)
			return fd;
		CLAIM(errno == EADDRNOTAVAIL);
		close(fd);
		poll(NULL, 0, PAUSE_MS);
	}
}

static bool is_readable(int fd, int ms)
{
	struct pollfd readable = {.fd = fd, .events = POLLIN};
	return poll(&readable, 1, ms) == 1;
}

static void send_all(int fd, const void *data, size_t len)
{
	ssize_t got = 0;
	for (size_t sent = 0; sent < len && got >= 0; sent += (size_t)got)
		got = send(fd, (const char *)data + sent, len - sent, 0);
}

/* What comes until the server closes, or nothing comes any more. */
static size_t read_all(int fd, int patience, char *text, size_t size)
{
	size_t len = 0;
	ssize_t got = 1;
	while (got > 0 && len < size && is_readable(fd, patience))
		if ((got = read(fd, text + len, size - len)) > 0)
			len += (size_t)got;
	return len;
}

/* Sends, and closes at once: no port of ours waits for late packets. */
static size_t talk(const void *data, size_t len, int patience, char *text, size_t size)
{
	int fd = connect_anew();
	send_all(fd, data, len);
	/* libmicrohttpd 0.9.75 does not see an end that comes together with the last bytes */
	is_readable(fd, PAUSE_MS);
	shutdown(fd, SHUT_WR);
	size_t got = read_all(fd, patience, text, size);
	setsockopt(fd, SOL_SOCKET, SO_LINGER, &(struct linger){.l_onoff = 1}, sizeof(struct linger));
	close(fd);
	return got;
}

static void check_alive(char *text, size_t size)
{
	static const char request[] = "GET /livez HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
	size_t len = talk(request, sizeof request - 1, ALIVE_MS, text, size);
	CLAIM(len > 15 && memcmp(text, "HTTP/1.1 200 OK", 15) == 0);
}

static void check_answer(const char *text, size_t len)
{
	const char *end = memmem(text, len, "\r\n\r\n", 4);
	if (len == 0)
		return;
	CLAIM(len > 12 && memcmp(text, "HTTP/1.", 7) == 0 && end);
	CLAIM(text[9] >= '1' && text[9] <= '5' && memcmp(text + 9, "500", 3) != 0);
	for (const char *p = text; p < end; p++)
		CLAIM((unsigned char)*p >= 0x20 || *p == '\r' || *p == '\n');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char text[1 << 20];
	static unsigned count;
	size_t len = size < FUZZ_INPUT_MAX ? size : FUZZ_INPUT_MAX;
	check_answer(text, talk(data, len, PATIENCE_MS, text, sizeof text));
	if (count++ % ALIVE_EVERY == 0)
		check_alive(text, sizeof text);
	return 0;
}
