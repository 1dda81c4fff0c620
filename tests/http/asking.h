#ifndef ASKING_H
#define ASKING_H

#include "suite.h"

#include "dataset.h"
#include "daemon_fixture.h"

#include <curl/curl.h>
#include <strings.h>

/* What the suites over curl share: a daemon, a handle, and the answer to what was asked last. */

enum { HEADERS_MAX = 32, BODY_MAX = 1 << 16 };

struct answer {
	long status;
	char headers[HEADERS_MAX][1024];
	size_t header_count;
	char body[BODY_MAX];
	size_t len;
};

static struct daemon daemon_;
static CURL *curl;
static struct answer answer;

static inline size_t on_header(char *text, size_t size, size_t count, void *context)
{
	struct answer *to = context;
	size_t len = size * count;
	if (strncmp(text, "HTTP/", 5) == 0 || len <= 2)
		return len;
	ck_assert_uint_lt(to->header_count, HEADERS_MAX);
	snprintf(to->headers[to->header_count++], sizeof *to->headers, "%.*s", (int)len - 2, text);
	return len;
}

static inline size_t on_body(char *text, size_t size, size_t count, void *context)
{
	struct answer *to = context;
	ck_assert_uint_lt(to->len + size * count, sizeof to->body);
	memcpy(to->body + to->len, text, size * count);
	to->len += size * count;
	to->body[to->len] = '\0';
	return size * count;
}

static inline void begin(const char *db)
{
	daemon_start(&daemon_, db, NULL);
	curl = curl_easy_init();
	ck_assert_ptr_nonnull(curl);
}

static inline void end(void)
{
	curl_easy_cleanup(curl);
	daemon_end(&daemon_);
}

/* Asks with more header lines, ended by NULL; the outcome is in `answer`. */
static inline void ask(const char *method, const char *target, const char *const lines[])
{
	char url[16384];
	struct curl_slist *list = NULL;
	for (size_t i = 0; lines && lines[i]; i++)
		list = curl_slist_append(list, lines[i]);
	snprintf(url, sizeof url, "%s%s", daemon_.url, target);
	answer.header_count = answer.len = 0;
	answer.body[0] = '\0';
	curl_easy_reset(curl);
	curl_easy_setopt(curl, CURLOPT_URL, url);
	curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L);
	curl_easy_setopt(curl, CURLOPT_NOBODY, strcmp(method, "HEAD") == 0 ? 1L : 0L);
	curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, method);
	curl_easy_setopt(curl, CURLOPT_HTTPHEADER, list);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, (long)PATIENCE_MS);
	curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, on_header);
	curl_easy_setopt(curl, CURLOPT_HEADERDATA, &answer);
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, on_body);
	curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer);
	CURLcode code = curl_easy_perform(curl);
	ck_assert_msg(code == CURLE_OK, "%s %s: %s", method, target, curl_easy_strerror(code));
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer.status);
	curl_slist_free_all(list);
}

static inline void get(const char *target)
{
	ask("GET", target, NULL);
}

static inline const char *header_of(const struct answer *from, const char *name)
{
	size_t len = strlen(name);
	for (size_t i = 0; i < from->header_count; i++)
		if (strncasecmp(from->headers[i], name, len) == 0 && from->headers[i][len] == ':')
			return from->headers[i] + len + 2;
	return NULL;
}

static inline const char *header(const char *name)
{
	return header_of(&answer, name);
}

#endif
