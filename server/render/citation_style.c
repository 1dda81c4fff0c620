#include "render/citation_style.h"

#include "base/buf.h"
#include "render/row.h"

#include <stdlib.h>
#include <string.h>

/* The type of a work in each format; the last entry is the default. */
static const struct kind {
	const char *name, *bibtex, *entrysubtype, *container, *ris, *mark;
} kinds[] = {
	{"dataset", "misc", NULL, "howpublished", "DATA", "DB"},
	{"article-newspaper", "article", "newspaper", "journal", "NEWS", "N"},
	{"article-journal", "article", NULL, "journal", "JOUR", "J"},
	{"book", "book", NULL, "publisher", "BOOK", "M"},
	{"report", "techreport", NULL, "institution", "RPRT", "R"},
	{"webpage", "misc", NULL, "howpublished", "ELEC", "EB"},
};

enum { KIND_COUNT = sizeof kinds / sizeof *kinds };

static const struct kind *kind_of(const struct work *work)
{
	size_t i = 0;
	while (i < KIND_COUNT - 1 && strcmp(kinds[i].name, work->kind) != 0)
		i++;
	return &kinds[i];
}

static bool is_dataset(const struct work *work)
{
	return strcmp(work->kind, "dataset") == 0;
}

/* 0 for parts that are unknown. */
struct date {
	long year, month, day;
};

static struct date read_date(const char *issued)
{
	struct date date = {0};
	char *rest = NULL;
	if (issued)
		date.year = strtol(issued, &rest, 10);
	if (rest && *rest == '-')
		date.month = strtol(rest + 1, &rest, 10);
	if (rest && *rest == '-')
		date.day = strtol(rest + 1, NULL, 10);
	if (date.month < 1 || date.month > 12)
		date.month = date.day = 0;
	return date;
}

/* Returns the length without a final full stop, which the style adds itself. */
static size_t title_length(const char *title)
{
	size_t len = strlen(title);
	if (len >= 3 && memcmp(title + len - 3, "。", 3) == 0)
		return len - 3;
	return len > 0 && title[len - 1] == '.' ? len - 1 : len;
}

/*
 * Escapes text for TeX. Braces are written by name, since BibTeX counts them even after a
 * backslash.
 */
static void put_tex(struct buf *out, const char *text, size_t len)
{
	static const char signs[] = "\\~^{}$&#_%";
	static const char *const names[] = {
		"backslash", "asciitilde", "asciicircum", "braceleft", "braceright"};
	for (const char *end = text + len; text < end; text++) {
		size_t plain = strcspn(text, signs), rest = (size_t)(end - text);
		buf_put_line(out, text, plain < rest ? plain : rest);
		text += plain < rest ? plain : rest;
		size_t sign = text < end ? (size_t)(strchr(signs, *text) - signs) : sizeof signs;
		if (sign < sizeof names / sizeof *names)
			buf_printf(out, "\\text%s{}", names[sign]);
		else if (text < end)
			buf_printf(out, "\\%c", *text);
	}
}

/* Replaces characters with a meaning in BibTeX keys by hyphens. */
static void put_bibtex_key(struct buf *out, const char *text)
{
	for (; *text; text++)
		buf_putc(
			out, (unsigned char)*text <= ' ' || strchr("\"#%'(),={}\\~\x7F", *text) ? '-' : *text);
}

/* Writes a URL in braces, verbatim but for the characters that the url packages do not accept. */
static void put_bibtex_url(struct buf *out, const char *url)
{
	for (; *url; url++) {
		if ((unsigned char)*url <= ' ' || strchr("{}\\\x7F", *url))
			buf_printf(out, "%%%02X", (unsigned char)*url);
		else
			buf_putc(out, *url);
	}
}

static void put_bibtex_field(
	struct buf *out, const char *name, const char *value, const char *braces)
{
	if (!value)
		return;
	buf_printf(out, ",\n  %s = %.*s", name, (int)strlen(braces) / 2, braces);
	put_tex(out, value, strcmp(name, "title") == 0 ? title_length(value) : strlen(value));
	buf_puts(out, braces + strlen(braces) / 2);
}

static void write_bibtex(const struct work *work, struct buf *out)
{
	static const char *const months[] = {
		"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
	const struct kind *kind = kind_of(work);
	struct date date = read_date(work->issued);
	buf_printf(out, "@%s{", kind->bibtex);
	put_bibtex_key(out, work->id);
	put_bibtex_field(out, "author", work->author, "{{}}");
	put_bibtex_field(out, "title", work->title, "{{}}");
	put_bibtex_field(out, kind->container, work->container, "{}");
	put_bibtex_field(out, "entrysubtype", kind->entrysubtype, "{}");
	if (date.year > 0)
		buf_printf(out, ",\n  year = {%04ld}", date.year);
	if (date.month > 0)
		buf_printf(out, ",\n  month = %s", months[date.month - 1]);
	if (date.day > 0)
		buf_printf(out, ",\n  day = {%ld}", date.day);
	put_bibtex_field(out, "version", work->version, "{}");
	if (work->url) {
		buf_puts(out, ",\n  url = {");
		put_bibtex_url(out, work->url);
		buf_putc(out, '}');
	}
	put_bibtex_field(out, "note", work->note, "{}");
	buf_puts(out, "\n}\n");
}

static void put_ris(struct buf *out, const char *tag, const char *value)
{
	if (!value)
		return;
	buf_printf(out, "%s  - ", tag);
	buf_put_line(out, value, strcmp(tag, "TI") == 0 ? title_length(value) : strlen(value));
	buf_puts(out, "\r\n");
}

static void write_ris(const struct work *work, struct buf *out)
{
	put_ris(out, "TY", kind_of(work)->ris);
	put_ris(out, "ID", work->id);
	put_ris(out, "AU", work->author);
	put_ris(out, "TI", work->title);
	put_ris(out, "T2", work->container);
	if (work->issued) {
		buf_printf(out, "PY  - %.4s\r\nDA  - ", work->issued);
		for (const char *p = work->issued; *p; p++)
			buf_putc(out, *p == '-' ? '/' : *p);
		buf_puts(out, "\r\n");
	}
	put_ris(out, "ET", work->version);
	put_ris(out, "UR", work->url);
	put_ris(out, "LA", work->language);
	put_ris(out, "N1", work->note);
	buf_puts(out, "ER  - \r\n");
}

static void put_csl(struct buf *out, const char *name, const char *value)
{
	if (!value)
		return;
	buf_printf(out, ",\"%s\":", name);
	row_write_string(out, value, strcmp(name, "title") == 0 ? title_length(value) : strlen(value));
}

static void write_csl(const struct work *work, struct buf *out)
{
	buf_puts(out, "{\"id\":");
	row_write_string(out, work->id, strlen(work->id));
	put_csl(out, "type", work->kind);
	if (work->author) {
		buf_puts(out, ",\"author\":[{\"literal\":");
		row_write_string(out, work->author, strlen(work->author));
		buf_puts(out, "}]");
	}
	put_csl(out, "title", work->title);
	put_csl(out, "container-title", work->container);
	struct date date = read_date(work->issued);
	if (date.year > 0)
		buf_printf(out, ",\"issued\":{\"date-parts\":[[%ld", date.year);
	if (date.month > 0)
		buf_printf(out, ",%ld", date.month);
	if (date.day > 0)
		buf_printf(out, ",%ld", date.day);
	buf_puts(out, date.year > 0 ? "]]}" : "");
	put_csl(out, "version", work->version);
	put_csl(out, "URL", work->url);
	put_csl(out, "language", work->language);
	put_csl(out, "note", work->note);
	buf_putc(out, '}');
}

static void put_between(struct buf *out, const char *before, const char *text, const char *after)
{
	if (!text)
		return;
	buf_puts(out, before);
	buf_put_line(out, text, strlen(text));
	buf_puts(out, after);
}

static void write_gbt7714(const struct work *work, struct buf *out)
{
	bool dataset = is_dataset(work);
	const char *version_after_title = work->container ? NULL : work->version;
	put_between(out, "", work->author, ". ");
	if (work->title)
		buf_put_line(out, work->title, title_length(work->title));
	put_between(out, ": 版本 ", version_after_title, "");
	buf_printf(out, "[%s%s]", kind_of(work)->mark, work->url ? "/OL" : "");
	put_between(out, dataset ? "//" : ". ", work->container, "");
	put_between(out, ": 版本 ", work->container ? work->version : NULL, "");
	if (dataset)
		put_between(out, ". (", work->issued, ")");
	else
		put_between(out, work->container ? ", " : ". ", work->issued, "");
	put_between(out, ". ", work->url, "");
	buf_puts(out, ".\n");
}

static void put_apa_date(struct buf *out, const char *issued)
{
	static const char *const months[] = {"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December"};
	struct date date = read_date(issued);
	if (date.year > 0)
		buf_printf(out, "(%04ld", date.year);
	else
		buf_puts(out, "(n.d.");
	if (date.month > 0)
		buf_printf(out, ", %s", months[date.month - 1]);
	if (date.day > 0)
		buf_printf(out, " %ld", date.day);
	buf_puts(out, "). ");
}

/* The title comes first if there is no author. */
static void write_apa(const struct work *work, struct buf *out)
{
	bool dataset = is_dataset(work);
	const char *in = dataset ? "In " : "";
	put_between(out, "", work->author, ". ");
	if (work->author)
		put_apa_date(out, work->issued);
	if (work->title)
		buf_put_line(out, work->title, title_length(work->title));
	if (!work->container)
		put_between(out, " (Version ", work->version, ")");
	buf_puts(out, dataset ? " [Data set]. " : ". ");
	if (!work->author)
		put_apa_date(out, work->issued);
	put_between(out, in, work->container, "");
	if (work->container) {
		put_between(out, " (Version ", work->version, ")");
		buf_puts(out, ". ");
	}
	put_between(out, "", work->url, "");
	while (out->len > 0 && out->data[out->len - 1] == ' ')
		out->len--;
	buf_putc(out, '\n');
}

void citation_write_work(
	enum citation citation, enum language language, const struct work *work, struct buf *out)
{
	if (citation == CITATION_BIBTEX)
		write_bibtex(work, out);
	else if (citation == CITATION_RIS)
		write_ris(work, out);
	else if (citation == CITATION_CSL)
		write_csl(work, out);
	else if (language == LANGUAGE_ZH)
		write_gbt7714(work, out);
	else
		write_apa(work, out);
}
