#include "suite.h"

#include "base/buf.h"
#include "api/encoding.h"

#include <brotli/decode.h>
#include <string.h>
#include <zlib.h>

enum { BODY_MAX = 64 << 20 };

START_TEST(every_coding_but_identity_has_a_name)
{
	ck_assert_ptr_null(encoding_name(ENCODING_IDENTITY));
	ck_assert_str_eq(encoding_name(ENCODING_GZIP), "gzip");
	ck_assert_str_eq(encoding_name(ENCODING_BR), "br");
}

START_TEST(the_greatest_weight_chooses_br_before_gzip_before_identity)
{
	static const struct {
		const char *field;
		enum encoding encoding;
	} cases[] = {
		{NULL, ENCODING_IDENTITY},
		{"", ENCODING_IDENTITY},
		{" , ", ENCODING_IDENTITY},
		{"identity", ENCODING_IDENTITY},
		{"deflate", ENCODING_IDENTITY},
		{"zstd, deflate", ENCODING_IDENTITY},
		{"gzip", ENCODING_GZIP},
		{"GZIP", ENCODING_GZIP},
		{"br", ENCODING_BR},
		{"Br", ENCODING_BR},
		{"*", ENCODING_BR},
		{"gzip, deflate", ENCODING_GZIP},
		{"gzip, deflate, br, zstd", ENCODING_BR},
		{"br, gzip", ENCODING_BR},
		{"gzip;q=0.5, br;q=0.5", ENCODING_BR},
		{"gzip;q=0.501, br;q=0.5", ENCODING_GZIP},
		{"gzip;q=0.5, br;q=0.501", ENCODING_BR},
		{"br;q=0.001", ENCODING_BR},
		{"br;q=0", ENCODING_IDENTITY},
		{"br;q=0, gzip;q=0", ENCODING_IDENTITY},
		{"br;q=0, gzip", ENCODING_GZIP},
		{"br;q=x, gzip;q=0.1", ENCODING_GZIP},
		/* `*` speaks for what is not named */
		{"br;q=0, *", ENCODING_GZIP},
		{"gzip, *;q=0.5", ENCODING_GZIP},
		{"gzip;q=0.5, *", ENCODING_BR},
		{"gzip, *;q=0", ENCODING_GZIP},
		{"*;q=0", ENCODING_IDENTITY},
		{"deflate, *;q=0", ENCODING_IDENTITY},
		/* identity where it is wanted more */
		{"identity, br;q=0.5, gzip;q=0.5", ENCODING_IDENTITY},
		{"identity;q=0.9, br;q=0.5, gzip", ENCODING_GZIP},
		{"identity;q=0.5, br;q=0.5", ENCODING_BR},
		{"identity;q=0.5, gzip;q=0.5", ENCODING_GZIP},
		{"identity;q=0.501, gzip;q=0.5", ENCODING_IDENTITY},
		{"identity;q=0", ENCODING_IDENTITY}, /* there is nothing else */
		/* what is none of these names */
		{"gzipped, brotli", ENCODING_IDENTITY},
		{"b r", ENCODING_IDENTITY},
		{";q=1", ENCODING_IDENTITY},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_msg(encoding_accept(cases[i].field) == cases[i].encoding, "%s gives %d",
			cases[i].field ? cases[i].field : "NULL", (int)encoding_accept(cases[i].field));
}

/* Bytes that hardly repeat, or that do, or one alone. */
static void fill(struct buf *body, size_t len, char kind)
{
	unsigned state = 1;
	buf_init(body, BODY_MAX);
	for (size_t i = 0; i < len; i++) {
		state = state * 1664525 + 1013904223;
		buf_putc(body, kind == 'r' ? (char)(state >> 24) : kind == 't' ? "{\"id\":1},"[i % 9] : 0);
	}
	ck_assert(!body->failed);
}

static char *decode(enum encoding encoding, const struct buf *body, size_t len)
{
	size_t out_len = len + 1;
	unsigned char *out = malloc(out_len);
	if (encoding == ENCODING_BR) {
		ck_assert_int_eq(
			BrotliDecoderDecompress(body->len, (const unsigned char *)body->data, &out_len, out),
			BROTLI_DECODER_RESULT_SUCCESS);
	} else {
		z_stream stream = {.next_in = (unsigned char *)body->data,
			.avail_in = (unsigned)body->len,
			.next_out = out,
			.avail_out = (unsigned)out_len};
		ck_assert_int_eq(inflateInit2(&stream, 15 + 16), Z_OK); /* gzip, and nothing else */
		ck_assert_int_eq(inflate(&stream, Z_FINISH), Z_STREAM_END);
		ck_assert_uint_eq(stream.avail_in, 0);
		out_len = stream.total_out;
		inflateEnd(&stream);
	}
	ck_assert_uint_eq(out_len, len);
	return (char *)out;
}

START_TEST(what_is_coded_decodes_to_the_same_bytes)
{
	static const size_t lengths[] = {0, 1, 2, 255, ENCODING_MIN, 257, 32767, 32768, 65536,
		128 << 10, (128 << 10) + 1, 1 << 20, (1 << 20) + 1, 5 << 20};
	for (const char *kind = "rt0"; *kind; kind++)
		for (size_t i = 0; i < COUNT(lengths); i++)
			for (int encoding = ENCODING_GZIP; encoding <= ENCODING_BR; encoding++) {
				struct buf plain, coded;
				fill(&plain, lengths[i], *kind);
				fill(&coded, lengths[i], *kind);
				ck_assert(encoding_apply((enum encoding)encoding, &coded));
				ck_assert(!coded.failed);
				ck_assert_uint_eq(coded.max, BODY_MAX);
				char *decoded = decode((enum encoding)encoding, &coded, lengths[i]);
				if (lengths[i] > 0)
					ck_assert_mem_eq(decoded, plain.data, lengths[i]);
				free(decoded);
				buf_finish(&coded);
				buf_finish(&plain);
			}
}

START_TEST(a_copy_is_coded_like_the_bytes_themselves_which_stay)
{
	for (const char *kind = "rt"; *kind; kind++)
		for (int encoding = ENCODING_GZIP; encoding <= ENCODING_BR; encoding++) {
			struct buf plain, coded, copy;
			fill(&plain, 1000, *kind);
			fill(&coded, 1000, *kind);
			ck_assert(encoding_apply((enum encoding)encoding, &coded));
			ck_assert(encoding_copy((enum encoding)encoding, plain.data, plain.len, &copy));
			ck_assert_uint_eq(copy.len, coded.len);
			ck_assert_mem_eq(copy.data, coded.data, coded.len);
			ck_assert_uint_eq(plain.len, 1000);
			buf_puts(&copy, "more");
			ck_assert(!copy.failed);
			buf_finish(&copy);
			buf_finish(&coded);
			buf_finish(&plain);
		}
}

START_TEST(identity_changes_nothing)
{
	struct buf body;
	fill(&body, 1000, 't');
	const char *data = body.data;
	ck_assert(encoding_apply(ENCODING_IDENTITY, &body));
	ck_assert_ptr_eq(body.data, data);
	ck_assert_uint_eq(body.len, 1000);
	buf_finish(&body);
}

START_TEST(equal_bytes_are_coded_equally)
{
	for (int encoding = ENCODING_GZIP; encoding <= ENCODING_BR; encoding++) {
		struct buf first, second;
		fill(&first, 100000, 't');
		fill(&second, 100000, 't');
		ck_assert(encoding_apply((enum encoding)encoding, &first));
		ck_assert(encoding_apply((enum encoding)encoding, &second));
		ck_assert_uint_eq(first.len, second.len);
		ck_assert_mem_eq(first.data, second.data, first.len);
		ck_assert_uint_lt(first.len, 2000);
		buf_finish(&first);
		buf_finish(&second);
	}
}

START_TEST(a_gzip_member_bears_neither_name_nor_time)
{
	struct buf body;
	fill(&body, 1000, 't');
	ck_assert(encoding_apply(ENCODING_GZIP, &body));
	ck_assert_mem_eq(body.data, "\x1F\x8B\x08\x00\x00\x00\x00\x00", 8); /* RFC 1952, section 2.3 */
	buf_finish(&body);
}

START_TEST(what_was_coded_is_a_buffer_like_any_other)
{
	for (int encoding = ENCODING_GZIP; encoding <= ENCODING_BR; encoding++) {
		struct buf body;
		size_t len;
		fill(&body, 1000, 't');
		ck_assert(encoding_apply((enum encoding)encoding, &body));
		size_t coded = body.len;
		ck_assert_ptr_nonnull(buf_text(&body));
		buf_puts(&body, "more");
		ck_assert_uint_eq(body.len, coded + 4);
		char *bytes = buf_steal(&body, &len);
		ck_assert_mem_eq(bytes + coded, "more", 4);
		free(bytes);
		buf_finish(&body);
	}
}

SUITE("encoding", every_coding_but_identity_has_a_name,
	the_greatest_weight_chooses_br_before_gzip_before_identity,
	what_is_coded_decodes_to_the_same_bytes, a_copy_is_coded_like_the_bytes_themselves_which_stay,
	identity_changes_nothing, equal_bytes_are_coded_equally,
	a_gzip_member_bears_neither_name_nor_time, what_was_coded_is_a_buffer_like_any_other)
