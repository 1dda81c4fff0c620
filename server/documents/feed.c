#include "documents/feed.h"

#include "base/base_path.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/origin.h"
#include "base/text.h"
#include "dataset/catalog.h"

#include <inttypes.h>
#include <string.h>

/* XML 1.0 does not allow other control characters, not even escaped */
static void put_text(struct buf *out, const char *text)
{
	for (const char *p = text ? text : ""; *p;) {
		size_t plain = strcspn(p, "&<>\"");
		buf_put_line(out, p, plain);
		p += plain;
		if (*p)
			buf_printf(out, "&#%d;", *p++);
	}
}

/* Writes a text in both languages, or once if they are equal. */
static void put_texts(struct buf *out, const char *zh, const char *en)
{
	put_text(out, zh);
	if (!en || (zh && strcmp(zh, en) == 0))
		return;
	buf_puts(out, zh ? " · " : "");
	put_text(out, en);
}

static void put_id(struct buf *out, const struct catalog *catalog, const char *version)
{
	const char *const parts[] = {catalog->name, version};
	uint64_t halves[2], hash = TEXT_HASH;
	for (size_t i = 0; i < 2; i++) {
		for (size_t j = 0; j < 2; j++)
			hash = text_hash(hash, parts[j], strlen(parts[j]) + 1);
		halves[i] = hash;
	}
	buf_printf(out,
		"<id>urn:uuid:%08" PRIx64 "-%04" PRIx64 "-8%03" PRIx64 "-%04" PRIx64 "-%012" PRIx64
		"</id>\n",
		halves[0] >> 32, halves[0] >> 16 & 0xFFFF, halves[0] & 0xFFF,
		(halves[1] >> 48 & 0x3FFF) | 0x8000, halves[1] & 0xFFFFFFFFFFFF);
}

static void put_updated(struct buf *out, const char *day)
{
	buf_puts(out, "<updated>");
	put_text(out, day);
	buf_puts(out, "T00:00:00Z</updated>\n");
}

static void put_link(
	struct buf *out, const char *relation, const char *type, const char *folder, const char *path)
{
	buf_printf(out, "<link rel=\"%s\" type=\"%s\" href=\"%s%s/%s", relation, type, origin(),
		base_path(), folder);
	put_text(out, path);
	buf_puts(out, "\"/>\n");
}

static void put_note(struct buf *out, enum language language, const char *note)
{
	buf_printf(out, "<p xml:lang=\"%s\">", language_code(language));
	put_text(out, note);
	buf_puts(out, "</p>");
}

static void put_entry(
	struct buf *out, const struct catalog *catalog, const struct release_note *note)
{
	buf_puts(out, "<entry>\n");
	put_id(out, catalog, note->version);
	buf_puts(out, "<title>版本 ");
	put_text(out, note->version);
	buf_puts(out, " · Version ");
	put_text(out, note->version);
	buf_puts(out, "</title>\n");
	put_updated(out, note->released);
	put_link(out, "alternate", "application/json", "v1/", note->path);
	buf_puts(out, "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">");
	put_note(out, LANGUAGE_ZH, note->notes_zh);
	put_note(out, LANGUAGE_EN, note->notes_en);
	buf_puts(out, "</div></content>\n</entry>\n");
}

bool feed_write(const struct catalog *catalog, struct buf *body, struct error *err)
{
	buf_puts(body,
		"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
	put_id(body, catalog, "");
	buf_puts(body, "<title>");
	put_texts(body, catalog->title_zh, catalog->title_en);
	buf_puts(body, "</title>\n");
	put_updated(body, catalog->released);
	buf_puts(body, "<author><name>");
	if (catalog->author_zh || catalog->author_en)
		put_texts(body, catalog->author_zh, catalog->author_en);
	else
		put_text(body, catalog->name);
	buf_puts(body, "</name></author>\n<rights>");
	put_text(body, catalog->license);
	buf_puts(body, "</rights>\n");
	put_link(body, "self", "application/atom+xml", "v1/", "changes.atom");
	put_link(body, "alternate", "text/html", "", "");
	for (size_t i = 0; i < catalog->release_note_count; i++)
		put_entry(body, catalog, &catalog->release_notes[i]);
	buf_puts(body, "</feed>\n");
	return !body->failed || error_set(err, ERROR_INTERNAL, "no memory for a document");
}
