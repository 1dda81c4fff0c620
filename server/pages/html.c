#include "pages/html.h"

#include "base/base_path.h"
#include "base/buf.h"
#include "documents/wellknown.h"
#include "style_text.h"

#include <string.h>

void html_say(struct html *html, const char *en, const char *zh)
{
	buf_puts(html->out, html->chinese ? zh : en);
}

void html_text(struct html *html, const char *text)
{
	for (const char *p = text ? text : ""; *p;) {
		size_t plain = strcspn(p, "&<>\"'");
		buf_put(html->out, p, plain);
		p += plain;
		if (*p)
			buf_printf(html->out, "&#%d;", *p++);
	}
}

void html_line(struct html *html, const char *text)
{
	struct buf line;
	buf_init(&line, html->out->max);
	if (text)
		buf_put_line(&line, text, strlen(text));
	html_text(html, buf_text(&line));
	html_finish(html, &line);
}

void html_texts(struct html *html, const char *en, const char *zh)
{
	const char *first = html->chinese ? zh : en, *second = html->chinese ? en : zh;
	html_text(html, first && *first ? first : second);
}

void html_link(struct html *html, const char *text, const char *url)
{
	bool page = url && (strncmp(url, "https://", 8) == 0 || strncmp(url, "http://", 7) == 0);
	if (page) {
		buf_puts(html->out, "<a href=\"");
		html_text(html, url);
		buf_puts(html->out, "\">");
	}
	html_text(html, text);
	buf_puts(html->out, page ? "</a>" : "");
}

void html_finish(struct html *html, struct buf *part)
{
	html->out->failed = html->out->failed || part->failed;
	buf_finish(part);
}

const char *html_tag(bool chinese)
{
	return chinese ? "zh-Hans" : "en";
}

void html_open(struct html *html)
{
	buf_printf(html->out,
		"<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
		html_tag(html->chinese));
}

/* Inlines the icon, so that browsers do not request /favicon.ico. */
static void write_icon(struct html *html)
{
	buf_puts(html->out, "<link rel=\"icon\" href=\"data:image/svg+xml,");
	for (const char *p = wellknown_icon_svg; *p; p++)
		buf_printf(html->out, strchr("<>#", *p) ? "%%%02X" : "%c", *p);
	buf_puts(html->out, "\">\n");
}

void html_dress(struct html *html)
{
	buf_printf(html->out,
		"<link rel=\"alternate\" type=\"application/atom+xml\" href=\"%s/v1/changes.atom\">\n",
		base_path());
	write_icon(html);
	buf_puts(html->out, "<style>");
	for (size_t i = 0; i < sizeof style_lines / sizeof *style_lines; i++)
		buf_puts(html->out, style_lines[i]);
	buf_puts(html->out, "</style>\n</head>\n<body>\n");
}

void html_begin(struct html *html, const char *title_en, const char *title_zh, const char *there)
{
	html_open(html);
	buf_puts(html->out, "<title>");
	html_texts(html, title_en, title_zh);
	buf_printf(html->out, "</title>\n<link rel=\"alternate\" hreflang=\"%s\" href=\"%s%s\">\n",
		html_tag(!html->chinese), base_path(), there);
	html_dress(html);
}

void html_end(struct html *html)
{
	buf_puts(html->out, "</body>\n</html>\n");
}
