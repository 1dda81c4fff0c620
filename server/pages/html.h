#ifndef HTML_H
#define HTML_H

#include <stdbool.h>

struct buf;

/*
 * A page of HTML that is being written, in English or Chinese. It needs no script, no picture and
 * no other address: all its looks stand in one <style>.
 */
struct html {
	struct buf *out;
	bool chinese;
};

/* What it is in, as BCP 47 writes it. */
const char *html_tag(bool chinese);

/* Appends markup of our own in the page's language, as it is. */
void html_say(struct html *html, const char *en, const char *zh);

/* Appends text from elsewhere, escaped for content and quoted attributes; NULL is empty. */
void html_text(struct html *html, const char *text);

/* The same as one line, in which XML takes every character. */
void html_line(struct html *html, const char *text);

/* The same in the page's language, or in the other where it says nothing. */
void html_texts(struct html *html, const char *en, const char *zh);

/* The text, as a link to the address if that is one of a page: a dataset may say anything. */
void html_link(struct html *html, const char *text, const char *url);

/* Finishes a buffer that held a part of the page: where it failed, so has the page. */
void html_finish(struct html *html, struct buf *part);

/* The beginning of a page up to where its own <title> stands; and its looks, the end of <head>. */
void html_open(struct html *html);
void html_dress(struct html *html);

/* All before and after the content of <body>; `there` is the same page in the other language. */
void html_begin(struct html *html, const char *title_en, const char *title_zh, const char *there);
void html_end(struct html *html);

#endif
