#include "render_fixture.h"

#include "render/reach.h"

START_TEST(it_reaches_from_the_first_to_the_last_date_of_the_works)
{
	static const struct {
		const char *change, *says;
	} cases[] = {
		{"SELECT 1", "{\"sources\":2,\"first\":\"1839-02\",\"last\":\"1839-02\"}"},
		{"UPDATE api_work SET issued = '1902' WHERE item = 'ida'",
			"{\"sources\":2,\"first\":\"1839-02\",\"last\":\"1902\"}"},
		{"UPDATE api_work SET issued = NULL", "{\"sources\":2,\"first\":null,\"last\":null}"},
		{"UPDATE api_work SET issued = '2020' WHERE resource = ''",
			"{\"sources\":2,\"first\":\"1839-02\",\"last\":\"1839-02\"}"},
		{"DELETE FROM api_work", "{\"sources\":0,\"first\":null,\"last\":null}"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct reach reach;
		open_dataset(dataset_with(cases[i].change));
		ck_assert_msg(reach_read(&source, &reach, &err), "%s", err.detail);
		buf_init(&body, 1000);
		reach_write(&reach, &body);
		ck_assert_str_eq(buf_text(&body), cases[i].says);
		buf_finish(&body);
		close_dataset();
	}
}

SUITE("reach", it_reaches_from_the_first_to_the_last_date_of_the_works)
