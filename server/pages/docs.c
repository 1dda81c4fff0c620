#include "pages/docs.h"

#include "base/base_path.h"
#include "base/buf.h"
#include "dataset/catalog.h"
#include "base/error.h"
#include "base/text.h"
#include "pages/cookbook.h"
#include "pages/html.h"
#include "pages/docs_static.h"
#include "documents/examples.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static void code(struct html *html, const char *text)
{
	buf_puts(html->out, "<code>");
	html_text(html, text);
	buf_puts(html->out, "</code>");
}

static void open_link(struct html *html, const char *url)
{
	buf_puts(html->out, "<a href=\"");
	html_text(html, url);
	buf_puts(html->out, "\">");
}

static void write_header(struct html *html, const struct catalog *catalog)
{
	html_say(html, "<header><p class=\"soft\">API · <a href=\"",
		"<header><p class=\"soft\">接口 · <a href=\"");
	buf_puts(html->out, base_path());
	html_say(html, DOCS_PATH_ZH "\" lang=\"zh\">中文</a>", DOCS_PATH "\" lang=\"en\">English</a>");
	buf_puts(html->out, "</p>\n<h1>");
	html_texts(html, catalog->title_en, catalog->title_zh);
	buf_puts(html->out, "</h1>\n<p>");
	html_texts(html, catalog->description_en, catalog->description_zh);
	html_say(html, "</p>\n<p class=\"soft\">Version ", "</p>\n<p class=\"soft\">版本 ");
	html_text(html, catalog->version);
	buf_puts(html->out, " · ");
	html_text(html, catalog->released);
	buf_puts(html->out, " · ");
	html_link(html, catalog->license, catalog->license_url);
	buf_puts(html->out, " · SHA-256 <code>");
	html_text(html, catalog->digest);
	buf_puts(html->out, "</code></p>\n</header>\n");
	html_say(html,
		"<nav aria-label=\"On this page\"><a href=\"#resources\">Resources</a><a href=\"#parameters\">Parameters</a>"
		"<a href=\"#operators\">Operators</a><a href=\"#answers\">Answers</a>"
		"<a href=\"#problems\">Problems</a><a href=\"#limits\">Limits</a>"
		"<a href=\"#addresses\">Addresses</a></nav>\n<main>\n",
		"<nav aria-label=\"本页内容\"><a href=\"#resources\">资源</a><a href=\"#parameters\">参数</a>"
		"<a href=\"#operators\">运算符</a><a href=\"#answers\">回答</a>"
		"<a href=\"#problems\">错误</a><a href=\"#limits\">限度</a>"
		"<a href=\"#addresses\">地址</a></nav>\n<main>\n");
	html_say(html,
		"<p>Everything is GET, answers JSON and needs no key. Click an address to see its answer, or "
		"copy the line below it. <noscript>Without scripts the lines say <code>localhost:8080</code>: put the "
		"host that you ask in its place.</noscript></p>\n"
		"<p>TypeScript and JavaScript have a client, typed by the dataset: <code>@yigai/client</code>, in "
		"<code>web/client</code> of the sources, whose build leaves it as "
		"<code>build/yigai-client.tgz</code>.</p>\n",
		"<p>一切都是 GET，以 JSON 回答，不需要密钥。点开地址即见回答，也可复制其下的命令。"
		"<noscript>浏览器不运行脚本时，命令一律写 <code>localhost:8080</code>，请换成所访问的主机。</noscript></p>\n"
		"<p>TypeScript 与 JavaScript 可用客户端 <code>@yigai/client</code>，其类型出自数据集；源码在 "
		"<code>web/client</code>，构建后得到 <code>build/yigai-client.tgz</code>。</p>\n");
}

static void example_line(struct html *html, const char *url)
{
	struct buf curl;
	buf_init(&curl, 65536);
	open_link(html, url);
	code(html, url);
	buf_puts(html->out, "</a>");
	examples_curl(url, &curl);
	buf_puts(html->out, "<pre>");
	html_text(html, buf_text(&curl));
	buf_puts(html->out, "</pre>");
	html_finish(html, &curl);
}

static void write_examples(struct html *html, const struct resource *resource)
{
	struct buf url;
	buf_init(&url, 65536);
	buf_puts(html->out, "<ul class=\"examples\">\n");
	for (int example = 0; example < EXAMPLE_COUNT; example++) {
		url.len = 0;
		if (!examples_write(resource, (enum example)example, &url) || !buf_text(&url))
			continue;
		buf_puts(html->out, "<li>");
		html_text(html, examples_title((enum example)example, html->chinese));
		buf_puts(html->out, "<br>");
		example_line(html, url.data);
		buf_puts(html->out, "</li>\n");
	}
	buf_puts(html->out, "</ul>\n");
	html_finish(html, &url);
}

static const char *type_name(const struct html *html, enum field_type type)
{
	static const char *const names[][2] = {
		[FIELD_TEXT] = {"text", "文本"},
		[FIELD_INTEGER] = {"integer", "整数"},
		[FIELD_NUMBER] = {"number", "数"},
		[FIELD_BOOLEAN] = {"boolean", "布尔"},
		[FIELD_LIST] = {"list", "列表"},
		[FIELD_JSON] = {"JSON", "JSON"},
	};
	return names[type][html->chinese];
}

/* Writes what a field supports, and the meaning of null. */
static void write_flags(struct html *html, const struct field *field)
{
	const struct {
		bool set;
		const char *en, *zh;
	} flags[] = {
		{field->nullable, "may be null", "可为空"},
		{field->filterable, "filter", "可筛选"},
		{field->sortable, "sort", "可排序"},
		{field->facetable, "facet", "可计数"},
		{field->item_only, "in items, or with include", "见单条记录，或用 include"},
	};
	const char *before = "<br><small>";
	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
		if (!flags[i].set)
			continue;
		buf_puts(html->out, before);
		html_say(html, flags[i].en, flags[i].zh);
		before = " · ";
	}
	buf_puts(html->out, *before == '<' ? "" : "</small>");
}

/* Writes a link to the rows with the field's example. */
static void write_filter(
	struct html *html, const struct resource *resource, const struct field *field)
{
	struct buf url;
	buf_init(&url, 65536);
	if (examples_filter(resource, field, &url) && buf_text(&url)) {
		buf_puts(html->out, "<br>");
		open_link(html, url.data);
		buf_puts(html->out, "<code>");
		html_text(html, field->name);
		buf_putc(html->out, '=');
		html_text(html, field->example);
		buf_puts(html->out, "</code></a>");
	}
	html_finish(html, &url);
}

/* Writes name, type, format and unit. */
static void write_field_head(
	struct html *html, const struct resource *resource, const struct field *field)
{
	const char *const more[] = {field->format, field->unit};
	buf_puts(html->out, "<tr id=\"field-");
	html_text(html, resource->name);
	buf_putc(html->out, '-');
	html_text(html, field->name);
	buf_puts(html->out, "\"><th scope=\"row\">");
	code(html, field->name);
	buf_puts(html->out, "<small>");
	html_text(html, type_name(html, field->type));
	for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
		buf_puts(html->out, more[i] ? " · " : "");
		html_text(html, more[i]);
	}
	buf_puts(html->out, "</small></th>");
}

/* Writes the resources that the field refers to. */
static void write_refs(struct html *html, const struct field *field)
{
	size_t len;
	if (field_refers(field, "*")) {
		html_say(html, " → any record", " → 任一记录");
		return;
	}
	for (const char *refs = field->ref, *word; (word = text_next_word(&refs, &len));) {
		char name[CATALOG_NAME_MAX + 1];
		snprintf(name, sizeof name, "%.*s", (int)len, word);
		buf_puts(
			html->out, word == field->ref ? " → <a href=\"#resource-" : ", <a href=\"#resource-");
		html_text(html, name);
		buf_puts(html->out, "\">");
		html_text(html, name);
		buf_puts(html->out, "</a>");
	}
}

static void write_field(
	struct html *html, const struct resource *resource, const struct field *field)
{
	write_field_head(html, resource, field);
	buf_puts(html->out, "<td>");
	html_texts(html, field->title_en, field->title_zh);
	buf_puts(html->out, " <span class=\"soft\">");
	html_texts(html, field->description_en, field->description_zh);
	buf_puts(html->out, "</span>");
	write_refs(html, field);
	for (size_t i = 0; i < field->words.count; i++) {
		buf_puts(html->out, i == 0 ? "<br>" : " ");
		code(html, field->words.words[i]);
	}
	write_filter(html, resource, field);
	write_flags(html, field);
	buf_puts(html->out, "</td></tr>\n");
}

static void write_relations(struct html *html, const struct resource *resource)
{
	if (resource->relation_count == 0)
		return;
	html_say(html, "<p class=\"soft\">include: ", "<p class=\"soft\">include：");
	for (size_t i = 0; i < resource->relation_count; i++) {
		buf_puts(html->out, i > 0 ? " " : "");
		code(html, resource->relations[i].name);
	}
	buf_puts(html->out, "</p>\n");
}

static void write_resource(struct html *html, const struct resource *resource)
{
	buf_puts(html->out, "<section id=\"resource-");
	html_text(html, resource->name);
	buf_puts(html->out, "\"><h3>");
	html_texts(html, resource->title_en, resource->title_zh);
	buf_puts(html->out, " <code>");
	html_text(html, resource->name);
	buf_printf(html->out, "</code> <small>%" PRId64 "</small></h3>\n<p>", resource->count);
	html_texts(html, resource->description_en, resource->description_zh);
	buf_puts(html->out, "</p>\n");
	write_examples(html, resource);
	buf_puts(html->out, "<details><summary>");
	html_say(html, "Fields", "字段");
	buf_printf(html->out, " (%zu)</summary>\n<table>\n", resource->field_count);
	for (size_t i = 0; i < resource->field_count; i++)
		write_field(html, resource, &resource->fields[i]);
	buf_puts(html->out, "</table>\n");
	write_relations(html, resource);
	buf_puts(html->out, "</details>\n</section>\n");
}

static void write_resources(struct html *html, const struct catalog *catalog)
{
	html_say(html, "<h2 id=\"resources\">Resources</h2>\n<nav aria-label=\"Resources\">",
		"<h2 id=\"resources\">资源</h2>\n<nav aria-label=\"资源\">");
	for (size_t i = 0; i < catalog->resource_count; i++) {
		const struct resource *resource = &catalog->resources[i];
		buf_puts(html->out, "<a href=\"#resource-");
		html_text(html, resource->name);
		buf_puts(html->out, "\">");
		html_texts(html, resource->title_en, resource->title_zh);
		buf_puts(html->out, "</a>");
	}
	buf_puts(html->out, "</nav>\n");
	for (size_t i = 0; i < catalog->resource_count; i++)
		write_resource(html, &catalog->resources[i]);
}

bool docs_write(const struct catalog *catalog, bool chinese, struct buf *body, struct error *err)
{
	struct html html = {.out = body, .chinese = chinese};
	html_begin(&html, catalog->title_en, catalog->title_zh, chinese ? DOCS_PATH : DOCS_PATH_ZH);
	write_header(&html, catalog);
	cookbook_write(&html, catalog);
	write_resources(&html, catalog);
	docs_write_static(&html);
	buf_puts(body, "<script>" DOCS_SCRIPT "</script>\n</main>\n");
	html_end(&html);
	return !body->failed || error_set(err, ERROR_INTERNAL, "no memory for the docs page");
}
