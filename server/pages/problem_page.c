#include "pages/problem_page.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/reason.h"
#include "base/text.h"
#include "pages/docs_static.h"
#include "pages/frame.h"
#include "pages/names.h"
#include "query/canonical.h"
#include "query/query.h"
#include "query/target.h"
#include "render/render.h"

#include <stdio.h>
#include <string.h>

/* Chinese for details that are in English only; each fits all problems of its kind. */
static const char *const details_zh[] = {
	[ERROR_BAD_REQUEST] = "浏览器发来的请求格式有误。",
	[ERROR_BAD_QUERY] = "地址里的参数有误，逐一列在下面；能认出本意的，附上正确写法。",
	[ERROR_BAD_CURSOR] = "这一页的起点与所查的内容对不上，请从第一页看起。",
	[ERROR_NOT_FOUND] = "请核对地址，或在上方搜索。",
	[ERROR_METHOD] = "这个地址只能读取。",
	[ERROR_NOT_ACCEPTABLE] = "这里没有所要的格式。",
	[ERROR_GONE] = "这一条已经撤下，不再提供；如有接替它的，列在下面。",
	[ERROR_STALE_PIN] = "这个地址属于另一版数据，那一版不在这里。",
	[ERROR_STALE_CURSOR] = "数据已经更新，请从第一页看起。",
	[ERROR_URI_TOO_LONG] = "地址超过了所允许的长度，请减少筛选条件。",
	[ERROR_INTERNAL] = "服务器出了错，请稍后再试。",
	[ERROR_TOO_COSTLY] = "所查的内容太多，请缩小范围后再试。",
	[ERROR_UNAVAILABLE] = "服务器暂时不能回答，请稍后再试。",
};

/* Whether the faults only repeat, in the API's words, that the address leads nowhere. */
static bool tells_only_address(const struct error *problem)
{
	bool gone = problem->code == ERROR_NOT_FOUND || problem->code == ERROR_GONE;
	return gone && problem->fault_count > 0;
}

static void write_detail(struct view *view, const struct error *problem)
{
	bool known = (size_t)problem->code < sizeof details_zh / sizeof *details_zh;
	const char *chinese = !view->html.chinese ? NULL
		: problem->detail_zh[0]               ? problem->detail_zh
		: known                               ? details_zh[problem->code]
											  : NULL;
	const char *said = chinese ? chinese : problem->detail;
	if (!chinese && tells_only_address(problem) && problem->code == ERROR_NOT_FOUND)
		said = "Check the address, or search above.";
	if (*said == '\0')
		return; /* the faults say everything */
	view_puts(view, chinese ? "<p>" : "<p lang=\"en\">");
	view_text(view, said);
	view_puts(view, "</p>\n");
}

/* A part of a query in the two forms in which a fault may quote it (query/target.h). */
struct piece {
	char sent[ERROR_VALUE_MAX + 4], decoded[ERROR_VALUE_MAX + 4];
};

enum { KEY_SIZE = sizeof((struct fault *)0)->parameter };

/* Reads a part, cut to `size` bytes as faults are. */
static void read_piece(const char *raw, size_t len, size_t size, struct piece *ret_piece)
{
	char text[TARGET_MAX + 1];
	snprintf(text, sizeof text, "%.*s", (int)len, raw);
	text_copy_cut(ret_piece->sent, size, text);
	len = strlen(text);
	bool whole = text_decode(text, &len, true);
	text[len] = '\0';
	text_copy_cut(ret_piece->decoded, size, whole ? text : ret_piece->sent);
}

static bool is_piece(const struct piece *piece, const char *name)
{
	return strcmp(name, piece->sent) == 0 || strcmp(name, piece->decoded) == 0;
}

/*
 * Writes the address with a fault's suggestion in place of the wrong name, or else of the whole
 * value. Returns false and writes nothing if the address contains neither.
 */
static bool write_corrected(const struct fault *fault, const char *target, struct buf *out)
{
	bool of_name = strcmp(fault->reason, REASON_NO_PARAMETER) == 0;
	struct piece key, value;
	const char *p = strchr(target, '?');
	for (size_t len; p && *p; p += len) {
		size_t name_len = strcspn(++p, "=&");
		len = strcspn(p, "&");
		size_t begin = name_len + (name_len < len);
		read_piece(p, name_len, KEY_SIZE, &key);
		read_piece(p + begin, len - begin, sizeof fault->value, &value);
		if (!is_piece(&key, fault->parameter) || !is_piece(&value, fault->value))
			continue;
		buf_put(out, target, (size_t)(p - target) + (of_name ? 0 : begin));
		canonical_text(out, fault->suggestion, strlen(fault->suggestion));
		buf_puts(out, p + (of_name ? name_len : len));
		return true;
	}
	return false;
}

/* Writes the name of an item; its key, if it has none or cannot be read now. */
static void write_item_name(struct view *view, const struct resource *resource, const char *key)
{
	struct error why;
	struct buf name;
	struct view reader = *view;
	error_clear(&why);
	buf_init(&name, RENDER_MAX);
	reader.err = &why;
	bool named = names_of_key(&reader, resource, key, &name);
	view_text(view, named && buf_text(&name) ? name.data : key);
	buf_finish(&name);
}

/* Writes the suggestion: an address, an item's name, or a word of the query. */
static void write_suggestion(
	struct view *view, const struct error *problem, const struct fault *fault, const char *target)
{
	const struct resource *resource = problem->successor_resource[0]
		? catalog_resource(view->source->catalog, problem->successor_resource)
		: view->query->resource;
	struct buf corrected;
	view_word(view, problem->code == ERROR_GONE ? WORD_SUCCESSOR : WORD_MEANT);
	buf_init(&corrected, strlen(target) + 3 * sizeof fault->suggestion);
	bool is_path = strcmp(fault->parameter, "path") == 0;
	bool is_item = !is_path && resource && problem->code != ERROR_BAD_QUERY;
	if (is_item) {
		view_open_link(view, resource, fault->suggestion);
	} else if (is_path || write_corrected(fault, target, &corrected)) {
		view_puts(view, "<a href=\"");
		view_text(view, is_path ? fault->suggestion : buf_text(&corrected));
		view_puts(view, "\">");
	} else {
		view_puts(view, "<code>");
	}
	if (is_item)
		write_item_name(view, resource, fault->suggestion);
	else
		view_text(view, fault->suggestion);
	view_puts(view, is_item || is_path || corrected.len > 0 ? "</a>" : "</code>");
	html_finish(&view->html, &corrected);
}

static void write_reason(struct view *view, const char *reason)
{
	struct buf chinese;
	buf_init(&chinese, 8 * sizeof((struct fault *)0)->reason);
	bool told = view->html.chinese && reason_write_chinese(reason, &chinese);
	view_puts(view, told ? "<span>" : "<span lang=\"en\">");
	view_text(view, told ? buf_text(&chinese) : reason);
	view_puts(view, "</span>");
	html_finish(&view->html, &chinese);
}

/* Writes only what to take instead. */
static void write_ways_out(struct view *view, const struct error *problem, const char *target)
{
	for (size_t i = 0; i < problem->fault_count && i < ERROR_FAULTS_MAX; i++) {
		if (problem->faults[i].suggestion[0] == '\0')
			continue;
		view_puts(view, "<p>");
		write_suggestion(view, problem, &problem->faults[i], target);
		view_puts(view, "</p>\n");
	}
}

static void write_faults(struct view *view, const struct error *problem, const char *target)
{
	view_puts(view, problem->fault_count > 0 ? "<ul>\n" : "");
	for (size_t i = 0; i < problem->fault_count && i < ERROR_FAULTS_MAX; i++) {
		const struct fault *fault = &problem->faults[i];
		view_puts(view, "<li><code>");
		view_text(view, fault->parameter);
		view_puts(view, fault->has_value ? "=" : "");
		view_text(view, fault->value);
		view_puts(view, "</code> ");
		write_reason(view, fault->reason);
		if (fault->suggestion[0] != '\0') {
			view_puts(view, "<br>");
			write_suggestion(view, problem, fault, target);
		}
		view_puts(view, "</li>\n");
	}
	view_puts(view, problem->fault_count > 0 ? "</ul>\n" : "");
}

static bool is_faulty(const struct error *problem, const struct piece *key)
{
	for (size_t i = 0; i < problem->fault_count && i < ERROR_FAULTS_MAX; i++)
		if (is_piece(key, problem->faults[i].parameter))
			return true;
	return false;
}

/* Writes the address without the faulty arguments, if the page needs none of them. */
static void write_rest(
	struct view *view, const struct error *problem, const char *target, const char *needed)
{
	struct buf rest;
	const char *p = strchr(target, '?');
	if (problem->code != ERROR_BAD_QUERY || !p)
		return;
	buf_init(&rest, strlen(target) + 1);
	buf_put(&rest, target, (size_t)(p - target));
	bool asks = !needed, shorter = false;
	const char *glue = "?";
	for (size_t len; *p; p += len) {
		struct piece key;
		len = strcspn(++p, "&");
		read_piece(p, strcspn(p, "=&"), KEY_SIZE, &key);
		if (len == 0)
			continue;
		if (is_faulty(problem, &key)) {
			shorter = true;
			continue;
		}
		asks = asks || strcmp(key.decoded, needed) == 0;
		buf_puts(&rest, glue);
		buf_put(&rest, p, len);
		glue = "&";
	}
	if (asks && shorter) {
		view_puts(view, "<p><a href=\"");
		view_text(view, buf_text(&rest));
		view_puts(view, "\">");
		view_word(view, WORD_WITHOUT);
		view_puts(view, "</a></p>\n");
	}
	html_finish(&view->html, &rest);
}

bool problem_page_write(const struct source *source, const struct query *query,
	enum language language, const struct error *problem, const char *target, const char *needed,
	struct buf *body)
{
	struct error err;
	error_clear(&err);
	struct view view = view_begin(language, source, query, body, &err);
	const char *title = docs_problem_title(problem->code, view.html.chinese);
	frame_begin(&view, &(struct frame){.title = title, .path = "", .is_unlisted = true});
	if (query->resource)
		frame_write_trail(&view, query->resource);
	view_puts(&view, "<h1>");
	view_text(&view, title);
	view_puts(&view, "</h1>\n");
	write_detail(&view, problem);
	if (tells_only_address(problem))
		write_ways_out(&view, problem, target);
	else
		write_faults(&view, problem, target);
	write_rest(&view, problem, target, needed);
	frame_end(&view);
	return view_end(&view);
}
