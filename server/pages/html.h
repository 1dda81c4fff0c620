#ifndef HTML_H
#define HTML_H

#include <stdbool.h>

struct buf;

/*
 * Writer for an HTML page in English or Chinese. Pages need no script or image, load nothing, and
 * have all of their CSS in one <style>.
 */
struct html {
	struct buf *out;
	bool chinese;
};

/* Returns the BCP 47 tag of the language. */
const char *html_tag(bool chinese);

/* Appends trusted markup in the page's language. */
void html_say(struct html *html, const char *en, const char *zh);

/* Appends text, escaped for content and quoted attributes; NULL is empty. */
void html_text(struct html *html, const char *text);

/* The same as a single line, with the characters that XML forbids replaced. */
void html_line(struct html *html, const char *text);

/* Appends text in the page's language, or in the other one if it has none. */
void html_texts(struct html *html, const char *en, const char *zh);

/* Appends text, as a link if the URL is http or https: a dataset may contain anything. */
void html_link(struct html *html, const char *text, const char *url);

/* Frees a buffer that held part of the page. If that buffer failed, so has the page. */
void html_finish(struct html *html, struct buf *part);

/*
 * html_open() writes the beginning of a page up to its <title>; html_dress() writes the CSS and
 * ends the <head>.
 */
void html_open(struct html *html);
void html_dress(struct html *html);

/*
 * Write everything before and after the content of <body>; `there` is the address of the page in
 * the other language.
 */
void html_begin(struct html *html, const char *title_en, const char *title_zh, const char *there);
void html_end(struct html *html);

#endif
