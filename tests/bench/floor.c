/*
 * The floor under every figure of script/bench: libmicrohttpd as server/http/server.c starts it,
 *but with no callback except the one that queues the same prebuilt response each time. ANSWER is a
 * whole answer as it came over the wire, so that the bytes are those of the daemon:
 *
 *	floor THREADS ANSWER
 */
#include <arpa/inet.h>
#include <microhttpd.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/resource.h>
#include <sys/socket.h>

/* the daemon's; tests/performance compares them */
enum {
	CONNECTIONS = 20000,
	CONNECTION_MEMORY = 16896,
};

struct answer {
	unsigned int status;
	struct MHD_Response *response;
};

static void die(const char *what)
{
	fprintf(stderr, "floor: %s\n", what);
	exit(1);
}

static char *read_file(const char *name, size_t *ret_len)
{
	FILE *file = fopen(name, "rb");
	if (!file || fseek(file, 0, SEEK_END) != 0)
		die("cannot read the answer");
	long size = ftell(file);
	rewind(file);
	char *text = size < 0 ? NULL : malloc((size_t)size + 1);
	if (!text || fread(text, 1, (size_t)size, file) != (size_t)size)
		die("cannot read the answer");
	fclose(file);
	text[size] = '\0';
	*ret_len = (size_t)size;
	return text;
}

/* These libmicrohttpd writes itself. */
static bool is_own_header(const char *name)
{
	return strcasecmp(name, "Date") == 0 || strcasecmp(name, "Content-Length") == 0 ||
		strcasecmp(name, "Connection") == 0;
}

static struct answer read_answer(const char *name)
{
	struct answer answer;
	size_t len;
	char *text = read_file(name, &len);
	char *body = strstr(text, "\r\n\r\n");
	if (!body || sscanf(text, "HTTP/1.1 %u", &answer.status) != 1)
		die("the answer is none");
	*body = '\0';
	body += 4;
	answer.response =
		MHD_create_response_from_buffer(len - (size_t)(body - text), body, MHD_RESPMEM_PERSISTENT);
	if (!answer.response)
		die("no response");
	char *rest;
	strtok_r(text, "\r\n", &rest);
	for (char *line; (line = strtok_r(NULL, "\r\n", &rest));) {
		char *value = strstr(line, ": ");
		if (!value)
			continue;
		*value = '\0';
		if (!is_own_header(line))
			MHD_add_response_header(answer.response, line, value + 2);
	}
	return answer;
}

static enum MHD_Result on_request(void *cls, struct MHD_Connection *connection, const char *url,
	const char *method, const char *version, const char *upload, size_t *upload_size,
	void **context)
{
	(void)url;
	(void)method;
	(void)version;
	(void)upload;
	(void)upload_size;
	struct answer *answer = cls;
	if (!*context) {
		/* a response in the first call would close the connection */
		*context = answer;
		return MHD_YES;
	}
	return MHD_queue_response(connection, answer->status, answer->response);
}

static int open_socket(void)
{
	struct sockaddr_in address = {
		.sin_family = AF_INET, .sin_addr = {.s_addr = htonl(INADDR_LOOPBACK)}};
	socklen_t len = sizeof address;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (fd < 0 || bind(fd, (struct sockaddr *)&address, len) != 0 || listen(fd, SOMAXCONN) != 0 ||
		getsockname(fd, (struct sockaddr *)&address, &len) != 0)
		die("cannot listen");
	fprintf(stderr, "listening on http://127.0.0.1:%d\n", ntohs(address.sin_port));
	return fd;
}

/* As many as the descriptors allow. */
static unsigned int connection_limit(void)
{
	struct rlimit limit;
	if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
		die("no limit");
	limit.rlim_cur = limit.rlim_max;
	setrlimit(RLIMIT_NOFILE, &limit);
	return limit.rlim_max > CONNECTIONS + 64 ? CONNECTIONS : (unsigned int)limit.rlim_max - 64;
}

int main(int argc, char **argv)
{
	if (argc != 3)
		die("usage: floor THREADS ANSWER");
	int threads = atoi(argv[1]);
	struct answer answer = read_answer(argv[2]);
	sigset_t stop;
	sigemptyset(&stop);
	sigaddset(&stop, SIGTERM);
	sigprocmask(SIG_BLOCK, &stop, NULL);
	/* a pool of one is none */
	struct MHD_OptionItem pool[] = {
		{MHD_OPTION_THREAD_POOL_SIZE, threads, NULL}, {MHD_OPTION_END, 0, NULL}};
	struct MHD_Daemon *daemon =
		MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC | MHD_USE_ERROR_LOG, 0, NULL,
			NULL, on_request, &answer, MHD_OPTION_LISTEN_SOCKET, open_socket(), MHD_OPTION_ARRAY,
			threads > 1 ? pool : pool + 1, MHD_OPTION_CONNECTION_LIMIT, connection_limit(),
			MHD_OPTION_CONNECTION_TIMEOUT, 0U, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
			(size_t)CONNECTION_MEMORY, MHD_OPTION_END);
	if (!daemon)
		die("cannot start libmicrohttpd");
	int signal_number;
	sigwait(&stop, &signal_number);
	MHD_stop_daemon(daemon);
	MHD_destroy_response(answer.response);
	return 0;
}
