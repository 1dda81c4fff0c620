#include "pages/trouble.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/reason.h"
#include "pages/docs_static.h"
#include "pages/frame.h"
#include "query/fault.h"
#include "query/query.h"

#include <string.h>

/* What a problem says in English alone, in Chinese words that hold for each of its kind. */
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

static void write_detail(struct view *view, const struct error *problem)
{
	bool known = (size_t)problem->code < sizeof details_zh / sizeof *details_zh;
	const char *chinese = view->html.chinese && known ? details_zh[problem->code] : NULL;
	view_puts(view, chinese ? "<p>" : "<p lang=\"en\">");
	view_text(view, chinese ? chinese : problem->detail);
	view_puts(view, "</p>\n");
}

/* What it should have been: an address, the item of a key, or a word of the query. */
static void write_suggestion(
	struct view *view, const struct error *problem, const struct fault *fault)
{
	const struct resource *resource = problem->successor_resource[0]
		? catalog_resource(view->source->catalog, problem->successor_resource)
		: view->query->resource;
	bool is_path = strcmp(fault->parameter, "path") == 0;
	if (fault->suggestion[0] == '\0')
		return;
	view_puts(view, "<br>");
	view_word(view, WORD_MEANT);
	if (is_path) {
		view_puts(view, "<a href=\"");
		view_text(view, fault->suggestion);
		view_puts(view, "\">");
	} else if (resource && problem->code != ERROR_BAD_QUERY) {
		view_open_link(view, resource, fault->suggestion);
	} else {
		view_puts(view, "<code>");
		view_text(view, fault->suggestion);
		view_puts(view, "</code>");
		return;
	}
	view_text(view, fault->suggestion);
	view_puts(view, "</a>");
}

static void write_reason(struct view *view, const char *reason)
{
	struct buf chinese;
	buf_init(&chinese, 8 * FAULT_REASON_SIZE);
	bool told = view->html.chinese && reason_write_chinese(reason, &chinese);
	view_puts(view, told ? "<span>" : "<span lang=\"en\">");
	view_text(view, told ? buf_text(&chinese) : reason);
	view_puts(view, "</span>");
	html_finish(&view->html, &chinese);
}

static void write_faults(struct view *view, const struct error *problem)
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
		write_suggestion(view, problem, fault);
		view_puts(view, "</li>\n");
	}
	view_puts(view, problem->fault_count > 0 ? "</ul>\n" : "");
}

static bool is_faulty(const struct error *problem, const char *key, size_t len)
{
	for (size_t i = 0; i < problem->fault_count && i < ERROR_FAULTS_MAX; i++)
		if (strncmp(problem->faults[i].parameter, key, len) == 0 &&
			problem->faults[i].parameter[len] == '\0')
			return true;
	return false;
}

/* The address without the arguments that have a fault, if it asks for anything without them. */
static void write_rest(struct view *view, const struct error *problem, const char *target)
{
	struct buf rest;
	const char *p = strchr(target, '?');
	if (problem->code != ERROR_BAD_QUERY || !p)
		return;
	buf_init(&rest, strlen(target) + 1);
	buf_put(&rest, target, (size_t)(p - target));
	const char *glue = "?";
	for (; *p; p += strcspn(p, "&")) {
		size_t key = strcspn(++p, "=&"), len = strcspn(p, "&");
		if (is_faulty(problem, p, key))
			continue;
		buf_puts(&rest, glue);
		buf_put(&rest, p, len);
		glue = "&";
	}
	if (view->query->resource || *glue == '&') {
		view_puts(view, "<p><a href=\"");
		view_text(view, buf_text(&rest));
		view_puts(view, "\">");
		view_word(view, WORD_WITHOUT);
		view_puts(view, "</a></p>\n");
	}
	html_finish(&view->html, &rest);
}

bool trouble_write(const struct catalog *catalog, const struct query *query, enum language language,
	const struct error *problem, const char *target, struct buf *body)
{
	struct error err;
	struct source source = {.catalog = catalog};
	error_clear(&err);
	struct view view = view_begin(language, &source, query, body, &err);
	const char *title = docs_problem_title(problem->code, view.html.chinese);
	frame_begin(&view, &(struct frame){.title = title, .path = "", .is_unlisted = true});
	if (query->resource)
		frame_write_trail(&view, query->resource);
	view_puts(&view, "<h1>");
	view_text(&view, title);
	view_puts(&view, "</h1>\n");
	write_detail(&view, problem);
	write_faults(&view, problem);
	write_rest(&view, problem, target);
	frame_end(&view);
	return view_end(&view);
}
