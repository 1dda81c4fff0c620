#include "suite.h"

#include "base/error.h"
#include "dataset/catalog.h"
#include "dataset/labels.h"

#include <stdio.h>
#include <string.h>

static struct error err;

/* Keepers, lights and wrecks, which stand in another resource, have names; journals refer to them.
 */
static struct field keeper_fields[] = {
	{.name = "id"}, {.name = "name"}, {.name = "age", .type = FIELD_INTEGER}};
static struct field light_fields[] = {{.name = "id"}, {.name = "name_zh"}, {.name = "name_en"}};
static struct field journal_fields[4];
static struct resource resources[] = {
	{.name = "anchors", .fields = keeper_fields, .field_count = 3, .searched_by_default = true},
	{.name = "journals", .fields = journal_fields, .searched_by_default = true},
	{.name = "keepers", .fields = keeper_fields, .field_count = 3},
	{.name = "lights", .fields = light_fields, .field_count = 3, .searched_by_default = true},
};

/* Derives the labels of journals with these fields; keepers have this label. */
static bool derive(const struct field *fields, size_t count, const char *label)
{
	struct catalog *catalog = catalog_create();
	memcpy(journal_fields, fields, count * sizeof *fields);
	resources[1].field_count = count;
	resources[2].label = label;
	resources[3].label = "name_*";
	catalog->resources = resources;
	catalog->resource_count = COUNT(resources);
	error_clear(&err);
	bool ok = labels_derive(catalog, &err);
	/* what the fields have is the catalog's */
	for (size_t i = 0; i < count; i++) {
		static char names[4][80];
		if (journal_fields[i].label)
			journal_fields[i].label = strcpy(names[i], journal_fields[i].label);
		static const struct resource *named[4][COUNT(resources)];
		if (journal_fields[i].named_count > 0)
			memcpy(named[i], journal_fields[i].named,
				journal_fields[i].named_count * sizeof *named[i]);
		journal_fields[i].named = named[i];
	}
	catalog_destroy(catalog);
	return ok;
}

START_TEST(a_name_is_called_by_what_it_is_the_name_of)
{
	static const struct {
		struct field field;
		const char *label;
	} cases[] = {
		{{.name = "keeper_id", .ref = "keepers"}, "keeper_name"},
		{{.name = "light_ids", .type = FIELD_LIST, .ref = "lights"}, "light_names"},
		{{.name = "owner", .ref = "keepers"}, "owner_name"},
		{{.name = "_id", .ref = "keepers"}, "_id_name"},
		{{.name = "seen_ids", .ref = "lights"}, "seen_ids_name"},
		{{.name = "seen_id", .type = FIELD_LIST, .ref = "lights"}, "seen_id_names"},
		{{.name = "anchor_id", .ref = "anchors"}, NULL}, /* which have none */
		{{.name = "keeper_id"}, NULL},
		{{.name = "keeper_id", .type = FIELD_INTEGER, .ref = "keepers"}, NULL},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert(derive(&cases[i].field, 1, "name"));
		if (cases[i].label)
			ck_assert_str_eq(journal_fields[0].label, cases[i].label);
		else
			ck_assert_ptr_null(journal_fields[0].label);
	}
}

START_TEST(names_are_looked_up_in_the_order_of_the_reference_and_of_any_in_the_main_ones_first)
{
	static const struct {
		const char *ref, *named;
	} cases[] = {
		{"keepers", "keepers "},
		{"lights keepers", "lights keepers "},
		{"keepers lights", "keepers lights "},
		{"keepers anchors keepers", "keepers "},
		{"*", "lights keepers "},
		{"keepers *", "keepers lights "},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char text[80] = "";
		ck_assert(derive(&(struct field){.name = "any_id", .ref = cases[i].ref}, 1, "name"));
		for (size_t j = 0; j < journal_fields[0].named_count; j++)
			strcat(strcat(text, journal_fields[0].named[j]->name), " ");
		ck_assert_str_eq(text, cases[i].named);
	}
}

START_TEST(a_name_that_is_taken_is_refused)
{
	static const struct field cases[][2] = {
		{{.name = "keeper_name"}, {.name = "keeper_id", .ref = "keepers"}},
		{{.name = "keeper_id", .ref = "keepers"}, {.name = "keeper_name"}},
		{{.name = "keeper_id", .ref = "keepers"}, {.name = "keeper", .ref = "keepers"}},
		{{.name = "light_ids", .type = FIELD_LIST, .ref = "lights"}, {.name = "light_names"}},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert(!derive(cases[i], 2, "name"));
		ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
		ck_assert_str_eq(err.faults[0].parameter, "journals");
		ck_assert_ptr_nonnull(strstr(err.faults[0].reason, "as something else is"));
	}
	ck_assert(derive((const struct field[]){{.name = "keeper_id", .ref = "keepers"},
						 {.name = "keeper_ids", .type = FIELD_LIST, .ref = "keepers"}},
		2, "name"));
}

START_TEST(a_label_of_what_is_no_text_field_is_refused)
{
	static const char *const cases[] = {"title", "name_*", "name title", "age", "", "*",
		"name*name*name*name*name*name*name*name*name*name*name*name*name*name*name*name*name*name"};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_msg(!derive(&(struct field){.name = "id"}, 1, cases[i]), "%s", cases[i]);
		ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
		ck_assert_str_eq(err.faults[0].parameter, "keepers");
	}
	ck_assert(derive(&(struct field){.name = "id"}, 1, "name id"));
}

SUITE("labels", a_name_is_called_by_what_it_is_the_name_of,
	names_are_looked_up_in_the_order_of_the_reference_and_of_any_in_the_main_ones_first,
	a_name_that_is_taken_is_refused, a_label_of_what_is_no_text_field_is_refused)
