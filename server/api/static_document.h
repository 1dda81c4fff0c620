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
 * What a dataset says of itself, the same for every request: written once a snapshot, in each
 * coding, for /openapi.json costs more than any query. Code, name as in ADDRESSES
 * (documents/addresses.h), Content-Type, and what writes it.
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
 * The document's bytes, which live as long as the snapshot, in the coding that is wanted or, where
 * it would save nothing, in none; *encoding says in which. Written now if nobody has asked before.
 * NULL with ERROR_INTERNAL.
 */
const struct buf *static_document_bytes(struct snapshot *snapshot, enum static_document document,
	enum encoding *encoding, struct error *err);

/* Writes all of them, so that no request has to; what finds no memory is written when asked for. */
void static_documents_prepare(struct snapshot *snapshot);

#endif
