#include "mcp_fixture.h"

#include "assertion/assertion.h"
#include "mcp/figures.h"

static struct assertion claim;

START_TEST(figures_are_shown_with_what_they_measure)
{
	assertion_read(&claim, "more than 35 lamps, 4%, $1.2 million and 3小时");
	json_t *figures = figures_show(&claim);
	assert_json(figures,
		"[{\"figure\":35.0},{\"figure\":4.0,\"unit\":\"%\"},"
		"{\"figure\":1200000.0,\"unit\":\"dollars\"},{\"figure\":3.0,\"unit\":\"hours\"}]");
	json_decref(figures);
}

/* What the curated data says of each is in tests/assistant.json. */
START_TEST(each_figure_is_looked_for_by_the_words_beside_it)
{
	json_t *found = mcp_found("verify", "{\"statement\":\"Hook 35 floors 4%\"}");
	assert_json(at(found, "figures", NULL),
		"[{\"figure\":35.0,\"said_in\":[]},{\"figure\":4.0,\"unit\":\"%\",\"said_in\":[]}]");
	json_decref(found);
}

SUITE("figures", figures_are_shown_with_what_they_measure,
	each_figure_is_looked_for_by_the_words_beside_it)
