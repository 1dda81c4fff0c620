#include "fuzz.h"

#include "base/buf.h"
#include "query/canonical.h"
#include "query/cursor.h"
#include "base/text.h"

#include "lights.h"

#include <string.h>

/*
 * A byte that chooses a query and whether what follows is a cursor as a client sends it, or only
 * its values: head and checksum, which no mutation would get right, are then put around them. What
 * can be read is written again as the same text.
 */
#define DIGEST "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

enum { HEAD_LEN = 25, SUM_LEN = 4, LIGHTS_QUERIES = 5, QUERIES };

static const char *const texts[QUERIES] = {"", "sort=height", "sort=-lit,name_zh&kind=pier",
	"sort=floors,automatic,keeper_id,kind", "q=rock&sort=-name_en,-id", "q=rock&type=keepers"};

static struct {
	struct target target;
	struct query query;
	unsigned char head[HEAD_LEN];
} queries[QUERIES];

static struct error err;

static void encode(const unsigned char *raw, size_t len, char *text)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
	uint32_t bits = 0;
	unsigned count = 0;
	for (size_t i = 0; i < len; i++) {
		bits = bits << 8 | raw[i];
		for (count += 8; count >= 6; count -= 6)
			*text++ = digits[bits >> (count - 6) & 63];
	}
	if (count > 0)
		*text++ = digits[bits << (6 - count) & 63];
	*text = '\0';
}

static void little_endian(uint64_t number, size_t bytes, unsigned char *out)
{
	for (size_t i = 0; i < bytes; i++, number >>= 8)
		out[i] = (unsigned char)number;
}

/* What stands before the values of this query's cursors; cursor.h says how it is made. */
static void make_head(const struct query *query, unsigned char *head)
{
	struct buf selection;
	buf_init(&selection, 8 * TARGET_MAX);
	buf_printf(&selection, "%s?", query->resource ? query->resource->name : "search");
	canonical_selection(query, &selection);
	head[0] = 1;
	memcpy(head + 1, DIGEST, 16);
	little_endian(text_hash(TEXT_HASH, selection.data, selection.len), 8, head + 17);
	buf_finish(&selection);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	for (size_t i = 0; i < QUERIES; i++) {
		struct query *query = &queries[i].query;
		CLAIM(i < LIGHTS_QUERIES ? lights_parse(query, &queries[i].target, texts[i], &err)
								 : lights_parse_search(query, &queries[i].target, texts[i], &err));
		make_head(query, queries[i].head);
	}
	return 0;
}

static void seal(const unsigned char *head, const uint8_t *values, size_t len, char *text)
{
	unsigned char raw[TARGET_MAX];
	memcpy(raw, head, HEAD_LEN);
	memcpy(raw + HEAD_LEN, values, len);
	little_endian(text_hash(TEXT_HASH, (char *)raw, HEAD_LEN + len), SUM_LEN, raw + HEAD_LEN + len);
	encode(raw, HEAD_LEN + len + SUM_LEN, text);
}

static void check(struct query *query, const char *text)
{
	char storage[TARGET_MAX];
	struct value values[QUERY_SORT_MAX + 1];
	struct buf again;
	query->cursor = text;
	error_clear(&err);
	if (!cursor_read(query, DIGEST, storage, values, &err)) {
		CLAIM(err.code == ERROR_BAD_CURSOR || err.code == ERROR_STALE_CURSOR);
		return;
	}
	for (size_t i = 0; i < query->sort_count; i++)
		CLAIM(values[i].type != VALUE_TEXT || text_is_utf8(values[i].text, values[i].len));
	buf_init(&again, 2 * TARGET_MAX);
	cursor_write(query, DIGEST, values, &again);
	CLAIM(buf_text(&again) && strcmp(again.data, text) == 0);
	buf_finish(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char text[FUZZ_INPUT_MAX];
	if (size == 0)
		return 0;
	size_t i = data[0] / 2 % QUERIES, len = size - 1;
	if (data[0] % 2) {
		len = len < TARGET_MAX - HEAD_LEN - SUM_LEN ? len : TARGET_MAX - HEAD_LEN - SUM_LEN;
		seal(queries[i].head, data + 1, len, text);
	} else {
		len = len < sizeof text ? len : sizeof text - 1;
		memcpy(text, data + 1, len);
		text[len] = '\0';
	}
	check(&queries[i].query, text);
	return 0;
}
