#include "documents/llms_full.h"

#include "base/base_path.h"
#include "base/buf.h"
#include "base/error.h"
#include "dataset/catalog.h"
#include "documents/llms.h"
#include "documents/markdown.h"

#include <string.h>

/* Numbers of vocabularies and resources: in the catalog, or written so far. */
struct extent {
	size_t len, vocabularies, resources;
};

struct full {
	const struct catalog *catalog;
	struct buf *out;
	struct extent written;
	struct extent kept; /* the length up to which the notice still fits */
};

/* Ends a part. Returns false if the document has become too long. */
static bool end_part(struct full *full)
{
	full->written.len = full->out->len;
	if (full->written.len <= LLMS_FULL_MAX - LLMS_FULL_NOTICE)
		full->kept = full->written;
	return full->written.len <= LLMS_FULL_MAX && !full->out->failed;
}

/* Whether its words are names of resources, which the document lists anyway. */
static bool is_of_names(const struct vocabulary *vocabulary)
{
	return strcmp(vocabulary->name, "resource_name") == 0 ||
		strcmp(vocabulary->name, "field_name") == 0 ||
		strcmp(vocabulary->name, "vocabulary_name") == 0;
}

static size_t count_vocabularies(const struct catalog *catalog)
{
	size_t count = 0;
	for (size_t i = 0; i < catalog->vocabulary_count; i++)
		count += !is_of_names(&catalog->vocabularies[i]);
	return count;
}

static void write_vocabulary(struct full *full, const struct vocabulary *vocabulary)
{
	const struct field names = {.vocabulary = "vocabulary_name"};
	const struct meaning *meaning = catalog_meaning(full->catalog, &names, vocabulary->name);
	if (full->written.vocabularies++ == 0)
		buf_puts(full->out, "\n## Words\n\nFields that have a vocabulary take its words alone.\n");
	buf_puts(full->out, "\n### ");
	markdown_code(full->out, vocabulary->name);
	if (meaning) {
		buf_puts(full->out, ": ");
		markdown_text(full->out, meaning->definition_en);
	}
	buf_puts(full->out, "\n\n");
	llms_words(&vocabulary->words, vocabulary->meanings, "", full->out);
}

static bool write_vocabularies(struct full *full)
{
	bool fits = true;
	for (size_t i = 0; i < full->catalog->vocabulary_count && fits; i++) {
		const struct vocabulary *vocabulary = &full->catalog->vocabularies[i];
		if (is_of_names(vocabulary))
			continue;
		write_vocabulary(full, vocabulary);
		fits = end_part(full);
	}
	return fits;
}

/* Returns the nth resource, those searched by default first. */
static const struct resource *nth_resource(const struct catalog *catalog, size_t n)
{
	for (int shown = 1; shown >= 0; shown--)
		for (size_t i = 0; i < catalog->resource_count; i++)
			if (catalog->resources[i].searched_by_default == shown && n-- == 0)
				return &catalog->resources[i];
	return NULL;
}

static bool is_same(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static bool means_same(const struct field *a, const struct field *b)
{
	return a->type == b->type && is_same(a->format, b->format) && is_same(a->unit, b->unit) &&
		is_same(a->ref, b->ref) && is_same(a->vocabulary, b->vocabulary) &&
		is_same(a->description_en, b->description_en);
}

/* Returns the set of fields of the nth resource that are not explained with an earlier resource. */
static uint64_t new_fields(const struct catalog *catalog, size_t n)
{
	const struct resource *resource = nth_resource(catalog, n);
	uint64_t fields = resource_all_fields(resource);
	for (size_t before = 0; before < n; before++)
		for (size_t i = 0; i < resource->field_count; i++) {
			const struct field *field = &resource->fields[i];
			const struct field *other = resource_field(nth_resource(catalog, before), field->name);
			if (other && means_same(field, other))
				fields &= ~field_bit(resource, field);
		}
	return fields;
}

/* Writes the type of a field in brackets; nothing for plain text. */
static void write_values(const struct field *field, struct buf *out)
{
	const struct {
		const char *before, *text;
	} parts[] = {{"", field_type_name(field->type)}, {"", field->format}, {"in ", field->unit},
		{"words of ", field->vocabulary},
		{"key of ", field_refers(field, "*") ? "any resource" : field->ref}};
	const char *joint = " (";
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (!parts[i].text || strcmp(parts[i].text, "text") == 0)
			continue;
		buf_printf(out, "%s%s", joint, parts[i].before);
		markdown_text(out, parts[i].text);
		joint = ", ";
	}
	buf_puts(out, strcmp(joint, ", ") == 0 ? ")" : "");
}

/*
 * Writes a line for the fields of the set with the same meaning as its first. Returns the other
 * fields.
 */
static uint64_t write_line(const struct resource *resource, uint64_t fields, struct buf *out)
{
	const struct field *first = NULL;
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		if (!(fields & field_bit(resource, field)) || (first && !means_same(first, field)))
			continue;
		buf_puts(out, first ? ", " : "- ");
		markdown_code(out, field->name);
		first = first ? first : field;
		fields &= ~field_bit(resource, field);
	}
	if (!first)
		return 0;
	write_values(first, out);
	buf_puts(out, ": ");
	markdown_text(out, first->description_en);
	buf_putc(out, '\n');
	return fields;
}

static void write_fields(struct full *full, const struct resource *resource)
{
	uint64_t fields = new_fields(full->catalog, full->written.resources);
	if (full->written.resources++ == 0)
		buf_printf(full->out,
			"\n## Fields\n\nA field means the same wherever it stands, unless it is told of again: it "
			"is told of once, with the first resource that has it. [%s/v1](%s/v1) lists the fields of each.\n",
			base_path(), base_path());
	if (fields == 0)
		return;
	buf_puts(full->out, "\n### ");
	markdown_code(full->out, resource->name);
	buf_puts(full->out, "\n\n");
	while (fields != 0)
		fields = write_line(resource, fields, full->out);
}

static void write_resources(struct full *full)
{
	for (size_t n = 0; n < full->catalog->resource_count; n++) {
		write_fields(full, nth_resource(full->catalog, n));
		if (!end_part(full))
			return;
	}
}

/* Refers to the records in which the dataset describes itself, if it has them. */
static void write_place(struct full *full, const char *what, size_t left_out, const char *resource)
{
	bool told = catalog_resource(full->catalog, resource);
	if (left_out > 0)
		buf_printf(full->out, "- %s (%zu): %s%s%s\n", what, left_out, base_path(),
			told ? "/v1/" : "/openapi.json", told ? resource : "");
}

static void leave_out(struct full *full)
{
	const struct extent *kept = &full->kept;
	full->out->len = kept->len;
	buf_puts(full->out, kept->len > 0 ? "\n" : "");
	buf_printf(full->out,
		"## Left out\n\nThis document has at most %d bytes, and ends before the first part that does "
		"not fit: first what `/llms.txt` says, then vocabularies, then fields, resource by resource. Ask "
		"for what is not here:\n\n",
		LLMS_FULL_MAX);
	if (kept->len == 0)
		buf_printf(full->out, "- How to ask: %s/llms.txt\n", base_path());
	write_place(full, "Words, by vocabulary",
		count_vocabularies(full->catalog) - kept->vocabularies, "terms");
	write_place(
		full, "Fields, by resource", full->catalog->resource_count - kept->resources, "fields");
}

bool llms_full_write(const struct catalog *catalog, struct buf *body, struct error *err)
{
	struct full full = {.catalog = catalog, .out = body};
	if (!llms_write(catalog, body, err))
		return false;
	if (end_part(&full) && write_vocabularies(&full))
		write_resources(&full);
	if (full.written.len > LLMS_FULL_MAX)
		leave_out(&full);
	return !body->failed || error_set(err, ERROR_INTERNAL, "no memory for a document");
}
