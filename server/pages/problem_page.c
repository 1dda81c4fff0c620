#include "pages/problem_page.h"

#include "base/buf.h"
#include "base/error.h"
#include "pages/docs_static.h"
#include "pages/frame.h"
#include "pages/mended.h"
#include "pages/mistake.h"
#include "pages/names.h"
#include "query/query.h"

#include <stdio.h>
#include <string.h>

/* What readers are told for the API's details; each fits all problems of its kind. */
static const struct {
	const char *en, *zh;
} details[] = {
	[ERROR_BAD_REQUEST] = {NULL, "浏览器发来的请求格式有误。"},
	[ERROR_BAD_QUERY] = {"The address of this page has something in it that does not fit:",
		"这个地址里有无法识别的内容："},
	[ERROR_BAD_CURSOR] = {"The place in the list that this address names is not known. Begin with "
						  "the first page.",
		"这一页的起点与所查的内容对不上，请从第一页看起。"},
	[ERROR_NOT_FOUND] = {NULL, "请核对地址，或在上方搜索。"},
	[ERROR_METHOD] = {NULL, "这个地址只能读取。"},
	[ERROR_NOT_ACCEPTABLE] = {NULL, "这里没有所要的格式。"},
	[ERROR_GONE] = {NULL, "这一条已经撤下，不再提供；如有接替它的，列在下面。"},
	[ERROR_STALE_PIN] = {NULL, "这个地址属于另一版数据，那一版不在这里。"},
	[ERROR_STALE_CURSOR] = {"The data have changed since. Begin with the first page.",
		"数据已经更新，请从第一页看起。"},
	[ERROR_URI_TOO_LONG] = {NULL, "地址超过了所允许的长度，请减少筛选条件。"},
	[ERROR_INTERNAL] = {NULL, "服务器出了错，请稍后再试。"},
	[ERROR_TOO_COSTLY] = {NULL, "所查的内容太多，请缩小范围后再试。"},
	[ERROR_UNAVAILABLE] = {NULL, "服务器暂时不能回答，请稍后再试。"},
};

/* Whether the faults only repeat, in the API's words, that the address leads nowhere. */
static bool tells_only_address(const struct error *problem)
{
	bool gone = problem->code == ERROR_NOT_FOUND || problem->code == ERROR_GONE;
	return gone && problem->fault_count > 0;
}

static void write_detail(struct view *view, const struct error *problem)
{
	bool known = (size_t)problem->code < sizeof details / sizeof *details;
	const char *own = !known ? NULL
		: view->html.chinese ? details[problem->code].zh
							 : details[problem->code].en;
	if (view->html.chinese && problem->detail_zh[0])
		own = problem->detail_zh;
	if (!view->html.chinese && tells_only_address(problem) && problem->code == ERROR_NOT_FOUND)
		own = "Check the address, or search above.";
	view_puts(view, own || !view->html.chinese ? "<p>" : "<p lang=\"en\">");
	view_text(view, own ? own : problem->detail);
	view_puts(view, "</p>\n");
}

/* Whether a problem is that the list has no such page. */
static bool is_of_cursor(const struct error *problem)
{
	return problem->code == ERROR_BAD_CURSOR || problem->code == ERROR_STALE_CURSOR;
}

/* Returns what a page is called that has something wrong in its address. */
static const char *title_of(const struct error *problem, bool chinese)
{
	if (problem->code == ERROR_BAD_QUERY)
		return chinese ? "地址有误" : "Something in this address is wrong";
	if (is_of_cursor(problem))
		return chinese ? "找不到列表的这一页" : "This page of the list is not there";
	return docs_problem_title(problem->code, chinese);
}

/* Writes the suggestion: an address, an item's name, or a word of the query. */
static void write_suggestion(
	struct view *view, const struct error *problem, const struct fault *fault, const char *target)
{
	const struct resource *resource = problem->successor_resource[0]
		? catalog_resource(view->source->catalog, problem->successor_resource)
		: view->query->resource;
	struct buf mended;
	view_word(view, problem->code == ERROR_GONE ? WORD_SUCCESSOR : WORD_MEANT);
	buf_init(&mended, strlen(target) + 3 * sizeof fault->suggestion);
	bool is_path = strcmp(fault->parameter, "path") == 0;
	bool is_item = !is_path && resource && problem->code != ERROR_BAD_QUERY;
	bool is_link = is_item || is_path || mended_with(view, fault, target, &mended);
	if (is_item) {
		view_open_link(view, resource, fault->suggestion);
	} else if (is_link) {
		view_puts(view, "<a href=\"");
		view_text(view, is_path ? fault->suggestion : buf_text(&mended));
		view_puts(view, "\">");
	} else {
		view_puts(view, "<strong>");
	}
	if (is_item)
		names_say(view, resource, fault->suggestion);
	else if (is_path)
		view_text(view, fault->suggestion);
	else
		mistake_write_suggestion(view, fault);
	view_puts(view, is_link ? "</a>" : "</strong>");
	html_finish(&view->html, &mended);
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

static void write_mistakes(struct view *view, const struct error *problem, const char *target)
{
	view_puts(view, "<ul>\n");
	for (size_t i = 0; i < problem->fault_count && i < ERROR_FAULTS_MAX; i++) {
		const struct fault *fault = &problem->faults[i];
		view_puts(view, "<li>");
		mistake_write(view, fault);
		if (mistake_suggests(fault)) {
			view_puts(view, view->html.chinese ? "" : " ");
			write_suggestion(view, problem, fault, target);
		}
		view_puts(view, "</li>\n");
	}
	view_puts(view, "</ul>\n");
}

/* Writes the faults as the API names them, for who made the address. */
static void write_exactly(struct view *view, const struct error *problem)
{
	view_puts(view, "<details><summary>");
	view_word(view, WORD_EXACT);
	view_puts(view, "</summary>\n<ul>\n");
	for (size_t i = 0; i < problem->fault_count && i < ERROR_FAULTS_MAX; i++) {
		const struct fault *fault = &problem->faults[i];
		view_puts(view, "<li><code>");
		view_shown(view, fault->parameter);
		view_puts(view, fault->has_value ? "=" : "");
		view_shown(view, fault->value);
		view_puts(view, "</code> ");
		mistake_write_reason(view, fault);
		view_puts(view, "</li>\n");
	}
	view_puts(view, "</ul>\n</details>\n");
}

/* Writes a link to the address without the faulty arguments, if the page needs none of them. */
static void write_rest(
	struct view *view, const struct error *problem, const char *target, const char *needed)
{
	struct buf rest;
	if ((problem->code != ERROR_BAD_QUERY && !is_of_cursor(problem)) || !strchr(target, '?'))
		return;
	buf_init(&rest, strlen(target) + 1);
	if (mended_without(view, problem, target, needed, &rest)) {
		view_puts(view, "<p><a href=\"");
		view_text(view, buf_text(&rest));
		view_puts(view, "\">");
		view_word(view, is_of_cursor(problem) ? WORD_FIRST : WORD_WITHOUT);
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
	const char *title = title_of(problem, view.html.chinese);
	frame_begin(&view, &(struct frame){.title = title, .path = "", .is_unlisted = true});
	if (query->resource)
		frame_write_trail(&view, query->resource);
	view_puts(&view, "<h1>");
	view_text(&view, title);
	view_puts(&view, "</h1>\n");
	write_detail(&view, problem);
	if (tells_only_address(problem))
		write_ways_out(&view, problem, target);
	else if (problem->fault_count > 0)
		write_mistakes(&view, problem, target);
	write_rest(&view, problem, target, needed);
	if (!tells_only_address(problem) && problem->fault_count > 0)
		write_exactly(&view, problem);
	frame_end(&view);
	return view_end(&view);
}
