#include "pages/mistake.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/reason.h"
#include "pages/names.h"
#include "query/query.h"

#include <stdio.h>
#include <string.h>

/* What pages call the parameters that are no filters. */
static const struct {
	const char *parameter;
	enum word word;
} titles[] = {{"q", WORD_WORDS}, {"type", WORD_RESOURCES}, {"sort", WORD_ORDER},
	{"limit", WORD_ROWS}, {"fields", WORD_FIELDS}, {"id", WORD_COMPARE}, {"embed", WORD_EMBED}};

/*
 * What readers are told instead of a reason that speaks of the API, by the reason or its beginning:
 * {p} is what the part of the address is called, {n} its name there, {v} its value, {r} the reason.
 * Any other reason is plain as it is.
 */
static const struct {
	const char *reason, *en, *zh;
} sentences[] = {
	{REASON_NO_PARAMETER, "This page knows nothing by the name of “{n}”.",
		"这个页面没有“{n}”这一项。"},
	{REASON_NO_PARAMETERS, "This page knows nothing by the name of “{n}”.",
		"这个页面没有“{n}”这一项。"},
	{REASON_REPEATED, "“{p}” is there more than once.", "“{p}”出现了不止一次。"},
	{REASON_EMPTY, "“{p}” is there, but says nothing.", "没有给出{p}。"},
	{REASON_NO_FIELD, "{p}: there is no “{v}” here.", "{p}：这里没有“{v}”。"},
	{REASON_NO_RESOURCE, "{p}: there is no “{v}” here.", "{p}：这里没有“{v}”。"},
	{REASON_NO_VALUE, "{p}: there is no “{v}” here.", "{p}：这里没有“{v}”。"},
	{REASON_NO_RECORD, "{p}: there is no “{v}” here.", "{p}：这里没有“{v}”。"},
	{REASON_NO_ITEM, "{p}: there is no “{v}” here.", "{p}：这里没有“{v}”。"},
	{REASON_COMMA, "{p}: there is no “{v}” here.", "{p}：这里没有“{v}”。"},
	{REASON_NOT_FILTERED, "The list cannot be narrowed by “{p}”.", "不能按“{p}”筛选。"},
	{REASON_NO_OPERATOR, "The list cannot be narrowed by “{p}” in this way.",
		"不能这样按“{p}”筛选。"},
	{REASON_NOT_SORTED, "The list cannot be put in order by “{v}”.", "不能按“{v}”排列。"},
	{REASON_NO_RELEVANCE, "The best first: of what? No words to search for are given.",
		"要把最相关的排在前面，但没有给出搜索词。"},
	{REASON_NO_DATE, "{p}: “{v}” is not a date. Dates are written like 2021-06-30.",
		"{p}：“{v}”不是日期。日期写作2021-06-30这样。"},
	{REASON_NO_NUMBER, "{p}: “{v}” is not a number.", "{p}：“{v}”不是数字。"},
	{REASON_NO_WHOLE, "{p}: “{v}” is not a whole number.", "{p}：“{v}”不是整数。"},
	{REASON_NO_Q, "What do you look for? No words are given.", "要找什么？没有给出搜索词。"},
	{REASON_COMPARED_COUNT, "The address names too few records to compare, or too many.", "{r}。"},
	{REASON_COMPARED, "“{v}” is no record that can be compared.", "“{v}”不是可以对比的记录。"},
};

/* Returns the field that a filter or a term to sort by is of; NULL if there is none. */
static const struct field *field_of(const struct view *view, const char *name)
{
	char plain[sizeof((struct fault *)0)->suggestion];
	name += *name == '-';
	const char *operation = strstr(name, "__");
	int len = (int)(operation ? (size_t)(operation - name) : strlen(name));
	snprintf(plain, sizeof plain, "%.*s", len, name);
	return view->query->resource ? resource_field(view->query->resource, plain) : NULL;
}

/* Returns what pages call a field or a parameter; NULL if there is none of this name. */
static const char *title_of(const struct view *view, const char *name)
{
	const struct field *field = field_of(view, name);
	for (size_t i = 0; !field && i < sizeof titles / sizeof *titles; i++)
		if (strcmp(name, titles[i].parameter) == 0)
			return view_said(view, titles[i].word);
	return field ? view_field_title(view, field) : NULL;
}

/* Whether a parameter's values are names of fields. */
static bool names_fields(const struct fault *fault)
{
	return strcmp(fault->parameter, "sort") == 0 || strcmp(fault->parameter, "fields") == 0;
}

static void write_title(struct view *view, const char *name)
{
	const char *title = title_of(view, name);
	if (title)
		view_text(view, title);
	else
		view_sent(view, name);
}

/* Whether the reason is the one that a format makes, as far as the format is fixed. */
static bool is_reason(const char *reason, const char *format)
{
	return strncmp(reason, format, strcspn(format, "%")) == 0;
}

/* Writes the value: the title of a field that is there, but cannot be taken, else what was sent. */
static void write_value(struct view *view, const struct fault *fault)
{
	const struct resource *resource = view->query->resource;
	const struct field *field = NULL;
	if (resource && names_fields(fault) && !is_reason(fault->reason, REASON_NO_FIELD))
		field = resource_field(resource, fault->value + (*fault->value == '-'));
	if (field)
		view_text(view, view_field_title(view, field));
	else
		view_sent(view, fault->value);
}

static const char *sentence_of(const struct view *view, const struct fault *fault)
{
	for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
		if (is_reason(fault->reason, sentences[i].reason))
			return view->html.chinese ? sentences[i].zh : sentences[i].en;
	if (fault->parameter[0] == '\0')
		return view->html.chinese ? "{r}。" : "{r}.";
	if (fault->value[0] == '\0')
		return view->html.chinese ? "“{p}”{r}。" : "“{p}” {r}.";
	return view->html.chinese ? "{p}：“{v}”{r}。" : "{p}: “{v}” {r}.";
}

static void write_plain(struct view *view, const char *text, size_t len)
{
	struct buf piece;
	buf_init(&piece, len + 1);
	buf_put(&piece, text, len);
	view_text(view, buf_text(&piece));
	html_finish(&view->html, &piece);
}

/* Writes the words that a field may have, if the reason lists them. */
static void write_choice(struct view *view, const struct fault *fault)
{
	const struct field *field = field_of(view, fault->parameter);
	if (!is_reason(fault->reason, REASON_NO_VALUE ": ") || !field || !field->meanings)
		return;
	view_word(view, WORD_CHOICE);
	for (size_t i = 0; i < field->words.count; i++) {
		const struct meaning *meaning = &field->meanings[i];
		view_puts(view, i > 0 ? view_said(view, WORD_JOINT) : "");
		view_text(view, view_choose(view, meaning->title_en, meaning->title_zh));
	}
	view_word(view, WORD_STOP);
}

void mistake_write(struct view *view, const struct fault *fault)
{
	for (const char *p = sentence_of(view, fault); *p;) {
		size_t len = strcspn(p, "{");
		write_plain(view, p, len);
		p += len;
		if (*p == '\0')
			break;
		if (p[1] == 'p')
			write_title(view, fault->parameter);
		else if (p[1] == 'n')
			view_sent(view, fault->parameter);
		else if (p[1] == 'v')
			write_value(view, fault);
		else
			mistake_write_reason(view, fault);
		p += strlen("{p}");
	}
	write_choice(view, fault);
}

void mistake_write_reason(struct view *view, const struct fault *fault)
{
	struct buf chinese;
	buf_init(&chinese, 8 * sizeof fault->reason);
	bool told = view->html.chinese && reason_write_chinese(fault->reason, &chinese);
	view_puts(view, told || !view->html.chinese ? "<span>" : "<span lang=\"en\">");
	view_text(view, told ? buf_text(&chinese) : fault->reason);
	view_puts(view, "</span>");
	html_finish(&view->html, &chinese);
}

/* Writes the name of a record that a fault suggests as a value. Returns false if it suggests none.
 */
static bool write_record(struct view *view, const struct fault *fault)
{
	const char *key = strchr(fault->suggestion, '/');
	const struct field *field = field_of(view, fault->parameter);
	char name[CATALOG_NAME_MAX + 1];
	snprintf(name, sizeof name, "%.*s", (int)strcspn(fault->suggestion, "/"), fault->suggestion);
	const struct resource *resource = key  ? catalog_resource(view->source->catalog, name)
		: field && field->named_count == 1 ? field->named[0]
										   : NULL;
	if (resource)
		names_say(view, resource, key ? key + 1 : fault->suggestion);
	return resource;
}

bool mistake_suggests(const struct fault *fault)
{
	return fault->suggestion[0] != '\0' && !is_reason(fault->reason, REASON_EMPTY);
}

void mistake_write_suggestion(struct view *view, const struct fault *fault)
{
	const struct catalog *catalog = view->source->catalog;
	const struct field *field = field_of(view, fault->parameter);
	const struct resource *resource =
		strcmp(fault->parameter, "type") == 0 ? catalog_resource(catalog, fault->suggestion) : NULL;
	const struct meaning *meaning =
		field ? catalog_meaning(catalog, field, fault->suggestion) : NULL;
	if (is_reason(fault->reason, REASON_NO_PARAMETER) || names_fields(fault))
		write_title(view, fault->suggestion);
	else if (resource)
		view_text(view, view_resource_title(view, resource));
	else if (meaning)
		view_text(view, view_choose(view, meaning->title_en, meaning->title_zh));
	else if (!write_record(view, fault))
		view_sent(view, fault->suggestion);
}
