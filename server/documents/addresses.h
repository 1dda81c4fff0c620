#ifndef ADDRESSES_H
#define ADDRESSES_H

/*
 * The addresses without parameters: name, path, media type, schema of the answer (NULL if not
 * JSON), description in English and Chinese. Routing, metrics, export, OpenAPI and docs are
 * generated from this list. The endpoint is endpoint_NAME() (api/context.h), unless the document is
 * in STATIC_DOCUMENTS (api/static_document.h).
 */
#define ADDRESSES(X)                                                                               \
	X(index, "/v1", "application/json", "Index", "The dataset and its resources",                  \
		"数据集及其全部资源")                                                                      \
	X(dataset, "/v1/dataset", "application/json", "DatasetDocument",                               \
		"The dataset alone: version, digest, licence, how to cite it",                             \
		"数据集本身：版本、摘要、许可与引用方式")                                                  \
	X(feed, "/v1/changes.atom", "application/atom+xml", NULL,                                      \
		"The releases of the dataset, for feed readers", "数据集的各次发布（供订阅）")             \
	X(file, "/v1/dataset.sqlite", "application/vnd.sqlite3", NULL,                                 \
		"The whole dataset as an SQLite file", "完整的数据集（SQLite 文件）")                      \
	X(jsonld, "/v1/dataset.jsonld", "application/ld+json", "DatasetDescription",                   \
		"The dataset for catalogues: schema.org, DCAT-AP and Croissant",                           \
		"供数据目录读取的描述：schema.org、DCAT-AP 与 Croissant")                                  \
	X(datapackage, "/datapackage.json", "application/json", "DataPackage",                         \
		"The dataset as a Data Package: each resource's CSV with its types and keys",              \
		"Data Package 描述：各资源的 CSV 及其类型与键")                                            \
	X(openapi, "/openapi.json", "application/json", "OpenApi",                                     \
		"This API as an OpenAPI 3.1 document", "本接口的 OpenAPI 3.1 描述")                        \
	X(docs, "/docs", "text/html", NULL, "This API for people", "供人阅读的说明（英文）")           \
	X(docs_zh, "/docs/zh", "text/html", NULL, "The same in Chinese", "供人阅读的说明（中文）")     \
	X(api_catalog, "/.well-known/api-catalog", "application/linkset+json", "Linkset",              \
		"Where this API is described (RFC 9727)", "本接口的描述所在（RFC 9727）")                  \
	X(llms, "/llms.txt", "text/markdown", NULL, "This API for language models",                    \
		"供语言模型阅读的说明")                                                                    \
	X(llms_full, "/llms-full.txt", "text/markdown", NULL, "The same with each field and word",     \
		"同上，并列出各字段与用词的含义")                                                          \
	X(robots, "/robots.txt", "text/plain", NULL, "Crawlers are welcome", "欢迎爬虫")               \
	X(sitemap, "/sitemap.xml", "application/xml", NULL, "The pages, for search engines",           \
		"全部页面的地址，供搜索引擎使用")                                                          \
	X(icon, "/favicon.ico", "image/svg+xml", NULL, "The icon of the pages", "页面的图标")          \
	X(livez, "/livez", "application/json", "Health", "Whether the process lives", "进程是否存活")  \
	X(readyz, "/readyz", "application/json", "Health", "Whether the dataset answers",              \
		"数据集是否可用")

/* Additional paths of these addresses. */
#define ALIASES(X)                                                                                 \
	X(index, "/")                                                                                  \
	X(index, "/v1.json")                                                                           \
	X(dataset, "/v1/dataset.json")

#endif
