#include "suite.h"

#include "coded.h"
#include "load_fixture.h"

static struct catalog *load_lights(void)
{
	struct catalog *catalog = load(dataset_lights());
	ck_assert_msg(catalog != NULL, "%s%s", err.detail, err.faults[0].reason);
	ck_assert_int_eq(err.code, ERROR_NONE);
	ck_assert_uint_eq(err.fault_count, 0);
	return catalog;
}

START_TEST(the_dataset_is_what_its_row_says)
{
	struct catalog *catalog = load_lights();
	ck_assert_str_eq(catalog->name, "lights");
	ck_assert_str_eq(catalog->title_zh, "灯塔");
	ck_assert_str_eq(catalog->title_en, "Lighthouses");
	ck_assert_str_eq(catalog->description_zh, "灯塔");
	ck_assert_str_eq(catalog->description_en, "Lighthouses for the tests");
	ck_assert_str_eq(catalog->version, "1.2.3");
	ck_assert_str_eq(catalog->released, "2024-05-06");
	ck_assert_str_eq(catalog->license, "CC0-1.0");
	ck_assert_str_eq(catalog->license_url, "https://creativecommons.org/publicdomain/zero/1.0/");
	ck_assert_uint_eq(strlen(catalog->digest), CATALOG_DIGEST_LEN);
	catalog_destroy(catalog);
}

START_TEST(the_resources_come_by_name_with_key_and_count)
{
	static const struct {
		const char *name, *view, *title_en;
		size_t fields;
		int64_t count;
		bool main;
	} wanted[] = {
		{"keepers", "api_keepers", "Keepers", 2, 2, true},
		{"lights", "api_lights", "Lighthouses", 11, 12, true},
		{"wrecks", "api_wrecks", "Wrecks", 2, 0, false},
	};
	struct catalog *catalog = load_lights();
	ck_assert_uint_eq(catalog->resource_count, COUNT(wanted));
	for (size_t i = 0; i < COUNT(wanted); i++) {
		const struct resource *resource = &catalog->resources[i];
		ck_assert_str_eq(resource->name, wanted[i].name);
		ck_assert_str_eq(resource->view, wanted[i].view);
		ck_assert_str_eq(resource->title_en, wanted[i].title_en);
		ck_assert_uint_eq(resource->field_count, wanted[i].fields);
		ck_assert_int_eq(resource->count, wanted[i].count);
		ck_assert_uint_eq(resource->key, 0);
		ck_assert(resource->searched_by_default == wanted[i].main);
	}
	catalog_destroy(catalog);
}

START_TEST(the_fields_are_what_their_rows_say)
{
	/* flags: nullable, filterable, sortable, facetable, item_only, searched as a name */
	static const struct {
		const char *name;
		enum field_type type;
		const char *format, *unit, *ref, *example, *flags;
	} wanted[] = {
		{"id", FIELD_TEXT, "slug", NULL, NULL, "alexandria", "011000"},
		{"name_zh", FIELD_TEXT, NULL, NULL, NULL, "亚历山大灯塔", "111001"},
		{"name_en", FIELD_TEXT, NULL, NULL, NULL, "Pharos of Alexandria", "011001"},
		{"kind", FIELD_TEXT, NULL, NULL, NULL, "shore", "011100"},
		{"height", FIELD_NUMBER, NULL, "metre", NULL, "100", "111000"},
		{"floors", FIELD_INTEGER, NULL, NULL, NULL, "3", "111000"},
		{"lit", FIELD_TEXT, "date", NULL, NULL, "1811-02-01", "111000"},
		{"automatic", FIELD_BOOLEAN, NULL, NULL, NULL, "false", "111100"},
		{"keeper_id", FIELD_TEXT, "slug", NULL, "keepers", "ida", "111100"},
		{"colours", FIELD_LIST, NULL, NULL, NULL, "white", "010100"},
		{"keeper", FIELD_JSON, NULL, NULL, NULL, NULL, "100010"},
	};
	struct catalog *catalog = load_lights();
	const struct resource *lights = catalog_resource(catalog, "lights");
	ck_assert_uint_eq(lights->field_count, COUNT(wanted));
	for (size_t i = 0; i < COUNT(wanted); i++) {
		const struct field *f = &lights->fields[i];
		ck_assert_str_eq(f->name, wanted[i].name);
		ck_assert_int_eq(f->type, wanted[i].type);
		ck_assert_pstr_eq(f->format, wanted[i].format);
		ck_assert_pstr_eq(f->unit, wanted[i].unit);
		ck_assert_pstr_eq(f->ref, wanted[i].ref);
		ck_assert_pstr_eq(f->example, wanted[i].example);
		const char flags[] = {f->nullable ? '1' : '0', f->filterable ? '1' : '0',
			f->sortable ? '1' : '0', f->facetable ? '1' : '0', f->item_only ? '1' : '0',
			f->search == SEARCH_NAME ? '1' : '0', '\0'};
		ck_assert_str_eq(flags, wanted[i].flags);
	}
	ck_assert_uint_eq(lights->item_fields, UINT64_C(1) << 10);
	ck_assert_uint_eq(catalog_resource(catalog, "keepers")->item_fields, 0);
	catalog_destroy(catalog);
}

START_TEST(the_columns_of_the_index_come_in_its_order)
{
	static const char sql[] =
		"UPDATE api_field SET search = 'text' WHERE field = 'name';"
		"UPDATE api_field SET search = 'pinyin' WHERE field = 'name_en';"
		"UPDATE api_field SET search = 'name' WHERE resource = 'lights' AND field IN ('kind', 'id')";
	static const struct search_column wanted[][5] = {
		{{"name", SEARCH_NAME}, {"name_en", SEARCH_NAME}, {"name_zh", SEARCH_NAME}},
		{{"id", SEARCH_NAME}, {"kind", SEARCH_NAME}, {"name_zh", SEARCH_NAME},
			{"name_en", SEARCH_PINYIN}, {"name", SEARCH_TEXT}},
	};
	for (size_t i = 0; i < COUNT(wanted); i++) {
		struct catalog *catalog = i == 0 ? load_lights() : load(dataset_with(sql));
		ck_assert_ptr_nonnull(catalog);
		ck_assert_uint_eq(catalog->search_count, i == 0 ? 3 : 5);
		for (size_t j = 0; j < catalog->search_count; j++) {
			ck_assert_str_eq(catalog->search[j].name, wanted[i][j].name);
			ck_assert_int_eq(catalog->search[j].kind, wanted[i][j].kind);
		}
		catalog_destroy(catalog);
	}
}

START_TEST(what_a_column_weighs_is_a_number)
{
	static const char *const ranks[] = {"'bm25(0, 0, 1e999)'", "'bm25(0, x)'", "'bm25([)'"};
	struct catalog *catalog = load_lights();
	ck_assert_uint_eq(catalog->weight_count, catalog->search_count + 2);
	ck_assert(catalog->weights[0] == 0 && catalog->weights[2] > 1);
	catalog_destroy(catalog);
	for (size_t i = 0; i < COUNT(ranks); i++) {
		char sql[128];
		snprintf(sql, sizeof sql, "UPDATE api_search_config SET v = %s WHERE k = 'rank'", ranks[i]);
		ck_assert_msg(!load(dataset_with(sql)), "%s", ranks[i]);
		dataset_clear();
	}
}

START_TEST(words_come_from_the_vocabulary_in_order)
{
	struct catalog *catalog = load_lights();
	const struct resource *lights = catalog_resource(catalog, "lights");
	for (size_t i = 0; i < lights->field_count; i++) {
		const struct words *words = &lights->fields[i].words;
		ck_assert_uint_eq(words->count, strcmp(lights->fields[i].name, "kind") == 0 ? 3 : 0);
	}
	const struct words *words = &resource_field(lights, "kind")->words;
	ck_assert_str_eq(words->words[0], "offshore");
	ck_assert_str_eq(words->words[1], "pier");
	ck_assert_str_eq(words->words[2], "shore");
	catalog_destroy(catalog);
}

START_TEST(vocabularies_belong_to_their_fields_whatever_the_ordinals_are)
{
	struct catalog *catalog =
		load(dataset_with("UPDATE api_field SET ordinal = ordinal * 100 - 1000"));
	ck_assert_ptr_nonnull(catalog);
	const struct resource *lights = catalog_resource(catalog, "lights");
	ck_assert_uint_eq(resource_field(lights, "kind")->words.count, 3);
	catalog_destroy(catalog);
}

START_TEST(the_catalog_outlives_its_connection_and_file)
{
	struct catalog *catalog = load(dataset_copy("gone.db"));
	dataset_clear();
	ck_assert_str_eq(catalog->resources[1].fields[3].words.words[1], "pier");
	catalog_destroy(catalog);
}

/* Makes api_wrecks a view of so many columns, all described. */
static const char *with_fields(int count)
{
	static char sql[16384];
	char *p = sql;
	p += sprintf(p, "DROP VIEW api_wrecks; CREATE VIEW api_wrecks AS SELECT id, name");
	for (int i = 3; i <= count; i++)
		p += sprintf(p, ", %d AS f%d", i, i);
	p += sprintf(p,
		" FROM wrecks; WITH RECURSIVE n(i) AS (SELECT 3 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
		" INSERT INTO api_field SELECT 'wrecks', 'f' || i, i, 'integer', NULL, NULL, NULL, NULL, 0,"
		" 1, 1, 0, iif(i = %d, 'item', 'always'), NULL, NULL, NULL, '', '', '', '' FROM n",
		count, count);
	return sql;
}

START_TEST(a_resource_has_at_most_64_fields)
{
	struct catalog *catalog = load(dataset_with(with_fields(CATALOG_FIELDS_MAX)));
	ck_assert_msg(catalog != NULL, "%s", err.faults[0].reason);
	const struct resource *wrecks = catalog_resource(catalog, "wrecks");
	ck_assert_uint_eq(wrecks->field_count, CATALOG_FIELDS_MAX);
	ck_assert_str_eq(wrecks->fields[63].name, "f64");
	ck_assert_uint_eq(wrecks->item_fields, UINT64_C(1) << 63);
	catalog_destroy(catalog);
	assert_fault(with_fields(CATALOG_FIELDS_MAX + 1), "wrecks", "has 65 fields; 1 to 64 can be");
}

START_TEST(a_dataset_may_have_no_resources)
{
	struct catalog *catalog = load(dataset_with("DELETE FROM api_field; DELETE FROM api_resource"));
	ck_assert_ptr_nonnull(catalog);
	ck_assert_uint_eq(catalog->resource_count, 0);
	catalog_destroy(catalog);
}

START_TEST(a_dataset_may_have_many_resources)
{
	struct catalog *catalog = load(dataset_with(
		"CREATE VIEW api_r1 AS SELECT id FROM wrecks; CREATE VIEW api_r2 AS SELECT id FROM lights;"
		"INSERT INTO api_resource SELECT 'r' || value, 's' || value, 'id', 1, 1, NULL, '', '', '', '', 12, 0, NULL FROM "
		"json_each('[1,2]');"
		"INSERT INTO api_field SELECT 'r' || value, 'id', 1, 'text', NULL, NULL, NULL, NULL, 0, 1, "
		"1, 0, 'always', NULL, NULL, NULL, '', '', '', '' FROM json_each('[1,2]')"));
	ck_assert_msg(catalog != NULL, "%s%s", err.detail, err.faults[0].reason);
	ck_assert_uint_eq(catalog->resource_count, 5);
	ck_assert_int_eq(catalog_resource(catalog, "r1")->count, 12);
	ck_assert_int_eq(catalog_resource(catalog, "r2")->count, 12);
	catalog_destroy(catalog);
}

START_TEST(flags_other_than_one_are_off)
{
	struct catalog *catalog = load(
		dataset_with("UPDATE api_field SET filterable = 2, shown = 'never' WHERE field = 'lit'"));
	ck_assert_ptr_nonnull(catalog);
	const struct field *lit = resource_field(catalog_resource(catalog, "lights"), "lit");
	ck_assert(!lit->filterable);
	ck_assert(!lit->item_only);
	ck_assert(lit->sortable);
	catalog_destroy(catalog);
}

START_TEST(a_field_has_the_codes_and_the_texts_that_are_stored)
{
	struct catalog *catalog = load(dataset_with(CODED TEXTS("name_en")
			TEXTS("kind") "INSERT INTO api_text_column VALUES ('lights', 'floors', 0, x'00');"));
	ck_assert_ptr_nonnull(catalog);
	static const struct {
		const char *field;
		bool coded, has_texts; /* a number has no texts, whatever is stored */
	} cases[] = {{"kind", true, true}, {"lit", true, false}, {"name_en", false, true},
		{"floors", false, false}, {"name_zh", false, false}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct field *field =
			resource_field(catalog_resource(catalog, "lights"), cases[i].field);
		ck_assert_msg(field->coded == cases[i].coded, "%s", cases[i].field);
		ck_assert_msg(field->has_texts == cases[i].has_texts, "%s", cases[i].field);
	}
	catalog_destroy(catalog);
}

START_TEST(the_resources_are_related_by_their_keys)
{
	struct catalog *catalog = load_lights();
	const struct resource *keepers = catalog_resource(catalog, "keepers"),
						  *lights = catalog_resource(catalog, "lights");
	ck_assert_uint_eq(keepers->relation_count, 1);
	const struct relation *relation = resource_relation(keepers, "lights");
	ck_assert_ptr_eq(relation, &keepers->relations[0]);
	ck_assert_int_eq(relation->kind, RELATION_MANY);
	ck_assert_ptr_eq(relation->other, lights);
	ck_assert_ptr_eq(relation->field, resource_field(lights, "keeper_id"));
	ck_assert_uint_eq(lights->relation_count, 0); /* the field `keeper` goes first */
	ck_assert_uint_eq(catalog_resource(catalog, "wrecks")->relation_count, 0);
	static const char *const unknown[] = {"", "light", "Lights", "keeper_id", "lightss"};
	for (size_t i = 0; i < COUNT(unknown); i++)
		ck_assert_ptr_null(resource_relation(keepers, unknown[i]));
	catalog_destroy(catalog);

	catalog = load(dataset_with("DELETE FROM api_field WHERE field = 'keeper'"));
	ck_assert_ptr_nonnull(catalog);
	lights = catalog_resource(catalog, "lights");
	relation = resource_relation(lights, "keeper");
	ck_assert_ptr_nonnull(relation);
	ck_assert_int_eq(relation->kind, RELATION_ONE);
	ck_assert_ptr_eq(relation->other, catalog_resource(catalog, "keepers"));
	catalog_destroy(catalog);
}

SUITE("load", the_dataset_is_what_its_row_says, the_resources_come_by_name_with_key_and_count,
	the_fields_are_what_their_rows_say, the_columns_of_the_index_come_in_its_order,
	what_a_column_weighs_is_a_number, words_come_from_the_vocabulary_in_order,
	vocabularies_belong_to_their_fields_whatever_the_ordinals_are,
	the_catalog_outlives_its_connection_and_file, a_resource_has_at_most_64_fields,
	a_dataset_may_have_no_resources, a_dataset_may_have_many_resources,
	flags_other_than_one_are_off, a_field_has_the_codes_and_the_texts_that_are_stored,
	the_resources_are_related_by_their_keys)
