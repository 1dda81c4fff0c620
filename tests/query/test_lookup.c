#include "suite.h"

#include "coded.h"
#include "dataset/catalog.h"
#include "dataset.h"
#include "dataset/db.h"
#include "base/error.h"
#include "dataset/load.h"
#include "query/lookup.h"
#include "query/nearest_row.h"
#include "query/parse.h"
#include "query/query.h"
#include "query/target.h"

static struct error err;
static struct db *db;
static struct catalog *catalog;
static struct resource *lights;
static struct target target;
static struct query query;

static void begin_at(const char *path)
{
	error_clear(&err);
	db = db_open(path, &err);
	ck_assert_msg(db != NULL, "%s", err.detail);
	catalog = load_catalog(db, &err);
	ck_assert_msg(catalog != NULL, "%s", err.detail);
	lights = (struct resource *)catalog_resource(catalog, "lights");
}

static void begin(void)
{
	begin_at(dataset_lights());
}

static void end(void)
{
	catalog_destroy(catalog);
	db_close(db);
}

static void parse(const char *text)
{
	char raw[1000];
	snprintf(raw, sizeof raw, "/v1/lights?%s", text);
	error_clear(&err);
	query.base = "/v1";
	query.format = FORMAT_NONE;
	ck_assert_msg(target_parse(&target, raw, &err) && query_parse(&query, lights, &target, &err),
		"%s: %s", text, err.faults[0].reason);
}

START_TEST(a_key_is_there_or_not)
{
	begin();
	ck_assert_int_eq(lookup_key(db, lights, "tower", &err), 1);
	ck_assert_int_eq(lookup_key(db, lights, "towe", &err), 0);
	ck_assert_int_eq(lookup_key(db, lights, "TOWER", &err), 0);
	ck_assert_int_eq(lookup_key(db, lights, "", &err), 0);
	ck_assert_int_eq(err.code, ERROR_NONE);
	end();
}

START_TEST(a_missing_key_gets_the_nearest_of_those_that_are_looked_at)
{
	static const struct {
		const char *key, *all, *two_bytes; /* of a resource that is large */
	} cases[] = {
		{"towr", "tower", "tower"},
		{"tow", "tower", "tower"},
		{"otwer", "tower", ""},
		{"rock", "", ""},
		{"bell", "bell-rock", "bell-rock"},
		{"bishop-rok", "bishop-rock", "bishop-rock"},
		{"t", "", ""},
		{"", "", ""},
		{"灯塔", "", ""},
	};
	begin();
	for (size_t i = 0; i < COUNT(cases); i++) {
		error_clear(&err);
		lights->count = NEAREST_ROWS_MAX;
		lookup_missing(db, lights, cases[i].key, &err);
		ck_assert_int_eq(err.code, ERROR_NOT_FOUND);
		ck_assert_str_eq(err.faults[0].suggestion, cases[i].all);
		error_clear(&err);
		lights->count = NEAREST_ROWS_MAX + 1;
		lookup_missing(db, lights, cases[i].key, &err);
		ck_assert_str_eq(err.faults[0].suggestion, cases[i].two_bytes);
	}
	end();
}

START_TEST(only_what_the_rows_can_tell_is_looked_up)
{
	static const struct {
		const char *text;
		bool needed, sound;
	} cases[] = {
		{"", false, true},
		{"id=tower,hook", true, true},
		{"id=tower,nowhere", true, false},
		{"id__ne=nowhere", true, false},
		{"id=TOWER", true, false},
		{"id__gt=nowhere", false, true},
		{"keeper_id__isnull=true", false, true},
		{"keeper_id__gt=nowhere", false, true},
		{"keeper_id__prefix=nowhere", false, true},
		{"name_en__contains=nowhere", false, true},
		{"name_en=a,b", false, true},
		{"keeper_id=ida", true, true},
		{"keeper_id__ne=grace,ida", true, true},
		{"keeper_id=nowhere", true, false},
		{"keeper_id__ne=grace,nowhere", true, false},
		{"name_en__contains=a,b", true, false},
		{"name_en__prefix=a,b", true, false},
		{"name_en__contains=Rock&name_en__contains=a,b", true, false},
	};
	begin();
	for (size_t i = 0; i < COUNT(cases); i++) {
		parse(cases[i].text);
		ck_assert_msg(lookup_is_needed(&query) == cases[i].needed, "%s", cases[i].text);
		ck_assert_msg(
			lookup_check(&query, catalog, db, &err) == cases[i].sound, "%s", cases[i].text);
		ck_assert_int_eq(err.code, cases[i].sound ? ERROR_NONE : ERROR_BAD_QUERY);
	}
	end();
}

START_TEST(a_field_may_have_the_words_of_its_rows_alone)
{
	static const struct {
		const char *text, *value, *suggestion;
	} cases[] = {
		{"name_en=Bell%20Rock", NULL, NULL},
		{"name_en__ne=Bell%20Rock", NULL, NULL},
		{"name_en__prefix=zzz", NULL, NULL},
		{"name_en__gt=zzz", NULL, NULL},
		{"name_en=Bel%20Rock", "Bel Rock", "Bell Rock"},
		{"name_en=Bell%20Rock,bell%20rock", "bell rock", "Bell Rock"},
		{"name_en__ne=zzzzzzzz", "zzzzzzzz", ""},
	};
	begin();
	((struct field *)resource_field(lights, "name_en"))->format = "word";
	for (size_t i = 0; i < COUNT(cases); i++) {
		parse(cases[i].text);
		ck_assert_msg(
			lookup_check(&query, catalog, db, &err) == !cases[i].value, "%s", cases[i].text);
		ck_assert_uint_eq(err.fault_count, cases[i].value ? 1 : 0);
		if (!cases[i].value)
			continue;
		ck_assert(lookup_is_needed(&query));
		ck_assert_str_eq(err.faults[0].value, cases[i].value);
		ck_assert_str_eq(err.faults[0].suggestion, cases[i].suggestion);
		ck_assert_str_eq(err.faults[0].reason, "is not one of this field's values");
	}
	end();
}

START_TEST(a_field_may_refer_to_several_resources)
{
	static const struct {
		const char *ref, *value, *suggestion;
	} cases[] = {
		{"keepers lights", "ida", NULL},
		{"keepers lights", "tower", NULL},
		{"lights keepers", "idaa", "ida"},
		{"keepers lights", "towr", "tower"},
		{"keepers wrecks", "tower", ""},
		{"*", "ida", NULL},
		{"*", "tower", NULL},
		{"*", "towr", "tower"},
		{"*", "zzzzzzzz", ""},
	};
	begin();
	for (size_t i = 0; i < COUNT(cases); i++) {
		char text[100];
		struct field *field = (struct field *)resource_field(lights, "keeper_id");
		field->ref = cases[i].ref;
		snprintf(text, sizeof text, "keeper_id=%s", cases[i].value);
		parse(text);
		ck_assert(lookup_check(&query, catalog, db, &err) == !cases[i].suggestion);
		if (cases[i].suggestion)
			ck_assert_str_eq(err.faults[0].suggestion, cases[i].suggestion);
	}
	end();
}

START_TEST(an_error_of_the_dataset_is_no_missing_key)
{
	begin();
	parse("keeper_id=nowhere");
	struct resource *keepers = (struct resource *)catalog_resource(catalog, "keepers");
	keepers->view = "api_nothing";
	ck_assert(!lookup_check(&query, catalog, db, &err));
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	ck_assert_uint_eq(err.fault_count, 0);
	error_clear(&err);
	ck_assert_int_eq(lookup_key(db, keepers, "ida", &err), -1);
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	error_clear(&err);
	lookup_missing(db, keepers, "ida", &err);
	ck_assert_int_eq(err.code, ERROR_INTERNAL);
	end();
}

START_TEST(what_fails_ends_the_lookups_and_stands_alone)
{
	/* before the failure or after it there are values that are no keys */
	static const char *const broken[] = {"lights", "keepers"};
	for (size_t i = 0; i < COUNT(broken); i++) {
		begin();
		parse("id=nowhere&keeper_id=nobody");
		struct resource *resource = (struct resource *)catalog_resource(catalog, broken[i]);
		resource->view = "api_nothing";
		error_add(&err, ERROR_BAD_QUERY, "a", "b", NULL, "is no parameter");
		ck_assert(!lookup_check(&query, catalog, db, &err));
		ck_assert_int_eq(err.code, ERROR_INTERNAL);
		ck_assert_uint_eq(err.fault_count, 0);
		ck_assert_str_ne(err.detail, "");
		end();
	}
}

/* Each is looked for in all rows, their texts or their codes. */
START_TEST(a_text_with_a_comma_that_no_row_has_is_a_fault)
{
	static const struct {
		const char *text;
		size_t faults;
	} cases[] = {{"name_en__contains=k%2C%20h", 0}, {"name_en__prefix=k%2C%20h", 1},
		{"name_en__contains=x%2Cy", 1}, {"name_en__contains=x%2Cy&name_en__prefix=z%2Cy", 2},
		{"name_en__contains=x%2Cy&name_en__prefix=z%2Cy&name_zh__contains=a%2Cb", 3},
		{"id=x&id=y&name_en__contains=x%2Cy", 3}};
#define NAMED "UPDATE lights SET name_en = 'Hook, Head' WHERE id = 'hook';"
	static const char *const datasets[] = {NAMED, NAMED TEXTS("name_en"), NAMED COLUMN("name_en")};
	for (size_t i = 0; i < COUNT(cases) * COUNT(datasets); i++) {
		const char *text = cases[i / COUNT(datasets)].text;
		size_t faults = cases[i / COUNT(datasets)].faults;
		begin_at(dataset_with(datasets[i % COUNT(datasets)]));
		parse(text);
		ck_assert_msg(lookup_check(&query, catalog, db, &err) == (faults == 0), "%s", text);
		ck_assert_msg(err.fault_count == faults, "%s: %zu", text, err.fault_count);
		end();
		dataset_clear();
	}
}

/* All keys of all resources are read for each. */
START_TEST(few_values_get_a_suggestion_where_several_resources_are_meant)
{
	static const struct {
		const char *ref;
		size_t count;
	} cases[] = {{"*", LOOKUP_WIDE_SUGGESTIONS_MAX},
		{"keepers lights", LOOKUP_WIDE_SUGGESTIONS_MAX}, {"keepers", LOOKUP_SUGGESTIONS_MAX}};
	begin();
	struct field *field = (struct field *)resource_field(lights, "keeper_id");
	for (size_t i = 0; i < COUNT(cases); i++) {
		field->ref = cases[i].ref;
		parse("keeper_id=idaa,idab,idac,idad,idae,idaf,idag,idah,idai,idaj");
		ck_assert(!lookup_check(&query, catalog, db, &err));
		ck_assert_uint_eq(err.fault_count, 10);
		for (size_t j = 0; j < err.fault_count; j++)
			ck_assert_str_eq(err.faults[j].suggestion, j < cases[i].count ? "ida" : "");
	}
	end();
}

SUITE("lookup", a_key_is_there_or_not, a_missing_key_gets_the_nearest_of_those_that_are_looked_at,
	only_what_the_rows_can_tell_is_looked_up, a_field_may_have_the_words_of_its_rows_alone,
	a_field_may_refer_to_several_resources, an_error_of_the_dataset_is_no_missing_key,
	what_fails_ends_the_lookups_and_stands_alone, a_text_with_a_comma_that_no_row_has_is_a_fault,
	few_values_get_a_suggestion_where_several_resources_are_meant)
