#include "dataset/stories.h"

#include "base/error.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "dataset/description.h"

#include <string.h>

static const char *const kinds[] = {
#define X(id, name) [BLOCK_##id] = name,
	BLOCKS(X)
#undef X
};

/* The name is used unescaped in addresses, XML and file names. */
static bool check_name(const char *name, struct error *err)
{
	size_t len = strlen(name);
	return (len > 0 && len <= CATALOG_NAME_MAX &&
			   strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == len) ||
		error_add(err, ERROR_UNAVAILABLE, "api_page", name, NULL,
			"is no name of a page: 1 to %d small letters, digits and hyphens", CATALOG_NAME_MAX);
}

static bool read_story(struct row_reader *reader, struct statement *statement, struct error *err)
{
	struct story *s = &reader->catalog->stories[reader->count];
	const struct texts texts = {.table = "api_page",
		.needed = 5,
		.targets = {&s->name, &s->title_zh, &s->title_en, &s->summary_zh, &s->summary_en}};
	return description_copy_texts(reader->catalog, statement, &texts, err) &&
		check_name(s->name, err);
}

static bool read_kind(const char *name, enum block_kind *ret_kind)
{
	for (size_t i = 0; i < BLOCK_COUNT; i++) {
		if (strcmp(kinds[i], name) == 0) {
			*ret_kind = (enum block_kind)i;
			return true;
		}
	}
	return false;
}

static bool read_block(struct row_reader *reader, struct statement *statement, struct error *err)
{
	struct block *b = &reader->story->blocks[reader->count];
	const char *kind;
	const struct texts texts = {.table = "api_page_block",
		.needed = 1,
		.targets = {
			&kind, &b->title_zh, &b->title_en, &b->text_zh, &b->text_en, &b->query, &b->more}};
	if (!description_copy_texts(reader->catalog, statement, &texts, err))
		return false;
	if (!read_kind(kind, &b->kind))
		return error_add(
			err, ERROR_UNAVAILABLE, "api_page_block", kind, NULL, "is no kind of block");
	bool asks = b->kind != BLOCK_TEXT && b->kind != BLOCK_SEARCH;
	return asks == (b->query != NULL) ||
		error_add(err, ERROR_UNAVAILABLE, "api_page_block", kind, NULL,
			asks ? "has no query" : "has a query, which nothing would show");
}

static bool check_count(int64_t count, int max, const char *what, struct error *err)
{
	return (count >= 0 && count <= max) ||
		error_add(err, ERROR_UNAVAILABLE, what, NULL, NULL, "has %d rows; %d are the limit",
			(int)count, max);
}

static bool load_blocks(
	struct catalog *catalog, struct db *db, struct story *story, struct error *err)
{
	int64_t count = 0;
	if (!description_count(
			db, "SELECT count(*) FROM api_page_block WHERE page = ?1", story->name, &count, err) ||
		!check_count(count, CATALOG_BLOCKS_MAX, "api_page_block", err))
		return false;
	story->blocks = catalog_alloc(catalog, ((size_t)count + 1) * sizeof *story->blocks);
	if (!story->blocks)
		return description_no_memory(err);
	story->block_count = (size_t)count;
	struct row_reader reader = {
		.row = read_block, .catalog = catalog, .story = story, .room = (size_t)count};
	return description_read(db,
		"SELECT kind, title_zh, title_en, text_zh, text_en, query, more FROM api_page_block "
		"WHERE page = ?1 ORDER BY ordinal",
		story->name, &reader, err);
}

bool stories_load(struct catalog *catalog, struct db *db, struct error *err)
{
	int64_t count = 0;
	if (!description_count(db, "SELECT count(*) FROM api_page", NULL, &count, err) ||
		!check_count(count, CATALOG_STORIES_MAX, "api_page", err))
		return false;
	catalog->stories = catalog_alloc(catalog, ((size_t)count + 1) * sizeof *catalog->stories);
	if (!catalog->stories)
		return description_no_memory(err);
	struct row_reader reader = {.row = read_story, .catalog = catalog, .room = (size_t)count};
	bool ok = description_read(db,
		"SELECT page, title_zh, title_en, summary_zh, summary_en FROM api_page ORDER BY ordinal",
		NULL, &reader, err);
	catalog->story_count = reader.count;
	for (size_t i = 0; ok && i < catalog->story_count; i++)
		ok = load_blocks(catalog, db, &catalog->stories[i], err);
	return ok;
}
