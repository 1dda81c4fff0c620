#include "asked.h"
#include "fuzz.h"

#include "api/response.h"
#include "base/text.h"
#include "http/body.h"
#include "http/reply.h"
#include "http/reply_cache.h"

#include <microhttpd.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

/*
 * Requests one after the other, with an empty line between them, each as asked.h reads it; {etag}
 * is the entity tag of the answer before. They meet a snapshot that remembers what all inputs
 * before them asked, and must get the bytes of one that remembers nothing, and that has to read the
 * rows: its dataset is the same without the codes by which those of the other are counted and put
 * in order.
 */
enum { REQUESTS_MAX = 6, REQUEST_MAX = 512 /* bytes; so short that many fit into a second */ };

static struct snapshot *warm, *cold;
static char uncoded[64];

/* What an answer comes to. */
struct digest {
	unsigned int status;
	uint64_t headers, body;
};

/* What is known of the cold snapshot: it answers the same whenever it is asked, so once is enough.
 */
static struct known {
	char text[REQUEST_MAX + 128];
	struct digest digest;
} known[1 << 13];

static void remove_file(void)
{
	remove(uncoded);
}

/* The fixture's dataset without its codes, as a file of the same size. */
static void write_uncoded(void)
{
	sqlite3 *from = NULL, *to = NULL;
	snprintf(uncoded, sizeof uncoded, "/dev/shm/yigai-fuzz-%ld.db", (long)getpid());
	atexit(remove_file);
	CLAIM(sqlite3_open_v2(fuzz_lights(), &from, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK);
	CLAIM(sqlite3_open(uncoded, &to) == SQLITE_OK);
	sqlite3_backup *copy = sqlite3_backup_init(to, "main", from, "main");
	CLAIM(copy && sqlite3_backup_step(copy, -1) == SQLITE_DONE);
	CLAIM(sqlite3_backup_finish(copy) == SQLITE_OK);
	CLAIM(sqlite3_exec(to,
			  "DELETE FROM api_word WHERE resource <> 'search'; "
			  "DELETE FROM api_column WHERE resource <> 'search'",
			  NULL, NULL, NULL) == SQLITE_OK);
	CLAIM(sqlite3_close(from) == SQLITE_OK && sqlite3_close(to) == SQLITE_OK);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	write_uncoded();
	warm = fuzz_open_lights(256 << 10);
	cold = fuzz_open(uncoded, 0);
	return 0;
}

static uint64_t add(uint64_t hash, const char *text)
{
	return text_hash(hash, text, strlen(text) + 1);
}

/* All but what the codes have a part in, the digest of the file. */
static uint64_t add_field(uint64_t hash, const char *name, const char *value)
{
	return strcmp(name, "Repr-Digest") == 0 ? hash : add(add(hash, name), value);
}

static enum MHD_Result add_header(
	void *cls, enum MHD_ValueKind kind, const char *name, const char *value)
{
	uint64_t *hash = cls;
	(void)kind;
	*hash = add_field(*hash, name, value);
	return MHD_YES;
}

static struct digest digest_of_reply(const struct reply *reply)
{
	struct digest digest = {.status = reply->status, .headers = TEXT_HASH, .body = TEXT_HASH};
	MHD_get_response_headers(reply->message, add_header, &digest.headers);
	if (reply->body)
		digest.body = text_hash(TEXT_HASH, reply->body->data, reply->body->len);
	return digest;
}

static struct digest digest_of_response(const struct response *response)
{
	struct digest digest = {
		.status = (unsigned int)response->status, .headers = TEXT_HASH, .body = TEXT_HASH};
	const char *name = NULL, *value = NULL;
	while ((name = response_next_header(response, name, &value)))
		digest.headers = add_field(digest.headers, name, value);
	if (response->body.len > 0)
		digest.body = text_hash(TEXT_HASH, response->body.data, response->body.len);
	return digest;
}

/* What the cold snapshot answers; `text` is all of the request. */
static struct digest expect(const char *text, const struct request *request)
{
	uint64_t hash = add(TEXT_HASH, text);
	struct known *place = &known[hash % (sizeof known / sizeof *known)];
	if (place->digest.status != 0 && strcmp(place->text, text) == 0)
		return place->digest;
	struct response response;
	handle(cold, request, &response);
	CLAIM(response.status < 500);
	place->digest = digest_of_response(&response);
	strcpy(place->text, text);
	response_finish(&response);
	return place->digest;
}

/* Asks both; keeps the tag of the answer, or none. */
static void ask(char *text, char ret_etag[static 80])
{
	char whole[REQUEST_MAX + 128];
	bool hit;
	strcpy(whole, text);
	struct request request = asked_read(text, warm);
	struct digest expected = expect(whole, &request);
	struct reply *reply = reply_cache_find(warm, &request);
	if (!reply)
		reply = reply_cache_make(warm, &request, &hit);
	CLAIM(reply);
	struct digest found = digest_of_reply(reply);
	CLAIM(found.status == expected.status);
	CLAIM(found.headers == expected.headers);
	CLAIM(found.body == expected.body);
	const char *etag = MHD_get_response_header(reply->message, "ETag");
	snprintf(ret_etag, 80, "%s", etag ? etag : "");
	shared_unref(&reply->shared);
}

/* Copies a request, with the tag where it is asked for, up to an empty line or the end. */
static const char *take(const char *data, const char *end, const char *etag, char *ret_text)
{
	static const char mark[] = "{etag}";
	size_t len = 0, room = strlen(etag);
	for (; data < end && len < REQUEST_MAX; data++) {
		if (*data == '\n' && data + 1 < end && data[1] == '\n') {
			data += 2;
			break;
		}
		if ((size_t)(end - data) >= sizeof mark - 1 && memcmp(data, mark, sizeof mark - 1) == 0) {
			memcpy(ret_text + len, etag, room);
			len += room;
			etag = "";
			room = 0;
			data += sizeof mark - 2;
		} else {
			ret_text[len++] = *data ? *data : ' ';
		}
	}
	ret_text[len] = '\0';
	return data;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *p = (const char *)data, *end = p + size;
	char etag[80] = "", text[REQUEST_MAX + 128];
	for (int i = 0; i < REQUESTS_MAX && p < end; i++) {
		p = take(p, end, etag, text);
		ask(text, etag);
	}
	return 0;
}
