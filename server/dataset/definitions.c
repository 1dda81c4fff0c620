#include "dataset/definitions.h"

#include "dataset/catalog.h"
#include "dataset/db.h"
#include "base/error.h"
#include "dataset/description.h"
#include "dataset/stories.h"

#include <stdio.h>
/* Reads a table of names and JSON. */
static bool read_named_json(
	struct row_reader *reader, struct statement *statement, struct error *err)
{
	struct named_json *named = &reader->named[reader->count];
	const struct texts texts = {
		.table = reader->table, .needed = 2, .targets = {&named->name, &named->json}};
	return description_copy_texts(reader->catalog, statement, &texts, err);
}

static bool load_named_json(struct catalog *catalog, struct db *db, struct row_reader *reader,
	const char *const sql[2], struct error *err)
{
	int64_t count = 0;
	if (!description_count(db, sql[0], NULL, &count, err))
		return false;
	reader->room = (size_t)count;
	reader->row = read_named_json;
	reader->catalog = catalog;
	reader->named = catalog_alloc(catalog, (reader->room + 1) * sizeof *reader->named);
	return reader->named ? description_read(db, sql[1], NULL, reader, err)
						 : description_no_memory(err);
}

static bool load_abouts(struct catalog *catalog, struct db *db, struct error *err)
{
	static const char *const sql[] = {
		"SELECT count(*) FROM api_about", "SELECT name, value FROM api_about ORDER BY name"};
	struct row_reader reader = {.table = "api_about"};
	bool ok = load_named_json(catalog, db, &reader, sql, err);
	catalog->abouts = reader.named;
	catalog->about_count = reader.count;
	return ok;
}

static bool load_shapes(struct catalog *catalog, struct db *db, struct error *err)
{
	static const char *const sql[] = {
		"SELECT count(*) FROM api_shape", "SELECT name, schema FROM api_shape ORDER BY name"};
	struct row_reader reader = {.table = "api_shape"};
	bool ok = load_named_json(catalog, db, &reader, sql, err);
	catalog->shapes = reader.named;
	catalog->shape_count = reader.count;
	return ok;
}

static bool read_vocabulary(
	struct row_reader *reader, struct statement *statement, struct error *err)
{
	struct catalog *catalog = reader->catalog;
	struct vocabulary *vocabulary = &catalog->vocabularies[reader->count];
	const struct texts texts = {
		.table = "api_vocabulary", .needed = 1, .targets = {&vocabulary->name}};
	size_t count = (size_t)statement_column(statement, 1).integer;
	vocabulary->words.words = catalog_alloc(catalog, (count + 1) * sizeof(char *));
	vocabulary->meanings = catalog_alloc(catalog, (count + 1) * sizeof *vocabulary->meanings);
	if (!vocabulary->words.words || !vocabulary->meanings)
		return description_no_memory(err);
	vocabulary->words.count = count;
	return description_copy_texts(catalog, statement, &texts, err);
}

static bool read_word(struct row_reader *reader, struct statement *statement, struct error *err)
{
	struct meaning *meaning = &reader->meanings[reader->count];
	const struct texts texts = {.table = "api_vocabulary",
		.needed = 5,
		.targets = {&reader->words[reader->count], &meaning->title_zh, &meaning->title_en,
			&meaning->definition_zh, &meaning->definition_en}};
	return description_copy_texts(reader->catalog, statement, &texts, err);
}

static bool load_vocabularies(struct catalog *catalog, struct db *db, struct error *err)
{
	struct row_reader reader = {.row = read_vocabulary, .catalog = catalog};
	int64_t count = 0;
	if (!description_count(
			db, "SELECT count(DISTINCT vocabulary) FROM api_vocabulary", NULL, &count, err))
		return false;
	reader.room = (size_t)count;
	catalog->vocabularies =
		catalog_alloc(catalog, (reader.room + 1) * sizeof *catalog->vocabularies);
	if (!catalog->vocabularies)
		return description_no_memory(err);
	bool ok = description_read(db,
		"SELECT vocabulary, count(*) FROM api_vocabulary GROUP BY vocabulary ORDER BY vocabulary",
		NULL, &reader, err);
	catalog->vocabulary_count = reader.count;
	for (size_t i = 0; ok && i < catalog->vocabulary_count; i++) {
		struct vocabulary *vocabulary = &catalog->vocabularies[i];
		struct row_reader words = {.row = read_word,
			.catalog = catalog,
			.words = vocabulary->words.words,
			.meanings = vocabulary->meanings,
			.room = vocabulary->words.count};
		ok = description_read(db,
			"SELECT word, title_zh, title_en, definition_zh, definition_en FROM api_vocabulary "
			"WHERE vocabulary = ?1 ORDER BY word",
			vocabulary->name, &words, err);
	}
	return ok;
}

static bool read_note(struct row_reader *reader, struct statement *statement, struct error *err)
{
	struct release_note *note = &reader->notes[reader->count];
	const struct texts texts = {.table = "api_release_note",
		.needed = 5,
		.targets = {
			&note->version, &note->released, &note->notes_zh, &note->notes_en, &note->path}};
	return description_copy_texts(reader->catalog, statement, &texts, err);
}

static bool load_notes(struct catalog *catalog, struct db *db, struct error *err)
{
	int64_t count = 0;
	char sql[160];
	if (!description_count(db, "SELECT count(*) FROM api_release_note", NULL, &count, err))
		return false;
	size_t room = count < CATALOG_NOTES_MAX ? (size_t)count : CATALOG_NOTES_MAX;
	struct row_reader reader = {.row = read_note, .catalog = catalog, .room = room};
	reader.notes = catalog_alloc(catalog, (room + 1) * sizeof *reader.notes);
	if (!reader.notes)
		return description_no_memory(err);
	snprintf(sql, sizeof sql,
		"SELECT version, released, notes_zh, notes_en, path FROM api_release_note "
		"ORDER BY ordinal DESC LIMIT %d",
		CATALOG_NOTES_MAX);
	bool ok = description_read(db, sql, NULL, &reader, err);
	catalog->release_notes = reader.notes;
	catalog->release_note_count = reader.count;
	return ok;
}

static bool read_implied(struct row_reader *reader, struct statement *statement, struct error *err)
{
	const struct texts texts = {
		.table = reader->table, .needed = 1, .targets = {&reader->words[reader->count]}};
	return description_copy_texts(reader->catalog, statement, &texts, err);
}

/* The rows of a table of words. */
static bool load_words(struct catalog *catalog, struct db *db, const char *table,
	struct words *ret_words, struct error *err)
{
	struct row_reader reader = {.row = read_implied, .catalog = catalog, .table = table};
	char sql[100];
	int64_t count = 0;
	snprintf(sql, sizeof sql, "SELECT count(*) FROM %s", table);
	if (!description_count(db, sql, NULL, &count, err))
		return false;
	if (count > CATALOG_UNDERSTOOD_MAX)
		return error_add(err, ERROR_UNAVAILABLE, table, NULL, NULL, "has %d rows; %d are the limit",
			(int)count, CATALOG_UNDERSTOOD_MAX);
	reader.room = (size_t)count;
	reader.words = catalog_alloc(catalog, (reader.room + 1) * sizeof *reader.words);
	if (!reader.words)
		return description_no_memory(err);
	/* longer names first, so that `the city` is found before `city` */
	snprintf(sql, sizeof sql, "SELECT word FROM %s ORDER BY length(word) DESC, word", table);
	bool ok = description_read(db, sql, NULL, &reader, err);
	*ret_words = (struct words){reader.words, reader.count};
	return ok;
}

bool definitions_load(struct catalog *catalog, struct db *db, struct error *err)
{
	return load_abouts(catalog, db, err) && load_shapes(catalog, db, err) &&
		load_notes(catalog, db, err) && load_vocabularies(catalog, db, err) &&
		load_words(catalog, db, "api_understood", &catalog->understood, err) &&
		load_words(catalog, db, "api_actor", &catalog->actors, err) &&
		stories_load(catalog, db, err);
}
