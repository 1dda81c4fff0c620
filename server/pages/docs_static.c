#include "pages/docs_static.h"

#include "base/base_path.h"
#include "base/buf.h"
#include "dataset/catalog.h"
#include "base/error.h"
#include "pages/html.h"
#include "fulltext/question.h"
#include "query/parameter.h"
#include "query/query.h"
#include "query/reading.h"
#include "documents/addresses.h"
#include "documents/examples.h"
#include "render/render.h"
#include "query/sql_count.h"
#include "query/sql_related.h"
#include "query/target.h"

#include <stdio.h>

/* The titles of problems in Chinese. */
static const char *const problems_zh[] = {
	[ERROR_BAD_REQUEST] = "请求不合格式",
	[ERROR_BAD_QUERY] = "查询有误，逐一指出",
	[ERROR_BAD_CURSOR] = "游标不属于这一查询",
	[ERROR_MOVED] = "这一条有了另一个地址",
	[ERROR_NOT_FOUND] = "此地址没有内容",
	[ERROR_METHOD] = "不允许这一方法",
	[ERROR_NOT_ACCEPTABLE] = "没有所要的格式",
	[ERROR_GONE] = "这一条已撤下",
	[ERROR_STALE_CURSOR] = "游标属于另一版数据，请从头开始",
	[ERROR_STALE_PIN] = "地址钉在另一版数据上",
	[ERROR_PRECONDITION] = "请求所附的条件不成立",
	[ERROR_BODY] = "此处不接受请求正文",
	[ERROR_URI_TOO_LONG] = "地址过长",
	[ERROR_RANGE] = "所要的范围不在文件之内",
	[ERROR_HEAD] = "请求头过大",
	[ERROR_INTERNAL] = "服务器出错",
	[ERROR_TOO_COSTLY] = "回答所需的时间过长",
	[ERROR_UNAVAILABLE] = "服务器暂时不能回答",
};

static const struct {
	int limit, status;
	const char *en, *zh;
} limits[] = {
	{TARGET_MAX, 414, "bytes of an address", "地址的字节数"},
	{TARGET_ARGUMENTS_MAX, 400, "arguments of a query", "查询的参数个数"},
	{QUERY_CONDITIONS_MAX, 400, "conditions", "条件个数"},
	{QUERY_VALUES_MAX, 400, "values of all conditions", "全部条件的取值个数"},
	{QUERY_TEXTS_MAX, 400, "texts that __contains and __prefix look for",
		"__contains 与 __prefix 所查的文字个数"},
	{QUERY_SORT_MAX, 400, "fields to sort by", "排序字段个数"},
	{QUERY_FACETS_MAX, 400, "fields to count by", "计数字段个数"},
	{QUERY_GROUP_MAX, 400, "fields to group by", "分组字段个数"},
	{QUERY_AGGREGATES_MAX, 400, "aggregates of a group", "每组的汇总个数"},
	{QUERY_GROUPS_MAX, 400, "groups", "分组个数"},
	{QUERY_RELATED_MAX, 400, "relations in one answer", "一次附带的关系个数"},
	{QUERY_TOGETHER_MAX, 400, "relations and fields to count by in one answer that has rows",
		"有行的回答中关系与计数字段合计个数"},
	{QUERY_LIMIT_MAX, 400, "rows of a page", "每页行数"},
	{PAGE_BYTES_MAX, 200, "bytes of a page, after which it ends; `next` leads on",
		"一页的字节数，满则止于此行，其余见 next"},
	{PAGE_HTML_BYTES_MAX, 200, "bytes of the rows of a page of HTML, as JSON, after which it ends",
		"网页一页的行作为 JSON 的字节数，满则止于此行"},
	{QUERY_PART_MAX, 200, "rows of a part of a whole table; the next one follows",
		"整表一段的行数，其余随后发送"},
	{QUESTION_POINTS_MAX, 400, "characters to search for", "检索的字数"},
	{READING_MAX, 400, "records that have each word of a search, added up",
		"检索的各词见于多少条记录，合计"},
	{SQL_RELATED_MAX, 200, "related records of one item; `links.all` leads to the rest",
		"一条记录附带的相关记录数，其余见 links.all"},
	{SQL_FACET_MAX, 200, "values of a facet", "一个字段计数的取值个数"},
	{RENDER_MAX, 500, "bytes of a body", "回答的字节数"},
};

static void open_section(struct html *html, const char *id, const char *en, const char *zh)
{
	buf_printf(html->out, "<h2 id=\"%s\">", id);
	html_say(html, en, zh);
	buf_puts(html->out, "</h2>\n");
}

/* Begins a row of a table with a name as code; close_row() ends it. */
static void open_row(struct html *html, const char *name)
{
	buf_puts(html->out, "<tr><th scope=\"row\"><code>");
	html_text(html, name);
	buf_puts(html->out, "</code></th><td>");
}

static void close_row(struct html *html)
{
	buf_puts(html->out, "</td></tr>\n");
}

static void write_parameters(struct html *html)
{
	const struct explanation *explanation;
	open_section(html, "parameters", "Parameters", "参数");
	buf_puts(html->out, "<table>\n");
	for (size_t i = 0; (explanation = examples_parameter(i)); i++) {
		char name[64];
		const char *before = "<br><small>";
		const struct {
			int known_in;
			const char *en, *zh;
		} places[] = {
			{IN_COLLECTIONS, "collections", "集合"},
			{IN_ITEMS, "items", "单条记录"},
			{IN_SEARCH, "search", "检索"},
		};
		snprintf(name, sizeof name, "%s=%s", explanation->name,
			explanation->example ? explanation->example : "");
		open_row(html, name);
		html_texts(html, explanation->en, explanation->zh);
		for (size_t n = 0; n < sizeof places / sizeof *places; n++) {
			if (!(explanation->known_in & places[n].known_in))
				continue;
			buf_puts(html->out, before);
			html_say(html, places[n].en, places[n].zh);
			before = " · ";
		}
		buf_puts(html->out, "</small>");
		close_row(html);
	}
	buf_puts(html->out, "</table>\n");
}

/* Writes the types of fields that the parser allows an operator for. */
static void write_types(struct html *html, enum op op)
{
	static const char *words[] = {"word"};
	static const struct {
		struct field field;
		const char *en, *zh;
	} kinds[] = {
		{{.type = FIELD_TEXT}, "text and dates", "文本与日期"},
		{{.type = FIELD_TEXT, .words = {words, 1}}, "text with fixed values", "取值固定的文本"},
		{{.type = FIELD_NUMBER}, "numbers", "数"},
		{{.type = FIELD_BOOLEAN}, "booleans", "布尔"},
		{{.type = FIELD_LIST}, "lists, by their members", "列表（按成员）"},
	};
	const char *before = "<br><small>";
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (!operand_allows(&kinds[i].field, op))
			continue;
		buf_puts(html->out, before);
		html_say(html, kinds[i].en, kinds[i].zh);
		before = " · ";
	}
	buf_puts(html->out, "</small>");
}

static void write_operators(struct html *html)
{
	open_section(html, "operators", "Operators", "运算符");
	html_say(html,
		"<p>Every field that can be filtered is a parameter, alone or with an operator behind it.</p>\n"
		"<table>\n",
		"<p>可筛选的字段都是参数，其后可加运算符。</p>\n<table>\n");
	for (int op = 0; op < OPERATOR_COUNT; op++) {
		char name[64];
		snprintf(name, sizeof name, "field%s=", operator_suffix((enum op)op));
		open_row(html, name);
		html_text(html, examples_operator((enum op)op, html->chinese));
		write_types(html, (enum op)op);
		close_row(html);
	}
	buf_puts(html->out, "</table>\n");
}

static void write_answers(struct html *html)
{
	struct buf url;
	open_section(html, "answers", "Answers", "回答");
	buf_puts(html->out,
		"<pre>{\"data\": […], \"links\": {\"self\": \"…\", \"next\": null},\n \"meta\": {\"total\": 0, "
		"\"limit\": 50, \"dataset\": {\"version\": \"…\", \"digest\": \"…\"}}}</pre>\n");
	html_say(html,
		"<p>The <code>data</code> of an item is one object. <code>total</code> is exact, null is "
		"written out, members stand in the order of the fields. The next page is "
		"<code>links.next</code> until that is null. A suffix <code>.json</code>, <code>.csv</code> or "
		"<code>.ndjson</code> picks the format; without a limit the latter two have every row. "
		"An item’s <code>.bib</code>, <code>.ris</code>, <code>.csl.json</code> and "
		"<code>.cite.txt</code> say how to cite it, <code>.md</code> tells it in Markdown. Answers have a strong <code>ETag</code>; <code>",
		"<p>单条记录的 <code>data</code> 是一个对象。<code>total</code> 是精确的行数，空值写作 null，成员按字段"
		"次序排列。下一页见 <code>links.next</code>，直到它为 null。后缀 <code>.json</code>、<code>.csv</code>、"
		"<code>.ndjson</code> 选择格式；后两种不给 limit 时为全部行。单条记录还有 "
		"<code>.bib</code>、<code>.ris</code>、<code>.csl.json</code>、<code>.cite.txt</code>，给出引用格式；<code>.md</code> 以 Markdown 写出该记录。回答带有强 <code>ETag</code>；<code>");
	buf_puts(html->out, base_path());
	html_say(html, "/v1/@digest/…</code> is the same for one version of the data for ever.</p>\n",
		"/v1/@digest/…</code> 则永远是同一版数据。</p>\n");
	buf_init(&url, 1024);
	examples_search(&url);
	buf_puts(html->out, "<p><a href=\"");
	html_text(html, buf_text(&url));
	html_say(html,
		"\">Search over every resource</a> says where the words stand, in code points.</p>\n",
		"\">检索全部资源</a>，并以码点指明所在位置。</p>\n");
	html_finish(html, &url);
}

const char *docs_problem_title(enum error_code code, bool chinese)
{
	return chinese ? problems_zh[code] : error_title(code);
}

static void write_problems(struct html *html)
{
	static const enum error_code codes[] = {
#define X(code, status, slug, title) ERROR_##code,
		ERRORS(X)
#undef X
	};
	open_section(html, "problems", "Problems", "错误");
	html_say(html,
		"<p>Errors are <code>application/problem+json</code> (RFC 9457) and name every fault at once, "
		"with the nearest right word.</p>\n<table>\n",
		"<p>错误一律为 <code>application/problem+json</code>（RFC 9457），一次指出全部错处，并给出最接近的"
		"正确写法。</p>\n<table>\n");
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		enum error_code code = codes[i];
		buf_printf(html->out,
			"<tr id=\"%s\"><th scope=\"row\"><a href=\"#%s\"><code>%s</code></a><small>%d</small></th><td>",
			error_slug(code), error_slug(code), error_slug(code), error_status(code));
		html_text(html, docs_problem_title(code, html->chinese));
		close_row(html);
	}
	buf_puts(html->out, "</table>\n");
}

static void write_limits(struct html *html)
{
	open_section(html, "limits", "Limits", "限度");
	buf_puts(html->out, "<table>\n");
	for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
		char name[32];
		snprintf(name, sizeof name, "%d", limits[i].limit);
		open_row(html, name);
		html_texts(html, limits[i].en, limits[i].zh);
		if (limits[i].status != 200) {
			html_say(html, "<br><small>past it ", "<br><small>超过则 ");
			buf_printf(html->out, "%d</small>", limits[i].status);
		}
		close_row(html);
	}
	buf_puts(html->out, "</table>\n");
}

static void write_addresses(struct html *html)
{
	static const struct {
		const char *path, *en, *zh;
	} addresses[] = {
#define X(id, path, type, schema, en, zh) {path, en, zh},
		ADDRESSES(X)
#undef X
	};
	open_section(html, "addresses", "Addresses", "地址");
	buf_puts(html->out, "<table>\n");
	for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
		buf_printf(html->out,
			"<tr><th scope=\"row\"><a href=\"%s%s\"><code>%s%s</code></a></th><td>", base_path(),
			addresses[i].path, base_path(), addresses[i].path);
		html_texts(html, addresses[i].en, addresses[i].zh);
		close_row(html);
	}
	buf_puts(html->out, "</table>\n");
}

void docs_write_static(struct html *html)
{
	write_parameters(html);
	write_operators(html);
	write_answers(html);
	write_problems(html);
	write_limits(html);
	write_addresses(html);
}
