#include "render_fixture.h"

#include "render/choice.h"
#include "render/missing.h"

static bool none;
static struct term missing;

static bool find(const char *q)
{
	query = (struct query){.base = "/v1", .catalog = catalog, .q = q};
	return missing_find(&source, &query, &none, &missing, &err);
}

START_TEST(a_term_that_finds_nothing_is_told_where_it_is_known)
{
	static const struct {
		const char *q;
		bool none;
		const char *missing;
	} cases[] = {
		{"rock", false, "rock"},
		{" xyzzy ", false, "xyzzy"},
		{"“rock”。", false, "“rock”。"},
		{"rock bell", false, ""},
		{"xyzzy rock", true, ""},
		/* what may go on is left to the search */
		{"rock xyzzy", false, ""},
		{"rock-bell", false, "rock-bell"},
		{"rock-bell bell", true, ""},
		{"xyzzy-plugh", false, "xyzzy-plugh"},
		{"rock, bell", false, ""},
		{"rock-bell 灯塔", false, ""},
		{"灯塔 rock-bell", false, ""},
		{"亚历山大 灯塔", false, ""},
	};
	open_dataset(dataset_lights());
	for (size_t i = 0; i < COUNT(cases); i++) {
		error_clear(&err);
		ck_assert_msg(find(cases[i].q), "%s: %s", cases[i].q, err.detail);
		ck_assert_msg(none == cases[i].none, "%s: %d", cases[i].q, none);
		ck_assert_msg(missing.len == strlen(cases[i].missing) &&
				(missing.len == 0 || memcmp(missing.text, cases[i].missing, missing.len) == 0),
			"%s: %.*s", cases[i].q, (int)missing.len, missing.len > 0 ? missing.text : "");
	}
	close_dataset();
}

SUITE("missing", a_term_that_finds_nothing_is_told_where_it_is_known)
