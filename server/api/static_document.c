#include "api/static_document.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/snapshot.h"
#include "documents/datapackage.h"
#include "documents/document.h"
#include "documents/feed.h"
#include "documents/jsonld.h"
#include "documents/openapi.h"
#include "pages/docs.h"
#include "pages/script.h"
#include "render/render.h"

#include <stddef.h>

static bool docs_in_english(const struct catalog *catalog, struct buf *body, struct error *err)
{
	return docs_write(catalog, false, body, err);
}

static bool docs_in_chinese(const struct catalog *catalog, struct buf *body, struct error *err)
{
	return docs_write(catalog, true, body, err);
}

static const struct {
	const char *name, *type;
	bool (*write)(const struct catalog *, struct buf *, struct error *);
} documents[] = {
#define X(code, name, type, write) {#name, type, write},
	STATIC_DOCUMENTS(X)
#undef X
};

_Static_assert(STATIC_COUNT *ENCODING_COUNT <= SNAPSHOT_TEXTS, "a place for each in each coding");

const char *static_document_name(enum static_document document)
{
	return documents[document].name;
}

const char *static_document_type(enum static_document document)
{
	return documents[document].type;
}

/* The bytes of one coding; `plain` is NULL for none. */
static const struct buf *write(struct snapshot *snapshot, enum static_document document,
	enum encoding encoding, const struct buf *plain, struct error *err)
{
	size_t place = (size_t)document * ENCODING_COUNT + (size_t)encoding;
	const struct buf *known = snapshot_text(snapshot, place);
	struct buf text;
	if (known)
		return known;
	if (!plain) {
		buf_init(&text, RENDER_MAX);
		documents[document].write(snapshot_catalog(snapshot), &text, err);
		if (text.failed)
			error_set(err, ERROR_INTERNAL, "no memory for a document");
	} else if (!encoding_copy(encoding, plain->data, plain->len, &text)) {
		buf_init(&text, 0);
		error_set(err, ERROR_INTERNAL, "no memory for the content coding");
	}
	known = err->code == ERROR_NONE ? snapshot_keep_text(snapshot, place, &text) : NULL;
	buf_finish(&text);
	if (!known)
		error_set(err, ERROR_INTERNAL, "no memory for a document");
	return known;
}

const struct buf *static_document_bytes(struct snapshot *snapshot, enum static_document document,
	enum encoding *encoding, struct error *err)
{
	const struct buf *plain = write(snapshot, document, ENCODING_IDENTITY, NULL, err);
	if (!plain)
		return NULL;
	if (plain->len < ENCODING_MIN)
		*encoding = ENCODING_IDENTITY;
	return *encoding == ENCODING_IDENTITY ? plain
										  : write(snapshot, document, *encoding, plain, err);
}

void static_documents_prepare(struct snapshot *snapshot)
{
	struct error err;
	for (int document = 0; document < STATIC_COUNT; document++) {
		for (int coding = 0; coding < ENCODING_COUNT; coding++) {
			enum encoding encoding = (enum encoding)coding;
			error_clear(&err);
			static_document_bytes(snapshot, (enum static_document)document, &encoding, &err);
		}
	}
}
