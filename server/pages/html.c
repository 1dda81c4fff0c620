#include "pages/html.h"

#include "base/base_path.h"
#include "base/buf.h"

#include <string.h>

/* clang-format off */
static const char style[] =
	":root{color-scheme:light dark;--ink:#1b1f23;--soft:#59636e;--line:#d8dee4;--paper:#fff;"
	"--tint:#f3f5f7;--link:#0757a8}"
	"@media(prefers-color-scheme:dark){:root{--ink:#e4e7ea;--soft:#9aa5b0;--line:#32393f;"
	"--paper:#14171a;--tint:#1e2327;--link:#7cb8ff}}"
	"*{box-sizing:border-box}"
	"html{scroll-padding-top:1rem}"
	"body{margin:0 auto;max-width:58rem;padding:1.5rem 1rem 4rem;color:var(--ink);"
	"background:var(--paper);overflow-wrap:anywhere;font:1rem/1.6 system-ui,'PingFang SC',"
	"'Noto Sans CJK SC','Microsoft YaHei',sans-serif}"
	"h1{font-size:1.9rem;line-height:1.25;margin:.3rem 0}"
	"h2{font-size:1.35rem;margin:3rem 0 .8rem;padding-bottom:.3rem;border-bottom:2px solid var(--line)}"
	"h3{font-size:1.12rem;margin:0}"
	"p{margin:.5rem 0}a{color:var(--link);text-underline-offset:.25em}a:not(:hover){text-decoration-thickness:1px}"
	"small,.soft{color:var(--soft);font-size:.88rem}"
	"code,pre{font-family:ui-monospace,'SF Mono',Menlo,Consolas,'Noto Sans Mono CJK SC',monospace;"
	"font-size:.86rem}"
	"code{background:var(--tint);border-radius:.25rem;padding:.1em .3em}"
	"a code{color:inherit}"
	"pre{background:var(--tint);border:1px solid var(--line);border-radius:.4rem;margin:.25rem 0 .9rem;"
	"padding:.5rem .7rem;white-space:pre-wrap;-webkit-user-select:all;user-select:all}"
	"nav{display:flex;flex-wrap:wrap;gap:.4rem;margin:.7rem 0}"
	"nav a{border:1px solid var(--line);border-radius:1rem;padding:.15rem .7rem;text-decoration:none;"
	"font-size:.92rem}"
	"section{border:1px solid var(--line);border-radius:.6rem;padding:1rem;margin:1rem 0}"
	"ul.examples{list-style:none;padding:0;margin:.8rem 0}"
	"summary{cursor:pointer;font-weight:600}"
	"table{border-collapse:collapse;width:100%;margin:.6rem 0}"
	"th,td{text-align:left;vertical-align:top;padding:.45rem .8rem .45rem 0;"
	"border-top:1px solid var(--line);font-weight:400}"
	"th{width:13rem}th small{display:block}"
	":target{background:var(--tint);outline:2px solid var(--link);outline-offset:2px}"
	"@media(max-width:40rem){table,tbody,tr,th,td{display:block;width:auto}td{border:0;padding-top:0}"
	"th{padding-bottom:0}section{padding:.8rem}}"
	"@media print{nav{display:none}section{break-inside:avoid}}";
/* clang-format on */

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

void html_texts(struct html *html, const char *en, const char *zh)
{
	const char *first = html->chinese ? zh : en, *second = html->chinese ? en : zh;
	html_text(html, first && *first ? first : second);
}

void html_finish(struct html *html, struct buf *part)
{
	html->out->failed = html->out->failed || part->failed;
	buf_finish(part);
}

void html_begin(struct html *html, const char *title_en, const char *title_zh, const char *there)
{
	html_say(html, "<!DOCTYPE html>\n<html lang=\"en\">\n",
		"<!DOCTYPE html>\n<html lang=\"zh-Hans\">\n");
	buf_puts(html->out,
		"<head>\n<meta charset=\"utf-8\">\n"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
	html_texts(html, title_en, title_zh);
	/* an icon of its own, so that no browser asks for /favicon.ico */
	buf_printf(html->out,
		"</title>\n<link rel=\"icon\" href=\"data:,\">\n"
		"<link rel=\"alternate\" hreflang=\"%s\" href=\"%s%s\">\n<style>%s</style>\n</head>\n<body>\n",
		html->chinese ? "en" : "zh-Hans", base_path(), there, style);
}

void html_end(struct html *html)
{
	buf_puts(html->out, "</body>\n</html>\n");
}
