#include "suite.h"

#include "response_header.h"
#include "api/handle.h"
#include "api/static_document.h"
#include "base/buf.h"
#include "base/error.h"
#include "dataset.h"
#include "dataset/snapshot.h"

#include <string.h>

static struct snapshot *snapshot;
static struct error err;

static void begin(void)
{
	struct snapshot_options options = {.connections = 1};
	snapshot = snapshot_create(dataset_lights(), &options, &err);
	ck_assert_msg(snapshot != NULL, "%s", err.detail);
}

static const struct buf *bytes(enum static_document document, enum encoding *encoding)
{
	const struct buf *found = static_document_bytes(snapshot, document, encoding, &err);
	ck_assert_msg(found != NULL, "%d: %s", (int)document, err.detail);
	return found;
}

START_TEST(a_document_is_written_once_in_each_coding)
{
	begin();
	for (int i = 0; i < 3 * STATIC_COUNT; i++) {
		enum static_document document = (enum static_document)(i / 3);
		enum encoding wanted = (enum encoding)(i % 3), first = wanted, second = wanted;
		const struct buf *text = bytes(document, &first);
		ck_assert_uint_gt(text->len, 0);
		ck_assert_ptr_eq(bytes(document, &second), text);
		ck_assert_int_eq(first, second);
		ck_assert(first == wanted || first == ENCODING_IDENTITY);
	}
	snapshot_unref(snapshot);
}

START_TEST(what_a_coding_would_not_shrink_has_none)
{
	begin();
	for (int document = 0; document < STATIC_COUNT; document++) {
		enum encoding plain = ENCODING_IDENTITY, coded = ENCODING_GZIP;
		bool small = bytes((enum static_document)document, &plain)->len < ENCODING_MIN;
		bytes((enum static_document)document, &coded);
		ck_assert_msg((coded == ENCODING_IDENTITY) == small, "%d", document);
	}
	snapshot_unref(snapshot);
}

START_TEST(after_preparing_no_request_has_to_write)
{
	size_t written = 0;
	begin();
	static_documents_prepare(snapshot);
	for (size_t i = 0; i < SNAPSHOT_TEXTS; i++)
		written += snapshot_text(snapshot, i) != NULL;
	for (int i = 0; i < ENCODING_COUNT * STATIC_COUNT; i++) {
		enum encoding encoding = (enum encoding)(i % ENCODING_COUNT);
		bytes((enum static_document)(i / ENCODING_COUNT), &encoding);
	}
	for (size_t i = 0; i < SNAPSHOT_TEXTS; i++)
		written -= snapshot_text(snapshot, i) != NULL;
	ck_assert_uint_eq(written, 0);
	snapshot_unref(snapshot);
}

START_TEST(an_address_is_answered_with_its_document)
{
	static const struct {
		const char *target;
		enum static_document document;
	} cases[] = {{"/v1", STATIC_INDEX}, {"/v1/dataset", STATIC_DATASET},
		{"/openapi.json", STATIC_OPENAPI}, {"/docs", STATIC_DOCS}, {"/docs/zh", STATIC_DOCS_ZH},
		{"/.well-known/api-catalog", STATIC_API_CATALOG}, {"/llms.txt", STATIC_LLMS},
		{"/llms-full.txt", STATIC_LLMS_FULL}, {"/robots.txt?&&", STATIC_ROBOTS}};
	begin();
	for (size_t i = 0; i < 2 * COUNT(cases); i++) {
		enum encoding encoding = i % 2 ? ENCODING_BR : ENCODING_IDENTITY;
		struct request request = {
			.method = "GET", .target = cases[i / 2].target, .accept_encoding = i % 2 ? "br" : NULL};
		struct response response;
		handle(snapshot, &request, &response);
		const struct buf *expected = bytes(cases[i / 2].document, &encoding);
		const char *coding = header(&response, "Content-Encoding");
		ck_assert_msg(response.body.len == expected->len &&
				memcmp(response.body.data, expected->data, expected->len) == 0,
			"%s", request.target);
		ck_assert_str_eq(
			header(&response, "Content-Type"), static_document_type(cases[i / 2].document));
		ck_assert_pstr_eq(coding, encoding_name(encoding));
		response_finish(&response);
	}
	snapshot_unref(snapshot);
}

SUITE("static_document", a_document_is_written_once_in_each_coding,
	what_a_coding_would_not_shrink_has_none, after_preparing_no_request_has_to_write,
	an_address_is_answered_with_its_document)
