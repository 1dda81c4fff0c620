#include "documents/llms.h"

#include "base/base_path.h"
#include "base/buf.h"
#include "base/error.h"
#include "dataset/catalog.h"
#include "documents/examples.h"
#include "documents/markdown.h"

#include <inttypes.h>
#include <string.h>

static void write_head(const struct catalog *catalog, struct buf *body)
{
	buf_puts(body, "# ");
	markdown_text(body, catalog->title_en);
	buf_puts(body, "\n\n> ");
	markdown_text(body, catalog->description_en);
	buf_puts(body, "\n\nVersion ");
	markdown_text(body, catalog->version);
	buf_puts(body, " of ");
	markdown_text(body, catalog->released);
	buf_puts(body, ", licence ");
	markdown_text(body, catalog->license);
	buf_puts(body, ".\n");
}

/* Whether a field is the verdict of search hits, and the first such field with its vocabulary. */
static bool is_verdict(const struct catalog *catalog, size_t resource, const struct field *field)
{
	if (!field_is_hit(field, "verdict") || !field->meanings)
		return false;
	for (size_t n = 0; n < resource; n++)
		for (size_t i = 0; i < catalog->resources[n].field_count; i++) {
			const struct field *other = &catalog->resources[n].fields[i];
			if (field_is_hit(other, "verdict") && other->meanings == field->meanings)
				return false;
		}
	return true;
}

void llms_words(
	const struct words *words, const struct meaning *meanings, const char *indent, struct buf *body)
{
	for (size_t i = 0; i < words->count; i++) {
		buf_printf(body, "%s- ", indent);
		markdown_code(body, words->words[i]);
		if (meanings) {
			buf_puts(body, ", ");
			markdown_text(body, meanings[i].title_en);
			buf_puts(body, ": ");
			markdown_text(body, meanings[i].definition_en);
		}
		buf_putc(body, '\n');
	}
}

static void write_verdicts(const struct catalog *catalog, struct buf *body)
{
	for (size_t n = 0; n < catalog->resource_count; n++)
		for (size_t i = 0; i < catalog->resources[n].field_count; i++) {
			const struct field *field = &catalog->resources[n].fields[i];
			if (!is_verdict(catalog, n, field))
				continue;
			buf_printf(body, "- `%s`: ", field->name);
			markdown_text(body, field->description_en);
			buf_putc(body, '\n');
			llms_words(&field->words, field->meanings, "  ", body);
		}
}

static void write_meaning(const struct catalog *catalog, struct buf *body)
{
	buf_puts(body,
		"\n## What answers mean\n\n"
		"- `null`: the dataset does not say. It is never zero, no, or that something was not done.\n"
		"- No rows (`meta.total` is 0): the dataset does not tell. What is known from elsewhere is not "
		"from here; say which.\n"
		"- 400: a query that is wrong. Each fault is named with the nearest right word; nothing is "
		"ignored.\n"
		"- 404: no such record. 410: it is gone; `detail` says why, and `Link` what succeeded it.\n");
	write_verdicts(catalog, body);
}

/* Returns the largest resource searched by default; examples use it if they can. */
static const struct resource *find_main(const struct catalog *catalog)
{
	const struct resource *main = NULL;
	for (size_t i = 0; i < catalog->resource_count; i++) {
		const struct resource *resource = &catalog->resources[i];
		if (resource->searched_by_default && (!main || resource->count > main->count))
			main = resource;
	}
	return main;
}

static void write_operator(const struct catalog *catalog, enum op op, struct buf *body)
{
	const struct resource *main = find_main(catalog);
	buf_printf(body, "- `field%s=`: %s", operator_suffix(op), examples_operator(op, false));
	size_t before = body->len;
	buf_puts(body, "; [example](");
	bool shown = main && examples_with_operator(main, op, body);
	for (size_t i = 0; i < catalog->resource_count && !shown; i++)
		shown = examples_with_operator(&catalog->resources[i], op, body);
	if (!shown && !body->failed)
		body->len = before;
	buf_puts(body, shown ? ")\n" : "\n");
}

static void write_how(const struct catalog *catalog, struct buf *body)
{
	const struct explanation *explanation;
	buf_printf(body,
		"\n## How to ask\n\n"
		"Everything is GET and answers JSON; no key, no cookie. `%s/v1/{resource}` is a collection, "
		"`%s/v1/{resource}/{id}` an item. `meta.total` is exact; `links.next` is the next page. "
		"Filters:\n\n",
		base_path(), base_path());
	for (int op = 0; op < OPERATOR_COUNT; op++)
		write_operator(catalog, (enum op)op, body);
	buf_puts(body, "\nBeside filters:\n\n");
	for (size_t i = 0; (explanation = examples_parameter(i)); i++)
		buf_printf(body, "- `%s=`: %s\n", explanation->name, explanation->en);
}

static void write_citing(const struct catalog *catalog, struct buf *body)
{
	const char *base = base_path();
	buf_printf(body,
		"\n## How to cite\n\n"
		"- `%s/v1/@{digest}/…` says the same for good: cite that. Today's is "
		"[@%s](%s/v1/@%s/dataset); `meta.dataset.digest` of every answer has it.\n"
		"- `%s/v1/{resource}/{id}.cite.txt` is the citation of a record (GB/T 7714, APA) with what it "
		"is taken from; also `.bib`, `.ris` and `.csl.json`. `{id}.md` is the record itself as Markdown.\n"
		"- [%s/v1/dataset.sqlite](%s/v1/dataset.sqlite) is the whole dataset as one SQLite file: each "
		"resource is the view `api_` and its name.\n",
		base, catalog->digest, base, catalog->digest, base, base, base);
}

static void write_resource(const struct resource *resource, struct buf *body)
{
	buf_printf(body, "- [%s](%s/v1/%s): ", resource->name, base_path(), resource->name);
	markdown_text(body, resource->description_en);
	buf_printf(body, " (%" PRId64 "; [example](", resource->count);
	if (!examples_write(resource, EXAMPLE_EQUAL, body))
		examples_write(resource, EXAMPLE_PAGE, body);
	buf_puts(body, "))\n");
}

static void write_descriptions(struct buf *body)
{
	const char *base = base_path();
	buf_printf(body,
		"\n## Descriptions\n\n"
		"- [OpenAPI](%s/openapi.json): every path, parameter, field and problem\n"
		"- [Fields and words](%s/llms-full.txt): this, and what each field and word means\n"
		"- [Documentation](%s/docs): the same for people, with examples; [in Chinese](%s/docs/zh)\n"
		"- [Dataset](%s/v1/dataset): version, licence, how to cite it\n"
		"- [Search](",
		base, base, base, base, base);
	examples_search(body);
	buf_puts(body, "): over every resource\n");
}

bool llms_write(const struct catalog *catalog, struct buf *body, struct error *err)
{
	write_head(catalog, body);
	write_meaning(catalog, body);
	write_how(catalog, body);
	write_citing(catalog, body);
	buf_puts(body, "\n## Resources\n\n");
	for (size_t i = 0; i < catalog->resource_count; i++)
		write_resource(&catalog->resources[i], body);
	write_descriptions(body);
	return !body->failed || error_set(err, ERROR_INTERNAL, "no memory for a document");
}
