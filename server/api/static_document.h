#ifndef STATIC_DOCUMENT_H
#define STATIC_DOCUMENT_H

#include "api/encoding.h"
#include "documents/llms.h"
#include "documents/llms_full.h"
#include "documents/wellknown.h"

#include <stdbool.h>

struct buf;
struct error;
struct snapshot;

/*
 * Documents that depend only on the dataset: written once for each snapshot and coding, because
 * /openapi.json costs more than any query. Columns: code, name as in ADDRESSES
 * (documents/addresses.h), Content-Type, writer.
 */
#define STATIC_DOCUMENTS(X)                                                                        \
	X(INDEX, index, "application/json; charset=utf-8", document_index)                             \
	X(DATASET, dataset, "application/json; charset=utf-8", document_dataset)                       \
	X(FEED, feed, "application/atom+xml; charset=utf-8", feed_write)                               \
	X(JSONLD, jsonld, "application/ld+json", jsonld_write)                                         \
	X(DATAPACKAGE, datapackage, "application/json; charset=utf-8", datapackage_write)              \
	X(OPENAPI, openapi, "application/json; charset=utf-8", openapi_write)                          \
	X(DOCS, docs, "text/html; charset=utf-8", docs_in_english)                                     \
	X(DOCS_ZH, docs_zh, "text/html; charset=utf-8", docs_in_chinese)                               \
	X(API_CATALOG, api_catalog, WELLKNOWN_API_CATALOG_TYPE, wellknown_api_catalog)                 \
	X(LLMS, llms, "text/markdown; charset=utf-8", llms_write)                                      \
	X(LLMS_FULL, llms_full, "text/markdown; charset=utf-8", llms_full_write)                       \
	X(ROBOTS, robots, "text/plain; charset=utf-8", wellknown_robots)                               \
	X(ICON, icon, "image/svg+xml", wellknown_icon)                                                 \
	X(SCRIPT, script, "text/javascript; charset=utf-8", script_write)

enum static_document {
#define X(code, name, type, write) STATIC_##code,
	STATIC_DOCUMENTS(X)
#undef X
		STATIC_COUNT
};

const char *static_document_name(enum static_document document);
const char *static_document_type(enum static_document document);

/*
 * Returns the document, which is valid as long as the snapshot. *encoding is the accepted coding
 * and becomes the actual one, identity if compressing saves nothing. Writes the document if this is
 * the first request for it. Returns NULL with ERROR_INTERNAL.
 */
const struct buf *static_document_bytes(struct snapshot *snapshot, enum static_document document,
	enum encoding *encoding, struct error *err);

/*
 * Writes all documents in advance. A document that runs out of memory is written at its first
 * request.
 */
void static_documents_prepare(struct snapshot *snapshot);

#endif
