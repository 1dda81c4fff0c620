#include "pages/html.h"

#include "base/base_path.h"
#include "base/buf.h"
#include "documents/wellknown.h"

#include <string.h>

/* clang-format off */
static const char style[] =
	":root{color-scheme:light dark;--ink:#1b1f23;--soft:#59636e;--line:#d8dee4;--paper:#fff;"
	"--tint:#f3f5f7;--link:#0757a8}"
	"@media(prefers-color-scheme:dark){:root{--ink:#e4e7ea;--soft:#9aa5b0;--line:#32393f;"
	"--paper:#14171a;--tint:#1e2327;--link:#7cb8ff}}"
	"*{box-sizing:border-box}"
	"html{scroll-padding-top:1rem}"
	"body{margin:0 auto;max-width:64rem;padding:1.5rem 1rem 4rem;color:var(--ink);"
	"background:var(--paper);overflow-wrap:anywhere;font:1rem/1.6 system-ui,'PingFang SC',"
	"'Noto Sans CJK SC','Microsoft YaHei',sans-serif}"
	"h1{font-size:1.7rem;line-height:1.25;margin:.3rem 0}"
	"h2{font-size:1.35rem;margin:3rem 0 .8rem;padding-bottom:.3rem;border-bottom:2px solid var(--line)}"
	"h3{font-size:1.12rem;margin:0}"
	".said{font-size:1.45rem}"
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
	".skip{position:absolute;left:-99rem}.skip:focus{position:static}"
	".site{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem 1rem;padding-bottom:.8rem;"
	"border-bottom:1px solid var(--line)}"
	".site nav{margin:0}"
	"form{display:flex;flex:1 1 14rem;gap:.4rem}"
	"input,select,button{font:inherit;color:inherit;background:var(--tint);border:1px solid var(--line);"
	"border-radius:.4rem;padding:.25rem .6rem;min-width:0}"
	"input{flex:1;background:var(--paper)}"
	".trail a{border:0;padding:0}.trail a+a:before{content:'›';color:var(--soft);margin-right:.4rem;"
	"display:inline-block}"
	"dl{display:grid;grid-template-columns:minmax(6rem,13rem) 1fr;margin:.8rem 0}"
	"dt,dd{margin:0;padding:.4rem .8rem .4rem 0;border-top:1px solid var(--line)}dt{color:var(--soft)}"
	".rows{overflow-wrap:break-word}.rows td{min-width:6rem}.rows th{width:auto}thead th{color:var(--soft)}.rows .n{text-align:right;padding-right:1.6rem}"
	".rows td:last-child{min-width:11rem}"
	".facets ul,.chosen{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.3rem 1rem;"
	"margin:.3rem 0 .8rem}[aria-current]{font-weight:600}.hits li{margin:.6rem 0}mark{background:#ffe08a;color:#1b1f23}"
	".number b{font-size:2.4rem;line-height:1.2}"
	"main{padding-top:.8rem}footer{margin-top:3rem}"
	"@media(max-width:40rem){dl,dt,dd{display:block}dd{border:0;padding-top:0}"
	".rows thead{position:absolute;left:-99rem}.rows tr{border-top:1px solid var(--line);padding:.4rem 0}"
	".rows td,.rows th{border:0;padding:.1rem 0}.rows .n{text-align:left}.rows td:before{content:attr(data-of) ' ';color:var(--soft)}"
	".rows td:empty{display:none}table,tbody,tr,th,td{display:block;width:auto}td{border:0;padding-top:0}"
	"th{padding-bottom:0}section{padding:.8rem}}"
	".facets:not([open]){display:inline-block;margin:.3rem 1.2rem .3rem 0}label{white-space:nowrap}.facets form{flex-wrap:wrap;gap:.3rem 1rem;margin:.3rem 0 .8rem}"
	".links{margin:0;padding-left:1.1rem}dd .links{list-style:none;padding:0}"
	"input[type=checkbox]{flex:none;width:1.5rem;height:1.5rem;margin-right:.3rem;vertical-align:middle}"
	"@media print{nav,form,.skip,.ways,.facets,details:not([open]){display:none}*{print-color-adjust:exact;"
	"-webkit-print-color-adjust:exact}section,tr{break-inside:avoid}}";

/* Those of the blocks of a page: C99 has no longer texts than 4095 bytes. */
static const char block_style[] =
	".rows a,.list a,.cards a,.sides a,.hits a{text-decoration-color:var(--line)}.rows .word,.compared .word{white-space:normal}.rows td.n{min-width:8rem}"
	".compared{table-layout:fixed}.compared th[scope=col]{width:auto}"
	"@media(max-width:40rem){.compared tr{display:flex;flex-wrap:wrap;gap:0 .8rem;border-top:1px solid var(--line)}"
	".compared th,.compared td{border:0}.compared th[scope=row]{flex:0 0 100%;color:var(--soft)}.compared td,.compared th[scope=col]{flex:1 1 0;min-width:0}.compared thead td{display:none}}"
	".all a{border:0;padding:0;margin-right:.6rem}strong .word{font-size:1.15rem}.lead{font-size:1.15rem}.ways a{margin-right:1rem}"
	".cards,.list{list-style:none;padding:0}.cards{display:grid;gap:1rem;"
	"grid-template-columns:repeat(auto-fill,minmax(min(17rem,100%),1fr))}"
	".cards li,.sides div{border:1px solid var(--line);border-radius:.5rem;padding:.8rem 1rem}"
	".list li{border-top:1px solid var(--line);padding:.5rem 0}"
	".sides{display:grid;gap:.8rem;grid-template-columns:repeat(auto-fit,minmax(min(15rem,100%),1fr))}"
	".bar{display:block;width:100%;height:1.2rem;margin:.2rem 0}.bar rect{fill:var(--m,var(--link));stroke:var(--paper);stroke-width:2px;vector-effect:non-scaling-stroke}"
	"@media(min-width:40rem){.bars th{width:10rem}}.warning{border-left:.4rem solid #b57f12}.key .word{white-space:normal}h3:not(:first-child){margin-top:1.2rem}.word{white-space:nowrap;font-size:.88rem;margin-right:.6rem}"
	".word:before{content:'';display:inline-block;width:.8em;height:.8em;border-radius:.2em;margin-right:.35em}"
	".word:before{background:var(--m,var(--link))}"
	".w1{--m:#3b7cc4}.w2{--m:#2e8b57}.w3{--m:#c9483a}.w4{--m:#8f99a3}.w5{--m:#626d78}.w6{--m:#b57f12}"
	".w7{--m:#8a62b5}.w8{--m:#258d8d}";
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

/* Within the page, so that no browser asks for /favicon.ico. */
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
	buf_printf(html->out, "<style>%s%s</style>\n</head>\n<body>\n", style, block_style);
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
