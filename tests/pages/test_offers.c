#include "view_fixture.h"

#include "pages/offers.h"

START_TEST(fields_of_few_values_are_offered_those_first_that_hits_show)
{
	open_view(dataset_with("UPDATE api_field SET hit = 'status' WHERE field = 'automatic';"
						   "UPDATE api_field SET hit = NULL WHERE field = 'kind'"),
		"lights", "");
	offers_ask(&query);
	ck_assert_uint_eq(query.facet_count, 2);
	ck_assert_str_eq(query.facets[0].field->name, "automatic");
	ck_assert_str_eq(query.facets[1].field->name, "kind");
	ck_assert(query.multi_select);
	close_view();
}

START_TEST(each_condition_is_said_in_words)
{
	static const char *const cases[][3] = {
		{"kind=pier,shore", "Kind: pier, shore ", "Kind"},
		{"kind__ne=pier", "Kind is not pier ", "Kind"},
		{"height__gt=1.5", "Height &#62; 1.5 ", "Height"},
		{"height__lte=2", "Height ≤ 2 ", "Height"},
		{"floors__lt=3", "Floors &#60; 3 ", "Floors"},
		{"lit__gte=1850-01-01", "First lit ≥ 1850-01-01 ", "First lit"},
		{"lit__year=1850", "First lit, year: 1850 ", "First lit"},
		{"lit__isnull=true", "First lit: none ", "First lit"},
		{"lit__isnull=false", "First lit: any ", "First lit"},
		{"automatic=false", "Automatic: no ", "Automatic"},
		{"name_en__contains=%3Cb%3E", "English name contains &#60;b&#62; ", "English name"},
		{"name_en__prefix=B", "English name begins with B ", "English name"},
		{"keeper_id=ida", "Keeper: <a href=\"/en/keepers/ida\">Ida Lewis</a> ", "Keeper"},
	};
	char wanted[200];
	for (size_t i = 0; i < COUNT(cases); i++) {
		open_view(dataset_lights(), "lights", cases[i][0]);
		offers_write_conditions(&view);
		snprintf(wanted, sizeof wanted,
			"<li>%s<a href=\"/en/lights\">remove<span class=\"unseen\">: %s</span></a></li>",
			cases[i][1], cases[i][2]);
		assert_says(wanted);
		close_view();
	}
}

START_TEST(a_form_keeps_all_but_what_it_asks_itself)
{
	open_view(dataset_lights(), "lights", "q=x&name_en__contains=a%26%22b%2B&sort=-height&limit=3");
	offers_write_hidden(&view, OFFER_SEARCH);
	assert_page("<input type=\"hidden\" name=\"name_en__contains\" value=\"a&#38;&#34;b+\">"
				"<input type=\"hidden\" name=\"sort\" value=\"-height\">"
				"<input type=\"hidden\" name=\"limit\" value=\"3\">");
	close_view();
}

START_TEST(what_has_one_value_is_no_choice)
{
	open_view(dataset_lights(), "lights", "");
	json_t *facets = json_of("{\"kind\": [{\"value\": \"pier\", \"count\": 1}]}");
	offers_write(&view, facets);
	assert_says_not("pier");
	json_decref(facets);
	close_view();
}

SUITE("offers", fields_of_few_values_are_offered_those_first_that_hits_show,
	each_condition_is_said_in_words, a_form_keeps_all_but_what_it_asks_itself,
	what_has_one_value_is_no_choice)
