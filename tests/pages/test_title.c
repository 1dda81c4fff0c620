#include "view_fixture.h"

#include "pages/title.h"

#define TEN "123456789 "
#define LAMPS "灯灯灯灯灯灯灯灯灯灯"

START_TEST(a_title_has_a_name_and_the_dataset_where_there_is_room)
{
	static const char *const cases[][2] = {
		{"Hook", "Hook · Lighthouses"},
		{TEN TEN TEN TEN TEN "123456", TEN TEN TEN TEN TEN "123456 · Lighthouses"},
		{TEN TEN TEN TEN TEN "1234567", TEN TEN TEN TEN TEN "1234567"},
		{TEN TEN TEN TEN TEN TEN TEN, TEN TEN TEN TEN TEN TEN TEN},
		{TEN TEN TEN TEN TEN TEN "1234567890x", TEN TEN TEN TEN TEN "123456789…"},
		{TEN TEN TEN TEN TEN TEN "123456789x1", TEN TEN TEN TEN TEN "123456789…"},
		{TEN TEN TEN TEN TEN TEN "123456789 x", TEN TEN TEN TEN TEN TEN "123456789…"},
		{LAMPS LAMPS LAMPS LAMPS LAMPS LAMPS LAMPS, LAMPS LAMPS LAMPS LAMPS LAMPS LAMPS LAMPS},
		{LAMPS LAMPS LAMPS LAMPS LAMPS LAMPS LAMPS "塔",
			LAMPS LAMPS LAMPS LAMPS LAMPS LAMPS "灯灯灯灯灯灯灯灯灯…"},
		{"1 " LAMPS LAMPS LAMPS LAMPS LAMPS LAMPS LAMPS,
			"1 " LAMPS LAMPS LAMPS LAMPS LAMPS LAMPS "灯灯灯灯灯灯灯…"},
	};
	open_view(dataset_lights(), NULL, "");
	for (size_t i = 0; i < COUNT(cases); i++) {
		char wanted[400];
		snprintf(wanted, sizeof wanted, "<title>%s</title>\n", cases[i][1]);
		title_write(&view, cases[i][0], false);
		assert_page(wanted);
	}
	title_write(&view, "Lighthouses", true);
	assert_page("<title>Lighthouses</title>\n");
	close_view();
}

SUITE("title", a_title_has_a_name_and_the_dataset_where_there_is_room)
