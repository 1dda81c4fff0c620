#include "api/encoding.h"

#include "base/buf.h"
#include "query/format.h"

#include <brotli/encode.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

/*
 * Up to 128 KiB as well as time allows: beyond these levels the bytes of 50 facts with evidence
 * hardly shrink and the time doubles. Longer bodies are what few ask for and what holds a worker
 * up: of 1,000 facts (560 KB) gzip 4 takes two thirds of the time of 6 for 14 % more bytes, brotli
 * 3 less than half of that of 5 for 26 % more. The wider window costs no time, and finds what long
 * pages repeat. Past 1 MiB only pages of everything with everything come: gzip 3 takes 70 % of the
 * time of 4 for 14 to 18 % more bytes.
 */
struct level {
	int gzip;
	uint32_t brotli, window;
};

enum { CAREFUL_MAX = 128 << 10, COARSE_MAX = 1 << 20 };
static const struct level careful = {6, 5, 18}, coarse = {4, 3, 20}, coarsest = {3, 3, 20};

static const struct level *level_of(size_t len)
{
	return len <= CAREFUL_MAX ? &careful : len <= COARSE_MAX ? &coarse : &coarsest;
}

const char *encoding_name(enum encoding encoding)
{
	static const char *const names[] = {
		[ENCODING_IDENTITY] = NULL, [ENCODING_GZIP] = "gzip", [ENCODING_BR] = "br"};
	return names[encoding];
}

const char *encoding_suffix(enum encoding encoding)
{
	static const char *const suffixes[] = {
		[ENCODING_IDENTITY] = "", [ENCODING_GZIP] = ".gz", [ENCODING_BR] = ".br"};
	return suffixes[encoding];
}

/* `*` applies to codings that are not named. */
static int weight_of(const char *field, const char *name)
{
	int weight = format_weight(field, name);
	return weight < 0 ? format_weight(field, "*") : weight;
}

enum encoding encoding_accept(const char *accept_encoding)
{
	if (!accept_encoding)
		return ENCODING_IDENTITY;
	int gzip = weight_of(accept_encoding, "gzip"), br = weight_of(accept_encoding, "br");
	int identity = format_weight(accept_encoding, "identity");
	if (br > 0 && br >= gzip && br >= identity)
		return ENCODING_BR;
	return gzip > 0 && gzip >= identity ? ENCODING_GZIP : ENCODING_IDENTITY;
}

/* Compresses to a gzip member (RFC 1952) without name and time. */
static bool gzip(const struct buf *body, unsigned char *out, size_t *len)
{
	z_stream stream = {0};
	enum { GZIP_HEADER = 16 };
	if (deflateInit2(&stream, level_of(body->len)->gzip, Z_DEFLATED, 15 + GZIP_HEADER, 8,
			Z_DEFAULT_STRATEGY) != Z_OK)
		return false;
	stream.next_in = (unsigned char *)body->data;
	stream.avail_in = (unsigned)body->len;
	stream.next_out = out;
	stream.avail_out = (unsigned)*len;
	bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
	*len = stream.total_out;
	deflateEnd(&stream);
	return done;
}

/* An allocation of libbrotlienc, in a list, so that all can be freed after an error. */
struct block {
	struct block *next, **link; /* the pointer to this block */
	max_align_t bytes[];
};

struct workspace {
	struct block *blocks;
	jmp_buf out_of_memory;
};

/*
 * Leaves the encoder by longjmp() if out of memory, because it would end the process if given NULL
 * (its memory.c).
 */
static void *take(void *opaque, size_t size)
{
	struct workspace *workspace = opaque;
	struct block *block = size < SIZE_MAX - sizeof *block ? malloc(sizeof *block + size) : NULL;
	if (!block)
		longjmp(workspace->out_of_memory, 1);
	block->next = workspace->blocks;
	block->link = &workspace->blocks;
	if (block->next)
		block->next->link = &block->next;
	workspace->blocks = block;
	return block->bytes;
}

static void give(void *opaque, void *bytes)
{
	(void)opaque;
	if (!bytes)
		return;
	struct block *block = (struct block *)((char *)bytes - offsetof(struct block, bytes));
	*block->link = block->next;
	if (block->next)
		block->next->link = block->link;
	free(block);
}

static bool run_brotli(
	struct workspace *workspace, const struct buf *body, unsigned char *out, size_t *len)
{
	const unsigned char *in = (const unsigned char *)body->data;
	size_t in_len = body->len, room = *len;
	const struct level *level = level_of(in_len);
	BrotliEncoderState *state = BrotliEncoderCreateInstance(take, give, workspace);
	BrotliEncoderSetParameter(state, BROTLI_PARAM_QUALITY, level->brotli);
	BrotliEncoderSetParameter(state, BROTLI_PARAM_LGWIN, level->window);
	BrotliEncoderSetParameter(state, BROTLI_PARAM_MODE, BROTLI_MODE_TEXT);
	BrotliEncoderSetParameter(state, BROTLI_PARAM_SIZE_HINT, (uint32_t)in_len);
	bool done = BrotliEncoderCompressStream(
					state, BROTLI_OPERATION_FINISH, &in_len, &in, &room, &out, len) &&
		BrotliEncoderIsFinished(state);
	BrotliEncoderDestroyInstance(state);
	return done;
}

static bool brotli(const struct buf *body, unsigned char *out, size_t *len)
{
	struct workspace workspace = {.blocks = NULL};
	if (setjmp(workspace.out_of_memory) == 0)
		return run_brotli(&workspace, body, out, len);
	while (workspace.blocks)
		give(&workspace, workspace.blocks->bytes);
	return false;
}

/* Shrinks the allocation to its content, for what is cached. */
static char *fit(char *data, size_t len)
{
	char *fitting = realloc(data, len);
	if (!fitting)
		return data;
	return fitting;
}

bool encoding_apply(enum encoding encoding, struct buf *body)
{
	if (encoding == ENCODING_IDENTITY)
		return true;
	size_t len = encoding == ENCODING_GZIP ? compressBound(body->len) + 32
										   : BrotliEncoderMaxCompressedSize(body->len);
	unsigned char *out = malloc(len + 1);
	bool done =
		out && (encoding == ENCODING_GZIP ? gzip(body, out, &len) : brotli(body, out, &len));
	if (done) {
		size_t max = body->max;
		char *data = fit((char *)out, len + 1);
		buf_finish(body);
		*body = (struct buf){.data = data, .len = len, .capacity = len + 1, .max = max};
	} else {
		free(out);
	}
	return done;
}

bool encoding_copy(enum encoding encoding, const char *data, size_t len, struct buf *ret_coded)
{
	buf_init(ret_coded, SIZE_MAX); /* incompressible data grows a little */
	buf_put(ret_coded, data, len);
	if (!ret_coded->failed && encoding_apply(encoding, ret_coded))
		return true;
	buf_finish(ret_coded);
	return false;
}

void encoding_libraries(char ret_text[static ENCODING_LIBRARIES_SIZE])
{
	uint32_t brotli = BrotliEncoderVersion(); /* 8, 12 and 12 bits */
	snprintf(ret_text, ENCODING_LIBRARIES_SIZE, "zlib %s, brotli %u.%u.%u", zlibVersion(),
		brotli >> 24, brotli >> 12 & 0xFFF, brotli & 0xFFF);
}
