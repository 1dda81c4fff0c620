#include "view_fixture.h"

#include "pages/badge.h"

START_TEST(words_are_marked_by_their_place_in_the_vocabulary)
{
	open_view(dataset_lights(), "lights", "");
	const struct field *kind = resource_field(query.resource, "kind");
	badge_write(&view, kind, "shore");
	assert_page("<span class=\"word w3\">shore</span>");
	ck_assert_uint_eq(badge_mark(kind, "offshore"), 1);
	ck_assert_uint_eq(badge_mark(kind, "<b>"), 0);
	badge_write(&view, kind, "<b>");
	assert_page("<span class=\"word w0\">&#60;b&#62;</span>");
	close_view();
}

SUITE("badge", words_are_marked_by_their_place_in_the_vocabulary)
