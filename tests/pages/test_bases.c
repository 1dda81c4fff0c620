#include "view_fixture.h"

#include "pages/bases.h"

/* The kind of a light stands for what its date rests on. */
static const char dated[] =
	"ALTER TABLE lights RENAME COLUMN kind TO lit_basis;"
	"UPDATE api_field SET field = 'lit_basis', enum = NULL WHERE field = 'kind';"
	"UPDATE api_field SET hit = 'date' WHERE field = 'lit'";

static void assert_basis(const json_t *hits, size_t hit, const char *wanted)
{
	const char *basis = json_string_value(json_object_get(json_array_get(hits, hit), "date_basis"));
	ck_assert_pstr_eq(basis, wanted);
}

START_TEST(hits_say_what_their_dates_rest_on)
{
	open_view(dataset_with(dated), NULL, "");
	json_t *hits =
		json_of("[{\"resource\": \"lights\", \"id\": \"tower\", \"date\": \"2000-02-29\"},"
				"{\"resource\": \"keepers\", \"id\": \"ann\", \"date\": \"2000-02-29\"},"
				"{\"resource\": \"lights\", \"id\": \"tower\", \"date\": null},"
				"{\"resource\": \"lights\", \"id\": \"no\\\"ne\", \"date\": \"2000-02-29\"}]");
	bases_add(&view, hits);
	ck_assert_int_eq(err.code, ERROR_NONE);
	assert_basis(hits, 0, "pier");
	for (size_t i = 1; i < json_array_size(hits); i++)
		assert_basis(hits, i, NULL);
	json_decref(hits);
	close_view();
}

START_TEST(what_another_date_rests_on_is_not_said)
{
	open_view(dataset_with(dated), NULL, "");
	json_t *hits =
		json_of("[{\"resource\": \"lights\", \"id\": \"tower\", \"date\": \"1999-01-01\"}]");
	bases_add(&view, hits);
	assert_basis(hits, 0, NULL);
	json_decref(hits);
	close_view();
}

START_TEST(where_no_date_has_a_basis_nothing_is_asked)
{
	open_view(dataset_lights(), NULL, "");
	json_t *hits =
		json_of("[{\"resource\": \"lights\", \"id\": \"tower\", \"date\": \"2000-02-29\"}]");
	bases_add(&view, hits);
	ck_assert_int_eq(err.code, ERROR_NONE);
	assert_basis(hits, 0, NULL);
	json_decref(hits);
	close_view();
}

SUITE("bases", hits_say_what_their_dates_rest_on, what_another_date_rests_on_is_not_said,
	where_no_date_has_a_basis_nothing_is_asked)
